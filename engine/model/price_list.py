"""List prices: what an entry of the catalogue costs from a day on, before anybody lowers it for a client.

They are commercial data, and no part of an edition: the day of a deal says which list it is held against.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from engine.diagnostics import Span


@dataclass(frozen=True, slots=True)
class ListPrice:
    """What one unit of an entry costs, in euros excluding VAT; None where each deal gives a price of its own."""

    item: str
    amount: Decimal | None
    span: Span

    @property
    def service(self) -> str:
        return self.item.partition("/")[0]

    @property
    def price(self) -> str:
        """The entry within its service."""
        return self.item.partition("/")[2]


@dataclass(frozen=True, slots=True)
class PriceList:
    """The list prices from a day on, until the next list holds; `name` is how the company calls it."""

    since: datetime.date
    name: str
    prices: tuple[ListPrice, ...]
    span: Span

    def amount(self, item: str) -> Decimal | None:
        """The list price of an entry; None where it has none."""
        return next((one.amount for one in self.prices if one.item == item), None)


def list_in_force(lists: Iterable[PriceList], day: datetime.date) -> PriceList | None:
    """The list that holds on a day: the last one that begins no later."""
    return max((one for one in lists if one.since <= day), key=lambda one: one.since, default=None)


def list_prices(lists: Iterable[PriceList], day: datetime.date) -> Mapping[str, Decimal]:
    """What every entry costs that has a list price on a day."""
    found = list_in_force(lists, day)
    return {one.item: one.amount for one in found.prices if one.amount is not None} if found else {}
