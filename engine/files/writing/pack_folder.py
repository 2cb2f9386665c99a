"""A folder holds one pack: a new one takes the place of that which was there, and of nothing else.

The manifest of before says which files are of the pack, and how they were when they were written. What it does not name
is somebody else's, and what is not as it says is somebody's work: neither is ever lost.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Report, Saying, Span, made, say
from engine.files.reading.manifest import ManifestFile, read_manifests
from engine.files.writing.exchange import PLACE, Kept, digest, exchange, finish_exchange
from engine.files.writing.whole_files import exclusive, sweep, unwritable
from engine.model.pack import PackOwner


def check_folder(folder: Path, owner: PackOwner) -> None:
    """Raises `Refused` where a folder holds the pack of another deal or of a later version, or a manifest that cannot
    be read.

    So that nobody waits for a pack that has no place. Where an exchange was interrupted, nothing is looked into.
    """
    if not os.path.lexists(folder / PLACE):
        _own(folder, owner)


def replace_pack(
    folder: Path, owner: PackOwner, files: Sequence[tuple[str, bytes]], waiting: Callable[[], None] = lambda: None
) -> tuple[Diagnostic, ...]:
    """Puts a pack into a folder, its manifest last, in the place of the one that was there; all or nothing.

    Returns a warning for each file that somebody has edited, which is kept. Raises `Refused` where the folder holds the
    pack of another deal, a file of a name that the pack needs and no manifest names, or where it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        if folder.is_symlink() and not folder.exists():
            message = say("leads-nowhere", target=os.readlink(folder))
            raise Refused([made("output-unwritable", Span(str(folder)), message, say("make-or-name"))]) from None
        raise Refused([unwritable(folder, problem, say("not-made"), say("other-folder"))]) from None
    with exclusive(folder, waiting=waiting):
        kept = finish_exchange(folder)
        sweep(folder)
        try:
            present = _present(folder, owner, files)
        except OSError as problem:
            raise Refused([unwritable(folder, problem, say("not-read"))]) from None
        kept += exchange(folder, present, files)
    report = Report()
    for one in dict.fromkeys(kept):
        _tell_edited(folder, one, report)
    return tuple(report.diagnostics)


def _own(folder: Path, owner: PackOwner) -> tuple[ManifestFile, ...]:
    """The manifests in a folder, all of this deal, and none of a later version: that may have been sent."""
    found = read_manifests(folder)
    others = [one for one in found if not one.owner.same_deal(owner) or one.owner.version > owner.version]
    if others:
        raise Refused([_other(folder, one, owner) for one in others])
    return found


def _present(folder: Path, owner: PackOwner, files: Sequence[tuple[str, bytes]]) -> dict[str, str]:
    """The files of the pack that is there, with their SHA-256, and those that are as the new ones are.

    A copy of a manifest under another name is of no pack: somebody keeps it.
    """
    found: dict[str, str] = {}
    manifests = {one: one.name == files[-1][0] or not one.copied for one in _own(folder, owner)}
    for one in sorted(manifests, key=lambda one: manifests[one]):  # what a copy says, the pack’s own knows better
        found |= one.files
        if manifests[one]:
            found[one.name] = digest(folder / one.name) or ""
    strange = []
    for name, content in files:
        if os.path.lexists(folder / name):
            present = digest(folder / name)
            if present == hashlib.sha256(content).hexdigest():
                found[name] = present
            elif name not in found:
                strange.append(name)
    if strange:
        message, hint = say("name-needed"), say("move-file-away")
        raise Refused([made("output-unwritable", Span(str(folder / one)), message, hint) for one in strange])
    return found


def _other(folder: Path, found: ManifestFile, owner: PackOwner) -> Diagnostic:
    message = say("other", found=_owner(found.owner), owner=_owner(owner))
    if found.owner.same_deal(owner):
        return made("pack-other", Span(str(folder / found.name)), message, say("later-version"))
    return made("pack-other", Span(str(folder / found.name)), message, say("elsewhere"))


def _owner(one: PackOwner) -> Saying:
    known = "owner-with-number" if one.number else "owner"
    version = say("owner-version", version=one.version) if one.version > 1 else ""
    return say(known, reference=one.reference, client=one.client, number=one.number, version=version)


def _tell_edited(folder: Path, one: Kept, report: Report) -> None:
    if one.called != one.name:
        message, hint = say("kept-as", name=one.called), say("compare")
    else:
        message, hint = say("stays"), say("delete")
    report.warn("pack-edited", Span(str(folder / one.name)), message, hint)
