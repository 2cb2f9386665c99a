"""Writes files so that each is whole or absent, whatever interrupts.

What is written goes into a file beside its place first, and from there into its place at once. Whoever is killed leaves
such a file behind; as nobody holds it any more, the next one who writes into the folder takes it away.
"""

from __future__ import annotations

import fcntl
import itertools
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import sleep

from engine.diagnostics import Diagnostic, Refused, Saying, Span, made, say
from engine.files.characters import describe, forbidden, shown_name

_START, _END = ".clausier-", ".tmp"
SHORT, SHORT_STEP = 40, 0.05
"""How often, and after how many seconds each, a folder is asked for before anybody is told of the wait."""
_ELSEWHERE = say("other-folder")
OTHER_FILE = say("other-file")
"""The hint where a command writes the file that its argument names."""
_OWNER = say("check-owner")


def check_name(path: Path) -> None:
    """Raises `Refused` where the name of a new file, which stands in texts, is not UTF-8 or holds what nobody sees."""
    bad = next((one for one in path.name if one in "\n\t" or forbidden(one)), None)
    if bad is None:
        return
    shown = "".join(ascii(one)[1:-1] if one in "\n\t" or forbidden(one) else one for one in shown_name(str(path)))
    message = say("name-holds", character=describe(bad)) if shown_name(bad) == bad else say("name-not-utf-8")
    raise Refused([made("output-unwritable", Span(shown), message, say("name-another"))])


def write(path: Path, content: bytes, hint: Saying = _ELSEWHERE) -> None:
    """Puts `content` into `path`, replacing what was there at once. Raises `Refused` where that is not possible.

    `hint` says what to do then.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, content)
    except OSError as problem:
        raise Refused([unwritable(path, problem, say("not-written"), hint)]) from None


def put(path: Path, content: bytes, like: Path | None = None) -> None:
    """Puts `content` into `path` at once, with the owner, the mode and the attributes of the file `like`.

    Without one the file is as the umask of the user wants it. Raises OSError; there is then what was there before.
    """
    sweep(path.parent)
    handle, name = _beside(path.parent)
    try:
        try:
            _write_all(handle, content)
            if like is not None:
                _liken(handle, like)
            os.fsync(handle)  # the name must never come before the content, even where the power fails
            os.replace(name, path)
        finally:
            os.close(handle)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    settle(path.parent)


def overwrite(path: Path, content: bytes) -> None:
    """Puts `content` into a file that stays the same file, for all names that lead to it: not at once.

    Raises OSError; what is in the file is then unknown.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    try:
        _write_all(handle, content)
        os.ftruncate(handle, len(content))
        os.fsync(handle)
    finally:
        os.close(handle)


def settle(folder: Path) -> None:
    """Makes the names in a folder outlast a failure of the power, where its file system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Takes away what was being written when somebody was killed; what is being written is held by who writes it."""
    with suppress(OSError), os.scandir(folder) as entries:
        left = [one.path for one in entries if one.name.startswith(_START) and one.name.endswith(_END)]
        for name in left:
            with suppress(OSError):
                handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    os.unlink(name)
                finally:
                    os.close(handle)


@contextmanager
def exclusive(
    *folders: Path, shared: Sequence[Path] = (), waiting: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Holds folders: whoever else asks for one of them waits until all are let go; `waiting` is called if that lasts.

    Those that are `shared` others may hold too, if for them they are shared as well. All are taken in one order, so
    that two that want the same ones never wait for each other. Raises `Refused` where a folder cannot be held.
    """
    with ExitStack() as held:
        own = {Path(os.path.realpath(one)) for one in folders}
        for folder in sorted({*own, *(Path(os.path.realpath(one)) for one in shared)}):
            try:
                handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
                held.callback(os.close, handle)
                _hold(handle, fcntl.LOCK_EX if folder in own else fcntl.LOCK_SH, waiting)
            except OSError as problem:
                raise Refused([unwritable(folder, problem, say("not-held"), _OWNER)]) from None
        yield


def unwritable(path: Path, problem: OSError, what: Saying, hint: Saying = _OWNER) -> Diagnostic:
    """What is said where a file cannot be written."""
    reason = say("system", words=(problem.strerror or "unknown reason").lower())
    return made("output-unwritable", Span(shown_name(str(path))), say("because", what=what, reason=reason), hint)


def _hold(handle: int, how: int, waiting: Callable[[], None]) -> None:
    for _ in range(SHORT):
        try:
            fcntl.flock(handle, how | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            sleep(SHORT_STEP)
    waiting()
    fcntl.flock(handle, how)


def _beside(folder: Path) -> tuple[int, str]:
    """A new file in a folder, held, and its name."""
    for number in itertools.count(1):
        name = os.path.join(folder, f"{_START}{number}{_END}")
        try:
            handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        except FileExistsError:
            continue
        with suppress(OSError):  # a file system without locks: nobody sweeps there
            fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return handle, name
        os.close(handle)  # somebody swept between its creation and its lock
    raise AssertionError("numbers end")


def _write_all(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]


def _liken(handle: int, like: Path) -> None:
    """Owner, mode and attributes as those of another file; what the user has no right to give is left out."""
    status = like.stat()
    own = os.fstat(handle)
    if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
        with suppress(PermissionError):
            os.fchown(handle, status.st_uid, status.st_gid)
    os.fchmod(handle, stat.S_IMODE(status.st_mode))
    with suppress(OSError, AttributeError):  # not every system has attributes, nor every file system
        for name in os.listxattr(like):
            with suppress(OSError):
                os.setxattr(handle, name, os.getxattr(like, name))
