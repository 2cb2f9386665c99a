"""Reads price lists: each holds from a day on, until the next one begins, so that every day has one at most."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from engine.diagnostics import Report
from engine.diagnostics.days import day_hint
from engine.files.reading.catalogue import read_amount
from engine.files.reading.parameters import read_date
from engine.files.shapes.catalogue import PriceListShape, PriceListsShape
from engine.files.yaml.nodes import KeyPath, Source
from engine.files.yaml.style import data_fault
from engine.model.price_list import ListPrice, PriceList

_CREDITS = "a list holds prices to pay; a deal gives a credit, with credit: true on its line"


def read_prices(source: Source, shape: PriceListsShape, report: Report) -> tuple[PriceList, ...]:
    """The lists, oldest first. Two of one day, and prices that a later list forgets, are errors."""
    found: list[PriceList] = []
    for index, one in enumerate(shape.lists):
        path: KeyPath = ("lists", index)
        since, place = read_date(one.from_), source.value_span((*path, "from"))
        if since is None:
            report.error("value-invalid", place, f"{one.from_} is no date", day_hint(one.from_))
        elif any(other.since == since for other in found):
            message = f"two price lists hold from {since} on"
            report.error("price-list", place, message, "put their prices into one list, or correct one of the dates")
        else:
            found.append(PriceList(since, _name(source, one, path, report), _prices(source, one, path, report), place))
    found.sort(key=lambda one: one.since)
    _check_gaps(found, report)
    return tuple(found)


def _name(source: Source, shape: PriceListShape, path: KeyPath, report: Report) -> str:
    message, hint = data_fault(shape.name, "name") if shape.name is not None else ("", "")
    if message:
        report.error("value-invalid", source.value_span((*path, "name")), message, hint)
    return shape.name or ""


def _prices(source: Source, shape: PriceListShape, path: KeyPath, report: Report) -> tuple[ListPrice, ...]:
    found = []
    for item, written in shape.prices.items():
        place: KeyPath = (*path, "prices", item)
        span = source.value_span(place)
        amount = None if written is None else read_amount(written, "price", span, report, 4, _CREDITS)
        found.append(ListPrice(item, amount, source.span(place)))
    return tuple(found)


def _check_gaps(lists: Sequence[PriceList], report: Report) -> None:
    """What had a list price has one in the next list too, or is said to have none: a gap would let any price pass."""
    for before, after in pairwise(lists):
        told = {one.item for one in after.prices}
        lost = [one.item for one in before.prices if one.amount is not None and one.item not in told]
        if lost:
            message = f"the list of {after.since} has no price of {', '.join(lost)}, as that of {before.since} has"
            hint = f"write the price, or {lost[0]}: null where each deal gives its own from that day on"
            report.error("price-list", after.span, message, hint)
