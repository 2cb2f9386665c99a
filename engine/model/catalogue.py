"""What the company sells and with whom: services and their prices, units, VAT, sub-processors, who approves what."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from engine.diagnostics import Span
from engine.model.clause import CountNoun, Entry, FormerNames, LocalWords, Texts
from engine.model.condition import Condition
from engine.model.price import PriceKind

# What annex II of a processing agreement says of a service, in the order of GDPR art. 28(3).
PROCESSING = ("nature", "purposes", "data", "persons", "retention")

HOME = "BE"
"""Where the company is established, by ISO 3166 code: its numbers are Belgian, and data are processed there."""

ApprovalLevel = Literal["none", "management", "legal"]
"""Who has to approve something: nobody, the management of the company, its lawyers."""


@dataclass(frozen=True, slots=True)
class Price:
    """An entry of the price list; `amount` is per unit, excluding VAT, or None where each deal gives its own."""

    id: str
    title: LocalWords
    kind: PriceKind
    unit: str
    amount: Decimal | None
    span: Span


@dataclass(frozen=True, slots=True)
class Service:
    """An entry of the catalogue; selecting it selects the variants it implies.

    `processing` says what personal data it entails, by the words of `PROCESSING`; None if it entails none.
    """

    id: str
    title: LocalWords
    implies: tuple[Entry, ...]
    prices: Mapping[str, Price]
    processing: Mapping[str, Texts] | None
    span: Span
    was: FormerNames = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """What quantities are counted in, as a noun in every language."""

    id: str
    nouns: Mapping[str, CountNoun]
    span: Span


@dataclass(frozen=True, slots=True)
class VatRule:
    """A VAT category: its rate in percent, when it may be used, whether the client must have a valid VAT number."""

    id: str
    name: LocalWords
    rate: Decimal
    when: Condition
    needs_number: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Subprocessor:
    """Who processes personal data for the company, from a day on and until a day (both included), for some services.

    `country` is an ISO 3166 code, `outside_eea` whether it lies outside the European Economic Area; `safeguard` says
    what protects a transfer, if there is one. `announced` is the day on which clients were told of it.
    """

    id: str
    name: str
    address: str
    country: str
    outside_eea: bool
    contact: str
    purpose: LocalWords
    safeguard: LocalWords | None
    services: tuple[Entry, ...]
    since: datetime.date
    until: datetime.date | None
    span: Span
    announced: datetime.date | None = None

    @property
    def unprotected(self) -> bool:
        """Whether nothing says what protects the transfers to it."""
        return self.outside_eea and self.safeguard is None

    def serves(self, service: str) -> bool:
        """Whether data are entrusted to it for a service."""
        return any(entry.clause == service for entry in self.services)

    def active(self, date: datetime.date) -> bool:
        return self.since <= date and (self.until is None or date <= self.until)


@dataclass(frozen=True, slots=True)
class RegisterTerms:
    """What the register of sub-processors says of itself.

    `address` is where the register of today is published, in each language. `notice` names the parameter that says how
    long before an addition clients must be told of it, `objection` the one that says how long they may then object.
    """

    address: LocalWords | None = None
    notice: Entry | None = None
    objection: Entry | None = None


@dataclass(frozen=True, slots=True)
class Keywords:
    """Words of clients under which something is to be found, by language; `about` is its full name, or a document."""

    about: str
    words: Mapping[str, tuple[str, ...]]
    span: Span


@dataclass(frozen=True, slots=True)
class TermPair:
    """What is always called alike: `words` by language, any of which stands for it; `never` are words that mislead."""

    id: str
    words: Mapping[str, tuple[str, ...]]
    never: Mapping[str, tuple[str, ...]]
    span: Span


@dataclass(frozen=True, slots=True)
class Approver:
    """Somebody who may approve what is not standard, and at which levels."""

    id: str
    name: str
    levels: tuple[ApprovalLevel, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Approvals:
    """Who approves, and the discount in percent of a line beyond which an approval is needed."""

    discount_limit: Decimal
    approvers: Mapping[str, Approver]
