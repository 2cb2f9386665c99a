"""Remembers bytes under a key that tells all that they depend on: a folder of them, which may be deleted at any time.

A memory is believed only if it is whole and stands under its own key, and if nobody but this user can have written it.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_KEY = re.compile(r"[0-9a-f]{64}")
_UNFINISHED = re.compile(r"[0-9a-f]{64}\.[0-9]+\.new")
_SEAL = hashlib.sha256().digest_size
_HOUR = 3600


def digest(parts: Iterable[bytes]) -> str:
    """A key for things that depend on these parts, and on how they are divided."""
    found = hashlib.sha256()
    for part in parts:
        found.update(b"%d " % len(part))
        found.update(part)
    return found.hexdigest()


def own_folder() -> Path | None:
    """Where commands of this user remember things; None where nothing tells where that is.

    A relative name is no name, says the XDG Base Directory Specification.
    """
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        base = os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "clausier" if os.path.isabs(base) else None


class Memory:
    """A folder of remembered bytes; without one, nothing is remembered. Keys are those that `digest` gives."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.made = 0
        """How many things had to be made."""
        self._used: set[Path] = set()

    def recall(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What was remembered, or else what `make` gives, which then is."""
        known = self.known(key)
        return self.keep(key, make()) if known is None else known

    def known(self, key: str) -> bytes | None:
        """What was remembered; None where there is nothing, not all of it, or what others may have written."""
        if self.folder is None:
            return None
        try:
            with _opened(self.folder) as folder:
                stored = _read(key, folder)
                content = stored[_SEAL:]
                if stored[:_SEAL] != _seal(key, content):
                    return None
                os.utime(key, dir_fd=folder, follow_symlinks=False)
        except OSError:
            return None
        self._used.add(self.folder / key)
        return content

    def keep(self, key: str, content: bytes) -> bytes:
        """Remembers what was made; where that is not possible nothing happens."""
        self.made += 1
        if self.folder is not None:
            with suppress(OSError):
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                with _opened(self.folder) as folder:
                    _write(key, _seal(key, content) + content, folder)
                    self._used.add(self.folder / key)
        return content

    def prune(self, spare: int | None = None) -> None:
        """Forgets what was not used for longest, but for `spare` bytes; without a number, for as many as were used.

        Another day, another branch, the state before the last change of the program: those are soon asked for again.
        """
        if self.folder is not None:
            with suppress(OSError), _opened(self.folder):  # a folder of others is left alone
                self._prune(self.folder, spare)
                _sweep(self.folder)

    def _prune(self, folder: Path, spare: int | None) -> None:
        used, others = 0, []
        for path in filter(lambda one: _KEY.fullmatch(one.name), folder.glob("*")):
            with suppress(OSError):
                status = path.lstat()
                if path in self._used:
                    used += status.st_size
                else:
                    others.append((status.st_mtime_ns, status.st_size, path))
        left = used if spare is None else spare
        for _, size, path in sorted(others, reverse=True):
            left -= size
            if left < 0:
                with suppress(OSError):
                    path.unlink()


def _seal(key: str, content: bytes) -> bytes:
    """What stands before the bytes: by it half of them, or those of another key, are known not to be the whole."""
    seal = hashlib.sha256(key.encode())
    seal.update(content)
    return seal.digest()


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    """The folder held open: nobody puts another one in its place. Raises `OSError` if others may write in it."""
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        _own(held, stat.S_ISDIR)
        yield held
    finally:
        os.close(held)


def _read(name: str, folder: int) -> bytes:
    """The bytes of a file in a folder. Raises `OSError` where they are not those of a file that only this user writes.

    It is opened without waiting: a pipe that somebody has put there would keep the command for ever.
    """
    with open(os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder), "rb") as file:
        _own(file.fileno(), stat.S_ISREG)
        return file.read()


def _write(name: str, content: bytes, folder: int) -> None:
    """Writes a file in a folder, whole or not at all."""
    unfinished = f"{name}.{os.getpid()}.new"
    with suppress(FileNotFoundError):
        os.unlink(unfinished, dir_fd=folder)
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
        with open(os.open(unfinished, flags, 0o600, dir_fd=folder), "wb") as file:
            file.write(content)
        os.replace(unfinished, name, src_dir_fd=folder, dst_dir_fd=folder)
    except OSError:
        with suppress(OSError):
            os.unlink(unfinished, dir_fd=folder)
        raise


def _sweep(folder: Path) -> None:
    """Takes away what a run has left that was killed while it wrote: the folder was changed an hour later, or more."""
    for path in filter(lambda one: _UNFINISHED.fullmatch(one.name), folder.glob("*.new")):
        with suppress(OSError):
            if path.lstat().st_mtime < folder.lstat().st_mtime - _HOUR:
                path.unlink()


def _own(held: int, kind: Callable[[int], bool]) -> None:
    """Raises `OSError` unless what is held open is of a kind, and only this user can have written it."""
    status = os.fstat(held)
    if not kind(status.st_mode) or status.st_uid != os.getuid() or status.st_mode & 0o022:
        raise PermissionError("others may have written it")
