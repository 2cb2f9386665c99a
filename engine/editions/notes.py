"""Notes to clients held against what changed: what matters to them is explained, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.diagnostics import Report, nearest
from engine.editions.versions.check import assess, edition_of, revise_hint, revisions
from engine.editions.versions.parts import VersionedPart, called_now, owner, parts
from engine.model.edition import Note
from engine.model.library import Library
from engine.model.revision import ChangeKind, Revision

TOLD = (ChangeKind.SUBSTANTIVE, ChangeKind.CLARIFIED)
"""What clients are told; an editorial change is shown by the redline alone, unless somebody explains it."""


def check_notes(
    published: Library, draft: Library, notes: Sequence[Note], report: Report, *, final: bool = False
) -> None:
    """Every change that clients are told has a note, and every note fits the change that it is about.

    A missing note is a warning while people work, and an error where `final` says that the edition is being published.
    A note for a version that the last edition has already is an old one, and silent. What comes or goes with the
    variant that it belongs to is told with that variant.
    """
    found = {one.id: one for one in revisions(published, draft)}
    seen = {one.id: one.evidence for one in assess(published, draft)}
    then = called_now(published, draft)
    ids = {one.id: id for id, one in then.items()}
    out = {(ids.get(one.id, one.id), one.version) for one in published.notes}
    known = {*parts(published), *then, *parts(draft)}
    told = set()
    for note in notes:
        if (note.id, note.version) in out or _old(note, then.get(note.id), found.get(note.id)):
            continue
        if note.id not in known:
            hint = (
                nearest(note.id, known) or "delete the note, or name what it is about: cgv/duration, parameter/notice"
            )
            report.error("note-unknown", note.span, f"the note is about {note.id}, which does not exist", hint)
            continue
        told.add(note.id)
        _fits(note, found.get(note.id), seen.get(note.id), edition_of(published), report)
    for one in found.values():
        if one.kind in TOLD and one.id not in told and not _with_owner(one, found):
            _missing(one, final, report)


def _old(note: Note, part: VersionedPart | None, revision: Revision | None) -> bool:
    """Whether the note belongs to an edition that is out; one about what has gone names its last version.

    `part` is what it is about in that edition, whatever it was called there.
    """
    gone = revision is not None and revision.after is None
    return part is not None and not gone and note.version.numbers <= part.version.numbers


def _with_owner(one: Revision, found: Mapping[str, Revision]) -> bool:
    """Whether it came or went together with the variant that it belongs to."""
    variant = found.get(owner(one.id) or "")
    return variant is not None and None in (one.before, one.after) and None in (variant.before, variant.after)


def _fits(note: Note, one: Revision | None, seen: str | None, edition: str, report: Report) -> None:
    if one is None or one.kind is None:
        message = f"the note says that {note.id} changes, which is what it is in {edition}"
        hint = f"delete the note, or raise the version: clausier revise {note.id}"
        report.error("note-kind", note.span, message, hint)
        return
    version = one.after or one.before
    if version != note.version:
        message = f"the note is about version {note.version} of {note.id}, which is at {version}"
        report.error("note-kind", note.span, message, f"write version: {version}")
    elif note.kind is not one.kind:
        what = f"a {one.bump} version" if one.bump else "new" if one.before is None else "gone"
        message = f"the note calls the change of {note.id} {note.kind}; it is {what}, which is {one.kind}"
        report.error("note-kind", note.span, message, f"write kind: {one.kind}")
    elif note.because and one.kind is ChangeKind.SUBSTANTIVE:
        message = f"the note says why the change of {note.id} alters no right, and the change is {one.kind}"
        report.error("note-kind", note.span, message, "delete because:, and tell clients what changes")
    elif note.by and one.kind is ChangeKind.SUBSTANTIVE and note.digest != seen:
        message = f"the note says that {note.by} decided of {note.id}, and {note.by} saw other words"
        report.error("note-kind", note.span, message, f"{note.by} decides again: {revise_hint(note.id, one.bump)}")


def _missing(one: Revision, final: bool, report: Report) -> None:
    what = "is new" if one.before is None else "is gone" if one.after is None else f"goes to {one.after}"
    message = f"{one.id} {what}, which is {one.kind}, and no note tells clients why"
    option = f" --{one.bump}" if one.bump else ""
    hint = f"clausier revise {one.id}{option} --fr TEXT --en TEXT, or write it in clauses/changes.yaml"
    if final:
        report.error("note-missing", one.span, message, hint, about=one.id)
    else:
        report.warn("note-missing", one.span, message, hint, about=one.id)
