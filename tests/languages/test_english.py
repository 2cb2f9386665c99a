"""English: durations, counts, figures, dates, enumerations."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from engine.languages import ENGLISH, Noun, UnknownForm
from engine.languages.base import Vat

COPY = Noun("copy", "copies")


@pytest.mark.parametrize(
    ("n", "unit", "form", "expected"),
    [
        (6, "month", "", "six (6) months"),
        (1, "month", "", "one (1) month"),
        (0, "day", "", "zero (0) days"),
        (5, "business-day", "", "five (5) business days"),
        (1, "business-hour", "", "one (1) business hour"),
        (21, "hour", "", "twenty-one (21) hours"),
        (30, "minute", "", "thirty (30) minutes"),
        (2, "week", "", "two (2) weeks"),
        (1, "year", "", "one (1) year"),
        (1000, "hour", "", "one thousand (1,000) hours"),
        (2, "month", "possessive", "two (2) months’"),
        (1, "month", "possessive", "one (1) month’s"),
        (0, "day", "possessive", "zero (0) days’"),
        (5, "business-day", "possessive", "five (5) business days’"),
        (6, "month", "adjective", "six (6)-month"),
        (1, "year", "adjective", "one (1)-year"),
        (5, "business-day", "adjective", "five (5)-business-day"),
        (6, "month", "short", "6 months"),
        (1, "day", "short", "1 day"),
    ],
)
def test_durations(n: int, unit: str, form: str, expected: str) -> None:
    assert ENGLISH.duration(n, unit, form) == expected


def test_a_duration_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="unknown unit 'fortnight'"):
        ENGLISH.duration(1, "fortnight")
    for form in ENGLISH.forms("duration"):
        with pytest.raises(ValueError, match="-1"):
            ENGLISH.duration(-1, "day", form)


@pytest.mark.parametrize(
    ("n", "noun", "form", "expected"),
    [
        (2, COPY, "", "two (2) copies"),
        (1, COPY, "", "one (1) copy"),
        (0, COPY, "", "zero (0) copies"),
        (2, None, "", "two (2)"),
        (2, COPY, "short", "2 copies"),
        (1_000_000, COPY, "", "one million (1,000,000) copies"),
    ],
)
def test_counts(n: int, noun: Noun | None, form: str, expected: str) -> None:
    assert ENGLISH.count(n, noun, form) == expected


@pytest.mark.parametrize(
    ("value", "vat", "expected"),
    [
        ("250", "excluded", "EUR\u00a0250.00 excl.\u00a0VAT"),
        ("1234.5", "included", "EUR\u00a01,234.50 incl.\u00a0VAT"),
        ("250", "none", "EUR\u00a0250.00"),
        ("-12.5", "none", "EUR\u00a0-12.50"),
        ("0.005", "none", "EUR\u00a00.01"),
        ("-0.004", "none", "EUR\u00a00.00"),
        ("2.675", "none", "EUR\u00a02.68"),
        ("1234567.895", "none", "EUR\u00a01,234,567.90"),
    ],
)
def test_money(value: str, vat: Vat, expected: str) -> None:
    assert ENGLISH.money(Decimal(value), vat=vat) == expected


def test_other_currencies_keep_their_code() -> None:
    assert ENGLISH.money(Decimal(5), "USD") == "USD\u00a05.00"


def test_percentages() -> None:
    written = ("99.5", "99.50", "21", "1E+2", "0")
    assert [ENGLISH.percent(Decimal(value)) for value in written] == ["99.5%", "99.50%", "21%", "100%", "0%"]


def test_ordinals() -> None:
    ranks = {
        **{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 10: "10th", 11: "11th", 12: "12th", 13: "13th", 14: "14th"},
        **{20: "20th", 21: "21st", 22: "22nd", 23: "23rd", 24: "24th", 101: "101st"},
        **{111: "111th", 112: "112th", 113: "113th", 121: "121st"},
    }
    assert {n: ENGLISH.ordinal(n) for n in ranks} == ranks
    assert ENGLISH.ordinal(1, "f") == "1st"
    with pytest.raises(ValueError, match="no rank 0"):
        ENGLISH.ordinal(0)


def test_dates() -> None:
    months = [ENGLISH.date(date(2026, month, 1)).replace("\u00a0", " ") for month in range(1, 13)]
    assert months == [
        "1 January 2026",
        "1 February 2026",
        "1 March 2026",
        "1 April 2026",
        "1 May 2026",
        "1 June 2026",
        "1 July 2026",
        "1 August 2026",
        "1 September 2026",
        "1 October 2026",
        "1 November 2026",
        "1 December 2026",
    ]
    assert ENGLISH.date(date(2027, 3, 15)) == "15\u00a0March\u00a02027"


def test_enumerations() -> None:
    assert ENGLISH.join([], "and") == ""
    assert ENGLISH.join(["a"], "or") == "a"
    assert ENGLISH.join(["a", "b"], "or") == "a or b"
    assert ENGLISH.join(["a", "b", "c"], "and") == "a, b and c"


def test_closings() -> None:
    assert [ENGLISH.closing("and", index, 3) for index in range(3)] == [";", ";\u00a0and", "."]
    assert [ENGLISH.closing("or", index, 3) for index in range(3)] == [";", ";\u00a0or", "."]
    assert [ENGLISH.closing("none", index, 3) for index in range(3)] == [";", ";", "."]
    assert ENGLISH.closing("or", 0, 1) == "."
    with pytest.raises(ValueError, match="no item 3 among 3"):
        ENGLISH.closing("and", 3, 3)


def test_alphabetical_order() -> None:
    names = ["client", "Élan", "Data", "Client", "e-mail", "Zone", "Agreement", "Employee"]
    ordered = ["Agreement", "Client", "client", "Data", "e-mail", "Élan", "Employee", "Zone"]
    for start in (names, list(reversed(names))):
        assert sorted(start, key=ENGLISH.sort_key) == ordered


@pytest.mark.parametrize(
    ("call", "known"),
    [
        (lambda form: ENGLISH.duration(1, "day", form), ("", "possessive", "adjective", "short")),
        (lambda form: ENGLISH.count(1, None, form), ("", "short")),
        (lambda form: ENGLISH.money(Decimal(1), form=form), ("", "words")),
        (lambda form: ENGLISH.percent(Decimal(1), form), ("",)),
        (lambda form: ENGLISH.ordinal(1, form=form), ("",)),
        (lambda form: ENGLISH.date(date(2026, 1, 1), form), ("",)),
        (lambda form: ENGLISH.text("x", form), ("",)),
    ],
)
def test_an_unknown_form_names_the_known_ones(call: Callable[[str], str], known: tuple[str, ...]) -> None:
    with pytest.raises(UnknownForm) as caught:
        call("de")
    assert (caught.value.form, caught.value.known) == ("de", known)
