"""Reads what only a price per use has: bands of volume, a monthly minimum, and how much use is expected."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.diagnostics import Report, say
from engine.files.reading.catalogue import read_amount
from engine.files.yaml.nodes import KeyPath, Source
from engine.model.price import PriceKind, Tier

if TYPE_CHECKING:
    from engine.files.shapes.deal import LineShape

_KEYS = ("tiers", "minimum", "estimate")
_PRICES = say("charged-above-nought")
_LARGEST = 10**9


def read_tiers(shape: LineShape, kind: PriceKind, path: KeyPath, source: Source, report: Report) -> tuple[Tier, ...]:
    """The bands of a price per use, each ending above the one before; none after an error.

    Keys that only a price per use may have are refused on any other line, all at once.
    """
    if kind != "usage":
        for key in _KEYS:
            if source.node((*path, key)) is not None:
                message = say("belongs-to-usage", key=key, kind=kind)
                report.error("line-invalid", source.value_span((*path, key)), message, say("delete-or-usage", key=key))
        return ()
    if not shape.tiers:
        return ()
    watch = report.watch()
    for key in ("price", "discount"):
        if getattr(shape, key) is not None:
            place = source.value_span((*path, key))
            report.error("line-invalid", place, say("beside-tiers", key=key), say("net-prices"))
    if len(shape.tiers) < 2:
        report.error("line-invalid", source.value_span((*path, "tiers")), say("one-band"), say("add-band"))
    found = tuple(_tiers(shape, (*path, "tiers"), source, report))
    return () if watch.said else found


def _tiers(shape: LineShape, path: KeyPath, source: Source, report: Report) -> Iterator[Tier]:
    before = 0
    for place, one in enumerate(shape.tiers):
        at, last = (*path, place), place == len(shape.tiers) - 1
        price = read_amount(one.price, "price", source.value_span((*at, "price")), report, 4, _PRICES)
        if (one.up_to is None) != last:
            message = say("last-band-end") if last else say("band-no-end", number=place + 1)
            hint = say("delete-up-to" if last else "add-up-to")
            report.error("line-invalid", source.value_span(at), message, hint)
            continue
        end = None if one.up_to is None else _whole(one.up_to)
        if one.up_to is not None and (end is None or not before < end <= _LARGEST):
            message = say("band-end", number=place + 1, end=one.up_to)
            hint = say("whole-number-above", before=before) if before else say("whole-number")
            report.error("line-invalid", source.value_span((*at, "up-to")), message, hint)
            continue
        before = end or before
        yield Tier(end, price)


def _whole(written: str | int) -> int | None:
    value = Decimal(str(written))
    return int(value) if value == value.to_integral_value() else None


def read_minimum(shape: LineShape, path: KeyPath, source: Source, report: Report) -> Decimal | None:
    """What is charged each month at least, in euros without VAT."""
    if shape.minimum is None:
        return None
    return read_amount(shape.minimum, "minimum", source.value_span((*path, "minimum")), report, 2, _PRICES)


def read_estimate(shape: LineShape, path: KeyPath, source: Source, report: Report) -> Decimal | None:
    """How many units a month are expected."""
    if shape.estimate is None:
        return None
    hint = say("units-expected")
    return read_amount(shape.estimate, "estimate", source.value_span((*path, "estimate")), report, 3, hint)
