"""Deals of a Belgian service company as they come, each with its amounts worked out by hand.

Every case says what the client buys, the steps of the calculation, and what the quote must say. Amounts are in euros;
VAT is rounded for each category on its sum, and for monthly prices each month.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
import yaml
from commands import ROOT
from packs import library

from engine import assemble, read_deal
from engine.model.price import Total
from engine.rendering import render

BESIDE = {one.name: one.read_text(encoding="utf-8") for one in (ROOT / "deals").glob("specimen-*.yaml")}
BELGIAN = {
    "name": "Atelier Dupont", "form": "SRL", "address": "rue de l’Exemple 4, 7000 Mons", "country": "BE",
    "enterprise-number": "0123.456.749", "languages": ["fr"],
}  # fmt: skip
SIGNING = {
    "company": {"name": "Alex Martin", "function": "administrateur"},
    "client": {"name": "Dominique Dupont", "function": "gérant"},
}
SETUP = {"item": "phone-secretariat/setup", "price": 450}
MONTHLY = {"item": "phone-secretariat/subscription", "price": 189}

Amounts = tuple[str, str, str]
"""Without VAT, the VAT, with VAT."""


@dataclass(frozen=True)
class Case:
    """A deal, and what its totals are: one-off, monthly, and of the first term."""

    changes: dict[str, Any]
    one_off: Amounts | None
    monthly: Amounts | None
    term: Amounts
    said: tuple[str, ...] = ()
    language: str = "fr"
    client: dict[str, Any] = field(default_factory=dict)


def text(case: Case) -> str:
    """The deal as YAML, six months long unless it says otherwise."""
    deal: dict[str, Any] = {
        "reference": "R-2026-100", "date": "2026-12-10", "validity": "2027-01-10",
        "client": {key: one for key, one in (BELGIAN | case.client).items() if one is not None},
        "services": ["phone-secretariat"], "lines": [SETUP, MONTHLY], "signatories": SIGNING,
        "publisher": "specimen-company.yaml", "subprocessors": "specimen-subprocessors.yaml",
    } | case.changes  # fmt: skip
    return yaml.safe_dump(deal, allow_unicode=True, sort_keys=False)


def abroad(name: str, country: str, address: str, number: str, vat: str | None) -> dict[str, Any]:
    return {
        "name": name, "form": None, "country": country, "address": address, "enterprise-number": number,
        "vat-number": vat,
    }  # fmt: skip


NO_VAT = {
    "one_off": ("450.00", "0.00", "450.00"),
    "monthly": ("189.00", "0.00", "189.00"),
    "term": ("1584.00", "0.00", "1584.00"),
}
"""450 once and 189 a month: 450 + 6 × 189 = 1 584, without VAT."""

CASES = {
    # 450 × 21 % = 94.50; 189 × 21 % = 39.69; 450 + 6 × 189 = 1 584; 94.50 + 6 × 39.69 = 332.64
    "self-employed, without a VAT number": Case(
        {},
        ("450.00", "94.50", "544.50"),
        ("189.00", "39.69", "228.69"),
        ("1584.00", "332.64", "1916.64"),
        ("mille neuf cent seize euros et soixante-quatre centimes", "TVA belge"),
        client={"type": "self-employed", "form": None, "name": "Camille Dupont"},
    ),
    "a French client": Case(
        {},
        **NO_VAT,
        said=("Autoliquidation", "mille cinq cent quatre-vingt-quatre euros"),
        client=abroad(
            "Lumière SAS", "FR", "1 rue de l’Exemple, 75001 Paris", "RCS Paris 000 000 000", "FR 40 303 265 045"
        ),
    ),
    "a client in Luxembourg": Case(
        {},
        **NO_VAT,
        said=("Autoliquidation",),
        client=abroad("Exemple S.à r.l.", "LU", "1, rue de l’Exemple, L-1011 Luxembourg", "B 000000", "LU 1502 7442"),
    ),
    "a Dutch client, in English": Case(
        {},
        **NO_VAT,
        said=("Reverse charge", "one thousand five hundred and eighty-four euros"),
        language="en",
        client=abroad("Voorbeeld B.V.", "NL", "Voorbeeldstraat 1, 1011 AB Amsterdam", "KvK 00000000", "NL 004495445B01")
        | {"languages": ["en"]},
    ),
    "a Swiss client": Case(
        {},
        **NO_VAT,
        said=("Hors TVA belge",),
        client=abroad("Beispiel AG", "CH", "Musterstrasse 1, 8001 Zürich", "CHE-000.000.000", None),
    ),
    "a British client, in English": Case(
        {},
        **NO_VAT,
        said=("Outside Belgian VAT",),
        language="en",
        client=abroad("Example Ltd", "GB", "1 Example Street, London SW1A 1AA", "00000000", None)
        | {"languages": ["en"]},
    ),
    "an American client, in English": Case(
        {},
        **NO_VAT,
        said=("Outside Belgian VAT",),
        language="en",
        client=abroad("Example Inc.", "US", "1 Example Street, New York, NY 10001", "00-0000000", None)
        | {"languages": ["en"]},
    ),
    # lines of 1.01, 2.01 … 60.01: 60 × 61 / 2 + 60 × 0.01 = 1 830.60; × 21 % = 384.426, so 384.43
    "sixty lines": Case(
        {
            "lines": [
                {"description": f"Tâche {one}", "kind": "one-off", "unit": "item", "price": one + 0.01}
                for one in range(1, 61)
            ]
        },
        ("1830.60", "384.43", "2215.03"),
        None,
        ("1830.60", "384.43", "2215.03"),
        ("Tâche 60", "deux mille deux cent quinze euros et trois centimes"),
    ),
    # stages of 333.33 each: 6 × 333.33 = 1 999.98; × 21 % = 419.9958, so 420.00
    "six stages": Case(
        {
            "lines": [
                {"description": f"Étape {one}", "kind": "one-off", "unit": "package", "price": 333.33}
                for one in range(1, 7)
            ],
            "project": {
                "phases": [
                    {
                        "name": f"Étape {one}",
                        "start": f"2027-0{one}-01",
                        "end": f"2027-0{one}-28",
                        "deliverables": ["rapport"],
                    }
                    for one in range(1, 7)
                ]
            },
        },
        ("1999.98", "420.00", "2419.98"),
        None,
        ("1999.98", "420.00", "2419.98"),
        ("Étape 6",),
    ),
    "English for a Belgian client": Case(
        {},
        ("450.00", "94.50", "544.50"),
        ("189.00", "39.69", "228.69"),
        ("1584.00", "332.64", "1916.64"),
        ("one thousand nine hundred and sixteen euros and sixty-four cents", "Belgian VAT"),
        language="en",
        client={"languages": ["en"]},
    ),
    # 12 months, three services: 450 + 780 = 1 230 once, VAT 258.30; 149.50 + 620.80 = 770.30 a month, VAT 161.763, so
    # 161.76; 1 230 + 12 × 770.30 = 10 473.60; 258.30 + 12 × 161.76 = 2 199.42
    "three services and three options": Case(
        {
            "services": ["phone-secretariat", "digital-marketing", "ai-tools"],
            "variants": ["no-reference", "price-indexation", "specific-subprocessor-approval"],
            "parameters": {"initial-term": 12},
            "lines": [
                SETUP,
                {"description": "Mise en service des outils", "kind": "one-off", "unit": "package", "price": 780},
                {"item": "phone-secretariat/subscription", "price": 149.5},
                {"item": "digital-marketing/social-media", "price": 620.8},
            ],
        },
        ("1230.00", "258.30", "1488.30"),
        ("770.30", "161.76", "932.06"),
        ("10473.60", "2199.42", "12673.02"),
        ("Pas de référence commerciale", "Indexation annuelle des prix"),
    ),
    # 1.5 hours at 52.25: 78.375, so 78.38; × 21 % = 16.4598, so 16.46
    "half a unit": Case(
        {"lines": [{"description": "Formation", "kind": "one-off", "unit": "hour", "quantity": 1.5, "price": 52.25}]},
        ("78.38", "16.46", "94.84"),
        None,
        ("78.38", "16.46", "94.84"),
        ("1,5 heure", "78,38 €"),
    ),
    # calls: 100 × 2.50 + 20 × 2.20 = 294.00, an estimate; the minimum of 50 a month counts: 189 + 50 = 239, VAT 50.19;
    # 450 + 6 × 239 = 1 884; 94.50 + 6 × 50.19 = 395.64
    "volume tiers with a minimum": Case(
        {
            "lines": [
                SETUP,
                MONTHLY,
                {
                    "item": "phone-secretariat/extra-call",
                    "tiers": [{"up-to": 100, "price": 2.5}, {"price": 2.2}],
                    "minimum": 50,
                    "estimate": 120,
                },
            ]
        },
        ("450.00", "94.50", "544.50"),
        ("239.00", "50.19", "289.19"),
        ("1884.00", "395.64", "2279.64"),
        ("jusqu’à 100 par mois", "294,00 €"),
    ),
    # a Dutch client: 450 once and 189 a month under the reverse charge, 100 once in Belgium at 21 % = 21.00
    "mixed VAT": Case(
        {
            "lines": [
                SETUP,
                {
                    "description": "Formation à Mons",
                    "kind": "one-off",
                    "unit": "package",
                    "price": 100,
                    "vat": "standard",
                },
                MONTHLY,
            ]
        },
        ("550.00", "21.00", "571.00"),
        ("189.00", "0.00", "189.00"),
        ("1684.00", "21.00", "1705.00"),
        ("TVA belge", "Autoliquidation"),
        client=abroad(
            "Voorbeeld B.V.", "NL", "Voorbeeldstraat 1, 1011 AB Amsterdam", "KvK 00000000", "NL 004495445B01"
        ),
    ),
}


def amounts(total: Total) -> Amounts:
    return str(total.base), str(total.vat), str(total.included)


def words(pack: Any) -> str:
    said = (render(document, "txt").decode() for document in pack.documents.values())
    return " ".join(" ".join(said).replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.mark.parametrize("name", list(CASES))
def test_a_deal_costs_what_its_note_says(name: str) -> None:
    case = CASES[name]
    pack = assemble(library(), read_deal(text(case), library(), beside=BESIDE), language=case.language)
    prices = pack.selection.prices
    assert prices is not None
    for total, amount in ((prices.one_off, case.one_off), (prices.monthly, case.monthly)):
        assert amounts(total) == (amount or ("0.00", "0.00", "0.00"))
    assert amounts(prices.commitment) == case.term
    printed = words(pack)
    assert [one for one in case.said if one not in printed] == []


def test_a_bilingual_deal_says_the_same_amounts_in_both_languages() -> None:
    case = CASES["half a unit"]
    both = {
        "description": {"fr": "Formation", "en": "Training"},
        "kind": "one-off",
        "unit": "hour",
        "quantity": 1.5,
        "price": 52.25,
    }
    signing = {party: one | {"function": {"fr": "gérant", "en": "director"}} for party, one in SIGNING.items()}
    changes = {"lines": [both], "signatories": signing}
    deal = Case(changes, case.one_off, None, case.term, client={"languages": ["fr", "en"], "form": None})
    read = read_deal(text(deal), library(), beside=BESIDE)
    french, english = (words(assemble(library(), read, language=one)) for one in ("fr", "en"))
    assert "94,84 €" in french
    assert "nonante-quatre euros et quatre-vingt-quatre centimes" in french
    assert "EUR 94.84" in english
    assert "ninety-four euros and eighty-four cents" in english
    assert "1.5 hours" in english
