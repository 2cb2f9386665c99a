"""VAT categories are data: several rates in one quote, the exemption of small enterprises, codes of e-invoices.

By hand, for a Belgian client, with 5 % on the whole:

    21 %   99.99 less 5 % = 4.9995, so 5.00     94.99   VAT 19.9479, so 19.95
    6 %    33.33 less 5 % = 1.6665, so 1.67     31.66   VAT  1.8996, so  1.90
    all                                        126.65   VAT 21.85               with VAT 148.50
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from commands import ROOT
from packs import library

from engine import assemble, read_deal
from engine.diagnostics import Refused
from engine.rendering import render
from engine.rendering.manifest import print_manifest
from engine.tasks.open_library import editions, load_edition

BESIDE = {one.name: one.read_text(encoding="utf-8") for one in (ROOT / "deals").glob("specimen-*.yaml")}
SMALL = BESIDE["specimen-company.yaml"].replace(
    "    trade-name:", "    facts: [company.vat-small-enterprise]\n    trade-name:"
)
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
lines:
  - {item: phone-secretariat/setup, price: 99.99}
  - {description: Guide imprimé, kind: one-off, unit: package, price: 33.33, vat: reduced}
discount: {percent: 5}
signatories:
  company: {name: Alex Martin, function: administrateur}
  client: {name: Dominique Dupont, function: administrateur}
publisher: specimen-company.yaml
subprocessors: specimen-subprocessors.yaml
"""


def made(text: str = DEAL, company: str = "", language: str = "fr") -> Any:
    beside = {**BESIDE, **({"specimen-company.yaml": company} if company else {})}
    return assemble(library(), read_deal(text, library(), beside=beside), language=language)


def quote(text: str = DEAL, company: str = "", language: str = "fr") -> str:
    printed = render(made(text, company, language)["quote"], "txt").decode()
    return " ".join(printed.replace("\u00a0", " ").replace("\u202f", " ").split())


def refused(text: str, company: str = "") -> str:
    with pytest.raises(Refused) as told:
        made(text, company)
    return str(told.value)


def test_two_rates_are_added_up_each_on_its_own() -> None:
    total = made().selection.prices.one_off
    assert [(one.category, one.rate, one.base, one.vat) for one in total.parts] == [
        ("standard", Decimal(21), Decimal("94.99"), Decimal("19.95")),
        ("reduced", Decimal(6), Decimal("31.66"), Decimal("1.90")),
    ]
    assert (total.base, total.vat, total.included) == (Decimal("126.65"), Decimal("21.85"), Decimal("148.50"))


def test_each_category_prints_its_regime() -> None:
    text = quote()
    for said in (
        "TVA belge :",
        "Taux réduit :",
        "en vertu de l’arrêté royal n° 20",
        "cent quarante-huit euros",
    ):
        assert said in text, said
    assert "franchise" not in text
    assert "Taux réduit" not in quote(DEAL.replace(", vat: reduced", ""))


def test_a_small_enterprise_charges_no_vat_and_says_why() -> None:
    deal = DEAL.replace(", vat: reduced", "")
    total = made(deal, SMALL).selection.prices.commitment
    assert ([one.category for one in total.parts], total.vat) == (["small-enterprise"], 0)
    text = quote(deal, SMALL)
    assert "Régime particulier de franchise des petites entreprises : conformément à l’article 56bis" in text
    assert "TVA belge" not in text
    assert "Special exemption scheme for small enterprises: in accordance with Article 56bis" in quote(
        deal.replace("[fr]", "[en]"), SMALL, "en"
    )


def test_a_small_enterprise_has_no_line_with_a_rate() -> None:
    assert "the VAT category reduced does not fit a client in BE" in refused(DEAL, SMALL)


def test_nobody_names_in_a_deal_what_holds_of_the_company() -> None:
    deal = f"{DEAL}facts: [company.vat-small-enterprise]\n"
    assert "the data of the company say whether it holds" in refused(deal)


def test_a_fact_of_the_company_that_nobody_knows_is_told() -> None:
    wrong = SMALL.replace("vat-small-enterprise", "vat-small-entreprise")
    assert "there is no fact company.vat-small-entreprise of the company" in refused(DEAL, wrong)


def test_an_edition_without_words_for_the_exemption_refuses() -> None:
    own = load_edition(ROOT, editions(ROOT)[0])
    deal = (
        DEAL.replace("2026-12-10", "2026-12-01").replace(", vat: reduced", "").replace("discount: {percent: 5}\n", "")
    )
    with pytest.raises(Refused, match="edition-lacks"):
        assemble(own, read_deal(deal, own, beside={**BESIDE, "specimen-company.yaml": SMALL}), language="fr")


def test_the_manifest_gives_the_codes_of_electronic_invoices() -> None:
    def codes(text: str, company: str = "") -> list[tuple[str, str | None]]:
        pack = made(text, company)
        told = json.loads(print_manifest(library(), pack.selection, {"fr": pack.documents}, []))
        return [(one["vat-code"], one["vat-exemption-code"]) for one in told["prices"]["lines"]]

    plain = DEAL.replace(", vat: reduced", "")
    assert codes(DEAL) == [("S", None), ("S", None)]
    assert codes(plain, SMALL) == [("E", None), ("E", None)]
    french = plain.replace(
        "country: BE\n  enterprise-number: 0123.456.749", "country: FR\n  vat-number: FR 40303265045"
    )
    french = french.replace("7000 Mons", "75001 Paris")
    assert codes(french) == [("AE", "VATEX-EU-AE")] * 2
    swiss = plain.replace("country: BE\n  enterprise-number: 0123.456.749", "country: CH").replace(
        "7000 Mons", "1200 Genève"
    )
    assert codes(swiss) == [("O", "VATEX-EU-O")] * 2
