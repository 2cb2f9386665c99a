"""The lines of a quote and what they cost: as written, then priced and added up, VAT by category.

Amounts are in euros and percentages in percent (21 is 21 %), always as `Decimal`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, get_args

from engine.diagnostics import Span

PriceKind = Literal["one-off", "monthly", "quarterly", "yearly", "usage"]
KINDS: tuple[PriceKind, ...] = get_args(PriceKind)
PERIODIC: Mapping[PriceKind, int] = MappingProxyType({"quarterly": 3, "yearly": 12})
"""Prices of a period that are invoiced in advance, with its months."""
RECURRING: tuple[PriceKind, ...] = ("monthly", *PERIODIC)
"""Prices that are due again and again, other than those per use."""

CREDIT = "lines.credit"
"""The fact that a line is taken off the totals."""

OPTIONAL = "lines.optional"
"""The fact that the client may add a line when it accepts, or not."""

TIERED = "lines.tiers"
"""The fact that a price per use depends on volume."""

MINIMUM = "lines.minimum"
"""The fact that a price per use has a monthly minimum."""

ESTIMATED = "lines.estimate"
"""The fact that the deal says how much use it expects."""

LAUNCHED = "lines.launch"
"""The fact that a monthly price is another one at first."""

OF_USAGE = (TIERED, MINIMUM, ESTIMATED)
"""What may be told of a price per use."""


@dataclass(frozen=True, slots=True)
class Discount:
    """A reduction: in percent, or an amount in euros; on a usage line the amount is per unit.

    Exactly one of them is set; else ValueError. `span` is its place.
    """

    percent: Decimal | None
    amount: Decimal | None
    span: Span

    def __post_init__(self) -> None:
        if (self.percent is None) == (self.amount is None):
            raise ValueError("a discount is either a percentage or an amount")


@dataclass(frozen=True, slots=True)
class Tier:
    """A band of volume: each unit of a month up to the `last` one of it, and after those before, costs `unit_price`.

    `last` is None for the band without an end.
    """

    last: int | None
    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class Launch:
    """What one unit of a monthly line costs in the first `months` of the contract, net of any discount on the line."""

    months: int
    unit_price: Decimal
    span: Span


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One line as written. A usage line has no quantity: it is a rate, and stands outside the totals.

    `unit_price` is in euros without VAT, with at most 4 decimals; that of a credit, which is taken off the totals, is
    negative. `quantity` has at most 3; `vat` is a category. `list_price` is what one unit costs by the price list that
    holds on the day of the deal, if it says so: a deal may depart from it, not from a price that the catalogue fixes.
    `section` is the one of the deal under which it stands, if any. A line that is `optional` is in no total: the client
    adds it when it accepts, or not. The price of one that is `listed` is the list price, which nobody wrote. A usage
    line may have `tiers`, at least two, of which the first gives its price; a `minimum`, which is charged each month at
    least, in euros without VAT; and an `estimate` of units a month, which binds nobody. A monthly line may have another
    price at its `launch`.
    """

    id: str
    description: Mapping[str, str]
    kind: PriceKind
    unit: str
    quantity: Decimal | None
    unit_price: Decimal
    discount: Discount | None
    vat: str
    service: str | None
    span: Span
    list_price: Decimal | None = None
    section: str = ""
    optional: bool = False
    listed: bool = False
    tiers: tuple[Tier, ...] = ()
    minimum: Decimal | None = None
    estimate: Decimal | None = None
    launch: Launch | None = None

    @property
    def lowest_price(self) -> Decimal:
        """What a unit costs at least, before any discount."""
        return min((one.unit_price for one in self.tiers), default=self.unit_price)

    @property
    def counted(self) -> bool:
        """Whether it is a part of the totals: neither a rate nor optional."""
        return self.quantity is not None and not self.optional

    @property
    def credit(self) -> bool:
        """Whether it is taken off the totals."""
        return self.unit_price.is_signed() and not self.unit_price.is_zero()


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line with its amounts without VAT: `net` is `gross` less `reduction`. Those of a credit are negative.

    To the cent and for the whole quantity; for a usage line per unit and to four decimals. `estimated` is what the
    expected use of a month costs, to the cent, and `at_launch` what the line costs at its launch price.
    """

    line: QuoteLine
    gross: Decimal
    reduction: Decimal
    net: Decimal
    estimated: Decimal | None = None
    at_launch: Decimal | None = None


@dataclass(frozen=True, slots=True)
class VatPart:
    """The VAT of one category: `rate` in percent of `base`."""

    category: str
    rate: Decimal
    base: Decimal
    vat: Decimal


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a discount on the whole takes off the lines of one kind and one VAT category: `percent` of their `base`.

    Allowance on document level of an electronic invoice (EN 16931-1, BG-20): one for each category.
    """

    kind: PriceKind
    category: str
    percent: Decimal
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Total:
    """A sum without VAT, its VAT by category highest rate first, and the sum with VAT."""

    base: Decimal
    parts: tuple[VatPart, ...]
    vat: Decimal
    included: Decimal


@dataclass(frozen=True, slots=True)
class Invoice:
    """One invoice of the first term: for the one-off prices, where `first` is nought, or for months of the contract.

    `kind` is that of its prices; a minimum is invoiced with the monthly ones. Months are counted from 1 to `last`. It
    is sent upon acceptance, on a `day`, or, where no day is agreed on which the services start, at the start of its
    months if `in_advance`, else after them. One for a part of the one-off prices has its `percent`, and the `phase` of
    the project plan that it follows, counted from 1.
    """

    first: int
    last: int
    day: datetime.date | None
    in_advance: bool
    total: Total
    percent: Decimal | None = None
    phase: int = 0
    kind: PriceKind = "monthly"


@dataclass(frozen=True, slots=True)
class Prices:
    """All lines in the order of the quote; the totals of one-off and of monthly lines (for one month, with minimums).

    `commitment` is what the first term costs: once the one-off total, and `months` times the monthly one. Totals are
    net of the `allowances`, and hold no optional line. `periodic` are those of prices for a quarter or a year that the
    quote has, and `launch` the monthly ones of the first months, each up to a month of the contract, where a line costs
    another price at first. Where the deal agrees when it is invoiced, or has one of these, `invoices` are those of the
    first term, and the commitment is their sum.
    """

    lines: tuple[PricedLine, ...]
    one_off: Total
    monthly: Total
    months: int
    commitment: Total
    allowances: tuple[Allowance, ...] = ()
    invoices: tuple[Invoice, ...] = ()
    due_at_acceptance: Decimal | None = None  # VAT included
    periodic: tuple[tuple[PriceKind, Total], ...] = ()
    launch: tuple[tuple[int, Total], ...] = ()

    @property
    def totals(self) -> Mapping[PriceKind, Total]:
        """The total of each kind that has one, in the order in which they are shown."""
        every: tuple[tuple[PriceKind, Total], ...] = (("one-off", self.one_off), ("monthly", self.monthly))
        return {kind: total for kind, total in (*every, *self.periodic) if total.parts}

    @property
    def recurs(self) -> bool:
        """Whether a price is due for each month, quarter or year."""
        return bool(self.monthly.parts or self.periodic)

    def of_month(self, month: int) -> Total:
        """What the monthly lines cost in a month of the contract, counted from 1."""
        return next((total for last, total in self.launch if month <= last), self.monthly)
