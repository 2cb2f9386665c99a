"""The whole site: every page and every file, from the editions on a day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.site import definitions, home, options, search, search_page, subprocessors, texts
from engine.site.downloads import downloads, stored
from engine.site.effects import effects
from engine.site.memory import Memory
from engine.site.model import Page, Stored
from engine.site.shelf import Shelf, shelf


@dataclass(frozen=True, slots=True)
class Site:
    """Pages and files; `files` are the downloads by SHA-256 of their edition, `others` all else by its path."""

    shelf: Shelf
    pages: tuple[Page, ...]
    files: Mapping[str, Sequence[Stored]]
    others: Mapping[str, bytes]


def build(root: Path, today: datetime.date, extra: Mapping[str, str], memory: Memory) -> Site:
    """The site of a library on a day. Raises `Refused` where an edition is not as it was published."""
    found = shelf(root, today, extra)
    files = {
        one.edition.stamp.sha256: [stored(each, memory) for each in downloads(found, one.edition)]
        for one in found.every
    }
    changes = effects(found, memory)
    pages = (
        *home.pages(found, files),
        *texts.pages(found, files),
        *options.pages(found, changes),
        *definitions.pages(found, changes),
        *subprocessors.pages(found),
        *search_page.pages(found),
    )
    return Site(found, pages, files, search.indexes(pages))
