"""What the library holds once it is read, by id."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from engine.diagnostics import Span
from engine.model.advice import Advice
from engine.model.catalogue import Approvals, Keywords, RegisterTerms, Service, Subprocessor, TermPair, Unit, VatRule
from engine.model.clause import Clause, Duty, Entry, Fact, Law, LocalWords, Outline, Parameter, Term
from engine.model.contact import DataProtection
from engine.model.edition import Note, Stamp
from engine.model.generators import OF_COMPANY
from engine.model.key_points import KeyPoints
from engine.model.price_list import PriceList
from engine.model.review import Reviews
from engine.model.variant import Variant

REQUIRED = ("name", "trade_name", "seat", "enterprise_number", "vat_number", "register", "bank_account", "email")
"""What the law wants to read of a company on documents and website (CSA art. 2:20, CDE art. III.25 and III.74)."""

# The words around the texts that labels.yaml must give, in every language.
LABELS = (
    "article", "annex", "contents", "page", "skip", "draft", "draft-notice", "specimen", "specimen-notice",
    "not-applicable", "edition", "working-text", "date", "reference", "client", "options", "version", "to-complete",
    "to-approve", "to-approve-notice", "pack", "documents", "party-name", "trade-name-short", "address", "contact",
    "peppol", "total", "total-one-off", "total-monthly", "total-first-term", "signatory", "function",
    "place-and-date", "signature",
    "trade-name", "seat", "enterprise-number", "vat-number", "register", "bank-account", "email", "phone", "website",
)  # fmt: skip
VAT_LABELS = MappingProxyType({"excluded": "vat-excluded", "included": "vat-included"})
"""What a library may say itself after an amount without VAT or with it; else each language has words of its own."""


def with_vat_words(parameters: Mapping[str, Parameter], labels: Mapping[str, LocalWords]) -> Mapping[str, Parameter]:
    """Parameters whose amounts say of VAT what the labels say, where these say it."""
    return {
        name: replace(one, vat_words=labels[label]) if (label := VAT_LABELS.get(one.vat, "")) in labels else one
        for name, one in parameters.items()
    }


OF_VERSIONS = (
    "change-new", "change-gone", "change-previously", "change-none", "change-lines", "change-description",
    "change-quantity", "change-unit-price", "change-tiers", "change-minimum", "change-launch", "change-estimate",
    "change-discount", "change-vat", "change-due", "change-section", "change-amount", "change-per-use",
    "change-optional", "change-first-term", "change-whole-discount", "change-validity", "change-start",
    "change-services", "change-facts", "change-client", "change-company", "change-contact", "change-signatories",
    "change-communication", "change-order-number", "change-introduction", "change-sections", "change-included",
    "change-billing", "change-phases", "change-subprocessors", "change-other", "change-others",
)  # fmt: skip
"""What tells the changes of an offer from the version before; a library that knows of versions has them all."""
FURTHER_LABELS = (
    *VAT_LABELS.values(), "vat", "prices-usage", *OF_COMPANY, "subtotal", "prices-optional", "once", "each-month",
    "discount-one-off", "discount-monthly", "total-monthly-minimum", "tier-first", "tier-between", "tier-above",
    "invoice-month", "invoice-months", "invoice-acceptance", "invoice-before", "invoice-before-one", "invoice-after",
    "invoice-after-one", "invoice-dates", "invoice-phase", "invoice-quarterly", "invoice-yearly", "each-quarter",
    "each-year", "total-quarterly", "total-yearly", "discount-quarterly", "discount-yearly", "in-month", "in-months",
    "from-month", *OF_VERSIONS,
)  # fmt: skip
"""Labels that a library may do without; what they stand for is then not printed, or in words of the language.

Those of the company’s insurance and complaints are read and not printed: an edition has them, and now the headings of
the paragraph say where these rows stand.
"""


@dataclass(frozen=True, slots=True)
class Selected:
    """A variant that somebody selects, at the newest major or at a pinned one."""

    variant: str
    major: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Standard:
    """The selection that is published, without a deal; `pack` names the documents of a deal that names none.

    `deselected` names variants that a service of it implies, and that the published text does without. `notice` names
    the parameter that says how long before a change clients must be told of it. `prevailing` is the language, if any,
    whose text prevails: every client gets it, beside that of the language asked for.
    """

    documents: tuple[Entry, ...]
    services: tuple[Entry, ...]
    facts: tuple[Entry, ...]
    variants: tuple[Selected, ...]
    deselected: tuple[Entry, ...]
    pack: tuple[Entry, ...]
    notice: Entry | None
    prevailing: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Publisher:
    """The company from a date on. What is not known is None: it prints as something to be completed."""

    since: datetime.date
    name: str
    trade_name: str
    form: LocalWords | None
    seat: str | None
    enterprise_number: str | None
    vat_number: str | None
    register: LocalWords | None
    bank_account: str | None
    email: str | None
    phone: str | None
    website: str | None
    specimen: bool
    span: Span
    data_protection: DataProtection | None = None
    insurer: str | None = None  # of its professional liability, with the address
    insured_area: LocalWords | None = None
    complaints: str | None = None  # where complaints go, if not to the other addresses
    logo: str | None = None  # the name of the file beside the one that describes the company
    logo_span: Span | None = None
    accent: str | None = None  # the colour of titles and rules, as "#10243f"
    company_facts: tuple[Entry, ...] = ()  # what holds of the company itself, such as its VAT regime

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys of `REQUIRED` that are left blank, as the file spells them; a dash or dots say nothing either."""
        values = {name: getattr(self, name) for name in REQUIRED}
        texts = {name: one if isinstance(one, Mapping) else {"": one or ""} for name, one in values.items()}
        blank = [name for name, one in texts.items() if not all(any(map(str.isalnum, text)) for text in one.values())]
        return tuple(name.replace("_", "-") for name in blank)

    @classmethod
    def unknown(cls) -> Publisher:
        """The company of a day on which nobody describes it: everything is to be completed."""
        return cls(
            since=datetime.date.min, name="", trade_name="", form=None, seat=None, enterprise_number=None,
            vat_number=None, register=None, bank_account=None, email=None, phone=None, website=None, specimen=False,
            span=Span("publisher"),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """Everything, by id; equal only to itself. `variants` maps a variant to its majors on offer, newest first.

    `subprocessors` is None as long as nobody has filled in the register: documents then show it as to be completed.
    `register` is what the register says of itself. `notes` is what the next edition tells clients; `edition` is None
    for the working files, the draft of that edition.
    """

    clauses: Mapping[str, Clause]
    outlines: Mapping[str, Outline]
    terms: Mapping[str, Term]
    parameters: Mapping[str, Parameter]
    laws: Mapping[str, Law]
    facts: Mapping[str, Fact]
    services: Mapping[str, Service]
    units: Mapping[str, Unit]
    vat: Mapping[str, VatRule]
    subprocessors: tuple[Subprocessor, ...] | None
    approvals: Approvals
    duties: Mapping[str, Duty]
    advice: Mapping[str, Advice]
    reviews: Reviews
    variants: Mapping[str, tuple[Variant, ...]]
    labels: Mapping[str, LocalWords]
    proper_names: Mapping[str, tuple[str, ...]]  # by language
    common_words: Mapping[str, tuple[str, ...]]  # likewise; what is written like a defined term, and is none
    standard: Standard
    publisher: tuple[Publisher, ...]
    keywords: tuple[Keywords, ...]
    term_pairs: tuple[TermPair, ...]
    notes: tuple[Note, ...]
    edition: Stamp | None
    register: RegisterTerms = field(default_factory=RegisterTerms)
    key_points: KeyPoints | None = None  # what first pages say in short; without them, nothing
    prices: tuple[PriceList, ...] = ()  # oldest first

    def variant(self, id: str, major: int) -> Variant:
        return next(one for one in self.variants[id] if one.version.major == major)


@dataclass(frozen=True, slots=True)
class Reading:
    """A library as far as it could be read: `broken` names what is known to be faulty, so that it is reported once."""

    library: Library
    broken: frozenset[str]
