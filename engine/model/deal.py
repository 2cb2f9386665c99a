"""What sales know about a deal: data, never Markdown."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.diagnostics import Diagnostic, Span
from engine.model.billing import Billing
from engine.model.catalogue import Subprocessor
from engine.model.clause import Entry, LocalText, Value
from engine.model.contact import Contact, DataProtection
from engine.model.library import Publisher, Selected
from engine.model.price import Discount, QuoteLine
from engine.model.sent_offer import Amends, Replaces, SentOffer


@dataclass(frozen=True, slots=True)
class Client:
    """The professional client; `country` is an ISO 3166 code, numbers are in their printed form.

    `territory` is where in or off that country it is established, if the law of the Union tells that place apart.
    """

    name: str
    form: LocalText | None
    address: str | None
    country: str
    enterprise_number: str | None
    vat_number: str | None
    peppol: str | None
    contact: Contact | None
    languages: tuple[str, ...]
    span: Span
    territory: str | None = None
    data_protection: DataProtection | None = None

    @property
    def place(self) -> str:
        """Where it is established, as the table of territories knows it."""
        return self.territory or self.country


@dataclass(frozen=True, slots=True)
class Setting:
    """A parameter to which the deal gives its own value."""

    parameter: str
    value: Value
    span: Span


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the project plan, from its first to its last day."""

    name: LocalText
    start: datetime.date
    end: datetime.date
    deliverables: tuple[LocalText, ...]


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs for a party."""

    name: str
    function: LocalText


@dataclass(frozen=True, slots=True)
class Approval:
    """The record that somebody approved a deviation on a day, with the digest of what was approved."""

    deviation: str
    by: str
    date: datetime.date
    digest: str
    span: Span


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal; `publisher` and `subprocessors` replace those of the library (specimens, for demonstrations).

    `start` is the day on which the services, the first term and the monthly prices begin, where the parties fix one.
    `deselected` names variants that are implied and not wanted; `unused` entries of the register that do not take
    part; `spans` tells where things stand that messages speak of ("date", "validity", "lines", "signatories");
    `remarks` are warnings about how it is written, for whoever makes documents of it. `includes` says what services
    include, by the words of `INCLUDED`, where the catalogue says otherwise or nothing. `salesperson`
    is whom the client can ask about the offer. `prices` is the file of the price lists that replace those of the
    library, which its lines are held against. `order_number` is what the client calls its order; `introduction` some
    paragraphs before the offer; `sections` are the groups of its lines, in their order.
    `discount` is one on the whole: in percent of all lines that count, but for credits. `billing` is what was agreed of
    the invoices, where that is not what the terms say. `version` counts what was sent under one reference; a later one
    says what it `replaces`, and `replaced` is that, once it was read with the library that it was sent from.
    A deal that changes a running contract says which one it `amends`, and `amended` is that, read likewise; it gives
    the new state as a whole.
    """

    file: str
    reference: str
    date: datetime.date
    validity: datetime.date | None
    start: datetime.date | None
    client: Client
    services: tuple[Entry, ...]
    facts: tuple[Entry, ...]
    variants: tuple[Selected, ...]
    deselected: tuple[Entry, ...]
    settings: Mapping[str, Setting]
    documents: tuple[Entry, ...] | None
    lines: tuple[QuoteLine, ...]
    phases: tuple[Phase, ...]
    signatories: Mapping[Literal["company", "client"], tuple[Signatory, ...]]
    communication: str | None
    publisher: tuple[Publisher, ...] | None
    subprocessors: tuple[Subprocessor, ...] | None
    unused: tuple[Entry, ...]
    approvals: tuple[Approval, ...]
    spans: Mapping[str, Span]
    span: Span
    remarks: tuple[Diagnostic, ...] = ()
    includes: Mapping[str, Mapping[str, LocalText]] = field(default_factory=dict)
    salesperson: Contact | None = None
    prices: str | None = None
    order_number: str | None = None
    introduction: tuple[LocalText, ...] = ()
    sections: Mapping[str, LocalText] = field(default_factory=dict)
    discount: Discount | None = None
    billing: Billing | None = None
    version: int = 1
    replaces: Replaces | None = None
    replaced: SentOffer | None = None
    amends: Amends | None = None
    amended: SentOffer | None = None

    def place(self, key: str) -> Span:
        """Where something of the deal stands; the deal as a whole if it does not."""
        return self.spans.get(key, self.span)
