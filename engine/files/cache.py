"""Remembers libraries that were read without an error, so that a command does not parse the same YAML twice.

A memory is found by a digest of every file of the library and of the program itself: whatever changes, it is not found.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from engine.diagnostics import Diagnostic
from engine.files import memory, values
from engine.files.program import program_here
from engine.files.text import EDITIONS, MAX_FILE_BYTES
from engine.model.library import Reading

ABOVE = ("cli", "preview", "site")
"""Folders of the program by which nothing is read."""
SPARE = 48 << 20
"""How many bytes of libraries stay remembered besides those of this command."""


def fingerprint(root: Path, edition: str = "", live: Sequence[str] = ()) -> str | None:
    """A digest of all that reading the library depends on; None where the library must be read itself.

    With the SHA-256 of an edition: of this edition and of the files that are read `live` beside it.
    """
    if edition:
        found = [root / name for name in live]
    else:
        own = [path for name in ("clauses", "variants") for path in _files(root / name)]
        found = [path for path in own if not path.is_relative_to(root / EDITIONS)]
    parts = [program_here(without=ABOVE).encode(), edition.encode()]
    try:
        for path in found:
            if edition and not os.path.lexists(path):
                continue  # a library may do without it; where it may not, what was read is not kept
            status = path.lstat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_FILE_BYTES:
                return None  # the reader has something to say about this file
            parts += [str(path.relative_to(root)).encode("utf-8", "surrogateescape"), path.read_bytes()]
    except OSError:
        return None
    return memory.digest(parts)


def recall(key: str) -> tuple[Reading, tuple[Diagnostic, ...]] | None:
    """What was remembered under a fingerprint, or None."""
    content = memory.Memory(memory.own_folder()).known(key)
    try:
        match content and values.decode(content):
            case (Reading() as reading, tuple() as diagnostics):
                return reading, diagnostics
    except ValueError:  # whoever has written that was no program of this version
        pass
    return None


def remember(key: str, found: tuple[Reading, tuple[Diagnostic, ...]]) -> None:
    """Keeps what was read under a fingerprint; where that is not possible nothing happens."""
    kept = memory.Memory(memory.own_folder())
    kept.keep(key, values.encode(found))
    kept.prune(SPARE)


def _files(folder: Path) -> list[Path]:
    found = []
    for parent, folders, files in os.walk(folder):
        folders.sort()
        found += [Path(parent, name) for name in folders if name.endswith((".yaml", ".yml"))]
        found += [Path(parent, name) for name in folders if os.path.islink(Path(parent, name))]
        found += [Path(parent, name) for name in sorted(files)]
    return found
