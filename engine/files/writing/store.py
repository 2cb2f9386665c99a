"""The store of published files: each under its digest, in a folder of the repository or in an object store."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Protocol

from engine.diagnostics import Refused, Saying, Span, made, say
from engine.files.memory import Memory, digest
from engine.files.writing.whole_files import put, unwritable

MISSING = say("take-back")


class Store(Protocol):
    """Where published files are kept, each by its name, which is the digest of its bytes and an ending."""

    def read(self, name: str) -> bytes:
        """The bytes under a name. Raises `Refused` where they are missing or are no longer those that were stored."""

    def write(self, name: str, content: bytes) -> None:
        """Stores bytes under a name, unless they are there. Raises `Refused` where that is not possible."""


def store(address: str, root: Path, memory: Memory) -> Store:
    """The store at an address: a folder, below `root` if it is relative, or a URL such as `s3://bucket/published`.

    What an object store holds is remembered. Raises `Refused` where nothing that is installed opens the URL.
    """
    return _Objects(address, memory) if "://" in address else _Folder(root / address, address)


class _Folder:
    def __init__(self, folder: Path, address: str) -> None:
        self._folder, self._address = folder, address

    def read(self, name: str) -> bytes:
        try:
            content = (self._folder / name).read_bytes()
        except FileNotFoundError:
            raise _refused(self._address, say("not-there", name=name)) from None
        except OSError as problem:
            raise _refused(self._address, say("unreadable", name=name, reason=_reason(problem))) from None
        return _sound(self._address, name, content)

    def write(self, name: str, content: bytes) -> None:
        path = self._folder / name
        try:
            if not path.is_file() or path.read_bytes() != content:
                self._folder.mkdir(parents=True, exist_ok=True)
                put(path, content)
        except OSError as problem:
            raise Refused([unwritable(path, problem, say("not-stored"))]) from None


class _Objects:
    """An object store, or whatever else fsspec opens by a URL."""

    def __init__(self, address: str, memory: Memory) -> None:
        self._address, self._memory = address.rstrip("/"), memory
        self._system, self._base = _opened(self._address)

    def read(self, name: str) -> bytes:
        key = digest((b"published file", name.encode()))
        known = self._memory.known(key)
        if known is None:
            try:
                known = self._system.cat_file(f"{self._base}/{name}")
            except FileNotFoundError:
                raise _refused(self._address, say("not-there", name=name)) from None
            except Exception as problem:
                raise _refused(self._address, say("unreadable", name=name, reason=_reason(problem))) from None
            self._memory.keep(key, _sound(self._address, name, known))
        return _sound(self._address, name, known)

    def write(self, name: str, content: bytes) -> None:
        try:
            self._system.pipe_file(f"{self._base}/{name}", content)
        except Exception as problem:
            message = say("name-not-stored", name=name, reason=_reason(problem))
            raise Refused([made("output-unwritable", Span(self._address), message, say("check-store"))]) from None


def _opened(address: str) -> tuple[Any, str]:
    """What opens a URL, and the path in it."""
    try:
        from fsspec.core import url_to_fs  # type: ignore[import-untyped]

        system, base = url_to_fs(address)
        return system, str(base).rstrip("/")
    except ImportError as problem:
        message, hint = say("store-unknown", words=str(problem)), say("install-store")
    except Exception as problem:
        message, hint = say("store-unopened", words=_words(problem)), say("check-store")
    raise Refused([made("file-unreadable", Span(address), message, hint)])


def _sound(address: str, name: str, content: bytes) -> bytes:
    if hashlib.sha256(content).hexdigest() != name.partition(".")[0]:
        raise _refused(address, say("otherwise", name=name))
    return content


def _refused(address: str, message: Saying) -> Refused:
    return Refused([made("file-published", Span(address), message, MISSING)])


def _reason(problem: Exception) -> Saying:
    return say("system", words=_words(problem))


def _words(problem: Exception) -> str:
    told = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
    return " ".join(told.split()).lower() or type(problem).__name__
