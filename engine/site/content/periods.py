"""The days since the first edition, cut where an edition, the company or the register of sub-processors changes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from engine.model.catalogue import Subprocessor
from engine.model.library import Library, Publisher
from engine.site.content.editions_on_day import Shelf
from engine.site.model import Published

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Timespan:
    """Days on which everything is the same, both included; `last` is None as long as nothing later is known.

    `company` is None where nobody describes it, `register` where nobody has filled in the register.
    """

    first: datetime.date
    last: datetime.date | None
    edition: Published
    company: Publisher | None
    register: tuple[Subprocessor, ...] | None


def periods(shelf: Shelf) -> Iterator[Timespan]:
    """Every period from the first edition on, the oldest first; none before one is published."""
    if shelf.shown is None:
        return
    library, first = shelf.library(shelf.shown.edition), shelf.every[0].edition.effective
    starts = {one.edition.effective for one in shelf.every} | {day for day in dated(library) if day > first}
    days = sorted(starts)
    for day, following in zip(days, [*days[1:], None], strict=True):
        edition = [one for one in shelf.every if one.edition.effective <= day][-1]
        company = next((one for one in library.publisher if one.since <= day), None)
        register = library.subprocessors
        active = None if register is None else tuple(one for one in register if one.active(day))
        yield Timespan(day, None if following is None else following - DAY, edition, company, active)


def dated(library: Library) -> Iterator[datetime.date]:
    """The days from which an entry of the company or of the register holds, or no longer does."""
    yield from (one.since for one in library.publisher)
    for one in library.subprocessors or ():
        yield one.since
        if one.until is not None:
            yield one.until + DAY
