"""A change of several files as one: all of them or none, whatever interrupts, and nobody's work is overwritten.

A change of one file is made at once. One of several is written into a journal first, with what every file held and is
to hold. From then on it is decided: whoever finds the journal finishes the change before doing anything else.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from engine.diagnostics import Diagnostic, Refused, Saying, Span, made, say
from engine.files.text import JOURNAL
from engine.files.writing.whole_files import exclusive, overwrite, put, settle, sweep, unwritable


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file by its name below a folder, what it holds, and what it is to hold; None where there is none."""

    name: str
    before: bytes | None
    after: bytes | None


def commit(folder: Path, changes: Sequence[FileChange]) -> None:
    """Makes these changes, all or none. The caller holds the folder.

    Links are followed and stay, and so do mode, owner and other names of a file. Raises `Refused` where a file does not
    hold any more what it held when it was read, may not be written, or cannot be: nothing is then changed.
    """
    wanted = [one for one in changes if one.before != one.after]
    changed = [one.name for one in wanted if content(folder / one.name) != one.before]
    if changed:
        raise Refused([file_changed(folder, name) for name in changed])
    for one in wanted:
        _check_writable(folder / one.name)
    if not wanted:
        return
    if len(wanted) == 1 and not _shared(folder / wanted[0].name):
        try:
            _apply(folder, wanted[0])
        except OSError as problem:
            raise Refused([unwritable(folder / wanted[0].name, problem, say("not-written"))]) from None
        return
    journal = folder / JOURNAL
    try:
        put(journal, _journal(wanted))
    except OSError as problem:
        raise Refused([unwritable(journal, problem, say("not-written"))]) from None
    _make(folder, wanted)


def finish(folder: Path, waiting: Callable[[], None] = lambda: None) -> None:
    """Finishes a change of this folder that was interrupted; waits for one that is under way.

    Raises `Refused` where that is not possible, or where somebody has edited a file in between.
    """
    if os.path.lexists(folder / JOURNAL):
        with exclusive(folder, waiting=waiting):
            finish_held(folder)


def finish_held(folder: Path) -> None:
    """The same where the caller holds the folder."""
    journal = folder / JOURNAL
    try:
        raw = journal.read_bytes()
    except FileNotFoundError:
        return
    except OSError as problem:
        raise Refused([_interrupted(journal, say("unreadable", reason=_reason(problem)))]) from None
    wanted = _changes(journal, raw)
    present = {one.name: content(folder / one.name) for one in wanted}
    left = [one for one in wanted if present[one.name] == one.before]
    edited = [one.name for one in wanted if present[one.name] not in (one.before, one.after)]
    if left and edited:
        raise Refused([_interrupted(journal, say("edited-since", names=tuple(edited)))])
    for one in left:
        _check_writable(folder / one.name)
    try:
        for one in left:
            _apply(folder, one)
        _drop(journal)
    except OSError as problem:
        message = say("unfinished", reason=_reason(problem))
        raise Refused([_interrupted(journal, message)]) from None


def content(path: Path) -> bytes | None:
    """What a file holds; None where there is none. Raises `Refused` where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise Refused([unwritable(path, problem, say("not-read"))]) from None


def file_changed(folder: Path, name: str) -> Diagnostic:
    """What is said where a file is not what it was when it was read."""
    return made("file-changed", Span(str(folder / name)), say("saved-meanwhile"), say("run-again"))


def _make(folder: Path, wanted: Sequence[FileChange]) -> None:
    """What the journal says, or back again where that is not possible."""
    done: list[FileChange] = []
    journal = folder / JOURNAL
    try:
        for one in wanted:
            done.append(one)
            _apply(folder, one)
    except OSError as problem:
        try:
            for one in reversed(done):
                _apply(folder, FileChange(one.name, one.after, one.before))
            _drop(journal)
        except OSError:
            message = say("interrupted", reason=_reason(problem))
            raise Refused([_interrupted(journal, message)]) from None
        raise Refused([unwritable(folder / done[-1].name, problem, say("not-written-nothing-changed"))]) from None
    try:
        _drop(journal)
    except OSError:
        return  # every file is as it is to be: whoever finds the journal has nothing left to do


def _apply(folder: Path, one: FileChange) -> None:
    path = folder / one.name
    if one.after is None:
        path.unlink(missing_ok=True)
        settle(path.parent)
        return
    target = Path(os.path.realpath(path))  # where a link leads: the link itself stays
    if not os.path.exists(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        put(target, one.after)
    elif _shared(target):
        overwrite(target, one.after)
    else:
        put(target, one.after, like=target)


def _shared(path: Path) -> bool:
    """Whether a file has other names."""
    try:
        return path.stat().st_nlink > 1
    except OSError:
        return False


def _check_writable(path: Path) -> None:
    """Raises `Refused` where somebody has made a file read-only; the administrator heeds that too."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return  # a new file
    if not stat.S_ISREG(mode):
        raise Refused([made("output-unwritable", Span(str(path)), say("irregular"), say("put-file"))])
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise Refused([made("output-unwritable", Span(str(path)), say("read-only"), say("make-writable"))])


def _drop(journal: Path) -> None:
    journal.unlink(missing_ok=True)
    settle(journal.parent)
    sweep(journal.parent)


def _journal(wanted: Sequence[FileChange]) -> bytes:
    body = json.dumps([[one.name, _text(one.before), _text(one.after)] for one in wanted])
    return json.dumps({"sha256": hashlib.sha256(body.encode()).hexdigest(), "files": body}).encode()


def _text(content: bytes | None) -> str | None:
    return None if content is None else base64.b64encode(content).decode()


def _changes(journal: Path, raw: bytes) -> list[FileChange]:
    """What a journal says. Raises `Refused` where it is not whole, or leads out of its folder."""
    try:
        told = json.loads(raw)
        body = told["files"]
        if hashlib.sha256(body.encode()).hexdigest() != told["sha256"]:
            raise ValueError
        found = [FileChange(_name(name), _bytes(before), _bytes(after)) for name, before, after in json.loads(body)]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, binascii.Error):
        raise Refused([_interrupted(journal, say("not-ours"))]) from None
    return found


def _name(name: Any) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError(name)
    return str(path)


def _bytes(text: Any) -> bytes | None:
    return None if text is None else base64.b64decode(text, validate=True)


def _reason(problem: OSError) -> Saying:
    return say("system", words=(problem.strerror or "unknown reason").lower())


def _interrupted(journal: Path, message: Saying) -> Diagnostic:
    return made("change-interrupted", Span(str(journal)), message, say("put-in-order", name=journal.name))
