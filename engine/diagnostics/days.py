"""What to write for a day that is not written as files and commands want it."""

from __future__ import annotations

import datetime
import re

from engine.diagnostics.saying import Saying, say

USUAL = say("date-written")
DAILY = re.compile(r"\s*(\d{1,4})\s*[./ -]\s*(\d{1,2})\s*[./ -]\s*(\d{1,4})\s*")
"""Three numbers, as people write days in letters."""

_BASIC = re.compile(r"\s*(\d{4})(\d{2})(\d{2})\s*")
"""The form of ISO 8601 without hyphens."""
_TIME = re.compile(r"T[0-9:.Z+-]*\s*$")
_CENTURY = 2000
"""That of a year of two digits: no deal is of another one."""
_STROKES = re.compile("[\u2010-\u2015\u2212]")
"""What programs make of the hyphens of a day."""


def day_hint(text: str) -> str:
    """What `day_to_write` says, in English alone."""
    return day_to_write(text).said("")


def day_to_write(text: str) -> Saying:
    """The day that was meant, as far as that is certain; both days where the first number may be the day or the month.

    A hint that chose between the two would move a deadline by months without anybody seeing it.
    """
    text = _STROKES.sub("-", _TIME.sub("", text))
    found = _BASIC.fullmatch(text) or DAILY.fullmatch(text)
    if found is None:
        return USUAL
    first, second, last = (int(one) for one in found.groups())
    if len(found[1]) == 4:
        days = {"": _day(first, second, last)}
    elif len(found[3]) == 4:
        days = {"if-day-first": _day(last, second, first), "if-month-first": _day(last, first, second)}
    elif len(found[1]) <= 2 == len(found[3]):
        year = _CENTURY + last
        days = {"if-day-first": _day(year, second, first), "if-month-first": _day(year, first, second)}
        if "-" in text:  # the order of ISO 8601, with its century left out
            days["if-year-first"] = _day(_CENTURY + first, second, last)
    else:
        return USUAL
    told = {day: words for words, day in days.items() if day is not None}
    if not told:
        return USUAL
    if len(told) == 1:
        return say("write", text=next(iter(told)))
    return say("write-days", days=tuple(say(words, day=day) for day, words in told.items()))


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
