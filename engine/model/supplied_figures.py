"""Figures that the program supplies to texts, as parameters without a place in the library. A closed table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from engine.diagnostics import Span
from engine.model.clause import Bounds, Parameter, ParameterType, Version

_OPEN = Bounds(None, None)
_NAMES: Mapping[str, tuple[ParameterType, Literal["excluded", "included", "none"], str, str]] = MappingProxyType({
    "deal.reference": ("text", "none", "Référence", "Reference"),
    "deal.client": ("text", "none", "Nom du client", "Name of the client"),
    "deal.date": ("date", "none", "Date", "Date"),
    "deal.validity": ("date", "none", "Fin de validité", "End of validity"),
    "deal.one-off": ("money", "excluded", "Total des prix uniques", "Total of the one-off prices"),
    "deal.monthly": ("money", "excluded", "Total mensuel", "Monthly total"),
    "deal.total": ("money", "excluded", "Engagement de la durée initiale", "Commitment of the initial term"),
    "deal.total-included": (
        "money", "included", "Engagement de la durée initiale, TVA comprise",
        "Commitment of the initial term, VAT included",
    ),
    "deal.communication": ("text", "none", "Communication structurée", "Structured communication"),
    "deal.edition": ("text", "none", "Édition des CGV", "Edition of the GTC"),
    "deal.digest-cgv": ("text", "none", "Empreinte des CGV", "Digest of the GTC"),
    "company.bank-account": ("text", "none", "Compte bancaire", "Bank account"),
})  # fmt: skip

GIVEN: Mapping[str, Parameter] = MappingProxyType({
    name: Parameter(
        name=name, version=Version(1, 0, 0), type=kind, label=MappingProxyType({"fr": fr, "en": en}), value=None,
        unit="EUR" if kind == "money" else "", vat=vat, noun=None, gender="m", free=_OPEN, approval=None,
        at_most=None, at_least=None, span=Span("given"),
    )
    for name, (kind, vat, fr, en) in _NAMES.items()
})  # fmt: skip

DIGEST = "deal.digest-"
"""What begins the name of a figure that is the digest of another document of the pack."""
