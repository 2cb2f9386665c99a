"""Prices per use by volume, with a monthly minimum, with the use that is expected.

By hand: bands of 2.50 up to 100, 2.20 up to 500, 1.90 above.

    units   cost
      100   100 × 2.50                                   250.00
      101   250.00 + 2.20                                252.20
      500   250.00 + 400 × 2.20                        1 130.00
      501   1 130.00 + 1.90                            1 131.90
      620   1 130.00 + 120 × 1.90                      1 358.00

A monthly line of 189.99 and a minimum of 50.00, at 21 % over 6 months: 239.99 a month, VAT 50.3979, so 50.40; the term
comes to 1 439.94, VAT 302.40, with VAT 1 742.34.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from commands import ROOT
from hypothesis import given
from hypothesis import strategies as st
from packs import library

from engine import assemble, read_deal
from engine.diagnostics import Refused, Span
from engine.model.price import Discount, QuoteLine, Tier
from engine.rendering import render
from engine.selecting.prices import monthly_cost
from engine.tasks.open_library import editions, load_edition

BESIDE = {one.name: one.read_text(encoding="utf-8") for one in (ROOT / "deals").glob("specimen-*.yaml")}
BANDS = "tiers: [{up-to: 100, price: 2.50}, {up-to: 500, price: 2.2}, {price: 1.9}]"
DEAL = f"""\
reference: T-2026-012
date: 2026-12-10
validity: 2027-01-10
client:
  name: Dupont
  address: rue de l’Exemple 4, 7000 Mons
  country: BE
  enterprise-number: 0123.456.749
  languages: [fr]
services: [phone-secretariat]
parameters: {{initial-term: 6}}
lines:
  - {{item: phone-secretariat/subscription, price: 189.99}}
  - {{item: phone-secretariat/extra-call, {BANDS}, minimum: 50, estimate: 620}}
  - {{item: phone-secretariat/hour, price: 52, estimate: 1.5}}
signatories:
  company: {{name: Alex Martin, function: administrateur}}
  client: {{name: Dominique Dupont, function: administrateur}}
publisher: specimen-company.yaml
subprocessors: specimen-subprocessors.yaml
"""


def made(text: str = DEAL) -> Any:
    return assemble(library(), read_deal(text, library(), beside=BESIDE), language="fr")


def quote(text: str = DEAL) -> str:
    return " ".join(render(made(text)["quote"], "txt").decode().replace("\u00a0", " ").replace("\u202f", " ").split())


def line(*tiers: Tier, minimum: Decimal | None = None, discount: Discount | None = None) -> QuoteLine:
    price = tiers[0].unit_price
    return QuoteLine(
        id="line", description={}, kind="usage", unit="call", quantity=None, unit_price=price, discount=discount,
        vat="standard", service=None, span=Span("deal"), tiers=tiers if len(tiers) > 1 else (), minimum=minimum,
    )  # fmt: skip


THREE = (Tier(100, Decimal("2.50")), Tier(500, Decimal("2.20")), Tier(None, Decimal("1.90")))


@pytest.mark.parametrize(
    ("units", "cost"),
    [("0", "0.00"), ("100", "250.00"), ("101", "252.20"), ("500", "1130.00"), ("501", "1131.90"), ("620", "1358.00")],
)
def test_each_unit_costs_the_price_of_its_band(units: str, cost: str) -> None:
    assert monthly_cost(line(*THREE), Decimal(units)) == Decimal(cost)


def test_a_minimum_is_charged_at_least_and_a_discount_taken_off_before() -> None:
    assert monthly_cost(line(*THREE, minimum=Decimal(300)), Decimal(100)) == Decimal(300)
    assert monthly_cost(line(*THREE, minimum=Decimal(300)), Decimal(500)) == Decimal("1130.00")
    tenth = Discount(Decimal(10), None, Span("deal"))
    assert monthly_cost(line(Tier(None, Decimal("2.50")), discount=tenth), Decimal(100)) == Decimal("225.00")


PRICES = st.decimals(0, 100, places=4)


@given(st.lists(st.integers(1, 400), min_size=1, max_size=4, unique=True), st.data())
def test_volume_prices_are_continuous_and_never_fall(ends: list[int], data: st.DataObject) -> None:
    """One unit more costs the price of one unit, whatever the band: there is no step, up or down."""
    tiers = [Tier(end, data.draw(PRICES)) for end in sorted(ends)] + [Tier(None, data.draw(PRICES))]
    priced = line(*tiers)
    units = data.draw(st.integers(0, 500))
    more = monthly_cost(priced, Decimal(units + 1)) - monthly_cost(priced, Decimal(units))
    own = next(one.unit_price for one in tiers if one.last is None or units < one.last)
    assert abs(more - own) <= Decimal("0.01")  # each cost is rounded to the cent
    assert more >= 0


def test_the_totals_hold_the_minimum_and_no_estimate() -> None:
    prices = made().selection.prices
    assert (prices.monthly.base, prices.monthly.vat) == (Decimal("239.99"), Decimal("50.40"))
    assert (prices.commitment.base, prices.commitment.vat, prices.commitment.included) == (
        Decimal("1439.94"), Decimal("302.40"), Decimal("1742.34"),
    )  # fmt: skip
    without = made(DEAL.replace(", estimate: 620", "").replace(", estimate: 1.5", "")).selection.prices
    assert without.commitment == prices.commitment


def test_the_quote_says_bands_minimum_and_estimate() -> None:
    text = quote()
    for said in (
        "jusqu’à 100 par mois appel 2,50 € 50,00 € 21 % de 101 à 500 par mois appel 2,20 € 21 %",
        "à partir de 501 par mois appel 1,90 €",
        "Prix mensuels et minimums de facturation, par mois 239,99 €",
        "620 appels 1 358,00 €",
        "1,5 heure 78,00 €",
        "Total 1 436,00 €",
        "facture au moins ce montant pour chaque mois du Contrat",
    ):
        assert said in text, said


def test_a_minimum_alone_has_totals() -> None:
    text = DEAL.replace("  - {item: phone-secretariat/subscription, price: 189.99}\n", "")
    assert made(text).selection.prices.commitment.base == Decimal("300.00")
    assert "soit en toutes lettres : trois cent soixante-trois euros" in quote(text)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{price: 1.9}", "{up-to: 900, price: 1.9}", "the last band has no end"),
        ("{up-to: 500, price: 2.2}", "{price: 2.2}", "band 2 has no end"),
        ("up-to: 500", "up-to: 100", "band 2 cannot end at 100"),
        ("up-to: 500", "up-to: 100.5", "band 2 cannot end at 100.5"),
        (BANDS, "tiers: [{price: 2.5}]", "one band is no volume price"),
        (BANDS, f"price: 2, {BANDS}", "price: cannot stand beside them"),
        (BANDS, f"discount: {{percent: 2}}, {BANDS}", "discount: cannot stand beside them"),
        (
            "price: 189.99}",
            "price: 189.99, minimum: 50}",
            "minimum: belongs to a price per use, and this line is monthly",
        ),
        ("price: 189.99}", f"{BANDS}}}", "tiers: belongs to a price per use"),
        ("minimum: 50", "minimum: -50", "minimum is negative"),
        ("estimate: 620", "estimate: -1", "estimate is negative"),
    ],
)
def test_what_means_nothing_is_refused(old: str, new: str, message: str) -> None:
    assert old in DEAL
    with pytest.raises(Refused) as refused:
        made(DEAL.replace(old, new, 1))
    assert message in str(refused.value)


def test_the_cheapest_band_is_held_against_the_list_price() -> None:
    beside = {**BESIDE, "own.yaml": "lists:\n  - from: 2026-12-01\n    prices: {phone-secretariat/extra-call: 2.2}\n"}
    own = library()
    pack = assemble(own, read_deal(f"{DEAL}prices: own.yaml\n", own, beside=beside), language="fr")
    (found,) = [one.summary for one in pack.selection.deviations if one.id == "price line-2"]
    assert "at 1.9, 13.64 % below the list price of 2.2" in found


def test_an_edition_without_words_for_it_refuses_it() -> None:
    (first, *_) = editions(ROOT)
    own = load_edition(ROOT, first)
    with pytest.raises(Refused) as refused:
        assemble(own, read_deal(DEAL.replace("2026-12-10", "2026-12-01"), own, beside=BESIDE), language="fr")
    assert "do not know prices by volume [edition-lacks]" in str(refused.value)
    assert "do not know a monthly minimum [edition-lacks]" in str(refused.value)
