"""The folder of a library while a command writes into it: nobody else does, and what is saved meanwhile is noticed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from engine.diagnostics import Refused
from engine.files.text import JOURNAL
from engine.files.writing.change import FileChange, commit, content, file_changed, finish, finish_held
from engine.files.writing.whole_files import exclusive

OWN = ("clauses", "variants")
"""The folders of which a library consists."""


class HeldFolder:
    """The folder of a library, which the caller holds, and what its files held when that began."""

    def __init__(self, root: Path, folders: Sequence[str] = OWN) -> None:
        self.root, self.folders = root, folders
        self._seen = _digests(root, folders)

    def replace(self, files: Mapping[str, bytes], gone: Sequence[str] = (), *, whole: bool = False) -> None:
        """Writes and deletes files by their name, all or none.

        Raises `Refused` where one of them was saved since the folder is held, or, where what is written follows from
        the `whole` library, any other file of it; and as `commit` does.
        """
        if whole:
            self.check_unchanged()
        wanted = []
        for name in (*files, *(one for one in gone if one not in files)):
            held = content(self.root / name)
            if _digest(held) != self._seen.get(name):
                raise Refused([file_changed(self.root, name)])
            wanted.append(FileChange(name, held, files.get(name)))
        commit(self.root, wanted)

    def check_unchanged(self) -> None:
        """Raises `Refused` where a file of the library was saved, made or deleted since the folder is held."""
        present = _digests(self.root, self.folders)
        changed = [name for name in {**self._seen, **present} if self._seen.get(name) != present.get(name)]
        if changed:
            raise Refused([file_changed(self.root, name) for name in changed])


@contextmanager
def held(
    root: Path, *, folders: Sequence[str] = OWN, waiting: Callable[[], None] = lambda: None
) -> Iterator[HeldFolder]:
    """Holds the folder of a library; a change that was interrupted is finished first.

    `folders` are those in which it is noticed what is saved meanwhile.

    A command that fails because a file was saved under its hands says that, and not what it stumbled over.
    """
    with exclusive(root, waiting=waiting):
        finish_held(root)
        library = HeldFolder(root, folders)
        try:
            yield library
        except Refused:
            raise
        except Exception:
            library.check_unchanged()
            raise


@contextmanager
def held_beside(folder: Path, root: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Holds the folder of a deal for whoever writes there, and that of the library which it is read with.

    Others may write into deals of that library meanwhile, and nobody into the library.
    """
    while True:
        finish(root, waiting)
        with exclusive(folder, shared=[root], waiting=waiting):
            if os.path.lexists(root / JOURNAL):
                continue  # somebody was killed between the two lines above
            finish_held(folder)
            yield
            return


def _digests(root: Path, folders: Sequence[str]) -> dict[str, bytes | None]:
    """What every file in these folders holds, as a digest, by its name; what cannot be read is told by the reader."""
    found = {}
    for folder in folders:
        for parent, _, files in os.walk(root / folder):
            for path in (Path(parent, one) for one in files if not one.startswith(".")):
                with suppress(OSError):
                    if path.is_file():
                        found[path.relative_to(root).as_posix()] = _digest(path.read_bytes())
    return found


def _digest(held: bytes | None) -> bytes | None:
    return None if held is None else hashlib.sha256(held).digest()
