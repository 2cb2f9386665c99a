"""By when clients must have received the notice of a change."""

from __future__ import annotations

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.comparing.notice import notice
from engine.model.comparison import ChangeState, Nature
from engine.model.periods import Period, last_day
from engine.model.revision import ChangeKind
from engine.model.summary import ArticleSummary, Cause, Summary

DAY = datetime.timedelta(days=1)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("effective", "amount", "unit", "latest"),
    [
        # seven days that begin on the 24th end with the 30th
        ("2026-12-01", 7, "day", "2026-11-23"),
        ("2026-12-01", 1, "day", "2026-11-29"),
        ("2026-12-01", 0, "day", "2026-11-30"),
        ("2028-03-01", 1, "day", "2028-02-28"),
        ("2026-12-01", 2, "week", "2026-11-16"),
        ("2027-01-01", 1, "week", "2026-12-24"),
        # hours are rounded up to days
        ("2026-12-01", 24, "hour", "2026-11-29"),
        ("2026-12-01", 25, "hour", "2026-11-28"),
        ("2026-12-01", 1, "hour", "2026-11-29"),
        # months count back to the same day, or to the end of a month that has no such day
        ("2026-12-01", 1, "month", "2026-10-31"),
        ("2026-12-15", 1, "month", "2026-11-14"),
        ("2027-03-31", 1, "month", "2027-02-27"),
        ("2027-03-29", 1, "month", "2027-02-27"),
        ("2028-03-29", 1, "month", "2028-02-28"),
        ("2027-03-01", 1, "month", "2027-01-31"),
        ("2026-12-31", 3, "month", "2026-09-29"),
        ("2027-01-15", 2, "month", "2026-11-14"),
        ("2027-01-15", 13, "month", "2025-12-14"),
        ("2026-12-01", 1, "year", "2025-11-30"),
        ("2028-02-29", 1, "year", "2027-02-27"),
    ],
)
def test_the_last_day(effective: str, amount: int, unit: str, latest: str) -> None:
    assert last_day(day(effective), Period(amount, unit)) == day(latest)


def test_business_days_are_not_counted() -> None:
    with pytest.raises(ValueError, match="business-day"):
        last_day(day("2026-12-01"), Period(5, "business-day"))


def end_of(received: datetime.date, amount: int, unit: str) -> datetime.date:
    """The last day of a period, by the words of cgv/definitions#periods."""
    start = received + DAY
    if unit in ("day", "week"):
        return start + DAY * amount * (7 if unit == "week" else 1) - DAY
    months = start.year * 12 + start.month - 1 + amount * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, last) if start.day > last else datetime.date(year, month + 1, start.day) - DAY


DATES = st.dates(datetime.date(2024, 1, 1), datetime.date(2032, 12, 31))


@given(DATES, st.integers(1, 40), st.sampled_from(["day", "week", "month", "year"]))
def test_the_period_ends_in_time_and_a_day_later_it_would_not(effective: datetime.date, amount: int, unit: str) -> None:
    latest = last_day(effective, Period(amount, unit))
    assert end_of(latest, amount, unit) < effective
    assert end_of(latest + DAY, amount, unit) >= effective


def summary(*articles: tuple[str, ChangeKind | None, Nature]) -> Summary:
    found = tuple(
        ArticleSummary(id, "", "", ChangeState.CHANGED, frozenset({nature}), (Cause(id, "1.0.0", "2.0.0", kind),), ())
        for id, kind, nature in articles
    )
    return Summary("cgv", "CGV", ChangeState.CHANGED, found)


WEEK = Period(7, "day")


class TestWhoMustBeTold:
    def test_what_is_substantive_asks_for_a_notice(self) -> None:
        told = notice(
            [
                summary(
                    ("cgv/a", ChangeKind.CLARIFIED, Nature.WORDING),
                    ("cgv/b", ChangeKind.SUBSTANTIVE, Nature.FIGURE),
                    ("cgv/c", ChangeKind.EDITORIAL, Nature.WORDING),
                )
            ],
            WEEK,
            day("2026-12-01"),
        )
        assert (told.needed, told.articles, told.undeclared) == (True, ("cgv/b",), ())
        assert (told.latest, told.late) == (day("2026-11-23"), False)

    def test_clarifications_do_not(self) -> None:
        assert not notice([summary(("cgv/a", ChangeKind.CLARIFIED, Nature.WORDING))], WEEK, None).needed

    def test_what_no_version_declares_is_named(self) -> None:
        told = notice([summary(("cgv/a", None, Nature.WORDING), ("cgv/b", None, Nature.REFERENCE))], WEEK, None)
        assert (told.needed, told.undeclared) == (False, ("cgv/a",))

    @pytest.mark.parametrize(("today", "late"), [("2026-11-23", False), ("2026-11-24", True)])
    def test_a_day_that_has_passed(self, today: str, late: bool) -> None:
        one = [summary(("cgv/a", ChangeKind.SUBSTANTIVE, Nature.WORDING))]
        assert notice(one, WEEK, day("2026-12-01"), day(today)).late is late

    def test_a_draft_has_no_day_yet(self) -> None:
        told = notice([summary(("cgv/a", ChangeKind.SUBSTANTIVE, Nature.WORDING))], WEEK, None, day("2026-11-24"))
        assert (told.needed, told.latest, told.late) == (True, None, False)
