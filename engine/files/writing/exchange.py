"""Exchanges files of a folder for others, all at once: whatever interrupts, the old ones are there or the new ones.

The new files are written below a hidden folder first, while the old ones stay where they are: a disk that is full shows
now. A journal, written last, decides. From then on files are only moved: the old ones into the hidden folder, the new
ones out of it. Whoever finds a journal finishes the exchange; what lies there without one is swept away. Other files of
the folder are never touched, nor one that is not as it was when it was written.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Saying, Span, made, say
from engine.files.writing.whole_files import put, settle, unwritable

PLACE = ".clausier-pack"
"""The hidden folder; below it `new` and `old`, and the journal."""
_JOURNAL = "journal.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that somebody has edited: it stays, under its name or under another one (`called`)."""

    name: str
    called: str


@dataclass(frozen=True, slots=True)
class _Exchange:
    """The files that go, each with its SHA-256, and the names of those that come. The last one that comes goes first.

    A file that is not as it was when it was written is somebody's work.
    """

    folder: Path
    old: Mapping[str, str]
    new: Sequence[str]

    @property
    def place(self) -> Path:
        return self.folder / PLACE

    def moves(self, kept: list[Kept]) -> Iterator[tuple[Path, Path]]:
        """What is still to be moved and whereto, one after the other, each as the folder is at that moment."""
        coming = set(self.new)
        for name in sorted({**self.old, **dict.fromkeys(self.new)}, key=lambda one: one != self.new[-1]):
            here, waiting = self.folder / name, os.path.lexists(self.place / "new" / name)
            if not os.path.lexists(here) or (name in coming and not waiting):
                continue
            if digest(here) == self.old.get(name):
                yield here, self.place / "old" / name
            else:
                called = _free(self.folder, name) if name in coming else name
                kept.append(Kept(name, called))
                if called != name:
                    yield here, self.folder / called
        for name in self.new:
            if os.path.lexists(self.place / "new" / name):
                yield self.place / "new" / name, self.folder / name


def exchange(folder: Path, old: Mapping[str, str], new: Sequence[tuple[str, bytes]]) -> tuple[Kept, ...]:
    """Puts the files `new` into a folder in the place of `old`, which have their SHA-256; the caller holds the folder.

    The last of the new ones comes last, and goes first when it is old. What was edited since is kept. Raises `Refused`
    where it is not possible: then everything is as it was, or the next one finishes it (`finish_exchange`).
    """
    wanted = _Exchange(folder, old, [name for name, _ in new])
    try:
        for one in (wanted.place, wanted.place / "new", wanted.place / "old"):
            one.mkdir()
        for name, content in new:
            put(wanted.place / "new" / name, content)
        put(wanted.place / _JOURNAL, _journal(wanted))
    except BaseException as problem:
        with suppress(OSError):
            _clear(wanted.place)
        if isinstance(problem, OSError):
            told = unwritable(folder, problem, say("not-written-nothing-changed"), say("other-folder"))
            raise Refused([told]) from None
        raise
    return _make(wanted)


def finish_exchange(folder: Path) -> tuple[Kept, ...]:
    """Finishes an exchange that was interrupted, and sweeps away one that had not begun; the caller holds the folder.

    Raises `Refused` where that is not possible.
    """
    place = folder / PLACE
    if not os.path.lexists(place):
        return ()
    if place.is_symlink() or not place.is_dir():
        raise Refused([_interrupted(place, say("exchange-not-ours"))])
    try:
        raw = (place / _JOURNAL).read_bytes()
    except FileNotFoundError:
        raw = None
    except OSError as problem:
        raise Refused([_interrupted(place, say("exchange-unfinished", reason=_reason(problem)))]) from None
    kept: list[Kept] = []
    try:
        if raw is not None:
            for source, target in _decided(folder, raw).moves(kept):
                os.replace(source, target)
            _drop(folder)
        _clear(place)
    except OSError as problem:
        raise Refused([_interrupted(place, say("exchange-unfinished", reason=_reason(problem)))]) from None
    return tuple(kept)


def digest(path: Path) -> str | None:
    """The SHA-256 of a regular file; None for anything else, links included."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return None
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with open(handle, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _make(wanted: _Exchange) -> tuple[Kept, ...]:
    """What the journal says, or back again where that is not possible."""
    done: list[tuple[Path, Path]] = []
    kept: list[Kept] = []
    try:
        for source, target in wanted.moves(kept):
            os.replace(source, target)
            done.append((source, target))
    except BaseException as problem:
        try:
            for source, target in reversed(done):
                os.replace(target, source)
            _drop(wanted.folder)
        except OSError:
            raise Refused([_interrupted(wanted.place, say("exchange-interrupted", reason=_reason(problem)))]) from None
        with suppress(OSError):
            _clear(wanted.place)
        if isinstance(problem, OSError):
            message = say("not-written-nothing-changed")
            raise Refused([unwritable(wanted.folder, problem, message, say("other-folder"))]) from None
        raise
    with suppress(OSError):  # every file is as it is to be: whoever comes next has nothing left to do but to sweep
        _drop(wanted.folder)
        _clear(wanted.place)
    return tuple(kept)


def _free(folder: Path, name: str) -> str:
    """A name beside a file, for what somebody has made of it."""
    stem, point, ending = name.rpartition(".")
    start = f"{stem if point else name}-edited"
    number = 1
    while os.path.lexists(folder / (other := f"{start}{f'-{number}' if number > 1 else ''}{point}{ending}")):
        number += 1
    return other


def _drop(folder: Path) -> None:
    """Takes the journal away once the moves outlast a failure of the power."""
    settle(folder)
    (folder / PLACE / _JOURNAL).unlink(missing_ok=True)
    settle(folder / PLACE)


def _clear(place: Path) -> None:
    """Takes the hidden folder away with all that is in it: what is wanted lies elsewhere."""
    for folder in (place / "new", place / "old", place):
        if folder.is_dir():
            for one in folder.iterdir():
                one.unlink()
            folder.rmdir()


def _journal(wanted: _Exchange) -> bytes:
    body = json.dumps({"old": dict(wanted.old), "new": list(wanted.new)})
    return json.dumps({"sha256": hashlib.sha256(body.encode()).hexdigest(), "exchange": body}).encode()


def _decided(folder: Path, raw: bytes) -> _Exchange:
    """What a journal says. Raises `Refused` where it is not whole, or leads out of its folder."""
    try:
        told = json.loads(raw)
        if hashlib.sha256(told["exchange"].encode()).hexdigest() != told["sha256"]:
            raise ValueError
        body = json.loads(told["exchange"])
        old, new = dict(body["old"]), list(body["new"])
        if not new or any(Path(one).name != one or one in ("", ".", "..") for one in (*old, *new)):
            raise ValueError
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Refused([_interrupted(folder / PLACE, say("exchange-journal"))]) from None
    return _Exchange(folder, old, new)


def _reason(problem: BaseException) -> Saying:
    words = (problem.strerror if isinstance(problem, OSError) else "") or "unknown reason"
    return say("system", words=words.lower())


def _interrupted(place: Path, message: Saying) -> Diagnostic:
    return made("change-interrupted", Span(str(place)), message, say("exchange-elsewhere", name=place.name))
