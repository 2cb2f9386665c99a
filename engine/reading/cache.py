"""Remembers libraries that were read without an error, so that a command does not parse the same YAML twice.

A memory is found by a digest of every file of the library and of the program itself: whatever changes, it is not found.
It lies in the user's own cache folder, is believed only if nobody else could have written it, and may be deleted at any
time.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from engine.reading.files import EDITIONS

MAX_MEMORIES = 40


def fingerprint(root: Path, edition: str = "", live: Sequence[str] = ()) -> str | None:
    """A digest of all that reading the library depends on; None where the library must be read itself.

    With the SHA-256 of an edition: of this edition and of the files that are read `live` beside it.
    """
    digest = hashlib.sha256(f"{sys.version}\0{edition}\0".encode())
    program = Path(__file__).resolve().parent.parent
    found = [(program, path) for path in _files(program)]
    if edition:
        found += [(root, root / name) for name in live]
    else:
        own = [path for name in ("clauses", "variants") for path in _files(root / name)]
        found += [(root, path) for path in own if not path.is_relative_to(root / EDITIONS)]
    for folder, path in found:
        try:
            status = path.lstat()
            if folder is root:
                if not _regular(status) or status.st_size > 1 << 20:
                    return None  # the reader has something to say about this file
                content = path.read_bytes()
            else:
                content = f"{status.st_mtime_ns} {status.st_size}".encode()
        except OSError:
            return None
        label = str(path.relative_to(folder)).encode("utf-8", "surrogateescape")
        digest.update(b"%d %s %d " % (len(label), label, len(content)))
        digest.update(content)
    return digest.hexdigest()


def recall(key: str) -> Any | None:
    """What was remembered under a fingerprint, or None."""
    path = _folder() / f"{key}.pickle"
    try:
        status, above = path.lstat(), path.parent.lstat()
        if not _regular(status) or not (_own(status) and _own(above)):
            return None
        os.utime(path)
        content = path.read_bytes()
        gc.disable()  # nothing of what is read back is garbage
        try:
            return pickle.loads(content)  # noqa: S301  only ever written by this user, see _own
        finally:
            gc.enable()
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError):
        return None


def remember(key: str, value: object) -> None:
    """Keeps a value under a fingerprint; where that is not possible nothing happens."""
    import tempfile  # not needed where something is remembered already

    folder = _folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            _Pickler(file, protocol=5).dump(value)
        os.replace(name, folder / f"{key}.pickle")
        old = sorted(folder.glob("*.pickle"), key=lambda path: path.lstat().st_mtime_ns)[:-MAX_MEMORIES]
        for path in old:
            path.unlink(missing_ok=True)
    except OSError:
        return


class _Pickler(pickle.Pickler):
    """Writes the values of the model as calls of their classes, which read back in half the time of their state."""

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, type) or not is_dataclass(value):
            return NotImplemented
        kind: Any = type(value)
        return kind, tuple(getattr(value, name) for name in _names(kind))


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _files(folder: Path) -> list[Path]:
    found = []
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        found += [Path(parent, name) for name in folders if name.endswith((".yaml", ".yml"))]
        found += [Path(parent, name) for name in folders if os.path.islink(Path(parent, name))]
        found += [Path(parent, name) for name in sorted(files)]
    return found


def _folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "clausier"


def _regular(status: os.stat_result) -> bool:
    return (status.st_mode & 0o170000) == 0o100000


def _own(status: os.stat_result) -> bool:
    """Whether only this user can have written a file or folder."""
    return status.st_uid == os.getuid() and not status.st_mode & 0o022
