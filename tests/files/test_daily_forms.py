"""What sales write as they would in a letter: understood where it means one thing, else told with the line to write."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.diagnostics import Refused
from engine.files.figures import read_figure
from engine.model.deal import Deal
from engine.model.library import Library
from engine.tasks.open_deal import read_deal
from engine.tasks.open_library import load_library
from tests.support.commands import ROOT

DEAL = """\
reference: D-1
date: 2026-12-08
validity: 2026-12-31
client:
  name: Dupont
  address: rue de l’Exemple 4, 7000 Mons
  country: BE
  enterprise-number: 0999.990.123
  contact:
    name: Camille Dupont
    phone: 065 12 34 56
  languages: [fr]
services: [phone-secretariat]
lines:
  - item: phone-secretariat/subscription
    price: 450
    quantity: 2
    vat: standard
    discount:
      percent: 5
variants: []
parameters:
  initial-term: 12
  downgrade-fee: 250
"""
ITEM = "phone-secretariat/subscription"
GETTERS: dict[str, Callable[[Deal], object]] = {
    "price": lambda deal: str(deal.lines[0].unit_price),
    "quantity": lambda deal: str(deal.lines[0].quantity),
    "percent": lambda deal: deal.lines[0].discount and str(deal.lines[0].discount.percent),
    "initial-term": lambda deal: str(deal.settings["initial-term"].value),
    "downgrade-fee": lambda deal: str(deal.settings["downgrade-fee"].value),
    "languages": lambda deal: ", ".join(deal.client.languages),
    "services": lambda deal: ", ".join(one.clause for one in deal.services),
    "variants": lambda deal: ", ".join(one.variant for one in deal.variants),
    "enterprise-number": lambda deal: deal.client.enterprise_number,
    "phone": lambda deal: deal.client.contact and deal.client.contact.phone,
    "reference": lambda deal: deal.reference,
    "item": lambda deal: deal.lines[0].id,
    "vat": lambda deal: deal.lines[0].vat,
}


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT)


def written(key: str, value: str) -> str:
    """The deal with this value after a key."""
    lines = [f"{line.partition(key)[0]}{key}: {value}" if f"{key}:" in line else line for line in DEAL.split("\n")]
    assert lines != DEAL.split("\n")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("key", "value", "meant"),
    [
        ("price", "149,50", "149.50"), ("price", "450 €", "450"), ("price", "€ 450", "450"),
        ("price", "450 EUR", "450"),
        ("price", "1 250,00", "1250.00"), ("price", "1\u202f250,00 €", "1250.00"), ("price", "1’250", "1250"),
        ("price", "1.250,00", "1250.00"), ("price", "1,250.00", "1250.00"), ("price", "1.250.000", "1250000"),
        ("price", "450,-", "450"), ("price", "2.3750", "2.375"), ("price", "0,125", "0.125"),
        ("quantity", "2,5", "2.5"), ("percent", "15 %", "15"), ("percent", "12,5", "12.5"), ("percent", "0,5 %", "0.5"),
        ("initial-term", "24 mois", "24"), ("initial-term", "24 months", "24"), ("initial-term", "24", "24"),
        ("downgrade-fee", "250 €", "250"), ("downgrade-fee", "250,00", "250.00"),
        ("languages", "fr", "fr"), ("languages", "FR", "fr"), ("languages", "fr, en", "fr, en"),
        ("languages", "fr/en", "fr, en"), ("languages", "[FR, en]", "fr, en"),
        ("services", "phone-secretariat", "phone-secretariat"),
        ("services", "[Phone Secrétariat]", "phone-secretariat"),
        ("services", "phone-secretariat, prospecting", "phone-secretariat, prospecting"),
        ("variants", "no_reference", "no-reference"), ("enterprise-number", "BE0999990123", "0999.990.123"),
        ("phone", "0478/12.34.56", "0478/12.34.56"), ("phone", "+32478123456", "+32478123456"),
        ("reference", "2026014", "2026014"),
        ("services", "phone\u2011secretariat", "phone-secretariat"),
        ("services", "phone-secretariat + prospecting", "phone-secretariat, prospecting"),
        ("item", "Phone-Secretariat / Subscription", "phone-secretariat/subscription"),
        ("item", "phone secrétariat/subscription", "phone-secretariat/subscription"),
        ("vat", "Standard", "standard"), ("price", "450 € # HT", "450"), ("item", f"{ITEM} # test", ITEM),
        ("enterprise-number", "0999.990.123 # BCE", "0999.990.123"), ("languages", "fr # et anglais", "fr"),
    ],
)  # fmt: skip
def test_it_is_understood(library: Library, key: str, value: str, meant: str) -> None:
    assert GETTERS[key](read_deal(written(key, value), library)) == meant


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("price", "1.250", "write price: 1.25, or price: 1250"),
        ("price", "1,125", "write price: 1.1250, or price: 1125"),
        ("price", "2.000", "write price: 2, or price: 2000"),
        ("price", "15 %", "discount: with percent: 15"),
        ("price", "450 $", "as in price: 149.50"),
        ("price", "450 TVAC", "as in price: 149.50"),
        ("price", "450 € HT", "write price: 450 if that is the amount in euros, excluding VAT"),
        ("price", "-50 € HT", "write price: -50 if that is"),
        ("price", "moins 50 €", "as in price: 149.50"),
        ("price", "‘450’", "write price: 450 if that is"),
        ("quantity", "1 an", "write quantity: 1 if the line counts in an, otherwise"),
        ("price", "gratuit", "as in price: 149.50"),
        ("quantity", "1.250", "write quantity: 1.25, or quantity: 1250"),
        ("quantity", "12 mois", "write quantity: 12 if the line counts in mois, otherwise"),
        ("quantity", "deux", "as in quantity: 2"),
        ("percent", "0.15", "write percent: 15, or percent: 0.15 %"),
        ("percent", "15 €", "write amount: 15 in its place"),
        ("percent", "quinze", "as in percent: 15"),
        ("initial-term", "1 an", "write initial-term: with the number of months alone"),
        ("initial-term", "1.250", "write initial-term: 1250"),
        ("downgrade-fee", "1.250", "write downgrade-fee: 1.25, or downgrade-fee: 1250"),
        ("date", "1/12/2026", "write 2026-12-01 if the day comes first, 2026-01-12 if the month does"),
        ("date", "1/12/26", "write 2026-12-01 if the day comes first, 2026-01-12 if the month does"),
        ("date", "15/12/26", "write date: 2026-12-15"),
        ("date", "15-12-26", "write 2026-12-15 if the day comes first, 2015-12-26 if the year does"),
        ("date", "2026\u201112\u201115", "write date: 2026-12-15"),
        ("date", "2026-12-15T09:30", "write date: 2026-12-15"),
        ("date", "13/12/2026", "write date: 2026-12-13"),
        ("date", "1er décembre 2026", "write date: 2026-12-01"),
        ("date", "December 9, 2026", "write date: 2026-12-09"),
        ("date", "9. Dezember 2026", "write date: 2026-12-09"),
        ("date", "2026-12-1", "write date: 2026-12-01"),
        ("date", "20261201", "write date: 2026-12-01"),
        ("date", "décembre 2026", "a date is written 2026-12-01"),
        ("country", "Belgique", "write country: BE"),
        ("country", "België", "write country: BE"),
        ("country", "Belgium", "write country: BE"),
        ("country", "Belguim", "write country: BE"),
        ("country", "be", "write country: BE"),
        ("country", "les Pays-Bas", "write country: NL"),
        ("country", "Lëtzebuerg", "write country: LU"),
        ("country", "Atlantide", "a country is two capital letters, BE"),
        ("languages", "français", "write languages: [fr]"),
        ("languages", "fr et en", "write languages: [fr, en]"),
        ("languages", "français/anglais", "write languages: [fr, en]"),
        ("languages", "FR/NL", "documents exist in fr, en, not in NL: write languages: [fr]"),
        ("languages", "néerlandais", "not in néerlandais: write languages: [fr, en], or languages: [fr], or"),
        ("languages", "[fr, anglais]", "write en"),
        ("languages", "[fr, nl]", "delete it, or write one of fr, en"),
        ("country", "Congo", "write country: CD (Congo - Kinshasa) or CG (Congo - Brazzaville)"),
        ("country", "Guyane", "write country: GF (French Guiana) or GY (Guyana)"),
        ("country", "Saint-Martin", "write country: MF (St. Martin) or SX (Sint Maarten)"),
        ("country", "Guinée", "write country: GN"),
        ("country", "Saint", "a country is two capital letters, BE"),
        ("services", "médical", "did you mean medical-secretariat?"),
        ("services", "Secrétariat médical", "did you mean medical-secretariat?"),
        ("services", "[Télésecrétariat]", "did you mean phone-secretariat?"),
        ("enterprise-number", "999.990.123", "write 0999.990.123"),
        ("phone", "32478123456", "write +32478123456"),
        ("discount", "10 %", "write discount: {percent: 10}"),
        ("discount", "50", "write discount: {percent: 50}, or discount: {amount: 50}"),
        ("item", "subscription", "did you mean phone-secretariat/subscription?"),
        ("item", "mise en service", "did you mean phone-secretariat/setup?"),
        ("item", "forfait", "write one of phone-secretariat/setup, phone-secretariat/subscription, "),
        ("discount", "{percent: 12,5}", "write percent: 12.5, with a point"),
        ("discount", "{amount: 1,250}", "write amount: 1.25, or amount: 1250"),
        ("discount", "{amount: 5.555}", "write amount: 5555, or amount: 5.56"),
        ("discount", "{amount: -50}", "a discount takes off: write 50 for 50 off the price"),
        ("discount", "-50", "write discount: {percent: 50}, or discount: {amount: 50}"),
        ("vat", "21", "write vat: standard, or delete the line"),
        ("vat", "21 %", "write vat: standard, or delete the line"),
        (
            "vat",
            "exonéré",
            "one of reverse-charge (0 %), outside (0 %), small-enterprise (0 %), standard (21 %), reduced (6 %)",
        ),
        ("name", "Dupont # le siège", "put a comment on a line of its own, or write the text between quotation marks"),
        ("reference", "D-1 #2", "write the text between quotation marks"),
        ("contact", "{name: Dupont, Jean}", 'write name: "Dupont, Jean", between quotation marks'),
    ],
)
def test_it_is_told_with_the_line_to_write(library: Library, key: str, value: str, line: str) -> None:
    text = written(key, value)
    below = {"discount": "      percent: 5\n", "contact": "    name: Camille Dupont\n    phone: 065 12 34 56\n"}
    with pytest.raises(Refused) as refused:
        read_deal(text.replace(below.get(key, "\0"), ""), library)
    place = next(number for number, one in enumerate(text.split("\n"), 1) if f"{key}: {value}" in one)
    told = {one.span.line: " ".join(one.hints) for one in reversed(refused.value.diagnostics)}
    assert line in told[place], told


def test_a_minus_sign_is_never_left_out(library: Library) -> None:
    for dash in "\u2212\u2013":
        with pytest.raises(Refused, match="type - in its place") as refused:
            read_deal(written("price", f"{dash}450"), library)
        assert refused.value.diagnostics[0].hints == ("write price: -450",)


def test_yes_in_words(library: Library) -> None:
    text = DEAL.replace("    discount:\n      percent: 5\n", "    credit: oui\n")
    with pytest.raises(Refused, match="true or false was expected") as refused:
        read_deal(text, library)
    assert refused.value.diagnostics[0].hints == ("write credit: true, or credit: false",)


def test_several_are_told_at_once(library: Library) -> None:
    text = written("price", "1.250").replace("country: BE", "country: Belgique").replace("percent: 5", "percent: 0.1")
    with pytest.raises(Refused) as refused:
        read_deal(text.replace("2026-12-31", "31/12/2026"), library)
    places = {"validity", "country", "price", "percent"}
    lines = [number for number, one in enumerate(text.split("\n"), 1) if one.split(":")[0].strip() in places]
    assert sorted(one.span.line for one in refused.value.diagnostics) == lines


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["fr", "de", "ch", "en", "plain", "comma"]))
def test_an_amount_with_cents_is_read_as_it_was_meant(value: Decimal, manner: str) -> None:
    grouped = f"{value:,.2f}"
    text = {
        "fr": grouped.replace(",", "\u202f").replace(".", ","),
        "de": grouped.translate(str.maketrans(",.", ".,")),
        "ch": grouped.replace(",", "’"),
        "en": grouped,
        "plain": f"{value:.2f}",
        "comma": f"{value:.2f}".replace(".", ","),
    }[manner]
    for signed in (text, f"{text} €", f"€ {text}"):
        assert read_figure(signed).readings == (f"{value:.2f}",)


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_three_digits_behind_a_sign_are_never_guessed(whole: int, rest: int, sign: str) -> None:
    assert len(read_figure(f"{whole}{sign}{rest:03}").readings) == 2


@pytest.mark.parametrize(
    "value",
    [
        "0,149.50", "0.149,50", "0 250", "00 250", "0’250", "01.250", "001.250", "01,250", "0.250.000", "1 250'000",
        "1’250 000", "1 250.000,50", "€ 0 250",
        "1\n      250", '"1\n      250"', ">\n      1\n      250", "|\n      1\n      250",
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", ["price", "downgrade-fee"])
def test_a_number_that_nobody_writes_is_told(library: Library, key: str, value: str) -> None:
    with pytest.raises(Refused) as refused:
        read_deal(written(key, value), library)
    (told,) = refused.value.diagnostics
    assert told.hints
    assert "\n" not in value or "several lines" in told.message


def test_the_sign_behind_groups_may_divide_thousands_too(library: Library) -> None:
    assert read_figure("1 250.000").readings == ("1250.00", "1250000")
    assert read_figure("1.250,125").readings == ("1250.125", "1250125")
    assert read_figure("0.125").readings == ("0.125",)
    assert not read_figure("01.250").readings  # neither of the two
