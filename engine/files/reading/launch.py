"""Reads what a monthly line costs in the first months of the contract."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from engine.diagnostics import Report, say
from engine.files.reading.catalogue import read_amount
from engine.files.yaml.nodes import KeyPath, Source
from engine.model.price import Launch, PriceKind

if TYPE_CHECKING:
    from engine.files.shapes.deal import LineShape

_MOST = 1200
_LOWER = say("launch-price")


def read_launch(
    shape: LineShape, kind: PriceKind, credit: bool, path: KeyPath, source: Source, report: Report
) -> Launch | None:
    """The launch price of a line, in euros without VAT; None where there is none, or after an error."""
    own = shape.launch
    if own is None:
        return None
    watch, at = report.watch(), (*path, "launch")
    if kind != "monthly":
        message = say("launch-not-monthly", kind=kind)
        report.error("line-invalid", source.value_span(at), message, say("launch-not-here"))
    elif credit or shape.optional:
        message = say("launch-of-credit") if credit else say("launch-of-optional")
        report.error("line-invalid", source.value_span(at), message, say("delete-launch"))
    price = read_amount(own.price, "price", source.value_span((*at, "price")), report, 4, _LOWER)
    months = Decimal(str(own.months))
    if months != months.to_integral_value() or not 1 <= months <= _MOST:
        message = say("no-months", number=str(own.months))
        report.error("line-invalid", source.value_span((*at, "months")), message, say("whole-months"))
    return None if watch.said else Launch(int(months), price, source.span(at))
