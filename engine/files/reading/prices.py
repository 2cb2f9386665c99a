"""Reads price lists: each holds from a day on, until the next one begins, so that every day has one at most."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from engine.diagnostics import Report, say
from engine.diagnostics.days import day_to_write
from engine.files.reading.catalogue import read_amount
from engine.files.reading.parameters import read_date
from engine.files.shapes.catalogue import PriceListShape, PriceListsShape
from engine.files.yaml.nodes import KeyPath, Source
from engine.files.yaml.style import data_fault
from engine.model.price_list import ListPrice, PriceList, number_key

_LEAST = 5  # digits: fewer are no number of a company anywhere
_CREDITS = say("list-no-credit")


def read_prices(source: Source, shape: PriceListsShape, report: Report) -> tuple[PriceList, ...]:
    """The lists, oldest first. Two of one day, and prices that a later list forgets, are errors."""
    found: list[PriceList] = []
    for index, one in enumerate(shape.lists):
        path: KeyPath = ("lists", index)
        since, place = read_date(one.from_), source.value_span((*path, "from"))
        if since is None:
            report.error("value-invalid", place, say("no-date-at-all", text=one.from_), day_to_write(one.from_))
        else:
            clients = _clients(source, one, path, report)
            if any(other.since == since and _together(other.clients, clients) for other in found):
                message = say("two-lists-of-client" if clients else "two-lists", day=since)
                report.error("price-list", place, message, say("one-list"))
                continue
            name, prices = _name(source, one, path, report), _prices(source, one, path, report)
            found.append(PriceList(since, name, prices, place, clients))
    found.sort(key=lambda one: one.since)
    for group in dict.fromkeys(one.clients for one in found):
        _check_gaps([one for one in found if one.clients == group], report)
    return tuple(found)


def _together(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lists are for one client, or both for everybody."""
    return not {*one}.isdisjoint(other) if one and other else one == other


def _clients(source: Source, shape: PriceListShape, path: KeyPath, report: Report) -> tuple[str, ...]:
    """The clients with whom a list is agreed, by their numbers."""
    found = []
    for index, one in enumerate(shape.clients or ()):
        key = number_key(one)
        if sum(letter.isdigit() for letter in key) < _LEAST:
            place = source.value_span((*path, "clients", index))
            report.error("price-list", place, say("no-number", text=one), say("number-written"))
        found.append(key)
    return tuple(dict.fromkeys(found))


def _name(source: Source, shape: PriceListShape, path: KeyPath, report: Report) -> str:
    message, hint = data_fault(shape.name or "-", say("field", name="name"))
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
            message = say("gap", day=after.since, items=tuple(lost), before=before.since)
            report.error("price-list", after.span, message, say("write-or-null", item=lost[0]))
