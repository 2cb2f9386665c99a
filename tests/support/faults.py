"""Lets one operation on files below a folder fail: with an error of the system, or as if killed there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
_NAMED = ("mkdir", "replace", "unlink", "rmdir")
_HELD = ("write", "fsync", "ftruncate", "fchmod", "fchown")


class Killed(BaseException):
    """What nobody catches: after it, no operation on files takes place any more."""


@dataclass
class Counted:
    """The operations that took place, by name."""

    names: list[str] = field(default_factory=list)


@contextmanager
def failing(folder: Path, at: int, error: int | None) -> Iterator[Counted]:
    """The operation number `at` on files below a folder fails, counted from 0: with an error, or by death if None."""
    counted, own, dead = Counted(), set[int](), False

    def count(name: str) -> None:
        nonlocal dead
        if dead:
            raise Killed
        counted.names.append(name)
        if len(counted.names) - 1 == at:
            if error is None:
                dead = True
                raise Killed
            raise OSError(error, os.strerror(error))

    def inside(path: Any) -> bool:
        return isinstance(path, str | os.PathLike) and os.path.realpath(path).startswith(os.path.realpath(folder))

    def named(name: str, real: Any) -> Any:
        def call(path: Any, *rest: Any, **more: Any) -> Any:
            if inside(path):
                count(name)
            return real(path, *rest, **more)

        return call

    def held(name: str, real: Any) -> Any:
        def call(handle: int, *rest: Any) -> Any:
            if handle in own:
                count(name)
            if name == "write" and handle in own and len(rest[0]) > 1:  # a disk may take a part of it only
                return real(handle, rest[0][: len(rest[0]) // 2])
            return real(handle, *rest)

        return call

    def opened(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        writes = inside(path) and flags & (os.O_WRONLY | os.O_RDWR)
        if writes:
            count("open")
        handle = real_open(path, flags, *rest, **more)
        (own.add if writes else own.discard)(handle)
        return handle

    real_open = os.open
    patched = {name: named(name, getattr(os, name)) for name in _NAMED}
    patched |= {name: held(name, getattr(os, name)) for name in _HELD}
    with mock.patch.multiple(os, open=opened, **patched):
        yield counted
