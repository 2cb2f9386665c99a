"""Writes files so that each is whole or absent, whatever interrupts."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Span


def write(path: Path, content: bytes) -> None:
    """Puts `content` into `path`, replacing what was there at once. Raises `Refused` where that is not possible."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.chmod(name, 0o644)
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as problem:
        reason = (problem.strerror or "unknown reason").lower()
        hint = "name another folder with --out"
        raise Refused(
            [Diagnostic("output-unwritable", Span(str(path)), f"cannot be written: {reason}", (hint,))]
        ) from None


def remove(path: Path) -> None:
    """Takes a file away if it is there. Raises `Refused` where that is not possible."""
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        reason = (problem.strerror or "unknown reason").lower()
        hint = "name another folder with --out"
        message = f"cannot be replaced: {reason}"
        raise Refused([Diagnostic("output-unwritable", Span(str(path)), message, (hint,))]) from None
