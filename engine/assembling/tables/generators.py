"""The generators by the name that `generate:` gives them; definitions are written by `fill` itself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.assembling.tables import annexes, changes, invoices, offer, usage
from engine.assembling.tables.writing import NoteWriter, Writer

WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "parties": annexes.parties,
        "one-off-lines": offer.one_off_lines,
        "monthly-lines": offer.monthly_lines,
        "optional-lines": offer.optional_lines,
        "periodic-lines": offer.periodic_lines,
        "launch-prices": offer.launch_prices,
        "introduction": offer.introduction,
        "estimates": usage.estimates,
        "invoices": invoices.invoices,
        "usage-lines": usage.usage_lines,
        "totals": offer.totals,
        "included": offer.included,
        "options": offer.options,
        "annexes": annexes.documents,
        "countries": annexes.countries,
        "subprocessors": annexes.subprocessors,
        "processing": annexes.processing,
        "amended": changes.amended,
        "phases": annexes.phases,
        "signatures": offer.signatures,
    }
)

NOTES: Mapping[str, NoteWriter] = MappingProxyType({"subprocessors": annexes.register_note})
"""What is noted below what a generator writes, and is no part of the text."""
