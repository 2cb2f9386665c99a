"""The whole site: every page and every file, from the editions on a day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused
from engine.publishing import verify
from engine.site import home, texts
from engine.site.downloads import stored
from engine.site.memory import Memory
from engine.site.model import Page, Stored
from engine.site.shelf import Shelf, shelf


@dataclass(frozen=True, slots=True)
class Site:
    """Pages and files; `files` are the downloads by SHA-256 of their edition."""

    shelf: Shelf
    pages: tuple[Page, ...]
    files: Mapping[str, Sequence[Stored]]


def build(root: Path, today: datetime.date, extra: Mapping[str, str], memory: Memory) -> Site:
    """The site of a library on a day. Raises `Refused` where an edition is not as it was published."""
    found = shelf(root, today, extra, memory)
    prove(found)
    files = {one.edition.stamp.sha256: stored(found, one.edition, memory) for one in found.every}
    pages = (*home.pages(found, files), *texts.pages(found, files))
    return Site(found, pages, files)


def prove(shelf: Shelf) -> None:
    """Refuses editions that are no longer assembled to the texts whose digests they hold."""
    told: list[Diagnostic] = []
    for edition in (one.edition for one in shelf.every):
        if shelf.memory.known(edition, "verified") is None:
            found = verify(shelf.root, edition)
            told += found
            if not found:
                shelf.memory.keep(edition, "verified", b"")
    if told:
        raise Refused(told)
