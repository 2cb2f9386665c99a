"""Reads when what a deal sells is invoiced."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.diagnostics import Report, Span
from engine.diagnostics.days import day_hint
from engine.files.reading.catalogue import read_amount
from engine.files.reading.parameters import read_date
from engine.files.yaml.nodes import KeyPath, Source
from engine.model.billing import Billing, Instalment

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
    parts = tuple(_instalments(deal, shape, source, report))
    return Billing(start, months, shape.every, shape.in_advance, source.span((_AT,)), parts)


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


def _instalments(deal: DealShape, shape: BillingShape, source: Source, report: Report) -> Iterator[Instalment]:
    """The parts of the one-off prices, which come to all of them; at most the first is due upon acceptance."""
    phases = deal.project.phases if deal.project else []
    whole, before = Decimal(0), read_date(deal.date) or datetime.date.min
    for place, one in enumerate(shape.instalments):
        path: KeyPath = (_AT, "instalments", place)
        percent = read_amount(one.percent, "percent", source.value_span((*path, "percent")), report, 2, _TAKEN)
        whole += percent
        day, phase = None, 0
        if one.date is not None and one.phase is not None:
            _error(
                report, source.value_span(path), "an instalment is due on a day or after a phase", "keep one of them"
            )
        elif one.date is not None:
            day = read_date(one.date)
            if day is None:
                span = source.value_span((*path, "date"))
                report.error("value-invalid", span, f"{one.date} is no date of the calendar", day_hint(one.date))
        elif one.phase is not None:
            number = Decimal(str(one.phase))
            if number != number.to_integral_value() or not 1 <= number <= len(phases):
                count = f"the project has {len(phases)}" if phases else "the deal has no project:"
                span = source.value_span((*path, "phase"))
                _error(report, span, f"there is no phase {one.phase}: {count}", "write its number, counted from 1")
                continue
            phase, day = int(number), read_date(phases[int(number) - 1].end)
        elif place:
            hint = "add date: with a day, or phase: with the number of a phase"
            _error(report, source.value_span(path), f"nothing says when instalment {place + 1} is due", hint)
        if not percent:
            _error(
                report, source.value_span(path), f"instalment {place + 1} is nothing", "write its part, or delete it"
            )
        if day is not None and day < before:
            message = f"instalment {place + 1} is due on {day}, before {before}"
            hint = "write instalments in the order in which they are due, none before the offer"
            _error(report, source.value_span(path), message, hint)
        before = day or before
        yield Instalment(percent, day, phase)
    if shape.instalments and whole != _WHOLE:
        hint = "correct a percent: they come to 100 together"
        _error(report, source.span((_AT, "instalments")), f"the instalments come to {whole} %", hint)


_TAKEN = "write which part of the one-off prices is due: 30"
_WHOLE = Decimal(100)
_MOST = 1200


def _error(report: Report, span: Span, message: str, hint: str) -> None:
    report.error("billing-invalid", span, message, hint)
