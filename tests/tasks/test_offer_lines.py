"""Optional lines, sections, a discount on the whole, an order number and an introduction: from the deal to the quote.

By hand, for a Belgian client at 21 % over a first term of 6 months, with 5 % on the whole:

    one-off   450.00 + 1 250.05 less 8 % = 1 150.05       1 600.05
              less 5 % of 1 600.05 = 80.0025, so 80.00    1 520.05
              less the credit, which is not reduced       1 470.05   VAT 308.7105, so 308.71   with VAT 1 778.76
    monthly   1.5 × 620.80 = 931.20, and 189.99           1 121.19
              less 5 % = 56.0595, so 56.06                1 065.13   VAT 223.6773, so 223.68   with VAT 1 288.81
    term      1 470.05 + 6 × 1 065.13                     7 860.83   VAT 308.71 + 6 × 223.68 = 1 650.79
                                                                     with VAT 9 511.62
"""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from commands import ROOT
from hypothesis import given
from hypothesis import strategies as st
from packs import library

from engine import assemble, read_deal
from engine.diagnostics import Refused, Span
from engine.model.price import QuoteLine
from engine.rendering import render
from engine.selecting.prices import price
from engine.tasks.open_library import editions, load_edition

BESIDE = {one.name: one.read_text(encoding="utf-8") for one in (ROOT / "deals").glob("specimen-*.yaml")}
DEAL = """\
reference: T-2026-009
order-number: PO 4711/B <x>
date: 2026-12-10
validity: 2027-01-10
client:
  name: Dupont
  address: rue de l’Exemple 4, 7000 Mons
  country: BE
  enterprise-number: 0123.456.749
  languages: [fr]
introduction:
  - Comme convenu lors de notre entretien, nous prenons vos appels.
  - La mise en service se fait en *deux* semaines.
services: [phone-secretariat, digital-marketing]
sections:
  setup: Mise en place
  calls: Appels
discount: {percent: 5}
lines:
  - {item: phone-secretariat/setup, price: 450, section: setup}
  - {item: digital-marketing/audit, price: 1250.05, section: setup, discount: {percent: 8}}
  - {item: phone-secretariat/subscription, price: 189.99, section: calls}
  - {item: digital-marketing/social-media, price: 620.8, quantity: 1.5}
  - {description: Reprise de l’ancien contrat, kind: one-off, unit: package, price: 50, credit: true}
  - {item: phone-secretariat/extra-call, price: 1.6}
  - {description: Accueil en néerlandais, kind: monthly, unit: package, price: 95, optional: true}
  - {description: Formation, kind: one-off, unit: hour, quantity: 2, price: 80, optional: true, discount: {percent: 10}}
signatories:
  company: {name: Alex Martin, function: administrateur}
  client: {name: Dominique Dupont, function: administrateur}
publisher: specimen-company.yaml
subprocessors: specimen-subprocessors.yaml
"""


def made(text: str = DEAL) -> Any:
    return assemble(library(), read_deal(text, library(), beside=BESIDE), language="fr")


def told(old: str, new: str) -> str:
    assert old in DEAL
    with pytest.raises(Refused) as refused:
        made(DEAL.replace(old, new, 1))
    return str(refused.value)


def quote(text: str = DEAL) -> str:
    return " ".join(render(made(text)["quote"], "txt").decode().replace("\u00a0", " ").replace("\u202f", " ").split())


def test_the_totals_are_those_worked_out_by_hand() -> None:
    prices = made().selection.prices
    assert (prices.one_off.base, prices.one_off.vat, prices.one_off.included) == (
        Decimal("1470.05"), Decimal("308.71"), Decimal("1778.76"),
    )  # fmt: skip
    assert (prices.monthly.base, prices.monthly.vat, prices.monthly.included) == (
        Decimal("1065.13"), Decimal("223.68"), Decimal("1288.81"),
    )  # fmt: skip
    assert (prices.commitment.base, prices.commitment.vat, prices.commitment.included) == (
        Decimal("7860.83"), Decimal("1650.79"), Decimal("9511.62"),
    )  # fmt: skip
    assert [(one.kind, one.base, one.amount) for one in prices.allowances] == [
        ("one-off", Decimal("1600.05"), Decimal("80.00")), ("monthly", Decimal("1121.19"), Decimal("56.06")),
    ]  # fmt: skip


def test_the_quote_says_all_of_it() -> None:
    text = quote()
    for said in (
        "désigne sa commande par le numéro PO 4711/B <x>.",
        "entretien, nous prenons vos appels. La mise en service se fait en *deux* semaines.",
        "Sous-total Mise en place 1 600,05 €",
        "Remise de 5 % sur les prix uniques −80,00 €",
        "Remise de 5 % sur les prix mensuels −56,06 €",
        "☐ Accueil en néerlandais par mois 1 forfait 95,00 €",
        "☐ Formation une fois 2 heures 80,00 € −10 % 21 % 144,00 €",
        "neuf mille cinq cent onze euros et soixante-deux centimes",
    ):
        assert said in text, said
    assert "Sous-total Appels" not in text  # one line only


def test_what_is_not_there_is_not_said() -> None:
    plain = DEAL
    for line in (
        "order-number",
        "discount: {percent: 5}",
        "sections",
        "  setup: M",
        "  calls: A",
        "introduction",
        "  - Co",
        "  - La",
    ):
        plain = "\n".join(one for one in plain.split("\n") if not one.startswith(line))
    plain = plain.replace(", section: setup", "").replace(", section: calls", "")
    plain = "\n".join(one for one in plain.split("\n") if "optional: true" not in one)
    text = quote(plain)
    for said in ("Remise sur l’ensemble", "facultati", "Facultati", "Sous-total", "introduit son offre", "numéro PO"):
        assert said not in text


def test_an_optional_line_is_no_price_of_its_kind() -> None:
    only = DEAL.replace("  - {item: phone-secretariat/subscription, price: 189.99, section: calls}\n", "")
    only = only.replace("  - {item: digital-marketing/social-media, price: 620.8, quantity: 1.5}\n", "")
    facts = made(only.replace("  calls: Appels\n", "")).selection.facts
    assert "lines.optional" in facts
    assert "lines.monthly" not in facts


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("section: calls}", "section: call}", "there is no section call"),
        ("  calls: Appels\n", "  calls: Appels\n  more: Plus\n", "no line is of section more"),
        ("price: 1.6}", "price: 1.6, optional: true}", "never optional"),
        ("credit: true}", "credit: true, optional: true}", "a credit cannot be optional"),
        ("discount: {percent: 5}", "discount: {amount: 50}", "a discount on the whole is in percent"),
        ("discount: {percent: 5}", "discount: {percent: 101}", "more than the whole price"),
    ],
)
def test_what_means_nothing_is_refused(old: str, new: str, message: str) -> None:
    assert message in told(old, new)


def test_a_quote_of_nothing_but_options_is_refused() -> None:
    head, _, rest = DEAL.partition("lines:\n")
    lines, _, tail = rest.partition("signatories:")
    kept = "".join(f"{one}\n" for one in lines.split("\n") if "optional: true" in one)
    bare = head.replace("sections:\n  setup: Mise en place\n  calls: Appels\n", "").replace(
        "discount: {percent: 5}\n", ""
    )
    with pytest.raises(Refused, match="every line is optional"):
        made(f"{bare}lines:\n{kept}signatories:{tail}")


def deviations(text: str) -> dict[str, str]:
    return {one.id: one.summary for one in made(text).selection.deviations}


def test_discounts_add_up_before_they_are_held_against_the_limit() -> None:
    """1250.05 less 8 %, then 5 % of the rest: 12.6 % in all; 450 less 5 % alone needs nobody."""
    found = deviations(DEAL)
    assert found["discount line-2"] == "a discount of 12.6 % on digital-marketing/audit (limit: 10 %)"
    assert "discount line-1" not in found
    assert "discount whole" not in found
    assert "discount line-8" not in found  # the whole takes nothing off an option
    found = deviations(DEAL.replace("discount: {percent: 5}", "discount: {percent: 10.5}"))
    assert found["discount whole"] == "a discount of 10.5 % on the whole (limit: 10 %)"


def test_an_edition_without_words_for_it_refuses_what_changes_the_price_and_warns_of_the_rest() -> None:
    (first, *_) = editions(ROOT)
    own = load_edition(ROOT, first)
    with pytest.raises(Refused) as refused:
        assemble(own, read_deal(DEAL.replace("2026-12-10", "2026-12-01"), own, beside=BESIDE), language="fr")
    text = str(refused.value)
    assert "do not know optional lines [edition-lacks]" in text
    assert "do not know a discount on the whole [edition-lacks]" in text
    assert "do not print introductions [deal-untold]" in text


def test_the_manifest_holds_it_as_data() -> None:
    from engine.rendering.manifest import print_manifest

    pack = made()
    told = json.loads(print_manifest(library(), pack.selection, {"fr": pack.documents}, []))
    assert told["order-number"] == "PO 4711/B <x>"
    assert [(one["optional"], one["section"]) for one in told["prices"]["lines"]][::6] == [
        (False, "setup"),
        (True, None),
    ]
    assert told["prices"]["allowances"][0] == {
        "kind": "one-off", "vat": "standard", "percent": "5", "base": "1600.05", "amount": "80.00",
    }  # fmt: skip


LINES = st.lists(
    st.builds(
        QuoteLine,
        id=st.just("line"), description=st.just({}), kind=st.sampled_from(["one-off", "monthly"]), unit=st.just("hour"),
        quantity=st.decimals(0, 40, places=1), unit_price=st.decimals(0, 2000, places=2), discount=st.none(),
        vat=st.sampled_from(["standard", "outside"]), service=st.none(), span=st.just(Span("deal")),
        optional=st.booleans(),
    ),
    min_size=1, max_size=6,
)  # fmt: skip
RATES = {"standard": Decimal(21), "outside": Decimal(0)}


@given(LINES, st.decimals(0, 100, places=2))
def test_an_optional_line_enters_no_total(lines: list[QuoteLine], percent: Decimal) -> None:
    whole = price(lines, RATES, 12, percent)
    sold = price([one for one in lines if not one.optional], RATES, 12, percent)
    assert (whole.one_off, whole.monthly, whole.commitment) == (sold.one_off, sold.monthly, sold.commitment)
    assert whole.allowances == sold.allowances


@given(LINES, st.decimals(0, 100, places=2))
def test_totals_are_the_lines_less_the_discount_on_them(lines: list[QuoteLine], percent: Decimal) -> None:
    lines = [replace(one, optional=False) for one in lines]
    found = price(lines, RATES, 12, percent)
    for kind, total in (("one-off", found.one_off), ("monthly", found.monthly)):
        nets = sum((one.net for one in found.lines if one.line.kind == kind), Decimal(0))
        taken = sum((one.amount for one in found.allowances if one.kind == kind), Decimal(0))
        assert total.base == nets - taken
        assert abs(taken - nets * percent / 100) <= Decimal("0.01")  # half a cent for each of two categories
        assert total.base >= 0
