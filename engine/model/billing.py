"""What a deal agrees of its invoices: when monthly prices begin, and how often they are invoiced."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from engine.diagnostics import Span

BillingPeriod = Literal["month", "quarter", "year"]
MONTHS_OF: Mapping[BillingPeriod, int] = MappingProxyType({"month": 1, "quarter": 3, "year": 12})
"""How many months of the contract an invoice of monthly prices covers."""


@dataclass(frozen=True, slots=True)
class Instalment:
    """A part of the one-off prices, in percent: due upon acceptance, on a `day`, or at the end of a phase.

    `phase` counts those of the project plan from 1; nought where it is none. The day of a phase is its last one.
    """

    percent: Decimal
    day: datetime.date | None
    phase: int

    @property
    def at_acceptance(self) -> bool:
        """Whether it is due upon acceptance."""
        return self.day is None and not self.phase


@dataclass(frozen=True, slots=True)
class Billing:
    """What a deal agrees of its invoices, where that is not one for each past month from the start of the term.

    Monthly prices begin on `start`, or after so many `free_months`, never both. They are invoiced for each period
    `every` so many months of the contract, after it or `in_advance`. The one-off prices are due in `instalments`, which
    come to all of them; in one upon acceptance where there are none.
    """

    start: datetime.date | None
    free_months: int
    every: BillingPeriod
    in_advance: bool
    span: Span
    instalments: tuple[Instalment, ...] = ()

    @property
    def of_months(self) -> bool:
        """Whether it says something of monthly prices."""
        return self.rhythm or self.start is not None or self.free_months > 0

    @property
    def deposit(self) -> bool:
        """Whether a part of the one-off prices, and not all of them, is due upon acceptance."""
        return len(self.instalments) > 1 and self.instalments[0].at_acceptance

    @property
    def milestones(self) -> bool:
        """Whether a part of the one-off prices is due after a phase of the project."""
        return any(one.phase for one in self.instalments)

    @property
    def rhythm(self) -> bool:
        """Whether invoices follow another rhythm than one for each past month."""
        return self.every != "month" or self.in_advance
