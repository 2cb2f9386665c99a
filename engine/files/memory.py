"""Remembers bytes under a key that tells all that they depend on: a folder of them, which may be deleted at any time.

A memory is believed only if it is whole and stands under its own key, and if nobody but this user can have written it.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

_KEY = re.compile(r"[0-9a-f]{64}")
_SEAL = hashlib.sha256().digest_size


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
        path = self.folder / key
        try:
            if not (_own(self.folder.lstat(), stat.S_ISDIR) and _own(path.lstat(), stat.S_ISREG)):
                return None
            stored = path.read_bytes()
            content = stored[_SEAL:]
            if stored[:_SEAL] != _seal(key, content):
                return None
            os.utime(path)
        except OSError:
            return None
        self._used.add(path)
        return content

    def keep(self, key: str, content: bytes) -> bytes:
        """Remembers what was made; where that is not possible nothing happens."""
        import tempfile  # not needed where everything is remembered already

        self.made += 1
        if self.folder is not None:
            path = self.folder / key
            with suppress(OSError):
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                if _own(self.folder.lstat(), stat.S_ISDIR):
                    handle, temporary = tempfile.mkstemp(dir=self.folder)
                    with os.fdopen(handle, "wb") as file:
                        file.write(_seal(key, content) + content)
                    os.replace(temporary, path)
                    self._used.add(path)
        return content

    def prune(self, spare: int | None = None) -> None:
        """Forgets what was not used for longest, but for `spare` bytes; without a number, for as many as were used.

        Another day, another branch, the state before the last change of the program: those are soon asked for again.
        """
        if self.folder is None:
            return
        used, others = 0, []
        for path in filter(lambda one: _KEY.fullmatch(one.name), self.folder.glob("*")):
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


def _own(status: os.stat_result, kind: Callable[[int], bool]) -> bool:
    """Whether it is of a kind, and only this user can have written it."""
    return kind(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o022
