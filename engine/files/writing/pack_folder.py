"""A folder holds one pack: a new one takes the place of that which was there, and of nothing else.

The manifest of before says which files are of the pack, and how they were when they were written. What it does not name
is somebody else's, and what is not as it says is somebody's work: neither is ever lost.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Report, Span
from engine.files.reading.manifest import ManifestFile, read_manifests
from engine.files.writing.exchange import PLACE, Kept, digest, exchange, finish_exchange
from engine.files.writing.whole_files import exclusive, sweep, unwritable
from engine.model.pack import PackOwner

_OTHER = "build into another folder with --out; or, if it is the same deal, take the pack in this one away first"

_LINK = "make that folder, or name another one with --out"


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
            message = f"leads to {os.readlink(folder)}, which is not there"
            raise Refused([Diagnostic("output-unwritable", Span(str(folder)), message, (_LINK,))]) from None
        raise Refused([unwritable(folder, problem, "cannot be made", "name another folder with --out")]) from None
    with exclusive(folder, waiting=waiting):
        kept = finish_exchange(folder)
        sweep(folder)
        try:
            present = _present(folder, owner, files)
        except OSError as problem:
            raise Refused([unwritable(folder, problem, "cannot be read")]) from None
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
        message = "the pack needs this name, and no manifest names the file that has it"
        hint = "nothing was written; move the file away, or build into another folder with --out"
        raise Refused([Diagnostic("output-unwritable", Span(str(folder / one)), message, (hint,)) for one in strange])
    return found


def _other(folder: Path, found: ManifestFile, owner: PackOwner) -> Diagnostic:
    message = f"the folder holds the pack of {found.owner}; this is that of {owner}"
    if found.owner.same_deal(owner):
        hint = "nothing was written: a later version may have been sent; build this one into another folder with --out"
        return Diagnostic("pack-other", Span(str(folder / found.name)), message, (hint,))
    return Diagnostic("pack-other", Span(str(folder / found.name)), message, (f"nothing was written; {_OTHER}",))


def _tell_edited(folder: Path, one: Kept, report: Report) -> None:
    if one.called != one.name:
        message, hint = f"somebody has edited this file since it was built: it is kept as {one.called}", "compare both"
    else:
        message = "somebody has edited this file since it was built: it stays, and is no part of the new pack"
        hint = "delete it if nobody needs it"
    report.warn("pack-edited", Span(str(folder / one.name)), message, hint)
