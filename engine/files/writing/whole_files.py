"""Writes files so that each is whole or absent, whatever interrupts."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Span

_ELSEWHERE = "name another folder with --out"


def write(path: Path, content: bytes) -> None:
    """Puts `content` into `path`, replacing what was there at once. Raises `Refused` where that is not possible."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())  # the name must never come before the content, even where the power fails
            os.chmod(name, 0o644)
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as problem:
        raise Refused([_unwritable(path, problem, "cannot be written", _ELSEWHERE)]) from None


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Holds a folder, which is made if need be: whoever else asks for it waits until it is let go."""
    import fcntl

    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as problem:
        raise Refused([_unwritable(folder, problem, "cannot be written", "check who owns the folder")]) from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def remove(path: Path) -> None:
    """Takes a file away if it is there. Raises `Refused` where that is not possible."""
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        raise Refused([_unwritable(path, problem, "cannot be replaced", _ELSEWHERE)]) from None


def _unwritable(path: Path, problem: OSError, what: str, hint: str) -> Diagnostic:
    reason = (problem.strerror or "unknown reason").lower()
    return Diagnostic("output-unwritable", Span(str(path)), f"{what}: {reason}", (hint,))
