"""Credits: amounts taken off the totals, with their VAT, by approval; nothing ever turns one into a charge.

By hand, for a Belgian client at 21 % over a first term of 6 months:

    one-off   450.00 less 50.00                      400.00   VAT  84.00
    monthly   189.00 less 2 × 20.50 = 41.00          148.00   VAT  31.08
    term      400.00 + 6 × 148.00                  1 288.00   VAT 270.48   with VAT 1 558.48
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from commands import ROOT
from packs import library

from engine import assemble, read_deal
from engine.diagnostics import Refused
from engine.rendering import render

BESIDE = {one.name: one.read_text(encoding="utf-8") for one in (ROOT / "deals").glob("specimen-*.yaml")}
DEAL = """\
reference: T-2026-001
date: 2026-12-01
validity: 2026-12-31
client:
  name: Dupont
  address: rue de l’Exemple 4, 7000 Mons
  country: BE
  enterprise-number: 0123.456.749
  languages: [fr]
services: [phone-secretariat]
parameters:
  initial-term: 6
lines:
  - item: phone-secretariat/setup
    price: 450
  - item: phone-secretariat/subscription
    price: 189
  - item: phone-secretariat/extra-call
    price: 1.6
{line}signatories:
  company:
    name: Alex Martin
    function: administrateur
  client:
    name: Dominique Dupont
    function: administrateur
publisher: specimen-company.yaml
subprocessors: specimen-subprocessors.yaml
"""
ONE_OFF = "  - description: avoir\n    kind: one-off\n    unit: hour\n"
MONTHLY = ONE_OFF.replace("one-off", "monthly")


def made(line: str) -> Any:
    return assemble(library(), read_deal(DEAL.format(line=line), library(), beside=BESIDE), language="fr")


def told(line: str) -> str:
    with pytest.raises(Refused) as refused:
        made(line)
    return str(refused.value)


@pytest.mark.parametrize("written", ["    price: -50\n", "    credit: true\n    price: 50\n"])
def test_a_credit_is_taken_off_the_totals(written: str) -> None:
    monthly = MONTHLY + "    credit: true\n    price: 20.5\n    quantity: 2\n"
    pack = made(ONE_OFF + written + monthly)
    prices = pack.selection.prices
    assert (prices.one_off.base, prices.one_off.vat) == (Decimal("400.00"), Decimal("84.00"))
    assert (prices.monthly.base, prices.monthly.vat) == (Decimal("148.00"), Decimal("31.08"))
    assert (prices.commitment.base, prices.commitment.included) == (Decimal("1288.00"), Decimal("1558.48"))
    quote = " ".join(render(pack["quote"], "txt").decode().split())
    assert "−50,00\u00a0€".replace("\u00a0", " ") in quote.replace("\u00a0", " ")
    assert "−41,00 €" in quote.replace("\u00a0", " ")
    assert "est un avoir, que les totaux déduisent" in quote
    assert "lines.credit" in pack.selection.facts


def test_a_quote_without_credits_says_nothing_of_them() -> None:
    pack = made("")
    assert "avoir, que" not in render(pack["quote"], "txt").decode()
    assert "lines.credit" not in pack.selection.facts


def test_a_credit_needs_an_approval_which_lapses_with_its_amount() -> None:
    (one,) = made(ONE_OFF + "    price: -50\n").selection.deviations
    (other,) = made(ONE_OFF + "    price: -51\n").selection.deviations
    assert (one.id, one.level, one.summary) == ("credit line-4", "management", "a credit of 50 on line 4")
    assert one.digest != other.digest


def test_an_entry_of_the_catalogue_may_be_credited() -> None:
    pack = made("  - item: phone-secretariat/setup\n    price: 100\n    credit: true\n")
    assert pack.selection.prices.one_off.base == Decimal("350.00")


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        (ONE_OFF + "    price: -50\n    quantity: -1\n", "quantity is negative", "for a credit, add credit: true"),
        (ONE_OFF + "    price: 50\n    quantity: -1\n", "quantity is negative", "for a credit, add credit: true"),
        (ONE_OFF + "    price: 50\n    discount:\n      percent: -10\n", "discount is negative", "to charge more"),
        (ONE_OFF + "    price: 50\n    discount:\n      amount: -10\n", "discount is negative", "to charge more"),
        (ONE_OFF + "    price: -50\n    credit: true\n", "cannot stand together", "price: -50 alone"),
        (ONE_OFF + "    price: -50\n    credit: false\n", "cannot stand together", "a price to pay is 50 alone"),
        (ONE_OFF + "    price: -50\n    discount:\n      percent: 10\n", "a credit takes no discount", "in all"),
        (ONE_OFF.replace("one-off", "usage") + "    price: -1\n", "a price per use cannot be a credit", "discount:"),
        (ONE_OFF + "    price: -5000\n", "the credits are more than the lines", "a credit note"),
        (MONTHLY + "    price: -189.01\n", "a total would be -0.01", "lower the credit"),
    ],
)
def test_nothing_that_is_told_turns_a_credit_into_a_charge(line: str, message: str, hint: str) -> None:
    text = told(line)
    assert message in text
    assert hint in text
    assert "without the minus sign" not in text


def test_a_quote_of_credits_alone_is_refused_and_says_what_to_do_instead() -> None:
    lines, _, rest = DEAL.partition("  - item: ")[2].partition("{line}")
    alone = DEAL.replace(f"  - item: {lines}{{line}}", "  - item: phone-secretariat/setup\n    price: -50\n")
    assert rest in alone
    with pytest.raises(Refused) as refused:
        assemble(library(), read_deal(alone, library(), beside=BESIDE), language="fr")
    text = str(refused.value)
    assert "the deal has nothing that its credits are taken off" in text
    assert "add the lines that are sold; what is owed without a new order is paid by a credit note" in text


def test_a_credit_may_be_the_whole_price_of_a_month() -> None:
    assert made(MONTHLY + "    price: -189\n").selection.prices.monthly.included == Decimal("0.00")
