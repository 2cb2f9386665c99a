"""Published editions: what each holds and changed, and the proof that it still gives the texts that it gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Report, Span
from engine.languages import LANGUAGES
from engine.model.edition import Edition
from engine.model.revision import Revision
from engine.tasks.assemble import assemble_all
from engine.tasks.open_library import load_edition


def texts(path: str | Path, edition: Edition) -> Mapping[str, Mapping[str, str]]:
    """The digest of each standard text that an edition holds, by document and language, from its own files alone."""
    from engine.model.digest import text_digest

    library = load_edition(path, edition, live=False)
    found: dict[str, dict[str, str]] = {}
    for language, pack in assemble_all(library, languages=tuple(LANGUAGES), today=edition.effective).items():
        for id, document in pack.items():
            found.setdefault(id, {})[language] = text_digest(document)
    return found


def changes(path: str | Path, chain: Sequence[Edition], edition: Edition) -> tuple[Revision, ...]:
    """Every versioned part that an edition changed since the one before it; nothing for the first one."""
    from engine.editions.versions.check import revisions

    before = next((one for one in chain if one.stamp == edition.previous), None)
    if before is None:
        return ()
    return revisions(load_edition(path, before, live=False), load_edition(path, edition, live=False))


def verify(path: str | Path, edition: Edition) -> tuple[Diagnostic, ...]:
    """What is wrong with an edition of a sound chain: the texts that come out otherwise than when it was published."""
    from engine.files.text import EDITIONS

    report, place = Report(), Span(f"{EDITIONS}/{edition.effective}.json")
    try:
        now = texts(path, edition)
    except Refused as refused:
        return refused.diagnostics
    for id in sorted({*now, *edition.texts}):
        for language in LANGUAGES:
            if now.get(id, {}).get(language) != edition.texts.get(id, {}).get(language):
                message = f"{id} in {language} is no longer assembled to the text that was published"
                hint = "the program has changed what it prints; take that change back, or keep it out of this text"
                report.error("edition-text", place, message, hint)
    return tuple(report.diagnostics)
