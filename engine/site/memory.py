"""Remembers what an edition was made into, so that a build makes only what changed.

A memory is found by a digest of all that it depends on: the edition, the files read beside it, and the program. It may
be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from engine.model.edition import Edition
from engine.reading.cache import fingerprint
from engine.reading.trees import LIVE


class Memory:
    """A folder of remembered bytes; without one, nothing is remembered."""

    def __init__(self, folder: Path | None, root: Path) -> None:
        self.folder, self.root = folder, root
        self._prints: dict[str, str | None] = {}
        self.made = 0
        """How many things had to be made."""

    def recall(self, edition: Edition, name: str, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, from memory if it was made before of the same edition by the same program.

        `name` tells the things that are made of one edition apart, and names everything else that they depend on.
        """
        path = self._path(edition, name)
        if path is not None and path.is_file():
            return path.read_bytes()
        content = make()
        self.made += 1
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.replace(temporary, path)
        return content

    def _path(self, edition: Edition, name: str) -> Path | None:
        sha256 = edition.stamp.sha256
        if sha256 not in self._prints:
            self._prints[sha256] = fingerprint(self.root, sha256, LIVE)
        key = self._prints[sha256]
        if self.folder is None or key is None:
            return None
        digest = hashlib.sha256(f"{key}\0{name}".encode()).hexdigest()
        return self.folder / digest[:2] / digest[2:]
