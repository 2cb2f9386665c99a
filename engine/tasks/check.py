"""Everything there is to say about a library: its files and names, its wording, its versions, and the proof."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Report, has_errors, ordered
from engine.languages import LANGUAGES
from engine.model.edition import Edition
from engine.model.library import Library
from engine.tasks.assemble import compose, select, write
from engine.tasks.open_library import ReadLibrary, editions, load_edition, read


def check(path: str | Path, known: ReadLibrary | None = None, since: Edition | None = None) -> tuple[Diagnostic, ...]:
    """Everything there is to say about a library: errors, warnings and notes, sorted by place.

    In: the folder that holds `clauses/`; `known` is what was read of it, where it is not to be read again; `since` is
    the edition that it follows, the last one if not given. The standard text is assembled in every language, as it
    would be published; then the library is proven for every selection. Warnings that a person has acknowledged are
    left out as long as what they are about stays as it was.
    """
    from engine.checking.decisions import apply_decisions

    library, found = findings(path, known, since)
    return ordered(apply_decisions(library, found))


def findings(
    path: str | Path, known: ReadLibrary | None = None, since: Edition | None = None
) -> tuple[Library, tuple[Diagnostic, ...]]:
    """The library in the folder `path` as far as it can be read, and all that `check` finds, acknowledged or not."""
    from engine import checking, proving

    reading, diagnostics = read(path) if known is None else known
    found = [*diagnostics, *checking.run(checking.REVIEW, reading)]
    if not has_errors(diagnostics):
        found += _since_published(path, reading.library, since)
        found += standard_faults(reading.library)
        found += proving.prove(reading.library, found)[1]
    return reading.library, ordered(found)


def _since_published(path: str | Path, draft: Library, since: Edition | None) -> Sequence[Diagnostic]:
    """What there is to say about the draft beside the last edition: versions, notes to clients, dated files."""
    from engine.editions.notes import check_notes
    from engine.editions.registers import check_registers
    from engine.editions.versions.check import check_versions

    try:
        chain = editions(path)
    except Refused as refused:
        return refused.diagnostics
    report, last = Report(), since or (chain[-1] if chain else None)
    if last is not None:
        published = load_edition(path, last, live=False)
        check_versions(published, draft, report)
        check_notes(published, draft, draft.notes, report)
        check_registers(published, draft, report)
    return report.diagnostics


def standard_faults(library: Library) -> tuple[Diagnostic, ...]:
    """What keeps the standard text from being assembled, in any language."""
    try:
        numbered = compose(library, select(library)[0])
    except Refused as refused:
        return refused.diagnostics
    found: list[Diagnostic] = []
    for language in LANGUAGES.values():
        try:
            write(library, numbered, language)
        except Refused as refused:
            found += refused.diagnostics
    return tuple(found)
