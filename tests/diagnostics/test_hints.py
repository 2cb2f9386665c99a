"""Hints that somebody follows without thinking: none turns round what was meant."""

from __future__ import annotations

import pytest

from engine.diagnostics import nearest
from engine.diagnostics.days import day_hint
from engine.files.characters import look_alike


@pytest.mark.parametrize(
    ("typed", "known", "hint"),
    [
        ("client.not-consumer", ["client.consumer"], ""),
        ("client.noneu", ["client.eu", "client.non-eu"], "did you mean client.non-eu?"),
        ("unlimited-liability", ["limited-liability"], ""),
        ("deselect", ["select"], ""),
        ("client.outside-eea", ["client.within-eea"], ""),
        ("min", ["max"], ""),
        ("client.eus", ["client.eu", "client.non-eu"], "did you mean client.eu or client.non-eu?"),
        ("late-notices", ["late-notice"], "did you mean late-notice?"),
        ("unit", ["units"], "did you mean units?"),
        ("no-ai", ["no-ia"], "did you mean no-ia?"),
    ],
)
def test_a_name_is_never_sent_to_its_opposite(typed: str, known: list[str], hint: str) -> None:
    assert nearest(typed, known) == hint


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("11/12/2026", "write 2026-12-11 if the day comes first, 2026-11-12 if the month does"),
        ("11.12.2026", "write 2026-12-11 if the day comes first, 2026-11-12 if the month does"),
        ("25/12/2026", "write 2026-12-25"),
        ("12-25-2026", "write 2026-12-25"),
        ("01/01/2026", "write 2026-01-01"),
        ("2026-1-5", "write 2026-01-05"),
        ("2026/12/01", "write 2026-12-01"),
        ("2026-02-30", "a date is written 2026-12-01"),
        ("01/02/26", "write 2026-02-01 if the day comes first, 2026-01-02 if the month does"),
        ("tomorrow", "a date is written 2026-12-01"),
        ("", "a date is written 2026-12-01"),
    ],
)
def test_a_day_is_never_guessed(typed: str, hint: str) -> None:
    assert day_hint(typed) == hint


@pytest.mark.parametrize("sign", ["\u2212", "\u2013", "\u2014", "\u2011", "\uff0d", "\u00bd", "\u2030"])
def test_a_sign_that_says_something_is_never_to_be_deleted(sign: str) -> None:
    told = look_alike(f"{sign}50")
    assert told is not None
    assert "delete" not in told.said("")
