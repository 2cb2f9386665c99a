"""revise: parts whose version is to be raised → the new bytes of their files, and of the notes to clients."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Report, Span, has_errors, nearest
from engine.editions.versions.check import (
    Assessment,
    against,
    assess,
    decide_hint,
    edition_of,
    older_hint,
    raised,
    revise_hint,
    shown,
)
from engine.editions.versions.parts import VersionedPart, parts
from engine.model.clause import Version
from engine.model.edition import Note
from engine.model.library import Library
from engine.model.revision import Bump, ChangeKind
from engine.tasks.open_library import editions, load_published, read

NOTES = "clauses/changes.yaml"


@dataclass(frozen=True, slots=True)
class VersionStep:
    """A version that is to be raised: from which to which, by how much against the last edition, and why.

    `bump` is None where the version goes back to that of the edition, because nothing changed, and where the part is
    new. Where `present` is `then` already, nothing is to be done. `kind` is what clients are told, None for nothing.
    `against` is what speaks against a low step, `digest` that of the change as it is now.
    """

    id: str
    present: Version
    then: Version
    bump: Bump | None
    kind: ChangeKind | None
    why: str
    against: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Declaration:
    """Who says how serious a change is, and why no right changes where they call it editorial; empty where not said."""

    by: str = ""
    because: str = ""


UNDECIDED = Declaration()


def steps(
    path: str | Path, ids: Sequence[str] = (), bump: Bump | None = None, declaration: Declaration = UNDECIDED
) -> tuple[VersionStep, ...]:
    """What raising these parts means; without any, all those whose version says too little of what changed.

    A version is counted from the last edition, so that raising it twice before publishing is one step; without an
    edition it is counted from the working files. `bump` is the step that the program proposes if not given. Raises
    `Refused` for what does not exist, for a step where nothing changed, for one that is too small, and where words
    changed and no named person says how serious that is.
    """
    draft, published = _draft(path), load_published(path)
    known, report = parts(draft), Report()
    found = {} if published is None else {one.id: one for one in assess(published, draft)}
    made = [] if ids else [_step(one, bump, declaration, report) for one in found.values() if _open(one)]
    for id in dict.fromkeys(ids):
        if id not in known:
            hint = nearest(id, known) or "name it as messages do: cgv/duration, variant/eea-only, parameter/notice"
            report.error("rename-unknown", Span(id), f"nothing that has a version is called {id}", hint)
        elif published is None:
            step = bump or Bump.PATCH
            version = known[id].version
            made.append(VersionStep(id, version, raised(version, step), step, None, "nothing is published yet"))
        elif id in found:
            made.append(_step(found[id], bump, declaration, report, edition_of(published)))
        else:
            made.append(_unchanged(known[id], bump, published, report))
    report.stop()
    return tuple(made)


def _draft(path: str | Path) -> Library:
    reading, diagnostics = read(path)
    if has_errors(diagnostics):
        raise Refused(diagnostics)
    return reading.library


def _open(one: Assessment) -> bool:
    return one.revision.changed and one.before == one.after


def _step(
    one: Assessment, bump: Bump | None, declaration: Declaration, report: Report, edition: str = "the last edition"
) -> VersionStep:
    least = one.least
    if least is None:
        if bump is not None:
            message = f"{one.id} says the same as in {edition}: no version is to be raised"
            report.error("version-idle", one.revision.span, message, f"write {one.before} again: {revise_hint(one.id)}")
        return VersionStep(one.id, one.after, one.before, None, None, "it says the same as in the last edition")
    step = bump or one.proposed
    missing = _missing(one, step, declaration)
    order = list(Bump)  # the largest first
    if missing:
        message = f"{one.id} has other words than in {edition}, and {missing}"
        report.error("version-undeclared", one.revision.span, message, *shown(one), *against(one), decide_hint(one.id))
    elif step is not None and order.index(step) > order.index(least):
        message = f"{one.id} needs a {least} version, {raised(one.before, least)}, not a {step} one: {one.why}"
        report.error("version-small", one.revision.span, message, older_hint(one, least) or revise_hint(one.id, least))
    elif step is not None and older_hint(one, step):
        message = f"{one.id} cannot become another major: its file is named for this one"
        report.error("version-small", one.revision.span, message, older_hint(one, step))
    step = step or Bump.MAJOR  # only where it is refused
    why = one.why if bump is None and one.why else f"{one.before} in the last edition"
    told = against(one) if step is not Bump.MAJOR else ()
    return VersionStep(one.id, one.after, raised(one.before, step), step, step.kind, why, told, one.evidence)


def _missing(one: Assessment, step: Bump | None, declaration: Declaration) -> str:
    """What a person has not said yet of a change of words; empty where nothing is missing."""
    if one.proposed is not None or step is Bump.MAJOR:
        return ""
    if step is None:
        return "nobody says how serious that is"
    if not declaration.by.strip():
        return f"nobody says by name that a {step} version is enough"
    return "no reason says why a patch is enough" if step is Bump.PATCH and not declaration.because.strip() else ""


def _unchanged(part: VersionedPart, bump: Bump | None, published: Library, report: Report) -> VersionStep:
    if part.id in parts(published):
        message = f"{part.id} says the same as in {edition_of(published)}: no version is to be raised"
        if bump is not None:
            report.error("version-idle", part.place, message, "change what it says first")
        return VersionStep(part.id, part.version, part.version, None, None, "it says the same as in the last edition")
    why = "it is new since the last edition: its version stays"
    return VersionStep(part.id, part.version, part.version, None, ChangeKind.SUBSTANTIVE, why)


def revised(
    path: str | Path,
    made: Sequence[VersionStep],
    note: Mapping[str, str] | None = None,
    declaration: Declaration = UNDECIDED,
) -> Mapping[str, bytes]:
    """The new bytes of the files in which these versions stand, and of the notes to clients about them.

    `note` is the explanation in every language. A note that is written already follows the version. A `declaration` is
    noted with the change that it is about.
    """
    from engine.files.writing.edits import EditableText, FileEdit, spliced
    from engine.files.writing.read_back import read_back, readable, values

    root, draft = Path(path), _draft(path)
    known = parts(draft)
    edits: dict[str, tuple[EditableText, list[FileEdit], dict[tuple[int, int], str]]] = {}
    for one in made:
        span = known[one.id].place
        if one.then == one.present:
            continue
        if span.file not in edits:
            edits[span.file] = EditableText((root / span.file).read_bytes().decode()), [], {}
        written, own, instead = edits[span.file]
        own.append(written.replace(span, str(one.present), str(one.then)))
        instead[span.line, span.column] = str(one.then)
    files = {}
    for name, (written, own, instead) in edits.items():
        _, top = readable(name, written.text)
        files[name] = read_back(name, spliced(written.text, own), values(top, instead)).encode()
    published = load_published(path)
    out = {(one.id, one.version) for one in published.notes} if published is not None else set()
    begun = {(one.id, one.version): one for one in draft.notes if (one.id, one.version) not in out}
    given = note is not None or declaration != UNDECIDED
    told = [one for one in made if one.kind is not None and (given or (one.id, one.present) in begun)]
    if told and (given or any(one.then != one.present for one in told)):
        files[NOTES] = _noted(root, told, begun, note or {}, declaration)
    return files


def _noted(
    root: Path,
    told: Sequence[VersionStep],
    begun: Mapping[tuple[str, Version], Note],
    note: Mapping[str, str],
    declaration: Declaration,
) -> bytes:
    """The notes with the versions and kinds of these steps, and with what is said of them where it is given.

    What was said of another change stays out: of one that is published, or of other words, or why a patch was enough.
    """
    from engine.files.writing.notes import with_note

    file = root / NOTES
    text = file.read_bytes().decode() if file.exists() else ""
    for one in told:
        short = {"version": str(one.then), "kind": (one.kind or ChangeKind.EDITORIAL).value}
        texts, before = dict(note), begun.get((one.id, one.present))
        if before is not None and not texts and set(before.text.values()) != {before.because}:
            texts = dict(before.text)
        afresh = before is None or (bool(before.by) and before.digest != one.digest)
        afresh = afresh or (before is not None and bool(before.because) and one.bump is Bump.MAJOR)
        if declaration.by and one.digest:
            short |= {"by": declaration.by.strip(), "digest": one.digest}
            texts = ({"because": declaration.because.strip()} if declaration.because.strip() else {}) | texts
        text = with_note(text, one.id, short, texts, afresh=afresh)
    return text.encode()


def kept(path: str | Path, step: VersionStep) -> tuple[str, bytes]:
    """The published text of a variant that goes to a new major, as the file of its older major on offer.

    Raises `Refused` where it is no variant, does not go to a new major, or where that file exists.
    """
    root, chain = Path(path), editions(path)
    name = step.id.removeprefix("variant/")
    if step.bump is not Bump.MAJOR or name == step.id or "@" in name or not chain:
        hint = "use --keep with --major and a variant that an edition holds"
        raise Refused([Diagnostic("rename-unknown", Span(step.id), f"{step.id} has no older major to keep", (hint,))])
    own = chain[-1].files.get(f"variants/{name}.yaml")
    published = load_published(path)
    if own is None or published is None or name not in published.variants:
        message = f"{step.id} is in no edition: there is nothing to keep on offer"
        raise Refused([Diagnostic("rename-unknown", Span(step.id), message, ("leave --keep out",))])
    file = f"variants/{name}@{published.variants[name][0].version.major}.yaml"
    if os.path.exists(root / file):
        message = "the older major is on offer already"
        raise Refused([Diagnostic("output-unwritable", Span(file), message, ("leave --keep out",))])
    return file, own.encode()
