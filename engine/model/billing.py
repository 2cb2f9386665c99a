"""What a deal agrees of its invoices: when monthly prices begin, and how often they are invoiced."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from engine.diagnostics import Span

BillingPeriod = Literal["month", "quarter", "year"]
MONTHS_OF: Mapping[BillingPeriod, int] = MappingProxyType({"month": 1, "quarter": 3, "year": 12})
"""How many months of the contract an invoice of monthly prices covers."""


@dataclass(frozen=True, slots=True)
class Billing:
    """What a deal agrees of its invoices, where that is not one for each past month from the start of the term.

    Monthly prices begin on `start`, or after so many `free_months`, never both. They are invoiced for each period
    `every` so many months of the contract, after it or `in_advance`.
    """

    start: datetime.date | None
    free_months: int
    every: BillingPeriod
    in_advance: bool
    span: Span

    @property
    def rhythm(self) -> bool:
        """Whether invoices follow another rhythm than one for each past month."""
        return self.every != "month" or self.in_advance
