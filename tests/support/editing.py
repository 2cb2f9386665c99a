"""Copies of a small library with something edited in them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

BASE = Path(__file__).parents[1] / "cases/base"

Edit = tuple[str, str, str]
"""A file, a text that stands in it once, and what stands there instead."""


def copy(folder: Path, edits: Iterable[Edit] = (), source: Path = BASE) -> Path:
    """A copy of a library below `folder`, edited."""
    shutil.copytree(source, folder)
    return edit(folder, edits)


def edit(root: Path, edits: Iterable[Edit]) -> Path:
    for name, old, new in edits:
        path = root / name
        text = path.read_bytes().decode() if path.exists() else ""
        assert not old or text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((text.replace(old, new) if old else new).encode())
    return root


def swap(path: Path, *pairs: str) -> None:
    """Puts the second text of each pair where the first one stands, once, in a file."""
    assert pairs
    text = path.read_text(encoding="utf-8")
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def files(root: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
