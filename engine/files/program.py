"""What the program is: Python, the packages that there are, and its own files."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from engine.files.memory import digest
from engine.languages import LANGUAGES

FOLDER = Path(__file__).resolve().parent.parent


@cache
def program(*, only: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> str:
    """A digest of Python, of the packages, and of the program: of the folders named `only`, or of those not `without`.

    It is told apart by content, never by time or place: for what is remembered from one machine to the next.
    """
    return _digest(only, without, _content)


@cache
def program_here(*, without: tuple[str, ...] = ()) -> str:
    """The same by what the disk says of each file, which takes a fraction of the time: for what this machine remembers.

    Times of change alone could lie: whoever copies or unpacks files may set them. Which file it is, and when anything
    about it last changed, nobody sets.
    """
    return _digest((), without, _stamp)


def _content(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def _stamp(path: Path) -> bytes:
    status = path.lstat()
    told = status.st_dev, status.st_ino, status.st_ctime_ns, status.st_mtime_ns, status.st_size
    return " ".join(map(str, told)).encode()


def _digest(only: tuple[str, ...], without: tuple[str, ...], tell: Callable[[Path], bytes]) -> str:
    parts = [one.encode() for one in (sys.version, *packages())]
    for path in sources(only, without):
        with suppress(OSError):  # what an editor has put there for a moment, a link to nothing
            parts += [os.fsencode(path), tell(FOLDER / path)]
    for brought in _brought():
        with suppress(OSError):
            parts += [os.fsencode(brought.name), tell(brought)]
    return digest(parts)


def _brought() -> Iterator[Path]:
    """The files of the languages that other packages bring."""
    for folder in (one.folder for one in LANGUAGES.values()):
        if not folder.is_relative_to(FOLDER):
            yield from sorted(one for one in folder.rglob("*") if one.is_file() and one.parent.name != "__pycache__")


def packages() -> list[str]:
    """Every package with its version, as its folder of metadata is named: `pydantic-2.14.0.dist-info`."""
    found: set[str] = set()
    for folder in sys.path:
        try:
            found |= {name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info"))}
        except OSError:  # an archive, or a folder that is not there
            continue
    return sorted(name for name in found if "-" in name.removesuffix("-info"))


def sources(only: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> Iterator[str]:
    """The files of the program by their path in it: those below the folders `only`, or else all but those `without`."""
    wanted = tuple(f"{one}/" for one in only) or ""
    unwanted = tuple(f"{one}/" for one in without)
    for parent, folders, files in os.walk(FOLDER):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        start = f"{parent}/".removeprefix(f"{FOLDER}/")
        for path in (f"{start}{name}" for name in sorted(files)):
            if path.startswith(wanted) and not path.startswith(unwanted):
                yield path
