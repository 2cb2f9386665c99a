"""List prices: what an entry of the catalogue costs from a day on, before anybody lowers it for a client.

They are commercial data, and no part of an edition: the day of a deal says which list it is held against.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
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
    """The list prices from a day on, until the next list holds; `name` is how the company calls it.

    One with `clients` is agreed with these, by a number of theirs as `number_key` tells it: what it prices, and nothing
    else, goes before the list that holds for everybody.
    """

    since: datetime.date
    name: str
    prices: tuple[ListPrice, ...]
    span: Span
    clients: tuple[str, ...] = ()

    def amount(self, item: str) -> Decimal | None:
        """The list price of an entry; None where it has none."""
        return next((one.amount for one in self.prices if one.item == item), None)


def number_key(number: str) -> str:
    """An enterprise or VAT number without its country, spaces and signs: 0123.456.749 is BE 0123 456 749."""
    return re.sub(r"^[A-Z]{2}(?=[0-9])|[^A-Z0-9]", "", re.sub(r"[^A-Z0-9]", "", number.upper()))


def list_in_force(lists: Iterable[PriceList], day: datetime.date, client: str = "") -> PriceList | None:
    """The list that holds on a day, for everybody or for one client: the last one that begins no later."""
    own = (one for one in lists if one.since <= day and (client in one.clients if client else not one.clients))
    return max(own, key=lambda one: one.since, default=None)


def list_prices(
    lists: Sequence[PriceList], day: datetime.date, numbers: Iterable[str | None] = ()
) -> Mapping[str, Decimal]:
    """What every entry costs that has a list price on a day, for a client with these numbers."""
    keys = [number_key(one) for one in numbers if one]
    held = [list_in_force(lists, day), *(list_in_force(lists, day, key) for key in keys)]
    amounts = {price.item: price.amount for one in held if one is not None for price in one.prices}
    return {item: amount for item, amount in amounts.items() if amount is not None}
