"""Dates that follow from others: terms, and the last day on which a notice is in time."""

from __future__ import annotations

import calendar
import datetime

from hypothesis import given
from hypothesis import strategies as st

from engine.diagnostics import Report, Span
from engine.model.clause import Bounds, ComputedDate, Parameter, ParameterType, Value, Version
from engine.model.selection import Figure, Reason, Why
from engine.selecting.dates import computed

DAY = datetime.timedelta(days=1)
DATES = st.dates(datetime.date(2024, 1, 1), datetime.date(2032, 12, 31))
NOWHERE = Span("clauses/parameters.yaml")


def parameter(name: str, kind: ParameterType, value: Value | None, rule: ComputedDate | None = None) -> Parameter:
    unit = "month" if kind == "duration" else ""
    return Parameter(
        name, Version(1, 0, 0), kind, {}, value, unit, "none", None, "m", Bounds(None, None), None, None, None, NOWHERE,
        computed=rule,
    )  # fmt: skip


def dates(start: datetime.date, term: int, notice: int, day: int) -> dict[str, datetime.date]:
    """The dates of a contract: `first` and `next` expiry, and the `last` day of notice for the first."""
    given = [
        parameter("start", "date", start),
        parameter("term", "duration", term),
        parameter("renewal", "duration", 1),
        parameter("notice", "duration", notice),
        parameter("day", "ordinal", day),
    ]
    rules = {
        "last": ComputedDate("before", "first", "notice", "day"),
        "next": ComputedDate("after", "first", "renewal", None),
        "first": ComputedDate("from", "start", "term", None),
    }
    known = {one.name: one for one in given} | {name: parameter(name, "date", None, it) for name, it in rules.items()}
    found = {one.name: Figure(one, one.value, Reason(Why.STANDARD, "", NOWHERE)) for one in given if one.value}
    made = {name: one.value for name, one in computed(known, found, None, Report()).items()}
    return {name: value for name, value in made.items() if isinstance(value, datetime.date)}


def months_later(first_day: datetime.date, months: int) -> datetime.date:
    """The last day of a period that begins on a day: the eve of the same day of its last month, or that month's end."""
    year, month = divmod(first_day.year * 12 + first_day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    if first_day.day > last:
        return datetime.date(year, month + 1, last)
    return datetime.date(year, month + 1, first_day.day) - DAY


def in_time(received: datetime.date, expiry: datetime.date, notice: int, day: int) -> bool:
    """Whether a notice has wholly passed when the contract expires, and came by the day of the month before."""
    before = expiry.replace(day=1) - DAY
    limit = before.replace(day=min(day, before.day))
    return months_later(received + DAY, notice) <= expiry and received <= limit


@given(DATES, st.integers(1, 36), st.integers(1, 6), st.integers(1, 28))
def test_the_last_day_of_notice_is_in_time_and_the_next_one_is_not(
    start: datetime.date, term: int, notice: int, day: int
) -> None:
    made = dates(start, term, notice, day)
    assert made["first"] == months_later(start, term)
    assert made["next"] == months_later(made["first"] + DAY, 1)
    assert in_time(made["last"], made["first"], notice, day)
    assert not in_time(made["last"] + DAY, made["first"], notice, day)


@given(DATES, st.integers(1, 36))
def test_a_date_beyond_the_calendar_is_told(start: datetime.date, term: int) -> None:
    report = Report()
    late = parameter("start", "date", start.replace(year=9999, month=12, day=1))
    length = parameter("term", "duration", term)
    first = parameter("first", "date", None, ComputedDate("from", "start", "term", None))
    reason = Reason(Why.STANDARD, "", NOWHERE)
    values = {"start": Figure(late, late.value or 0, reason), "term": Figure(length, term, reason)}
    made = computed({"start": late, "term": length, "first": first}, values, None, report)
    if made:
        assert made["first"].value == datetime.date(9999, 12, 31)
    else:
        assert [one.code for one in report.diagnostics] == ["value-invalid"]
