"""The day on which what a page says last changed: never that of the build, so that it is the same on every machine."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from engine.site.content.editions_on_day import Shelf
from engine.site.content.periods import dated
from engine.site.model import EditionState, Page

SHOWN = frozenset({"options", "option", "definitions", "subprocessors"})
"""Kinds of pages that tell of the edition that the site shows."""
EVERY = frozenset({"home", "editions", "verify", "search", "by-date", "compare", "article-history", "informed"})
"""Kinds of pages that tell of all editions."""
DATED = frozenset({"subprocessors", "by-date", "home"})
"""Kinds of pages that tell of the company or of the register too."""


def last_change(shelf: Shelf, page: Page) -> datetime.date | None:
    """That day, for what is said under the head and above the foot of a page; None where nobody knows it."""
    found = [day for day in _days(shelf, page) if day <= shelf.today]
    return max(found, default=None)


def _days(shelf: Shelf, page: Page) -> Iterator[datetime.date]:
    shown = shelf.shown
    if page.edition is not None:
        one = page.edition
        yield from (one.edition.published, one.edition.effective)
        if one.state is EditionState.CURRENT:  # its banner names the next one
            yield from (each.edition.published for each in shelf.upcoming[:1])
    elif page.kind in SHOWN and shown is not None:
        yield from (shown.edition.published, shown.edition.effective)
    elif page.kind in EVERY:
        for one in shelf.every:
            yield from (one.edition.published, one.edition.effective)
    if page.kind in DATED and shown is not None:
        yield from dated(shelf.library(shown.edition))
