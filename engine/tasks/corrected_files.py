"""The files of an edition with a correction: the text of parts, their versions, and what people said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from engine.diagnostics import Report, Span
from engine.editions.merge import MergeConflict, merged
from engine.editions.versions.check import raised, revisions
from engine.editions.versions.parts import parts
from engine.model.clause import Version
from engine.model.edition import Edition, Note
from engine.model.library import Library
from engine.model.revision import Revision

NOTES, REVIEWS = "clauses/changes.yaml", "clauses/reviews.yaml"
Versions = Mapping[str, Version]


@dataclass(frozen=True, slots=True)
class CorrectedParts:
    """What is to be corrected: the files in which it stands, and what changes there, by the id of the part.

    `draft` is the library of the working files and `texts` its files; `last` that of the newest edition and `origin`
    the files of it: what the correction is a change of.
    """

    files: tuple[str, ...]
    changes: Mapping[str, Revision]
    draft: Library
    texts: Mapping[str, str]
    last: Library
    origin: Mapping[str, str]


def next_versions(wanted: CorrectedParts, sources: Sequence[Library]) -> list[Versions]:
    """The versions of the corrected parts, in the text in force and in each edition that waits.

    `sources` are these editions as they are. In the text in force a part goes up by the step that was declared; in each
    later one by the step that it took there before, or not at all.
    """
    found: list[Versions] = []
    for number, source in enumerate(sources):
        known, versions = parts(source), dict[str, Version]()
        steps = {one.id: one for one in revisions(sources[number - 1], source)} if number else wanted.changes
        for id, one in wanted.changes.items():
            before = found[-1].get(id) if number else known[id].version if id in known else None
            step = steps[id].bump if id in steps else None
            if one.after is None or id not in parts(wanted.draft):
                continue
            if before is None:
                versions[id] = one.after  # it is new
            else:
                versions[id] = before if step is None else raised(before, step)
        found.append(versions)
    return found


def corrected_files(
    edition: Edition, source: Library, wanted: CorrectedParts, versions: Versions, told: Sequence[Note]
) -> Mapping[str, str]:
    """The files of an edition with the correction. `told` are the notes about it, of which the version is set here.

    Raises `Refused` where the edition has changed the same lines.
    """
    report, files = Report(), dict(edition.files)
    for name in wanted.files:
        theirs = _with_versions(wanted.texts[name], name, wanted.draft, versions)
        if name not in wanted.origin and name not in files:
            files[name] = theirs
            continue
        if name not in files or name not in wanted.origin:
            message = f"the edition of {edition.effective} has no such file: what it holds is not in force there"
            report.error(
                "correction-refused", Span(name), message, "publish it with the edition that waits: --replaces"
            )
            continue
        base = _with_versions(wanted.origin[name], name, wanted.last, versions)
        text = merged(base, _with_versions(files[name], name, source, versions), theirs)
        if isinstance(text, MergeConflict):
            message = f"the same lines are other ones in the edition of {edition.effective}"
            hint = "correct the two texts apart: withdraw the edition that waits, correct, then change it again"
            report.error("correction-refused", Span(name, text.line), message, hint)
        else:
            files[name] = text
    report.stop()
    if told:
        files[NOTES] = _with_notes(files.get(NOTES, ""), told, versions)
    return {**files, **_with_reviews(files.get(REVIEWS, ""), wanted)}


def notes_of(wanted: CorrectedParts, sources: Sequence[Library]) -> list[tuple[Note, ...]]:
    """What each edition tells clients of the corrected parts: of the correction, or of what it changes there itself.

    `sources` are the text in force and the editions that wait, as they are.
    """
    correction = _about(wanted.draft.notes, wanted.changes)
    found = [correction]
    for before, source in pairwise(sources):
        own = {one.id: one for one in revisions(before, source) if one.id in wanted.changes}
        found.append((*_about(source.notes, own), *(one for one in correction if one.id not in own)))
    return found


def _about(notes: Sequence[Note], changes: Mapping[str, Revision]) -> tuple[Note, ...]:
    """The notes about these changes; what is said of an older version is left out."""
    return tuple(one for one in notes if one.id in changes and one.version == changes[one.id].after)


def corrected_working_files(
    root: Path, wanted: CorrectedParts, versions: Versions, told: Sequence[Note]
) -> Mapping[str, bytes]:
    """The working files in which a version counts from another edition now, and their notes, as that edition has them.

    `versions` and `told` are those of the newest edition.
    """
    found = {}
    if any(one.after != versions.get(id) for id, one in wanted.changes.items()):
        for name in wanted.files:
            found[name] = _with_versions(_raw(root, name), name, wanted.draft, versions).encode()
        if told:
            found[NOTES] = _with_notes(_raw(root, NOTES), told, versions).encode()
    return found


def _raw(root: Path, name: str) -> str:
    """A file to the letter, line ends included; empty where there is none."""
    path = root / name
    return path.read_bytes().decode() if path.is_file() else ""


def _with_versions(text: str, name: str, library: Library, versions: Versions) -> str:
    """The text of a file of a library in which the corrected parts have these versions."""
    from engine.files.writing.edits import EditableText, spliced

    written, edits = EditableText(text), []
    for id, part in parts(library).items():
        place = part.place
        if id in versions and part.version != versions[id] and place.file.rpartition(":")[2] == name:
            edits.append(written.replace(place, str(part.version), str(versions[id])))
    return spliced(text, edits)


def _with_notes(text: str, told: Sequence[Note], versions: Versions) -> str:
    from engine.files.writing.notes import with_note

    for one in told:
        short = {"version": str(versions.get(one.id, one.version)), "kind": one.kind.value}
        short |= {"by": one.by, "digest": one.digest} if one.by else {}
        own = one.because and set(one.text.values()) == {one.because}
        texts = ({"because": one.because} if one.because else {}) | ({} if own else dict(one.text))
        text = with_note(text, one.id, short, texts, afresh=True)
    return text


def _with_reviews(text: str, wanted: CorrectedParts) -> Mapping[str, str]:
    """What people have decided about the corrected parts, added to what they decided before."""
    from engine.files.writing.reviews import with_acknowledgement, with_marks

    def about(one: str) -> bool:
        return any(one == id or one.startswith(f"{id}#") for id in wanted.changes)

    before = text
    for entry in wanted.draft.reviews.acknowledged:
        if about(entry.about):
            text = with_acknowledgement(text, entry)
    marks = [one for one in wanted.draft.reviews.reviewed if about(one.about)]
    text = with_marks(text, marks) if marks else text
    return {REVIEWS: text} if text != before else {}
