"""What an option adds to prices is charged where a list price is taken, and told where a price is written.

By hand, with 15 % for processing within the EEA: a list price of 189.99 becomes 218.4885, and 600 becomes 690.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from commands import ROOT
from packs import library

from engine import assemble, read_deal

BESIDE = {one.name: one.read_text(encoding="utf-8") for one in (ROOT / "deals").glob("specimen-*.yaml")}
BESIDE["list.yaml"] = """\
lists:
  - from: 2026-12-01
    prices:
      phone-secretariat/setup: 600
      phone-secretariat/subscription: 189.99
"""
DEAL = """\
reference: T-2026-011
date: 2026-12-10
validity: 2027-01-10
client:
  name: Dupont
  address: rue de l’Exemple 4, 7000 Mons
  country: BE
  enterprise-number: 0123.456.749
  languages: [fr]
services: [phone-secretariat]
variants: [eea-only]
without-subprocessors: [spec-mailing]
parameters: {eea-only.surcharge: 15}
lines:
  - {item: phone-secretariat/subscription}
  - {item: phone-secretariat/setup, price: 690}
signatories:
  company: {name: Alex Martin, function: administrateur}
  client: {name: Dominique Dupont, function: administrateur}
publisher: specimen-company.yaml
subprocessors: specimen-subprocessors.yaml
prices: list.yaml
"""


def made(text: str) -> Any:
    return assemble(library(), read_deal(text, library(), beside=BESIDE), language="fr")


def told(text: str) -> list[str]:
    return [one.message for one in made(text).warnings if one.code == "surcharge-uncharged"]


def test_a_list_price_is_charged_with_the_surcharge() -> None:
    pack = made(DEAL)
    assert [one.line.unit_price for one in pack.selection.prices.lines] == [Decimal("218.4885"), Decimal(690)]
    assert (pack.selection.prices.monthly.base, told(DEAL)) == (Decimal("218.49"), [])
    assert not [one.id for one in pack.selection.deviations if one.id.startswith(("price", "discount"))]


def test_without_the_option_nothing_is_added() -> None:
    plain = DEAL.replace("variants: [eea-only]\n", "").replace("parameters: {eea-only.surcharge: 15}\n", "")
    assert made(plain).selection.prices.monthly.base == Decimal("189.99")


def test_a_written_price_without_it_is_told_and_measured_against_the_raised_list_price() -> None:
    text = DEAL.replace("price: 690", "price: 600")
    said = "raises prices by 15 %, and phone-secretariat/setup at 600 is less than its list price with that"
    (message,) = told(text)
    assert said in message
    (deviation,) = [one for one in made(text).selection.deviations if one.id == "price line-2"]
    assert "13.04 % below the list price of 690" in deviation.summary


@pytest.mark.parametrize("percent", ["0", "12"])
def test_prices_that_no_list_tells_are_told_once_unless_nothing_is_added(percent: str) -> None:
    text = DEAL.replace("surcharge: 15", f"surcharge: {percent}")
    free = "  - {description: Autre, kind: one-off, unit: hour, price: 60}\n"
    more = f"{free}  - {{item: phone-secretariat/hour, price: 60}}\n"
    text = text.replace("lines:\n", f"lines:\n{more}")
    said = told(text)
    assert len(said) == (0 if percent == "0" else 1)
    assert percent == "0" or said[0].endswith(
        "no list price tells whether these prices hold it: phone-secretariat/hour"
    )
