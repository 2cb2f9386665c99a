"""When a contract ends: article 5 of the general terms, counted as its words say for every day on which one may start.

The figures are those of the library. A notice ends the contract at the first expiry before which its period has run
out and whose deadline it keeps; one that is late for an expiry prolongs the contract to the next.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from functools import cache

import pytest
from packs import library

DAY = datetime.timedelta(days=1)
STARTS = [datetime.date(2027, 1, 1) + number * DAY for number in range(366)]
FURTHER = 5  # expiries after the first one that are looked at


@cache
def figure(name: str) -> int:
    value = library().parameters[name].value
    assert isinstance(value, int)
    return value


def end(first: datetime.date, months: int) -> datetime.date:
    """The last day of a period of so many months: the day before the corresponding date, or else the month’s last."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return (
        datetime.date(year, month + 1, first.day) - DAY if first.day <= last else datetime.date(year, month + 1, last)
    )


def expiries(start: datetime.date) -> Iterator[datetime.date]:
    """The last day of the initial term, then of each renewal period, which begins on the day after."""
    day = end(start, figure("minimum-term"))
    for _ in range(FURTHER):
        yield day
        day = end(day + DAY, figure("renewal-period"))


def in_time(received: datetime.date, expiry: datetime.date, notice: int) -> bool:
    before = expiry.replace(day=1) - DAY
    return end(received + DAY, notice) <= expiry and received <= before.replace(day=figure("notice-day"))


def ended(start: datetime.date, received: datetime.date, notice: int) -> datetime.date:
    return next(day for day in expiries(start) if in_time(received, day, notice))


def receipts(start: datetime.date) -> Iterator[datetime.date]:
    """Every day from the start until shortly before the last expiry but one for which a notice can still be in time."""
    day = start
    last = list(expiries(start))[-2]
    while end(day + DAY, figure("notice") + 1) < last:
        yield day
        day += DAY


@pytest.mark.parametrize("notice", [1, 2])
def test_every_notice_ends_the_contract_and_a_later_one_never_earlier(notice: int) -> None:
    for start in STARTS:
        ends = [ended(start, received, notice) for received in receipts(start)]
        assert ends == sorted(ends), start
        assert ends[0] == next(expiries(start)), start


def test_no_expiry_is_left_out() -> None:
    """Each expiry is the end for some notice: there is no gap, and nobody waits for two of them."""
    for start in STARTS:
        reached = {ended(start, received, figure("notice")) for received in receipts(start)}
        known = list(expiries(start))
        assert reached == set(known[: len(reached)]), start
        assert len(reached) >= 2, start


def test_a_notice_that_meets_both_conditions_ends_the_contract_at_that_expiry() -> None:
    for start in STARTS:
        known = list(expiries(start))
        for expiry, previous in zip(known[1:-1], known, strict=False):
            day = expiry
            while not in_time(day, expiry, figure("notice")):
                day -= DAY
            assert ended(start, day, figure("notice")) == expiry, start
            assert ended(start, day + DAY, figure("notice")) > expiry, start
            assert not in_time(day, previous, figure("notice"))


def test_the_contract_ends_within_a_month_of_the_notice_once_the_first_term_is_over() -> None:
    for start in STARTS:
        first = next(expiries(start))
        for received in receipts(start):
            if in_time(received, first, figure("notice")):
                continue
            over = (ended(start, received, figure("notice")) - end(received + DAY, figure("notice"))).days
            assert 0 <= over <= 31, (start, received)


def test_the_day_of_the_month_decides_only_where_a_shorter_notice_was_agreed() -> None:
    for start in STARTS:
        for expiry in expiries(start):
            day = expiry
            while end(day + DAY, figure("notice")) > expiry:
                day -= DAY
            assert in_time(day, expiry, figure("notice")), start
    assert ended(datetime.date(2026, 1, 20), datetime.date(2026, 6, 16), 1) == datetime.date(2026, 8, 19)


def test_the_words_of_a_lawyer_who_read_it() -> None:
    """Started on 10 January, the first term ends on 9 July: for that day, notice is received by 9 May."""
    start = datetime.date(2026, 1, 10)
    assert ended(start, datetime.date(2026, 5, 1), 2) == datetime.date(2026, 7, 9)
    assert ended(start, datetime.date(2026, 5, 9), 2) == datetime.date(2026, 7, 9)
    assert ended(start, datetime.date(2026, 5, 10), 2) == datetime.date(2026, 8, 9)
    assert ended(start, datetime.date(2026, 6, 15), 1) == datetime.date(2026, 8, 9)
