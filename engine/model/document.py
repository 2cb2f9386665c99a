"""The last stages: a document whose every number, reference, amount and date is text.

Linked documents and a `Document` share one shape, generic over what stands in a line: after linking a line still holds
parameter slots, in a finished document it holds runs only. Renderers walk a `Document` and print it; they compute
nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Generic, Literal, TypeVar

from engine.model.block import Block
from engine.model.look import CompanyLook
from engine.model.payment import PaymentCode
from engine.model.place import Place
from engine.model.variant import Change


class Origin(StrEnum):
    """Where the words of a run come from."""

    CLAUSE = "clause"
    PARAMETER = "parameter"
    REFERENCE = "reference"
    LAW = "law"
    TERM = "term"
    LABEL = "label"
    DEAL = "deal"
    CODE = "code"  # copied to the letter: a digest, a payment communication
    BLANK = "blank"  # something left to be completed, shown as such


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text with one look and one origin.

    `target` is the full identity of the paragraph or article it links to (`cgv/duration#notice`), if any; `source`
    names the parameter, law or term it comes from.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    origin: Origin = Origin.CLAUSE
    target: str | None = None  # a place; where the words name a document or a term, its id
    source: str | None = None

    @property
    def verbatim(self) -> bool:
        """Text of a deal is data, and a code is exact: no pass may alter them."""
        return self.origin in (Origin.DEAL, Origin.CODE)


UNTOLD: Mapping[str, bool] = MappingProxyType({"told": False})
"""Marks a field of a document that serves the program and stands in no format."""
IF_ANY: Mapping[str, bool] = MappingProxyType({"told": True, "filled": True})
"""Marks a field of a document that stands in a format only where there is something in it."""

I = TypeVar("I")  # noqa: E741  what stands in a line


Runs = Sequence[Run]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who wrote a paragraph: its clause and version, the variant that changed it, and why that one is selected.

    `reason` is the whole chain, each link with what it follows from: "implied by variant medical ← implied by service
    medical-secretariat ← deal". `at` is the place of the change: `variants/medical.yaml:40`.
    """

    clause: str
    version: str
    variant: str | None = None
    variant_version: str | None = None
    change: str | None = None  # replace, insert, retitle, remove
    reason: str | None = None
    at: str | None = None
    by: Change | None = field(default=None, compare=False, repr=False, metadata=UNTOLD)  # the change itself


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of a condition, and whether it holds."""

    atom: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Absence:
    """An article, paragraph or item that belongs to a document and that this selection does not print.

    `cause` tells why: "removed" by a variant; "restated", an item that a variant leaves out of the items that it
    restates; "condition", where `when` does not hold because of `asked`; "empty", an article of which nothing is
    printed. `provenance` names the variant that took it away; references to it go to `redirect`.
    """

    id: Place
    cause: Literal["removed", "restated", "condition", "empty"]
    provenance: Provenance
    redirect: Place | None = None
    when: str | None = None
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Item(Generic[I]):
    """An item of a paragraph: `number` is "(i)"; its final punctuation is part of its text."""

    id: Place
    number: str
    line: tuple[I, ...]
    covers: tuple[str, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Paragraph(Generic[I]):
    """A numbered paragraph: `number` is "5.2".

    `note` is printed below it and is no part of the text, of its digest and of comparisons: on which day a list was
    drawn up, and where the list of today is.
    """

    id: Place
    number: str
    heading: str | None
    blocks: tuple[Block[I], ...]
    items: tuple[Item[I], ...]
    covers: tuple[str, ...]
    provenance: Provenance
    note: tuple[Run, ...] = field(default=(), metadata=IF_ANY)
    run_in: Item[I] | None = field(default=None, metadata=UNTOLD)  # the only item, where the text ends with it


@dataclass(frozen=True, slots=True)
class Article(Generic[I]):
    """An article or annex: `number` is "5", `label` is "Article 5"; a reserved one has no paragraphs but a `notice`."""

    id: Place
    number: str
    label: str
    title: str
    annex: bool
    notice: str | None
    paragraphs: tuple[Paragraph[I], ...]
    provenance: Provenance


PriceGroupKind = Literal["one-off", "monthly", "quarterly", "yearly", "usage", "optional", "totals"]


@dataclass(frozen=True, slots=True)
class PriceRow(Generic[I]):
    """What is charged for, its amounts, and what is said of them besides: that VAT is reversed, for instance."""

    words: tuple[I, ...]
    amounts: tuple[tuple[I, ...], ...]
    notes: tuple[tuple[I, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PriceGroup(Generic[I]):
    """Prices that belong together; `kind` tells pages how to dress them, `label` is empty where the rows need none."""

    kind: PriceGroupKind
    label: tuple[I, ...]
    rows: tuple[PriceRow[I], ...]


@dataclass(frozen=True, slots=True)
class OverviewRow(Generic[I]):
    """What the first page says in short about one subject: a sentence, and lines that the program lists below it.

    Where there are `prices`, they say what `entries` say, and typeset pages print them instead: amounts in columns.
    """

    id: str
    label: str
    line: tuple[I, ...]
    entries: tuple[tuple[I, ...], ...] = field(default=(), metadata=IF_ANY)
    payment: PaymentCode | None = field(default=None, metadata=UNTOLD)  # of which a code is printed below
    prices: tuple[PriceGroup[I], ...] = field(default=(), metadata=UNTOLD)


def row_words(row: OverviewRow[Run]) -> str:
    """What a row says in plain words, what the program lists included."""
    line, *entries = ("".join(run.text for run in one) for one in (row.line, *row.entries))
    return f"{line} {'; '.join(entries)}" if entries else line


@dataclass(frozen=True, slots=True)
class Overview(Generic[I]):
    """What stands above the articles in short; `notice` says that it is no part of the contract.

    It is no part of the text, of its digest and of comparisons; `clausier impact` tells its changes apart.
    """

    title: str
    notice: str
    rows: tuple[OverviewRow[I], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the title block: its label and its text; `id` tells pages which one it is, where it has one."""

    label: str
    runs: tuple[Run, ...]
    id: str = field(default="", metadata=UNTOLD)


PLAIN = CompanyLook()
"""Without a logo, in the colours of the stylesheets."""


@dataclass(frozen=True, slots=True)
class DealName:
    """What tells a deal from others: its number and the client."""

    reference: str
    client: str


@dataclass(frozen=True, slots=True)
class Front:
    """What stands above the first article: letterhead, marks and the facts of the title block.

    `letterhead` is the company's name; `mentions` the identifiers the law asks for; `marks` are words such as "Projet"
    or "Spécimen" that qualify the whole document.
    """

    letterhead: str
    company: str
    mentions: tuple[Row, ...]
    marks: tuple[str, ...]
    notices: tuple[str, ...]
    rows: tuple[Row, ...]
    deal: DealName | None = field(default=None, metadata=UNTOLD)  # what files are called by
    look: CompanyLook = field(default=PLAIN, metadata=UNTOLD)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words around the text that a renderer prints, in the document's language."""

    contents: str  # heading of the table of contents; empty for none
    colon: str  # what stands between a label and its text, with its spaces
    page: str  # "page {page} / {pages}": the only text a renderer completes
    skip: str  # "Skip to the text"
    date: str  # the date of the document, in words


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document in one language: every number, reference, amount and date is text.

    `absent` is what the library has for it and this selection does not print, in the order in which it would stand.
    """

    id: str
    language: str  # its code
    locale: str  # "fr-BE"
    title: str
    name: str
    version: str
    date: str  # ISO 8601: the only date metadata may carry
    front: Front
    wording: Wording
    articles: tuple[Article[Run], ...]
    absent: tuple[Absence, ...] = ()
    overview: Overview[Run] | None = field(default=None, metadata=IF_ANY)


@dataclass(frozen=True, slots=True)
class Dossier:
    """All documents of a pack in one language, to be bound together behind a cover that `front` describes."""

    language: str  # its code
    locale: str  # "fr-BE"
    title: str
    date: str  # ISO 8601: the only date metadata may carry
    front: Front
    wording: Wording
    documents: tuple[Document, ...]
