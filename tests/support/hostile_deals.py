"""Deals whose words, names and numbers are as long as a deal may give them, in every field that a page prints."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

KEY = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel"
ADDRESS = "www.secretariatmedicalbruxellesnamurliege.invalid/rendez-vous/nouveaux-patients?langue=fr&page=2"
BROAD = "W" * 120
EMAIL = "une.adresse.de.courriel.vraiment.tres.longue@secretariatmedicalbruxellesnamurliege.invalid"
SLASHED = "D/2026/014/" + "/".join("12345" for _ in range(8))
PHRASE = "Prestations d’accompagnement et de réorganisation du secrétariat, "
THOUSAND_MILLION = "999999999.99"


class Plain(yaml.SafeDumper):
    """Without anchors: what stands twice is written twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def both(text: str) -> dict[str, str]:
    return {"fr": text, "en": text}


def line(kind: str, description: str, **more: Any) -> dict[str, Any]:
    return {"description": both(description), "kind": kind, "unit": "appointment", "price": "1234.5", **more}


def deal(word: str, **changes: Any) -> dict[str, Any]:
    """A deal that says the word wherever a text may stand; `changes` replace whole keys of it."""
    return {
        "reference": f"R {word}"[:60],
        "date": "2026-12-01",
        "validity": "2026-12-31",
        "communication": "+++090/9337/55493+++",
        "client": {
            "name": f"Client {word} (bureau 12)",
            "form": both(f"forme «\u00a0{word}\u00a0»"),
            "address": f"rue {word} 4, 7000 Mons",
            "country": "BE",
            "enterprise-number": "0999.990.123",
            "vat-number": "BE 0999.990.123",
            "contact": {"name": word, "function": both(word), "email": EMAIL, "phone": "+32 81 00 00 02"},
            "languages": ["fr", "en"],
        },
        "services": ["prospecting"],
        "lines": [
            line("one-off", word, quantity="12", discount={"percent": "12.75"}),
            line("one-off", "Conservation", quantity="1", price="1"),
            line("monthly", f"{PHRASE}{word}", quantity="1200", discount={"percent": "12.5"}),
            line("usage", word, discount={"amount": "0.25"}, price="1.3755"),
        ],
        "parameters": {
            "initial-term": 6,
            "prospecting.channels": both(word),
            "prospecting.countries": both(f"Belgique et ({word})"),
            "prospecting.licence-holder": both(word),
        },
        "project": {
            "phases": [
                {
                    "name": both(word),
                    "start": "2027-01-04",
                    "end": "2027-01-22",
                    "deliverables": [both(word), both(word)],
                }
            ]
        },
        "signatories": {
            "company": {"name": word, "function": both(word)},
            "client": {"name": f"M. {word}", "function": both(f"gérant {word}")},
        },
        "publisher": "company.yaml",
        "subprocessors": "register.yaml",
        **changes,
    }


def company(word: str) -> dict[str, Any]:
    found = {
        "since": "2026-01-01",
        "name": f"IMS {word} SRL",
        "trade-name": f"S {word}",
        "form": both(word),
        "seat": f"rue {word} 1, 0000 Spécimen",
        "enterprise-number": "0000.000.000",
        "vat-number": "BE 0000.000.000",
        "register": both(f"RPM {word}"),
        "bank-account": "BE00 0000 0000 0000",
        "email": EMAIL,
        "specimen": True,
    }
    return {"company": [found]}


def register(word: str) -> dict[str, Any]:
    found = {
        "name": f"Sous-traitant {word}",
        "address": f"avenue {word} 5, 4000 Liège",
        "country": "US",
        "contact": EMAIL,
        "purpose": both(f"envoi {word}"),
        "safeguard": both(f"clauses {word}"),
        "services": ["prospecting", "phone-secretariat"],
        "since": "2026-01-01",
    }
    return {"register": {"spec-one": found, "spec-two": {**found, "name": word}}}


def written(folder: Path, word: str, company_word: str = "", **changes: Any) -> Path:
    """A deal with its company and its register."""
    own = company_word or word
    for name, told in (("deal", deal(word, **changes)), ("company", company(own)), ("register", register(word))):
        text = yaml.dump(told, Dumper=Plain, allow_unicode=True, sort_keys=False, width=10_000)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / "deal.yaml"
