"""The template of a Word document: a letterhead with its styles. Ours is made of the parts in `assets/letter/`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PARTS = Path(__file__).parents[1] / "assets" / "letter"
FIRST = "[Content_Types].xml"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file knows


@dataclass(frozen=True, slots=True)
class Letter:
    """A template that may be used: the name under which messages speak of it, and the bytes of the file.

    Files of companies become a `Letter` by `open_letter` of `engine.rendering.word.letterhead.check` only, which
    refuses what is broken or dangerous.
    """

    name: str
    content: bytes
    own: bool = False  # whether it is ours


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one file; the same parts give the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda one: (one != FIRST, one)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # zipfile writes down the system it runs on
            entry.external_attr = 0o600 << 16
            package.writestr(entry, parts[name])
    return file.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a file that has been checked."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {one.filename: package.read(one) for one in package.infolist() if not one.is_dir()}


def _files(folder: Path) -> Iterable[Path]:
    return (one for one in folder.rglob("*") if one.is_file())


@cache
def standard() -> Letter:
    """Our own template."""
    parts = {one.relative_to(PARTS).as_posix(): one.read_bytes() for one in _files(PARTS)}
    return Letter("the template of the program", packed(parts), own=True)
