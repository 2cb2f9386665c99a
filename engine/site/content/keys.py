"""What things are remembered under: a digest of all that they depend on, from one machine or checkout to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.files.memory import digest
from engine.files.program import program
from engine.files.trees import BESIDE
from engine.model.edition import Edition

FREE = ("cli", "preview", "site/styles", "site/theme")
"""Folders of the program on which nothing that is remembered depends."""
PRINTING = ("rendering", "languages", "model")
"""Folders of the program on which alone depends what a finished text is printed as: renderers import no others."""


def of_edition(edition: Edition, live: str, name: str) -> str:
    """The key of what is made of an edition with the dated files that `live` is the digest of.

    `name` tells apart what is made of one thing, and names everything else that it depends on.
    """
    return digest(map(str.encode, (program(without=FREE), live, edition.stamp.sha256, name)))


def of_text(text: str, name: str) -> str:
    """The key of what finished texts are printed as, by their digest."""
    return digest(map(str.encode, (program(only=PRINTING), text, name)))


def of_texts(texts: Iterable[str], name: str) -> str:
    """The key of what is made of finished texts by more than printing them, by their digests."""
    return digest(map(str.encode, (program(without=FREE), *texts, name)))


def live(root: Path) -> str:
    """A digest of the dated files that are read beside an edition."""
    return digest(_dated(root))


def _dated(root: Path) -> Iterator[bytes]:
    for name in BESIDE:
        try:
            yield b"." + (root / name).read_bytes()
        except OSError:
            yield b""
