"""What the program writes into a paragraph: each generator with the columns that it knows. A closed table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.model.catalogue import INCLUDED

# Columns of figures stand right.
FIGURES = ("unit-price", "amount", "base", "rate", "vat", "included", "discount", "quantity", "minimum", "count")

_LINE = ("description", "quantity", "unit", "unit-price", "discount", "vat", "amount")

_PROCESSOR = (
    "name", "address", "country", "contact", "purpose", "services", "data", "remote-access", "safeguard", "transfer",
    "assessed",
)  # fmt: skip

DATA_PROTECTION = ("data-contact", "officer", "representative")
"""Rows of the table of the parties that say whom each names for the protection of data."""

OF_COMPANY = ("insurer", "insured-area", "complaints")
"""Rows of that table that say who insures the company, where, and where complaints go."""

IN_ROWS = ("services", "data", "remote-access", "transfer", "assessed")
"""With one of these columns, each sub-processor has a table of its own, whose rows the columns are."""

GENERATORS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "definitions": (),
        "parties": ("mention", "company", "client", *DATA_PROTECTION, "nobody", *OF_COMPANY),
        "one-off-lines": _LINE,
        "monthly-lines": _LINE,
        "optional-lines": ("description", "due", "quantity", "unit", "unit-price", "discount", "vat", "amount"),
        "periodic-lines": ("description", "due", "quantity", "unit", "unit-price", "discount", "vat", "amount"),
        "launch-prices": ("description", "months", "quantity", "unit", "unit-price", "vat", "amount"),
        "introduction": (),
        "usage-lines": ("description", "unit", "unit-price", "discount", "minimum", "vat"),
        "invoices": ("invoice", "when", "count", "base", "vat", "included"),
        "estimates": ("description", "quantity", "amount"),
        "totals": ("total", "base", "rate", "vat", "included"),
        "options": ("option", "version", "summary"),
        "annexes": ("document", "version", "digest"),
        "countries": ("country", "recipients"),
        "subprocessors": _PROCESSOR,
        "included": ("service", *INCLUDED),
        "processing": ("service", "nature", "purposes", "data", "persons", "retention"),
        "amended": (),
        "phases": ("phase", "start", "end", "deliverables"),
        "signatures": ("company", "client"),
    }
)

# Those that print digests of the other documents of the pack, so that they are written after them.
CITING = ("annexes",)
