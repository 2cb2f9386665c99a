"""The folder that the site is built into: beside the one that is published, whose place it takes when it is whole.

Whatever stops a build, the site that was there before is still there, and all of it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Span

FOLDER_MODE, FILE_MODE = 0o755, 0o644
"""Whoever serves the site may read it, whatever the builder keeps to itself."""


class SiteFolder:
    """A new folder for the site, and the `target` whose place it is to take.

    Raises `Refused` where there is no room for it.
    """

    def __init__(self, target: Path) -> None:
        self.target = Path(os.path.realpath(target))
        self._start = f".{self.target.name}-"
        try:
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self._sweep()
            self.folder = self._beside("new")
            self._held = os.open(self.folder, os.O_RDONLY)
            fcntl.flock(self._held, fcntl.LOCK_EX)
        except OSError as problem:
            raise Refused([_unwritable(self.target, problem)]) from None

    def publish(self) -> None:
        """Puts the new site where the old one is. What did not change keeps its time; hidden entries are kept.

        Raises `Refused` where that is not possible; the old site is then where it was.
        """
        try:
            self._settle()
            self._replace()
        except OSError as problem:
            raise Refused([_unwritable(self.target, problem)]) from None
        finally:
            self.drop()

    def drop(self) -> None:
        """Leaves nothing of a site that was not published."""
        if self._held >= 0:
            os.close(self._held)
            self._held = -1
        shutil.rmtree(self.folder, ignore_errors=True)

    def _beside(self, what: str) -> Path:
        return Path(tempfile.mkdtemp(prefix=f"{self._start}{what}-", dir=self.target.parent))

    def _sweep(self) -> None:
        """Takes away what builds that were killed have left; a build that runs holds its folder."""
        for what in ("new", "old"):
            for left in self.target.parent.glob(f"{self._start}{what}-*"):
                with suppress(OSError):
                    handle = os.open(left, os.O_RDONLY)
                    try:
                        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        shutil.rmtree(left, ignore_errors=True)
                    finally:
                        os.close(handle)

    def _settle(self) -> None:
        """Modes as everywhere; the time of a file is that of its last change, which caches and copies go by."""
        self.folder.chmod(FOLDER_MODE)
        for path in self.folder.rglob("*"):
            path.chmod(FOLDER_MODE if path.is_dir() else FILE_MODE)
            before = self.target / path.relative_to(self.folder)
            if path.is_file() and _same(path, before):
                status = before.stat()
                os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    def _replace(self) -> None:
        if not self.target.exists():
            self.folder.rename(self.target)
            return
        old = self._beside("old")
        try:
            self.target.rename(old)
        except OSError:
            old.rmdir()
            raise
        try:
            self.folder.rename(self.target)
        except OSError:
            old.rename(self.target)
            raise
        for entry in old.glob(".*"):
            if not (self.target / entry.name).exists():
                entry.rename(self.target / entry.name)
        shutil.rmtree(old, ignore_errors=True)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def _unwritable(path: Path, problem: OSError) -> Diagnostic:
    message = f"the site cannot be written: {problem.strerror}"
    return Diagnostic("output-unwritable", Span(str(path)), message, ("name another folder with --site-dir",))
