"""When monthly prices begin and how they are invoiced: the invoices of the first term, which sum to the commitment.

By hand, for a Belgian client at 21 %: 450 once, 189.99 and 620.80 a month, so 810.79.

Quarters in advance, twelve months from 4 January 2027, due from 20 January. The first month runs to 3 February: 31
days, of which 15 are due:

    once        450.00                                             VAT  94.50
    months 1-3  810.79 × 15 / 31 = 392.317…, so 392.32,
                and 2 × 810.79                          2 013.90   VAT 422.919, so 422.92
    months 4-12 3 × (3 × 810.79 = 2 432.37)             7 297.11   VAT 3 × 510.7977, so 3 × 510.80 = 1 532.40
    term                                                9 761.01   VAT 2 049.82                     with VAT 11 810.83

One free month of six, after each month: 450.00 + 5 × 810.79 = 4 503.95; VAT 94.50 + 5 × 170.27 (170.2659) = 945.85.

A year in advance, over eighteen months without a start: 12 × 810.79 = 9 729.48, VAT 2 043.1908, so 2 043.19; the other
six 4 864.74, VAT 1 021.5954, so 1 021.60; with 450 once 15 044.22 and VAT 3 159.29.

Quarters in advance for a German client under the reverse charge, six months: 450 + 2 × 2 432.37 = 5 314.74 without VAT.
"""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from commands import ROOT
from hypothesis import given
from hypothesis import strategies as st
from packs import library

from engine import assemble, read_deal
from engine.diagnostics import Refused, Span
from engine.files.writing.deal_copy import copied
from engine.model.billing import Billing, Instalment
from engine.model.price import RECURRING, QuoteLine
from engine.rendering import render
from engine.rendering.manifest import print_manifest
from engine.selecting.prices import price
from engine.selecting.schedule import ContractTerm, schedule, shares, together
from engine.tasks.open_library import editions, load_edition

BESIDE = {one.name: one.read_text(encoding="utf-8") for one in (ROOT / "deals").glob("specimen-*.yaml")}
CLIENT = """\
client:
  name: Dupont
  address: rue de l’Exemple 4, 7000 Mons
  country: BE
  enterprise-number: 0123.456.749
  languages: [fr]
"""
GERMAN = """\
client:
  name: Beispiel
  address: Musterallee 12, 50667 Köln
  country: DE
  vat-number: DE 999 999 000
  languages: [fr]
"""
DEAL = f"""\
reference: T-2026-013
date: 2026-12-10
validity: 2027-01-10
start: 2027-01-04
{CLIENT}services: [phone-secretariat, digital-marketing]
parameters: {{initial-term: 12}}
billing: {{every: quarter, in-advance: true, start: 2027-01-20}}
lines:
  - {{item: phone-secretariat/setup, price: 450}}
  - {{item: phone-secretariat/subscription, price: 189.99}}
  - {{item: digital-marketing/social-media, price: 620.8}}
signatories:
  company: {{name: Alex Martin, function: administrateur}}
  client: {{name: Dominique Dupont, function: administrateur}}
publisher: specimen-company.yaml
subprocessors: specimen-subprocessors.yaml
"""
QUARTERS = "billing: {every: quarter, in-advance: true, start: 2027-01-20}"
OPEN = DEAL.replace("start: 2027-01-04\n", "", 1)


def agreed(billing: str, text: str = DEAL, months: int = 12) -> str:
    return text.replace(QUARTERS, f"billing: {billing}").replace("initial-term: 12", f"initial-term: {months}")


def made(text: str) -> Any:
    return assemble(library(), read_deal(text, library(), beside=BESIDE), language="fr")


def invoices(text: str) -> list[tuple[int, int, str, str, str]]:
    return [
        (one.first, one.last, str(one.day), str(one.total.base), str(one.total.vat))
        for one in made(text).selection.prices.invoices
    ]


def quote(text: str) -> str:
    return " ".join(render(made(text)["quote"], "txt").decode().replace("\u00a0", " ").replace("\u202f", " ").split())


def term(text: str) -> tuple[str, str]:
    total = made(text).selection.prices.commitment
    return str(total.base), str(total.vat)


def test_quarters_in_advance_from_a_day_within_a_month() -> None:
    assert invoices(DEAL) == [
        (0, 0, "None", "450.00", "94.50"),
        (1, 3, "2027-01-04", "2013.90", "422.92"),
        (4, 6, "2027-04-04", "2432.37", "510.80"),
        (7, 9, "2027-07-04", "2432.37", "510.80"),
        (10, 12, "2027-10-04", "2432.37", "510.80"),
    ]
    assert term(DEAL) == ("9761.01", "2049.82")
    text = quote(DEAL)
    for said in (
        "les prix mensuels et les minimums mensuels ne sont dus qu’à compter du 20 janvier 2027",
        "d’avance, au début de chaque période de trois (3) mois",
        "rembourse la part des montants facturés d’avance qui correspond aux jours restants",
        "Mois 4 à 12 du 4 avril 2027 au 4 octobre 2027 3 2 432,37 € 510,80 €",
        "onze mille huit cent dix euros et quatre-vingt-trois centimes",
        "Les Prestations et la durée initiale commencent le 4 janvier 2027.",
    ):
        assert said in text, said


def test_a_free_month_after_each_month() -> None:
    text = agreed("{free-months: 1}", months=6)
    assert invoices(text)[:2] == [
        (0, 0, "None", "450.00", "94.50"),
        (2, 2, "2027-03-04", "810.79", "170.27"),
    ]
    assert len(invoices(text)) == 6
    assert term(text) == ("4503.95", "945.85")
    said = quote(text)
    assert "aucun montant mensuel, pas même un minimum, n’est dû pendant une période d’un (1) mois" in said
    assert "chaque mois, les prix mensuels et les prix à l’usage du mois écoulé" in said
    assert "rembourse" not in said


def test_a_year_in_advance_over_a_term_that_is_no_whole_number_of_years() -> None:
    text = agreed("{every: year, in-advance: true}", OPEN, 18)
    assert invoices(text) == [
        (0, 0, "None", "450.00", "94.50"),
        (1, 12, "None", "9729.48", "2043.19"),
        (13, 18, "None", "4864.74", "1021.60"),
    ]
    assert term(text) == ("15044.22", "3159.29")
    assert "Mois 1 à 12 au début de la période" in quote(text)


def test_quarters_in_arrears() -> None:
    text = agreed("{every: quarter}", months=6)
    assert [one[2] for one in invoices(text)] == ["None", "2027-04-04", "2027-07-04"]
    assert "à la fin de chaque période de trois (3) mois" in quote(text)
    assert "La dernière s’achève à l’échéance, même si elle est plus courte." in quote(text)
    assert "Un minimum mensuel se facture avec les montants mensuels." not in quote(text)


def test_a_german_client_under_the_reverse_charge() -> None:
    text = agreed("{every: quarter, in-advance: true}", months=6).replace(CLIENT, GERMAN)
    assert term(text) == ("5314.74", "0.00")


def test_a_deal_without_billing_costs_what_it_did() -> None:
    text = DEAL.replace(f"{QUARTERS}\n", "")
    prices = made(text).selection.prices
    assert prices.invoices == ()
    assert str(prices.commitment.base) == "10179.48"
    assert "Les factures de la durée initiale" not in quote(text)


PROJECT = """\
project:
  phases:
    - {name: Conception, start: 2027-01-04, end: 2027-01-31, deliverables: [plan]}
    - {name: Mise en place, start: 2027-02-01, end: 2027-02-26, deliverables: [essai]}
"""
FIRST, DATED, LAST = "{percent: 30}", "{percent: 16.67, date: 2027-02-15}", "{percent: 20, phase: 2}"
PARTS = f"instalments: [{FIRST}, {{percent: 33.33, phase: 1}}, {DATED}, {LAST}]"
STAGED = agreed(f"{{{PARTS}}}").replace("price: 450}", "price: 1000.01}") + PROJECT


def test_a_deposit_and_the_phases_of_the_project_come_to_the_price() -> None:
    """1 000.01: 30 % is 300.003, so 300.00; 63.33 % is 633.3063, so 633.31 less that; 80 % 800.008, so 800.01; all.

    VAT of each: 63.00, 69.9951 so 70.00, 35.007 so 35.01, 42.00.
    """
    assert invoices(STAGED)[:5] == [
        (0, 0, "None", "300.00", "63.00"),
        (0, 0, "2027-01-31", "333.31", "70.00"),
        (1, 1, "2027-02-04", "810.79", "170.27"),
        (0, 0, "2027-02-15", "166.70", "35.01"),
        (0, 0, "2027-02-26", "200.00", "42.00"),
    ]
    text = quote(STAGED)
    for said in (
        "La partie facturée à l’acceptation est un acompte, qui s’impute sur le prix.",
        "Prix uniques, 30 % à l’acceptation 1 300,00 € 63,00 €",
        "Prix uniques, 33,33 % fin de la phase « Conception », le 31 janvier 2027",
        "Prix uniques facturés en plusieurs parties",
    ):
        assert said in text, said


def test_a_deposit_and_phases_are_told_where_there_are_any() -> None:
    deposit = "La partie facturée à l’acceptation est un acompte"
    milestone = "Si la fin d’une phase du projet se décale"
    days = agreed("{instalments: [{percent: 50, date: 2027-01-10}, {percent: 50, date: 2027-02-10}]}")
    assert deposit not in quote(days)
    assert milestone not in quote(days)
    later = agreed("{instalments: [{percent: 50}, {percent: 50, date: 2027-02-10}]}")
    assert deposit in quote(later)
    assert milestone not in quote(later)
    phases = agreed("{instalments: [{percent: 50, phase: 1}, {percent: 50, phase: 2}]}") + PROJECT
    assert deposit not in quote(phases)
    assert milestone in quote(phases)


def test_invoices_stand_in_the_order_of_their_days() -> None:
    text = agreed("{instalments: [{percent: 50}, {percent: 50, date: 2027-03-10}]}")
    assert [one[:3] for one in invoices(text)][:5] == [
        (0, 0, "None"), (1, 1, "2027-02-04"), (2, 2, "2027-03-04"), (0, 0, "2027-03-10"), (3, 3, "2027-04-04"),
    ]  # fmt: skip


def test_parts_of_a_project_without_monthly_prices() -> None:
    text = STAGED.replace("  - {item: phone-secretariat/subscription, price: 189.99}\n", "").replace(
        "  - {item: digital-marketing/social-media, price: 620.8}\n", ""
    )
    assert term(text) == ("1000.01", "210.01")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (STAGED.replace("percent: 20", "percent: 19"), "the instalments come to 99.00 %"),
        (STAGED.replace("2027-02-15", "2027-01-15"), "instalment 3 is due on 2027-01-15, before 2027-01-31"),
        (STAGED.replace("{percent: 30}", "{percent: 30, date: 2020-02-15}"), "is due on 2020-02-15, before 2026-12-10"),
        (STAGED.replace("{percent: 30}", "{percent: 0}, {percent: 30, date: 2027-01-05}"), "instalment 1 is nothing"),
        (STAGED.replace("phase: 2", "phase: 3"), "there is no phase 3: the project has 2"),
        (STAGED.replace(PROJECT, ""), "there is no phase 1: the deal has no project:"),
        (STAGED.replace("{percent: 20, phase: 2}", "{percent: 20}"), "nothing says when instalment 4 is due"),
        (STAGED.replace("phase: 2", "phase: 2, date: 2027-03-01"), "due on a day or after a phase"),
        (STAGED.replace("2027-02-15", "2027-02-30"), "2027-02-30 is no date of the calendar"),
        (
            STAGED.replace("  - {item: phone-secretariat/setup, price: 1000.01}\n", ""),
            "instalments: is about one-off prices",
        ),
        (
            agreed("{instalments: [{percent: 50}, {percent: 50, date: 2027-03-10}]}").replace(
                "price: 450}", "price: 450}\n  - {description: Geste, kind: one-off, unit: package, price: -500}"
            ),
            "the one-off prices come to -50",
        ),
        (agreed("{start: 2027-01-20, free-months: 1}"), "start: and free-months: cannot stand together"),
        (agreed("{start: 2027-01-01}"), "before the services start on 2027-01-04"),
        (agreed("{start: 2027-01-20}", OPEN), "the deal fixes none for the services"),
        (agreed("{start: 2028-01-20}"), "nothing would be due within the first term"),
        (agreed("{free-months: 12}"), "nothing would be due within the first term"),
        (agreed("{free-months: 1.5}"), "1.5 is no number of free months"),
        (agreed("{free-months: 0}"), "0 is no number of free months"),
        (agreed("{every: week}"), "week is not allowed for every"),
        (
            DEAL.replace("  - {item: phone-secretariat/subscription, price: 189.99}\n", "").replace(
                "  - {item: digital-marketing/social-media, price: 620.8}\n", ""
            ),
            "no line has one",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(text: str, message: str) -> None:
    with pytest.raises(Refused) as refused:
        made(text)
    assert message in str(refused.value)
    assert any(one.code in ("billing-invalid", "value-invalid", "value-type") for one in refused.value.diagnostics)


def test_an_edition_without_words_for_it_refuses_it() -> None:
    (first, *_) = editions(ROOT)
    own = load_edition(ROOT, first)
    with pytest.raises(Refused, match=r"do not know billing: \[edition-lacks\]"):
        assemble(own, read_deal(DEAL.replace("2026-12-10", "2026-12-01"), own, beside=BESIDE), language="fr")


def test_months_that_are_not_paid_count_as_a_discount() -> None:
    found = [one.summary for one in made(agreed("{free-months: 2}")).selection.deviations if "billing" in one.id]
    assert found == ["2 free months, 16.67 % of those of the first term (limit: 10 %)"]
    assert not [one for one in made(agreed("{free-months: 1}")).selection.deviations if "billing" in one.id]
    (late,) = [one for one in made(agreed("{start: 2027-03-20}")).selection.deviations if "billing" in one.id]
    assert late.id == "billing start"


def test_a_free_month_and_a_discount_count_together() -> None:
    """One of twelve months is 8.33 %; of the rest 10 % more, together 17.5 %."""
    text = agreed("{free-months: 1}").replace("price: 189.99}", "price: 189.99, discount: {percent: 10}}")
    (found,) = [one.summary for one in made(text).selection.deviations if one.id == "discount line-2"]
    assert found == "a discount of 17.5 % on phone-secretariat/subscription (limit: 10 %)"
    whole = agreed("{free-months: 1}").replace("lines:\n", "discount: {percent: 5}\nlines:\n")
    (found,) = [one.summary for one in made(whole).selection.deviations if one.id == "billing free-months"]
    assert found == "1 free month, 8.33 % of those of the first term beside 5 % on the whole (limit: 10 %)"
    once = agreed("{free-months: 1}").replace("price: 450}", "price: 450, discount: {percent: 10}}")
    assert not [one for one in made(once).selection.deviations if one.id.startswith("discount")]


def test_a_copy_moves_the_day_and_the_manifest_lists_the_invoices() -> None:
    new = copied("deal.yaml", DEAL, "T-2026-014", datetime.date(2026, 12, 20))
    assert "start: 2027-01-30}" in new.text
    pack = made(DEAL)
    told = json.loads(print_manifest(library(), pack.selection, {"fr": pack.documents}, []))
    assert told["prices"]["invoices"][1] == {
        "kind": "monthly", "first-month": 1, "last-month": 3, "day": "2027-01-04", "in-advance": True, "percent": None,
        "phase": None, "excluded": "2013.90",
        "vat": "422.92", "included": "2436.82",
        "categories": [{"vat": "standard", "rate": "21", "base": "2013.90", "amount": "422.92"}],
    }  # fmt: skip


RATES = {"standard": Decimal(21), "outside": Decimal(0)}
LINES = st.lists(
    st.builds(
        QuoteLine,
        id=st.just("line"), description=st.just({}), kind=st.sampled_from(["one-off", *RECURRING]),
        unit=st.just("hour"),
        quantity=st.just(Decimal(1)), unit_price=st.decimals(0, 3000, places=2), discount=st.none(),
        vat=st.sampled_from(["standard", "outside"]), service=st.none(), span=st.just(Span("deal")),
    ),
    min_size=1, max_size=5,
)  # fmt: skip
STARTS = st.dates(datetime.date(2026, 1, 1), datetime.date(2030, 12, 31))


@given(
    LINES, st.integers(1, 40), STARTS, st.integers(0, 700), st.sampled_from(["month", "quarter", "year"]), st.booleans()
)
def test_invoices_sum_to_the_commitment_and_leave_no_day_out(
    lines: list[QuoteLine], months: int, start: datetime.date, late: int, every: Any, advance: bool
) -> None:
    """Every month is on one invoice at most, in order; without a late start nothing is missing, to the cent."""
    prices, own = price(lines, RATES, months), ContractTerm(months, start)
    for day in (start + datetime.timedelta(days=late), start, None):
        billing = Billing(day, 0, every, advance, Span("deal"))
        found = schedule(prices, own, billing)
        total = together(found)
        assert total.included == sum((one.total.included for one in found), Decimal(0))
        for kind in RECURRING:
            periods = [one for one in found if one.first and one.kind == kind]
            assert all(one.last < two.first for one, two in pairwise(periods))
        assert all(0 <= one <= 1 for one in shares(own, billing))
        if day is None or day == start:
            assert total.base == prices.commitment.base
            assert every != "month" or total == prices.commitment


@given(LINES, st.lists(st.integers(1, 50), min_size=1, max_size=6))
def test_instalments_come_to_the_price_to_the_cent(lines: list[QuoteLine], shares: list[int]) -> None:
    whole = sum(shares)
    percents = [Decimal(100 * one) / whole for one in shares]
    percents[-1] = Decimal(100) - sum(percents[:-1], Decimal(0))
    parts = tuple(Instalment(one, None, 0) for one in percents)
    prices, agreed = price(lines, RATES, 1), Billing(None, 0, "month", False, Span("deal"), parts)
    found = schedule(prices, ContractTerm(1, None), agreed)
    assert sum((one.total.base for one in found if not one.first), Decimal(0)) == prices.one_off.base


@given(st.integers(1, 24), st.integers(0, 24))
def test_free_months_are_the_first_ones(months: int, free: int) -> None:
    own = shares(ContractTerm(months, None), Billing(None, free, "month", False, Span("deal")))
    assert list(own) == [0] * min(free, months) + [1] * max(months - free, 0)
