"""Launch prices, and prices for a quarter or a year: their amounts, their invoices, their words.

By hand, for a Belgian client at 21 %, over eighteen months from 4 January 2027:

    once                        450.00                VAT  94.50
    months 1-3    3 ×  99.00    297.00    3 × 20.79        62.37
    months 4-18  15 × 189.99  2 849.85   15 × 39.90       598.50   (39.8979)
    quarters      6 × 250.00  1 500.00    6 × 52.50       315.00
    years     1 000.00 + 500  1 500.00   210 + 105        315.00
    term                      6 596.85              1 385.37       with VAT 7 982.22

The second year has six months, so half of its price. A launch price of nought for 3 of 18 months is a reduction by
16.67 %; one of 99.00 by 3 × (1 - 99 / 189.99) / 18 = 7.98 %.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from commands import ROOT
from hypothesis import given
from hypothesis import strategies as st
from packs import library

from engine import assemble, read_deal
from engine.diagnostics import Refused
from engine.rendering import render
from engine.rendering.manifest import print_manifest
from engine.tasks.open_library import editions, load_edition

BESIDE = {one.name: one.read_text(encoding="utf-8") for one in (ROOT / "deals").glob("specimen-*.yaml")}
LAUNCH = "launch: {price: 99, months: 3}"
DEAL = f"""\
reference: T-2026-019
date: 2026-12-10
validity: 2027-01-10
start: 2027-01-04
client:
  name: Dupont
  address: rue de l’Exemple 4, 7000 Mons
  country: BE
  enterprise-number: 0123.456.749
  languages: [fr]
services: [phone-secretariat]
parameters: {{initial-term: 18}}
lines:
  - {{item: phone-secretariat/setup, price: 450}}
  - {{item: phone-secretariat/subscription, price: 189.99, {LAUNCH}}}
  - {{description: Rapport, kind: quarterly, unit: package, price: 250}}
  - {{description: Licence, kind: yearly, unit: package, price: 1000}}
signatories:
  company: {{name: Alex Martin, function: administrateur}}
  client: {{name: Dominique Dupont, function: administrateur}}
publisher: specimen-company.yaml
subprocessors: specimen-subprocessors.yaml
"""


def made(text: str = DEAL, language: str = "fr") -> Any:
    return assemble(library(), read_deal(text, library(), beside=BESIDE), language=language)


def quote(text: str = DEAL, language: str = "fr") -> str:
    told = render(made(text, language)["quote"], "txt").decode()
    return " ".join(told.replace("\u00a0", " ").replace("\u202f", " ").split())


def term(text: str = DEAL) -> tuple[str, str]:
    total = made(text).selection.prices.commitment
    return str(total.base), str(total.vat)


def deviations(text: str) -> list[str]:
    return [one.summary for one in made(text).selection.deviations]


def test_the_term_costs_what_its_invoices_come_to() -> None:
    found = made().selection.prices.invoices
    assert term() == ("6596.85", "1385.37")
    assert [(one.kind, one.first, one.last, str(one.day), str(one.total.base)) for one in found][:6] == [
        ("one-off", 0, 0, "None", "450.00"),
        ("quarterly", 1, 3, "2027-01-04", "250.00"),
        ("yearly", 1, 12, "2027-01-04", "1000.00"),
        ("monthly", 1, 1, "2027-02-04", "99.00"),
        ("monthly", 2, 2, "2027-03-04", "99.00"),
        ("monthly", 3, 3, "2027-04-04", "99.00"),
    ]
    assert [str(one.total.base) for one in found if one.kind == "yearly"] == ["1000.00", "500.00"]


def test_the_quote_tells_them_in_both_languages() -> None:
    french, english = quote(), quote(DEAL.replace("[fr]", "[en]"), "en")
    for said in (
        "les prix suivants remplacent, pendant les premiers mois du Contrat, les prix mensuels",
        "Licence par an",
        "Rapport par trimestre",
        "Prix mensuels, par mois, mois 1 à 3",
        "Prix mensuels, par mois, dès le mois 4",
        "Prix annuels, par an",
        "facture les prix trimestriels et annuels d’avance, au début de chaque période",
        "Prix annuels, mois 1 à 12",
        "Prix annuels, mois 13 à 18",
        "rembourse la part des montants facturés d’avance",
        "sept mille neuf cent quatre-vingt-deux euros et vingt-deux centimes",
        "Prix trimestriels et annuels facturés d’avance, les autres selon la liste des factures",
    ):
        assert said in french, said
    for said in (
        "the following prices replace, during the first months of the Contract, the monthly prices",
        "Monthly prices, per month, months 1 to 3",
        "Yearly prices, months 13 to 18",
        "invoices the quarterly and yearly prices in advance, at the start of each period",
    ):
        assert said in english, said


def test_a_discount_on_the_whole_is_taken_off_each_of_them() -> None:
    """5 % of 450, 189.99, 250 and 1 000 is 22.50, 9.50, 12.50 and 50.00; of the launch price of 99 it is 4.95."""
    prices = made(DEAL.replace("lines:\n", "discount: {percent: 5}\nlines:\n")).selection.prices
    assert [(one.kind, str(one.amount)) for one in prices.allowances] == [
        ("one-off", "22.50"), ("monthly", "9.50"), ("quarterly", "12.50"), ("yearly", "50.00"),
    ]  # fmt: skip
    assert [(last, str(total.base)) for last, total in prices.launch] == [(3, "94.05")]


def test_only_a_yearly_price() -> None:
    """Two whole years of 1 000: 2 000, and VAT of 210 each."""
    alone = DEAL.replace("initial-term: 18", "initial-term: 24")
    for line in ("setup", "subscription", "Rapport"):
        alone = "\n".join(one for one in alone.split("\n") if line not in one)
    assert term(alone) == ("2000.00", "420.00")
    assert "L’engagement total de la durée initiale s’élève à 2 420,00 €" in quote(alone)


def test_a_launch_price_is_approved_by_what_it_takes_off_the_term() -> None:
    assert not deviations(DEAL)
    (found,) = deviations(DEAL.replace("price: 99", "price: 0"))
    assert found == "phone-secretariat/subscription at 0 for 3 months, 16.67 % less over the first term (limit: 10 %)"
    # with 5 % off, 3 × 99 + 15 × 180.49 = 3 004.35 of 18 × 189.99 = 3 419.82
    (found,) = deviations(DEAL.replace("{price: 99, months: 3}", "{price: 99, months: 3}, discount: {percent: 5}"))
    assert found.startswith("a discount of 12.15 %")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("months: 3", "months: 19", "holds for 19 months, and the first term has 18"),
        ("price: 99", "price: 189.99", "the line comes to 189.99, and to 189.99 afterwards"),
        ("months: 3", "months: 1.5", "1.5 is no number of months"),
        (LAUNCH, f"{LAUNCH}, optional: true", "an optional line has no launch price"),
        ("price: 189.99", "price: -10", "a credit has no launch price"),
        ("price: 1000", f"price: 1000, {LAUNCH}", "launch: belongs to a monthly price, and this line is yearly"),
    ],
)
def test_what_contradicts_itself_is_refused(before: str, after: str, message: str) -> None:
    with pytest.raises(Refused) as refused:
        made(DEAL.replace(before, after, 1))
    assert message in str(refused.value)


def test_an_edition_without_words_for_them_refuses_them() -> None:
    (first, *_) = editions(ROOT)
    own = load_edition(ROOT, first)
    with pytest.raises(Refused) as refused:
        assemble(own, read_deal(DEAL.replace("2026-12-10", "2026-12-01"), own, beside=BESIDE), language="fr")
    told = str(refused.value)
    for what in ("launch prices", "quarterly prices", "yearly prices"):
        assert f"do not know {what} [edition-lacks]" in told


def test_the_manifest_tells_them() -> None:
    pack = made()
    told = json.loads(print_manifest(library(), pack.selection, {"fr": pack.documents}, []))["prices"]
    assert told["launch"][0]["last-month"] == 3
    assert [(one["kind"], one["excluded"]) for one in told["periodic"]] == [
        ("quarterly", "250.00"),
        ("yearly", "1000.00"),
    ]
    assert told["lines"][1]["launch"] == {"months": 3, "price": "99"}


@given(st.integers(1, 18), st.decimals(0, 189, places=2))
def test_a_launch_price_is_the_term_with_other_months(months: int, price: Any) -> None:
    """So many months at one price and the rest at the other, to the cent, whatever else the quote holds."""
    usual = DEAL.replace(f", {LAUNCH}", "")
    whole = made(usual).selection.prices.commitment.base
    found = made(DEAL.replace("price: 99, months: 3", f"price: {price}, months: {months}")).selection.prices
    assert whole - found.commitment.base == months * (made(usual).selection.prices.monthly.base - price)
