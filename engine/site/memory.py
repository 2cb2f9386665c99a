"""Remembers what an edition was made into, so that a build makes only what changed.

A memory is found by a digest of all that it depends on: the edition, the files read beside it, the program and its
packages. It is told apart by content, never by time, and may be kept from one machine or checkout to the next. It may
be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from engine.model.edition import Edition
from engine.reading.trees import LIVE

FREE = ("cli", "web", "site/styles", "site/theme")
"""Folders of the program on which nothing that is remembered depends."""
PRINTING = ("rendering", "languages", "model")
"""Folders of the program on which alone depends what a finished text is printed as: renderers import no others."""


class Memory:
    """A folder of remembered bytes; without one, nothing is remembered."""

    def __init__(self, folder: Path | None, root: Path) -> None:
        self.folder, self.root = folder, root
        self.made = 0
        """How many things had to be made."""
        self._live: str | None = None
        self._used: set[Path] = set()

    def recall(self, of: Edition | str, name: str, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, from memory if it was made before of the same thing by the same program.

        That is an edition with the dated files as they are, or finished texts by their digest, of which it is a print.
        `name` tells apart what is made of one thing, and names everything else that it depends on.
        """
        known = self.known(of, name)
        return self.keep(of, name, make()) if known is None else known

    def known(self, of: Edition | str, name: str) -> bytes | None:
        """What is remembered; None where there is nothing, or not all of what was remembered."""
        path = self._path(of, name)
        if path is None:
            return None
        try:
            stored = path.read_bytes()
            content = stored[hashlib.sha256().digest_size :]
            if stored != _sealed(path.name, content):
                return None
            os.utime(path)
        except OSError:
            return None
        self._used.add(path)
        return content

    def keep(self, of: Edition | str, name: str, content: bytes) -> bytes:
        """Remembers what was made; where that is not possible nothing happens."""
        self.made += 1
        path = self._path(of, name)
        if path is not None:
            with suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                handle, temporary = tempfile.mkstemp(dir=path.parent)
                with os.fdopen(handle, "wb") as file:
                    file.write(_sealed(path.name, content))
                os.replace(temporary, path)
                self._used.add(path)
        return content

    def prune(self) -> None:
        """Forgets what was not used for longest, so that what this build did not use takes no more room than the rest.

        Another day, another branch, the state before the last change of the program: those are soon asked for again.
        """
        if self.folder is None:
            return
        used, others = 0, []
        for path in self.folder.glob("*/*"):
            with suppress(OSError):
                status = path.stat()
                if path in self._used:
                    used += status.st_size
                else:
                    others.append((status.st_mtime_ns, status.st_size, path))
        for _, size, path in sorted(others, reverse=True):
            used -= size
            if used < 0:
                with suppress(OSError):
                    path.unlink()

    def _path(self, of: Edition | str, name: str) -> Path | None:
        if self.folder is None:
            return None
        if isinstance(of, str):
            key = f"{program(printed=True)}\0{of}\0{name}"
        else:
            if self._live is None:
                self._live = _digest(map(self._beside, LIVE))
            key = f"{program(printed=False)}\0{self._live}\0{of.stamp.sha256}\0{name}"
        digest = hashlib.sha256(key.encode()).hexdigest()
        return self.folder / digest[:2] / digest[2:]

    def _beside(self, name: str) -> bytes:
        try:
            return b"." + (self.root / name).read_bytes()
        except OSError:
            return b""


def _sealed(name: str, content: bytes) -> bytes:
    """Bytes with a digest before them, by which half of them, or others, are known not to be the whole."""
    return hashlib.sha256(name.encode() + content).digest() + content


@cache
def program(printed: bool) -> str:
    """A digest of Python, of the packages there are, and of the program: of what prints alone, or of all."""
    folder = Path(__file__).resolve().parent.parent
    packages = sorted({f"{one.name} {one.version}" for one in distributions()})
    return _digest(one.encode() for one in (sys.version, *packages, *_sources(folder, printed)))


def _sources(folder: Path, printed: bool) -> Iterator[str]:
    """The files of the program with their digests: those in `PRINTING`, or all but those in `FREE`."""
    named = tuple(folder / one for one in (PRINTING if printed else FREE))
    for path in sorted(folder.rglob("*")):
        if any(map(path.is_relative_to, named)) is printed and "__pycache__" not in path.parts and path.is_file():
            yield path.relative_to(folder).as_posix()
            yield hashlib.sha256(path.read_bytes()).hexdigest()


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"%d " % len(part))
        digest.update(part)
    return digest.hexdigest()
