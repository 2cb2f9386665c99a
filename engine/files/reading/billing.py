"""Reads when what a deal sells is invoiced."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.diagnostics import Report, Span
from engine.diagnostics.days import day_hint
from engine.files.reading.parameters import read_date
from engine.files.yaml.nodes import Source
from engine.model.billing import Billing

if TYPE_CHECKING:
    from engine.files.shapes.deal import BillingShape, DealShape

_AT = "billing"


def read_billing(deal: DealShape, source: Source, report: Report) -> Billing | None:
    """What was agreed of the invoices; None where nothing was, or after an error."""
    shape = deal.billing
    if shape is None:
        return None
    start = _start(deal, shape, source, report)
    months = _months(shape, source, report)
    if shape.start is not None and shape.free_months is not None:
        message = "start: and free-months: cannot stand together"
        hint = "keep one of them: both say when monthly prices begin"
        report.error("billing-invalid", source.span((_AT, "free-months")), message, hint)
        return None
    return Billing(start, months, shape.every, shape.in_advance, source.span((_AT,)))


def _start(deal: DealShape, shape: BillingShape, source: Source, report: Report) -> datetime.date | None:
    """The day on which monthly prices begin, which is not before the services do."""
    if shape.start is None:
        return None
    span, day = source.value_span((_AT, "start")), read_date(shape.start)
    if day is None:
        report.error("value-invalid", span, f"{shape.start} is no date of the calendar", day_hint(shape.start))
        return None
    services = None if deal.start is None else read_date(deal.start)
    if deal.start is None:
        hint = f"add start: with the first day of the services, or write start: {day} and delete billing:"
        _error(report, span, "monthly prices begin on a day, and the deal fixes none for the services", hint)
    elif services is not None and day < services:
        _error(report, span, f"monthly prices begin on {day}, before the services start on {services}", "correct a day")
    return day


def _months(shape: BillingShape, source: Source, report: Report) -> int:
    """How many months are free: a whole number from 1."""
    if shape.free_months is None:
        return 0
    value = Decimal(str(shape.free_months))
    if value != value.to_integral_value() or not 1 <= value <= _MOST:
        span = source.value_span((_AT, "free-months"))
        hint = "write a whole number of months: 1; for a part of a month, write start: with a day"
        _error(report, span, f"{shape.free_months} is no number of free months", hint)
        return 0
    return int(value)


_MOST = 1200


def _error(report: Report, span: Span, message: str, hint: str) -> None:
    report.error("billing-invalid", span, message, hint)
