"""Deals whose words, names and numbers are as long as a deal may give them, in every field that a page prints."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

KEY = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel"
ADDRESS = "www.secretariatmedicalbruxellesnamurliege.invalid/rendez-vous/nouveaux-patients?langue=fr&page=2"
BROAD = "W" * 120
EMAIL = "une.adresse.de.courriel.vraiment.tres.longue@secretariatmedicalbruxellesnamurliege.invalid"
SLASHED = "D/2026/014/" + "/".join("12345" for _ in range(8))
PHRASE = "Prestations d’accompagnement et de réorganisation du secrétariat"
THOUSAND_MILLION = "999999999.99"


class Plain(yaml.SafeDumper):
    """Without anchors: what stands twice is written twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def both(text: str) -> dict[str, str]:
    return {"fr": text, "en": text}


def line(kind: str, description: str, **more: Any) -> dict[str, Any]:
    return {"description": both(description), "kind": kind, "unit": "appointment", "price": "1234.5", **more}


def deal(words: Sequence[str], **changes: Any) -> dict[str, Any]:
    """A deal that says one word or the other wherever a text may stand; `changes` replace whole keys of it."""
    one = cycle(words).__next__
    return {
        "reference": f"R {words[0]}"[:60],
        "date": "2026-12-01",
        "validity": "2026-12-31",
        "communication": "+++090/9337/55493+++",
        "client": {
            "name": f"Client {one()} (bureau 12)",
            "form": both(f"forme «\u00a0{one()}\u00a0»"),
            "address": f"rue {one()} 4, 7000 Mons",
            "country": "BE",
            "enterprise-number": "0999.990.123",
            "vat-number": "BE 0999.990.123",
            "contact": {"name": one(), "function": both(one()), "email": EMAIL, "phone": "+32 81 00 00 02"},
            "languages": ["fr", "en"],
        },
        "services": ["prospecting"],
        "lines": [
            line("one-off", one(), quantity="12", discount={"percent": "12.75"}),
            line("one-off", "Conservation", quantity="1", price="1"),
            line("monthly", f"{PHRASE}, {one()}", quantity="1200", discount={"percent": "12.5"}),
            line("usage", one(), discount={"amount": "0.25"}, price="1.3755"),
        ],
        "parameters": {
            "initial-term": 6,
            "prospecting.channels": both(one()),
            "prospecting.countries": both(f"Belgique et ({one()})"),
            "prospecting.licence-holder": both(one()),
        },
        "project": {
            "phases": [
                {
                    "name": both(one()),
                    "start": "2027-01-04",
                    "end": "2027-01-22",
                    "deliverables": [both(one()), both(one())],
                }
            ]
        },
        "signatories": {
            "company": {"name": one(), "function": both(one())},
            "client": {"name": f"M. {one()}", "function": both(f"gérant {one()}")},
        },
        "publisher": "company.yaml",
        "subprocessors": "register.yaml",
        **changes,
    }


def company(words: Sequence[str]) -> dict[str, Any]:
    one = cycle(words).__next__
    found = {
        "since": "2026-01-01",
        "name": f"IMS {one()} SRL",
        "trade-name": f"S {one()}",
        "form": both(one()),
        "seat": f"rue {one()} 1, 0000 Spécimen",
        "enterprise-number": "0000.000.000",
        "vat-number": "BE 0000.000.000",
        "register": both(f"RPM {one()}"),
        "bank-account": "BE00 0000 0000 0000",
        "email": EMAIL,
        "specimen": True,
    }
    return {"company": [found]}


def register(words: Sequence[str]) -> dict[str, Any]:
    one = cycle(words).__next__
    found = {
        "name": f"Sous-traitant {one()}",
        "address": f"avenue {one()} 5, 4000 Liège",
        "country": "US",
        "contact": EMAIL,
        "purpose": both(f"envoi {one()}"),
        "safeguard": both(f"clauses {one()}"),
        "services": ["prospecting", "phone-secretariat"],
        "since": "2026-01-01",
    }
    return {"register": {"spec-one": found, "spec-two": {**found, "name": one()}}}


def written(folder: Path, *words: str, **changes: Any) -> Path:
    """A deal with its company and its register."""
    for name, told in (("deal", deal(words, **changes)), ("company", company(words)), ("register", register(words))):
        text = yaml.dump(told, Dumper=Plain, allow_unicode=True, sort_keys=False, width=10_000)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / "deal.yaml"
