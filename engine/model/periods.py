"""Periods that the calendar counts: when one ends, and by when it must have begun."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

PERIOD_UNITS = ("hour", "day", "week", "month", "year")
"""The units that such a period may have: those in which the calendar alone decides."""


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time; `unit` is one of `PERIOD_UNITS`."""

    amount: int
    unit: str


def last_day(effective: datetime.date, period: Period) -> datetime.date:
    """The last day on which a notice may be received so that its whole period has passed when `effective` begins.

    The period starts on the day after receipt (Civil Code, art. 1.7 and 5.61 ff. count so too) and ends at the end of
    its last day. Weeks are seven days; hours are rounded up to days. A period in months or years that starts on day d
    ends the day before the same d of its last month, or on the last day of that month if it has no such day; so
    counting back from `effective`, the latest start is the same day of the earlier month, or its last day if it has
    no such day. ValueError for another unit.
    """
    match period.unit:
        case "hour":
            start = effective - datetime.timedelta(days=-(-period.amount // 24))
        case "day":
            start = effective - datetime.timedelta(days=period.amount)
        case "week":
            start = effective - datetime.timedelta(weeks=period.amount)
        case "month":
            start = _months_before(effective, period.amount)
        case "year":
            start = _months_before(effective, 12 * period.amount)
        case _:
            raise ValueError(f"a period of notice is in {', '.join(PERIOD_UNITS)}, not {period.unit}")
    return start - datetime.timedelta(days=1)


def period_end(day: datetime.date, period: Period) -> datetime.date:
    """The last day of a period that starts on the day after `day`, counted as `last_day` does. ValueError likewise."""
    start = day + datetime.timedelta(days=1)
    match period.unit:
        case "hour":
            return day + datetime.timedelta(days=-(-period.amount // 24))
        case "day":
            return day + datetime.timedelta(days=period.amount)
        case "week":
            return day + datetime.timedelta(weeks=period.amount)
        case "month" | "year":
            months = period.amount * (12 if period.unit == "year" else 1)
            year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
            last = calendar.monthrange(year, month + 1)[1]
            if start.day > last:  # that month has no such day: the period ends with it
                return datetime.date(year, month + 1, last)
            return datetime.date(year, month + 1, start.day) - datetime.timedelta(days=1)
        case _:
            raise ValueError(f"a period of notice is in {', '.join(PERIOD_UNITS)}, not {period.unit}")


def _months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day of an earlier month, or the last one of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
