"""Reads when what a deal sells is invoiced."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.diagnostics import Report, Saying, Span, say
from engine.diagnostics.days import day_to_write
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
        place = source.span((_AT, "free-months"))
        report.error("billing-invalid", place, say("start-and-free"), say("keep-start-or-free"))
        return None
    parts = tuple(_instalments(deal, shape, source, report))
    return Billing(start, months, shape.every, shape.in_advance, source.span((_AT,)), parts)


def _start(deal: DealShape, shape: BillingShape, source: Source, report: Report) -> datetime.date | None:
    """The day on which monthly prices begin, which is not before the services do."""
    if shape.start is None:
        return None
    span, day = source.value_span((_AT, "start")), read_date(shape.start)
    if day is None:
        report.error("value-invalid", span, say("no-date", text=shape.start), day_to_write(shape.start))
        return None
    services = None if deal.start is None else read_date(deal.start)
    if deal.start is None:
        _error(report, span, say("no-service-start"), say("add-start", day=day))
    elif services is not None and day < services:
        _error(report, span, say("before-services", day=day, start=services), say("correct-a-day"))
    return day


def _months(shape: BillingShape, source: Source, report: Report) -> int:
    """How many months are free: a whole number from 1."""
    if shape.free_months is None:
        return 0
    value = Decimal(str(shape.free_months))
    if value != value.to_integral_value() or not 1 <= value <= _MOST:
        span = source.value_span((_AT, "free-months"))
        _error(report, span, say("no-free-months", number=shape.free_months), say("free-months-written"))
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
            _error(report, source.value_span(path), say("day-or-phase"), say("keep-one"))
        elif one.date is not None:
            day = read_date(one.date)
            if day is None:
                span = source.value_span((*path, "date"))
                report.error("value-invalid", span, say("no-date", text=one.date), day_to_write(one.date))
        elif one.phase is not None:
            number = Decimal(str(one.phase))
            if number != number.to_integral_value() or not 1 <= number <= len(phases):
                span = source.value_span((*path, "phase"))
                message = say("no-project", phase=one.phase)
                if phases:
                    message = say("no-phase", phase=one.phase, count=len(phases))
                _error(report, span, message, say("phase-number"))
                continue
            phase, day = int(number), read_date(phases[int(number) - 1].end)
        elif place:
            _error(report, source.value_span(path), say("not-due", number=place + 1), say("add-date-or-phase"))
        if not percent:
            _error(report, source.value_span(path), say("is-nothing", number=place + 1), say("write-part"))
        if day is not None and day < before:
            message = say("due-before", number=place + 1, day=day, before=before)
            _error(report, source.value_span(path), message, say("in-order"))
        before = day or before
        yield Instalment(percent, day, phase)
    if shape.instalments and whole != _WHOLE:
        _error(report, source.span((_AT, "instalments")), say("come-to", sum=whole), say("correct-percent"))


_TAKEN = say("part-due")
_WHOLE = Decimal(100)
_MOST = 1200


def _error(report: Report, span: Span, message: Saying, hint: Saying) -> None:
    report.error("billing-invalid", span, message, hint)
