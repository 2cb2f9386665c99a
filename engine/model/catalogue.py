"""What the company sells and with whom: services and their prices, units, VAT, sub-processors, who approves what."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from engine.diagnostics import Span
from engine.model.clause import CountNoun, Entry, FormerNames, LocalWords, Texts
from engine.model.condition import Condition
from engine.model.price import PriceKind

# What annex II of a processing agreement says of a service, in the order of GDPR art. 28(3).
PROCESSING = ("nature", "purposes", "data", "persons", "retention")

INCLUDED = ("hours", "languages", "volume", "response")
"""What a service may say of what it includes: when, in which languages, how much, how fast."""

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
class ProcessingAddition:
    """What a service says of processing besides, where a condition holds: texts by words of `PROCESSING`."""

    id: str
    when: Condition
    texts: Mapping[str, Texts]
    span: Span


@dataclass(frozen=True, slots=True)
class ProcessingText:
    """What a service says of one word of `PROCESSING`, at which place, and on which condition it is said."""

    word: str
    place: str
    when: Condition | None
    texts: Texts


@dataclass(frozen=True, slots=True)
class Service:
    """An entry of the catalogue; selecting it selects the variants it implies.

    `processing` says what personal data it entails, by the words of `PROCESSING`; None if it entails none. `additions`
    says the same of what not every deal entails, such as recordings. `includes` describes it by words of `INCLUDED`.
    """

    id: str
    title: LocalWords
    implies: tuple[Entry, ...]
    prices: Mapping[str, Price]
    processing: Mapping[str, Texts] | None
    span: Span
    was: FormerNames = ()
    additions: tuple[ProcessingAddition, ...] = ()
    includes: Mapping[str, LocalWords] = field(default_factory=dict)

    @property
    def told(self) -> Iterator[ProcessingText]:
        """All that it says of processing."""
        for key, texts in (self.processing or {}).items():
            yield ProcessingText(key, f"services/{self.id}.{key}", None, texts)
        for one in self.additions:
            for key, texts in one.texts.items():
                yield ProcessingText(key, f"services/{self.id}.{one.id}.{key}", one.when, texts)


@dataclass(frozen=True, slots=True)
class Unit:
    """What quantities are counted in, as a noun in every language.

    `unit_code` is that of electronic orders and invoices (EN 16931-1, BT-130: UN/ECE Recommendations 20 and 21); empty
    where the library does not say it.
    """

    id: str
    nouns: Mapping[str, CountNoun]
    span: Span
    unit_code: str = ""


@dataclass(frozen=True, slots=True)
class VatRule:
    """A VAT category: its rate in percent, when it may be used, whether the client must have a valid VAT number.

    `tax_code` is that of the category in electronic invoices (EN 16931-1, BT-151: UNCL5305), `exemption_code` that of
    the reason why no VAT is due (BT-121: VATEX); empty where the library does not say it.
    """

    id: str
    name: LocalWords
    rate: Decimal
    when: Condition
    needs_number: bool
    span: Span
    tax_code: str = ""
    exemption_code: str = ""


TransferBasis = Literal["adequacy", "standard-clauses", "binding-rules"]
"""On what a transfer rests: GDPR art. 45, art. 46(2)(c) and art. 46(2)(b)."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """On what a transfer out of the EEA rests; `decision` names the adequacy decision or the approval of the rules.

    Standard clauses have a `module` (Decision (EU) 2021/914) and the day on which they were `signed`. `assessed` is the
    day of the assessment of the transfer.
    """

    basis: TransferBasis
    decision: LocalWords | None
    module: int | None
    signed: datetime.date | None
    assessed: datetime.date | None
    signed_span: Span
    assessed_span: Span


@dataclass(frozen=True, slots=True)
class Subprocessor:
    """Who processes personal data for the company, from a day on and until a day (both included), for some services.

    `country` is an ISO 3166 code, and so are those of `remote_access`, from which it also reaches the data;
    `outside_eea` tells whether one of them lies outside the European Economic Area. `safeguard` says what protects a
    transfer, if there is one, and `transfer` on what it rests. `data` are the types of data that it processes.
    `announced` is the day on which clients were told of it. None is what nobody has told.
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
    data: LocalWords | None = None
    remote_access: tuple[str, ...] = ()
    transfer: Transfer | None = None

    @property
    def countries(self) -> tuple[str, ...]:
        """Every country from which it processes data, its own first."""
        return tuple(dict.fromkeys((self.country, *self.remote_access)))

    @property
    def untold(self) -> tuple[str, ...]:
        """The columns of an annex that have something to say of it which nobody has told."""
        needed = {"data": self.data, "transfer": self.transfer} if self.outside_eea else {"data": self.data}
        missing = [column for column, value in needed.items() if value is None]
        if self.transfer is not None and self.transfer.assessed is None and self.transfer.basis != "adequacy":
            missing.append("assessed")
        return tuple(missing)

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
