"""Published editions: what each holds and changed, and the proof that it still gives the texts that it gave."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Report, Span
from engine.languages import LANGUAGES
from engine.model.edition import Edition
from engine.model.library import Library
from engine.model.revision import Revision
from engine.tasks.assemble import assemble_all
from engine.tasks.open_library import edition_of, editions, load_edition


def texts(library: Library, effective: datetime.date) -> Mapping[str, Mapping[str, str]]:
    """The digest of each standard text of a library on the day it takes effect, by document and language.

    It is that of an edition where the library was read from the edition’s own files alone.
    """
    from engine.model.digest import text_digest

    found: dict[str, dict[str, str]] = {}
    for language, pack in assemble_all(library, languages=tuple(LANGUAGES), today=effective).items():
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
    try:
        _sound(path, edition)
    except Refused as refused:
        return refused.diagnostics
    return ()


def proved(path: str | Path, library: Library) -> Library:
    """The library of an edition, as it gives the texts that were published; a draft as it is.

    What is dated stays that of `library`: it was read from the working files. Raises `Refused` where a text comes out
    otherwise than when it was published.
    """
    if library.edition is None:
        return library
    edition = edition_of(editions(path), library.edition.effective)
    sound = _sound(path, edition)
    return replace(
        sound,
        publisher=library.publisher,
        subprocessors=library.subprocessors,
        approvals=library.approvals,
        prices=library.prices,
    )


def _sound(path: str | Path, edition: Edition) -> Library:
    """The library that an edition froze, which gives the texts that were published. Raises `Refused` if it does not.

    Where a text comes out otherwise, the edition is read again, whatever is remembered of it.
    """
    faults: tuple[Diagnostic, ...] = ()
    for afresh in (False, True):
        library = load_edition(path, edition, live=False, afresh=afresh)
        faults = _faults(library, edition)
        if not faults:
            return library
    raise Refused(faults)


def _faults(library: Library, edition: Edition) -> tuple[Diagnostic, ...]:
    from engine.files.text import EDITIONS

    report, place = Report(), Span(f"{EDITIONS}/{edition.effective}.json")
    try:
        now = texts(library, edition.effective)
    except Refused as refused:
        return refused.diagnostics
    for id in sorted({*now, *edition.texts}):
        for language in LANGUAGES:
            if now.get(id, {}).get(language) != edition.texts.get(id, {}).get(language):
                message = f"{id} in {language} is no longer assembled to the text that was published"
                hint = "the program has changed what it prints; take that change back, or keep it out of this text"
                report.error("edition-text", place, message, hint)
    return tuple(report.diagnostics)
