"""What a deal orders, as electronic orders tell it: the parties with their numbers, the lines, and what they come to.

Terms are those of EN 16931-1, which orders share with invoices. Amounts are in euros without VAT where nothing else is
said, rates in percent, always as `Decimal`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from engine.model.contact import Contact

CURRENCY = "EUR"


@dataclass(frozen=True, slots=True)
class PartyNumber:
    """A number of a party; `scheme` is that of ISO 6523 (list ICD, or EAS for an address), empty where it has none."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class OrderParty:
    """The seller or the buyer; what is not known is empty or None.

    `country` is an ISO 3166 code. `vat_number` begins with its country, without spaces. `endpoint` is the address in
    the Peppol network.
    """

    name: str
    trade_name: str
    street: str
    postcode: str
    city: str
    country: str
    enterprise: PartyNumber | None
    vat_number: str
    endpoint: PartyNumber | None
    contact: Contact | None


@dataclass(frozen=True, slots=True)
class OrderTax:
    """A VAT category: its code (UNCL5305), its rate, and in words why nothing is due, where that must be said."""

    code: str
    rate: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line: `quantity` units at `price`, less `reduction`, come to `net`.

    `unit` is a code of UN/ECE Recommendation 20. `price` is that of one unit, less `price_reduction`, which a price per
    use may have; `gross` is what the quantity costs at it. `percent` tells the reduction where it was given so. Prices
    are never negative: the quantity of a credit is.
    """

    item: str
    name: str
    note: str
    quantity: Decimal
    unit: str
    price: Decimal
    price_reduction: Decimal
    gross: Decimal
    reduction: Decimal
    percent: Decimal | None
    net: Decimal
    tax: OrderTax
    recurrent: bool


@dataclass(frozen=True, slots=True)
class OrderAllowance:
    """What is taken off all lines of one VAT category, for a `reason` in words; `percent` of `base` where given so."""

    amount: Decimal
    reason: str
    tax: OrderTax
    percent: Decimal | None = None
    base: Decimal | None = None


@dataclass(frozen=True, slots=True)
class OrderTaxTotal:
    """The VAT of one category on what it bears."""

    tax: OrderTax
    base: Decimal
    vat: Decimal


@dataclass(frozen=True, slots=True)
class Order:
    """What a deal orders over its first term.

    `lines` less `allowances` come to `base`, which with `vat` is `included`: the commitment of the quote. `number` is
    what the buyer calls the order, if anything. `start` and `end` are the first and last day of the first term, where
    one is agreed. `test` says that it cannot be carried out: that of a specimen, of a draft, or of a deal that waits
    for an approval; `note` then says why.
    """

    reference: str
    number: str
    date: datetime.date
    start: datetime.date | None
    end: datetime.date | None
    note: str
    payment_terms: str
    seller: OrderParty
    buyer: OrderParty
    lines: tuple[OrderLine, ...]
    allowances: tuple[OrderAllowance, ...]
    taxes: tuple[OrderTaxTotal, ...]
    base: Decimal
    vat: Decimal
    included: Decimal
    test: bool

    @property
    def line_total(self) -> Decimal:
        """What the lines come to, before the allowances."""
        return sum((one.net for one in self.lines), Decimal("0.00"))

    @property
    def allowance_total(self) -> Decimal:
        return sum((one.amount for one in self.allowances), Decimal("0.00"))
