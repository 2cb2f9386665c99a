"""Dates of the wording that follow from others: when a term ends, and by when a notice must have been received."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping

from engine.diagnostics import Report, say
from engine.model.clause import ComputedDate, Parameter
from engine.model.deal import Deal
from engine.model.periods import Period, last_day, period_end
from engine.model.selection import Figure, Reason, Why
from engine.model.supplied_figures import DATES

_DAY = datetime.timedelta(days=1)


def computed(
    known: Mapping[str, Parameter], found: Mapping[str, Figure], deal: Deal | None, report: Report
) -> Mapping[str, Figure]:
    """The computed dates of which everything is known that they follow from; `found` are the values of the others."""
    values: dict[str, object] = {name: one.value for name, one in found.items()}
    values |= {name: read(deal) for name, read in DATES.items()} if deal is not None else {}
    pending = {name: one for name, one in sorted(known.items()) if one.computed is not None}
    dates: dict[str, Figure] = {}
    ready = True
    while ready:
        ready = False
        for name, parameter in list(pending.items()):
            rule = parameter.computed
            if rule is None or any(values.get(one) is None for one in rule.names):
                continue
            del pending[name]
            try:
                value = _value(rule, values, known)
            except (ValueError, OverflowError):
                place = deal.span if deal else parameter.span
                report.error("value-invalid", place, say("beyond-calendar", parameter=name), say("correct-dates"))
                continue
            values[name], ready = value, True
            cause = " and ".join(rule.names)
            dates[name] = Figure(parameter, value, Reason(Why.DERIVED, cause, parameter.span))
    return dates


def _value(rule: ComputedDate, values: Mapping[str, object], known: Mapping[str, Parameter]) -> datetime.date:
    """Counted as `engine.model.periods` does. Raises ValueError or OverflowError beyond the calendar."""
    date, amount = values[rule.date], values[rule.period]
    if not (isinstance(date, datetime.date) and isinstance(amount, int)):
        raise ValueError(f"{rule.date} is no date, or {rule.period} no duration")
    period = Period(amount, known[rule.period].unit)
    if rule.rule == "from":
        return period_end(date - _DAY, period)
    if rule.rule == "after":
        return period_end(date, period)
    latest, day = last_day(date + _DAY, period), values.get(rule.by_day or "")
    if not isinstance(day, int):
        return latest
    month = date.replace(day=1) - _DAY  # the last day of the month before
    return min(latest, month.replace(day=min(day, calendar.monthrange(month.year, month.month)[1])))
