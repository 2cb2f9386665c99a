"""Figures that the program supplies to texts, as parameters without a place in the library. A closed table.

What they are called stands with the words of each language (`Language.supplied`).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from engine.diagnostics import Span
from engine.model.clause import Bounds, Parameter, ParameterType, Version
from engine.model.deal import Deal

_OPEN = Bounds(None, None)
_NAMES: Mapping[str, tuple[ParameterType, Literal["excluded", "included", "none"]]] = MappingProxyType(
    {
        "deal.reference": ("text", "none"),
        "deal.client": ("text", "none"),
        "deal.version": ("text", "none"),
        "deal.replaced-version": ("text", "none"),
        "deal.replaced-date": ("date", "none"),
        "deal.contract-reference": ("text", "none"),
        "deal.contract-date": ("date", "none"),
        "deal.contract-accepted": ("date", "none"),
        "deal.amendment-effective": ("date", "none"),
        "deal.date": ("date", "none"),
        "deal.validity": ("date", "none"),
        "deal.start": ("date", "none"),
        "deal.billing-start": ("date", "none"),
        "deal.free-months": ("duration", "none"),
        "deal.billing-period": ("duration", "none"),
        "deal.discount": ("percent", "none"),
        "deal.order-number": ("text", "none"),
        "deal.one-off": ("money", "excluded"),
        "deal.monthly": ("money", "excluded"),
        "deal.total": ("money", "excluded"),
        "deal.total-included": ("money", "included"),
        "deal.communication": ("text", "none"),
        "deal.edition": ("text", "none"),
        "deal.digest-cgv": ("text", "none"),
        "company.bank-account": ("text", "none"),
    }
)

GIVEN: Mapping[str, Parameter] = MappingProxyType({
    name: Parameter(
        name=name, version=Version(1, 0, 0), type=kind, label=MappingProxyType({}), value=None,
        unit={"money": "EUR", "duration": "month"}.get(kind, ""), vat=vat, noun=None, gender="m", free=_OPEN,
        approval=None, at_most=None, at_least=None, span=Span("given"),
    )
    for name, (kind, vat) in _NAMES.items()
})  # fmt: skip

DATES: Mapping[str, Callable[[Deal], datetime.date | None]] = MappingProxyType(
    {
        "deal.date": lambda deal: deal.date,
        "deal.validity": lambda deal: deal.validity,
        "deal.start": lambda deal: deal.start or deal.date,
    }
)
"""The dates that a deal gives; from these, dates of the wording may be computed."""

DIGEST = "deal.digest-"
"""What begins the name of a figure that is the digest of another document of the pack."""
