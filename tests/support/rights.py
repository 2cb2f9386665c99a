"""A folder that the user has no rights for, for whoever runs the tests."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def closed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes a folder in which nothing can be looked at or made: rights alone would not stop an administrator."""
    folder.mkdir()
    real = os.path.realpath(folder)

    def refusing(call: Callable[..., Any]) -> Callable[..., Any]:
        def refused(path: Any, *rest: Any, **more: Any) -> Any:
            if not isinstance(path, int) and os.path.abspath(os.fsdecode(path)).startswith(f"{real}{os.sep}"):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
            return call(path, *rest, **more)

        return refused

    for name in ("stat", "lstat", "mkdir", "open"):
        monkeypatch.setattr(os, name, refusing(getattr(os, name)))
