"""Where texts come from: a folder that people edit, a published edition that nobody does, a program's memory."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from engine.diagnostics import Report, Span, say
from engine.files.text import decode, read_text, small_enough, walk
from engine.model.edition import Edition

PRICES = "clauses/prices.yaml"
LIVE = ("clauses/publisher.yaml", "clauses/subprocessors.yaml", "clauses/approvers.yaml", PRICES)
"""What is read from the working files even for an edition: their entries are dated, or change nothing in a text."""


SERVICES = "clauses/services.yaml"
BESIDE = (*LIVE, SERVICES)
"""The working files on which a library of an edition depends: the catalogue tells the new names of its services."""


class Tree(Protocol):
    """The texts of a library, or of a deal and what lies beside it, by their path."""

    def walk(self, folder: str, report: Report) -> Iterator[str]:
        """The YAML files below a folder, in a fixed order; none if it does not exist."""

    def holds(self, name: str) -> bool:
        """Whether there is a file of this name."""

    def text(self, name: str, report: Report) -> str | None:
        """The text of a file, or None after an error."""

    def label(self, name: str) -> str:
        """How messages name a file."""


class Folder:
    """The files below a folder of the disk."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def walk(self, folder: str, report: Report) -> Iterator[str]:
        return walk(self.root, folder, report) if os.path.isdir(self.root / folder) else iter(())

    def holds(self, name: str) -> bool:
        return os.path.exists(self.root / name)

    def text(self, name: str, report: Report) -> str | None:
        return read_text(self.root, name, report)

    def label(self, name: str) -> str:
        return name


class Frozen:
    """The files of a published edition; `live`, if given, is the folder from which the `LIVE` ones are read instead.

    Messages name a frozen file as in `2026-12-01:clauses/cgv/duration.yaml`.
    """

    def __init__(self, edition: Edition, live: Path | None) -> None:
        self.edition, self.files = edition, edition.files
        self.live = Folder(live) if live is not None else None

    def walk(self, folder: str, report: Report) -> Iterator[str]:
        return iter(sorted((name for name in self.files if name.startswith(f"{folder}/")), key=_as_walked))

    def holds(self, name: str) -> bool:
        return self.live.holds(name) if self.live is not None and name in LIVE else name in self.files

    def text(self, name: str, report: Report) -> str | None:
        if self.live is not None and name in LIVE:
            return self.live.text(name, report)
        return self.files.get(name)

    def label(self, name: str) -> str:
        return name if self.live is not None and name in LIVE else f"{self.edition.effective}:{name}"


class TextTable:
    """Texts by their name, as a database or a request holds them; what is refused in a file is refused here."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def walk(self, folder: str, report: Report) -> Iterator[str]:
        return iter(sorted((name for name in self.texts if name.startswith(f"{folder}/")), key=_as_walked))

    def holds(self, name: str) -> bool:
        return name in self.texts

    def text(self, name: str, report: Report) -> str | None:
        if name not in self.texts:
            report.error("file-missing", Span(name), say("missing"))
            return None
        raw = self.texts[name].encode("utf-8", "surrogatepass")
        return decode(raw, name, report) if small_enough(len(raw), Span(name), report) else None

    def label(self, name: str) -> str:
        return name


def _as_walked(name: str) -> list[tuple[bool, str]]:
    """The order in which a folder is walked: its files, then the folders in it."""
    *folders, file = name.split("/")
    return [*((True, one) for one in folders), (False, file)]


def frozen_files(root: Path, report: Report) -> Mapping[str, str]:
    """The texts of everything that an edition freezes, by path: `clauses/` and `variants/`, to the letter.

    Price lists are no wording: whoever gets the file of an edition need not know them, and they change without one.
    """
    tree = Folder(root)
    names = [name for folder in ("clauses", "variants") for name in tree.walk(folder, report)]
    names = [name for name in names if name != PRICES]
    texts = {name: tree.text(name, report) for name in names}
    return {name: text for name, text in texts.items() if text is not None}
