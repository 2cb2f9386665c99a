"""French: durations, counts, figures, dates, enumerations."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from engine.languages import FRENCH, LANGUAGES, Noun, UnknownForm
from engine.languages.base import Vat

COPY = Noun("copie", "copies", "f")
REMINDER = Noun("rappel", "rappels")


def test_french_comes_first() -> None:
    assert [(code, language.locale, language.bcp47) for code, language in LANGUAGES.items()] == [
        ("fr", "fr_BE", "fr-BE"),
        ("en", "en_GB", "en-GB"),
    ]


@pytest.mark.parametrize(
    ("n", "unit", "form", "expected"),
    [
        (6, "month", "", "six (6) mois"),
        (1, "month", "", "un (1) mois"),
        (1, "week", "", "une (1) semaine"),
        (2, "week", "", "deux (2) semaines"),
        (21, "hour", "", "vingt et une (21) heures"),
        (21, "day", "", "vingt et un (21) jours"),
        (1, "minute", "", "une (1) minute"),
        (81, "minute", "", "quatre-vingt-une (81) minutes"),
        (1, "business-hour", "", "une (1) heure ouvrable"),
        (4, "business-hour", "", "quatre (4) heures ouvrables"),
        (1, "business-day", "", "un (1) jour ouvrable"),
        (5, "business-day", "", "cinq (5) jours ouvrables"),
        (1, "year", "", "un (1) an"),
        (3, "year", "", "trois (3) ans"),
        (0, "day", "", "zéro (0) jour"),
        (1000, "hour", "", "mille (1\u202f000) heures"),
        (6, "month", "de", "de six (6) mois"),
        (1, "month", "de", "d’un (1) mois"),
        (1, "hour", "de", "d’une (1) heure"),
        (11, "month", "de", "de onze (11) mois"),
        (8, "day", "de", "de huit (8) jours"),
        (0, "day", "de", "de zéro (0) jour"),
        (6, "month", "short", "6 mois"),
        (1, "business-day", "short", "1 jour ouvrable"),
    ],
)
def test_durations(n: int, unit: str, form: str, expected: str) -> None:
    assert FRENCH.duration(n, unit, form) == expected


def test_a_duration_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="unknown unit 'fortnight'; known: minute, hour,"):
        FRENCH.duration(1, "fortnight")
    with pytest.raises(ValueError, match="-1"):
        FRENCH.duration(-1, "day")
    with pytest.raises(ValueError, match="-1"):
        FRENCH.duration(-1, "day", "short")


@pytest.mark.parametrize(
    ("n", "noun", "form", "expected"),
    [
        (2, REMINDER, "", "deux (2) rappels"),
        (1, REMINDER, "", "un (1) rappel"),
        (0, REMINDER, "", "zéro (0) rappel"),
        (2, COPY, "", "deux (2) copies"),
        (1, COPY, "", "une (1) copie"),
        (31, COPY, "", "trente et une (31) copies"),
        (1, COPY, "de", "d’une (1) copie"),
        (2, None, "", "deux (2)"),
        (1, None, "de", "d’un (1)"),
        (2, REMINDER, "short", "2 rappels"),
        (2, None, "short", "2"),
        (2_000_000, REMINDER, "", "deux millions (2\u202f000\u202f000) de rappels"),
        (1_000_000, Noun("appel", "appels"), "de", "d’un million (1\u202f000\u202f000) d’appels"),
        (2_000_001, REMINDER, "", "deux millions un (2\u202f000\u202f001) rappels"),
    ],
)
def test_counts(n: int, noun: Noun | None, form: str, expected: str) -> None:
    assert FRENCH.count(n, noun, form) == expected


@pytest.mark.parametrize(
    ("value", "vat", "form", "expected"),
    [
        ("250", "excluded", "", "250,00\u00a0€\u00a0HT"),
        ("1234.5", "included", "", "1\u202f234,50\u00a0€\u00a0TVAC"),
        ("250", "none", "", "250,00\u00a0€"),
        ("250", "excluded", "de", "de 250,00\u00a0€\u00a0HT"),
        ("1", "none", "de", "de 1,00\u00a0€"),
        ("-12.5", "none", "", "-12,50\u00a0€"),
        ("0.005", "none", "", "0,01\u00a0€"),
        ("0.015", "none", "", "0,02\u00a0€"),
        ("0.025", "none", "", "0,03\u00a0€"),
        ("-0.005", "none", "", "-0,01\u00a0€"),
        ("-0.004", "none", "", "0,00\u00a0€"),
        ("2.675", "none", "", "2,68\u00a0€"),
        ("1234567.895", "none", "", "1\u202f234\u202f567,90\u00a0€"),
    ],
)
def test_money(value: str, vat: Vat, form: str, expected: str) -> None:
    assert FRENCH.money(Decimal(value), vat=vat, form=form) == expected


def test_a_library_has_words_of_its_own_for_vat() -> None:
    assert FRENCH.money(Decimal(250), "EUR", "excluded", "de", "HTVA") == "de 250,00\u00a0€\u00a0HTVA"
    assert FRENCH.money(Decimal(250), words="HTVA") == "250,00\u00a0€"


def test_money_always_has_two_decimals() -> None:
    assert FRENCH.money(Decimal(5), "JPY") == "5,00\u00a0JPY"


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        ("99.5", "", "99,5\u00a0%"),
        ("99.50", "", "99,50\u00a0%"),
        ("21", "", "21\u00a0%"),
        ("1E+2", "", "100\u00a0%"),
        ("0.125", "", "0,125\u00a0%"),
        ("21", "de", "de 21\u00a0%"),
    ],
)
def test_percentages(value: str, form: str, expected: str) -> None:
    assert FRENCH.percent(Decimal(value), form) == expected


def test_what_is_not_a_number() -> None:
    for value in ("NaN", "Infinity"):
        with pytest.raises(ValueError, match="not a"):
            FRENCH.percent(Decimal(value))
        with pytest.raises(ValueError, match="not an amount"):
            FRENCH.money(Decimal(value))


def test_ordinals() -> None:
    assert [FRENCH.ordinal(n) for n in (1, 2, 3, 11, 15, 21, 101)] == ["1er", "2e", "3e", "11e", "15e", "21e", "101e"]
    assert [FRENCH.ordinal(n, "f") for n in (1, 2, 21)] == ["1re", "2e", "21e"]
    with pytest.raises(ValueError, match="no rank 0"):
        FRENCH.ordinal(0)


def test_dates() -> None:
    months = [FRENCH.date(date(2026, month, 1)).replace("\u00a0", " ") for month in range(1, 13)]
    assert months == [
        "1er janvier 2026",
        "1er février 2026",
        "1er mars 2026",
        "1er avril 2026",
        "1er mai 2026",
        "1er juin 2026",
        "1er juillet 2026",
        "1er août 2026",
        "1er septembre 2026",
        "1er octobre 2026",
        "1er novembre 2026",
        "1er décembre 2026",
    ]
    assert FRENCH.date(date(2027, 3, 15)) == "15\u00a0mars\u00a02027"
    assert FRENCH.date(date(2027, 3, 11)) == "11\u00a0mars\u00a02027"
    assert FRENCH.date(date(2026, 12, 1), "de") == "du 1er\u00a0décembre\u00a02026"
    assert FRENCH.date(date(2026, 12, 31), "le") == "le 31\u00a0décembre\u00a02026"


def test_enumerations() -> None:
    assert FRENCH.join([], "and") == ""
    assert FRENCH.join(["a"], "and") == "a"
    assert FRENCH.join(["a", "b"], "or") == "a ou b"
    assert FRENCH.join(("a", "b", "c"), "and") == "a, b et c"


def test_closings() -> None:
    assert [FRENCH.closing("and", index, 3) for index in range(3)] == [" ;", " ;\u00a0et", "."]
    assert [FRENCH.closing("or", index, 3) for index in range(3)] == [" ;", " ;\u00a0ou", "."]
    assert [FRENCH.closing("none", index, 3) for index in range(3)] == [" ;", " ;", "."]
    assert [FRENCH.closing("and", index, 2) for index in range(2)] == [" ;\u00a0et", "."]
    assert FRENCH.closing("and", 0, 1) == "."
    for index in (-1, 1):
        with pytest.raises(ValueError, match="no item"):
            FRENCH.closing("and", index, 1)


def test_alphabetical_order() -> None:
    names = ["Zone", "Écrit", "Œuvre", "côte", "Client", "Évolution", "Espace", "cote", "obligation", "ouvrage"]
    assert sorted(names, key=FRENCH.sort_key) == [
        *("Client", "cote", "côte", "Écrit", "Espace", "Évolution"),
        *("obligation", "Œuvre", "ouvrage", "Zone"),
    ]


@pytest.mark.parametrize(
    ("call", "known"),
    [
        (lambda form: FRENCH.duration(1, "day", form), ("", "de", "short")),
        (lambda form: FRENCH.count(1, None, form), ("", "de", "short")),
        (lambda form: FRENCH.money(Decimal(1), form=form), ("", "de", "words")),
        (lambda form: FRENCH.percent(Decimal(1), form), ("", "de")),
        (lambda form: FRENCH.ordinal(1, form=form), ("",)),
        (lambda form: FRENCH.date(date(2026, 1, 1), form), ("", "de", "le")),
        (lambda form: FRENCH.text("x", form), ("",)),
    ],
)
def test_an_unknown_form_names_the_known_ones(call: Callable[[str], str], known: tuple[str, ...]) -> None:
    with pytest.raises(UnknownForm) as caught:
        call("possessive")
    assert (caught.value.form, caught.value.known) == ("possessive", known)


def test_forms() -> None:
    assert FRENCH.forms("duration") == ("", "de", "short")
    assert FRENCH.text("tel quel") == "tel quel"
    with pytest.raises(ValueError, match="unknown type 'colour'; known: duration, count, money"):
        FRENCH.forms("colour")
