"""What the program writes into a paragraph: each generator with the columns that it knows. A closed table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Columns of figures stand right.
FIGURES = ("unit-price", "amount", "base", "rate", "vat", "included", "discount", "quantity")

_LINE = ("description", "quantity", "unit", "unit-price", "discount", "vat", "amount")

GENERATORS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "definitions": (),
        "parties": ("mention", "company", "client"),
        "one-off-lines": _LINE,
        "monthly-lines": _LINE,
        "usage-lines": ("description", "unit", "unit-price", "discount", "vat"),
        "totals": ("total", "base", "rate", "vat", "included"),
        "options": ("option", "version", "summary"),
        "annexes": ("document", "version", "digest"),
        "countries": ("country", "recipients"),
        "subprocessors": ("name", "address", "country", "contact", "purpose", "safeguard"),
        "processing": ("service", "nature", "purposes", "data", "persons", "retention"),
        "phases": ("phase", "start", "end", "deliverables"),
        "signatures": ("company", "client"),
    }
)

# Those that print digests of the other documents of the pack, so that they are written after them.
CITING = ("annexes",)
