"""Clauses, outlines, terms, parameters, laws, facts, duties: texts parsed, every node with its place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from engine.diagnostics import Span
from engine.model.condition import Condition
from engine.model.place import Place
from engine.model.prose import Prose

Texts = Mapping[str, Prose]  # by language
LocalWords = Mapping[str, str]  # by language; names and headings, without markup

Join = Literal["and", "or", "none"]

FormerNames = tuple[
    str, ...
]  # the ids that something had before, as they are written: those of clauses with the document


@dataclass(frozen=True, slots=True)
class Column:
    """A column of what the program writes into a paragraph, with its heading."""

    id: str
    heading: LocalWords
    span: Span


@dataclass(frozen=True, slots=True)
class Version:
    """major: rights or obligations change; minor: clarified; patch: typo or translation.

    `span` is where it is written, if anywhere; two versions are equal wherever they stand.
    """

    major: int
    minor: int
    patch: int
    span: Span | None = field(default=None, compare=False)

    @classmethod
    def read(cls, text: str, span: Span | None = None) -> Version:
        """A version as it is written, three numbers with points between them."""
        major, minor, patch = map(int, text.split("."))
        return cls(major, minor, patch, span)

    @property
    def numbers(self) -> tuple[int, int, int]:
        """For comparing which is the later one."""
        return self.major, self.minor, self.patch

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


@dataclass(frozen=True, slots=True)
class Cover:
    """A duty that a paragraph, item or definition declares to fulfil."""

    duty: str
    span: Span


@dataclass(frozen=True, slots=True)
class ClauseItem:
    """An item of an enumeration; its final punctuation is not written but set by the enumeration."""

    id: str
    text: Texts
    covers: tuple[Cover, ...]
    when: Condition | None
    span: Span
    was: FormerNames = ()


@dataclass(frozen=True, slots=True)
class ClauseParagraph:
    """A paragraph of a clause: its text in every language, then its items.

    `generate` names what the program writes after the text, in which `columns`; `empty` is the text when there is
    nothing. With `boxes`, items are numbered with boxes to tick. `single` is the text where only one item is printed,
    which then runs on in its line without a number.
    """

    id: str
    heading: LocalWords | None
    text: Texts
    items: tuple[ClauseItem, ...]
    join: Join
    covers: tuple[Cover, ...]
    when: Condition | None
    generate: str | None
    columns: tuple[Column, ...]
    empty: Texts | None
    boxes: bool
    span: Span
    was: FormerNames = ()
    single: Texts | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One article of a document; `id` is its place, `cgv/duration`."""

    id: Place
    version: Version
    title: LocalWords
    paragraphs: tuple[ClauseParagraph, ...]
    when: Condition | None
    span: Span
    was: FormerNames = ()

    @property
    def document(self) -> str:
        return self.id.document

    @property
    def name(self) -> str:
        return self.id.name

    @property
    def versioned(self) -> bool:
        """Whether a version of its own is written; one that a variant inserts may do without."""
        return self.version.span is not None


TextNode = Clause | ClauseParagraph | ClauseItem


def inner_parts(place: Place, node: TextNode) -> Iterator[tuple[Place, TextNode]]:
    """What lies directly in a clause or paragraph that stands at a place."""
    parts: tuple[TextNode, ...] = ()
    if isinstance(node, Clause):
        parts = node.paragraphs
    elif isinstance(node, ClauseParagraph):
        parts = node.items
    return ((place.child(one.id), one) for one in parts)


def parts_of(place: Place, node: TextNode) -> Iterator[tuple[Place, TextNode]]:
    """A clause, paragraph or item at its place, then all that lies in it."""
    yield place, node
    for inner, one in inner_parts(place, node):
        yield from parts_of(inner, one)


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in an outline: the full id of a clause."""

    clause: str
    span: Span


@dataclass(frozen=True, slots=True)
class Outline:
    """A document: its title, how others cite it, the order of its clauses and annexes, the duties it owes.

    `absent` says what happens to the number of an article left out: "reserve" keeps it, "close" gives it to the next.
    A document whose `when` does not hold is not part of the pack. `contents` asks for a table of contents.
    `annex_prefix` stands before the numbers of the paragraphs of annexes: with "A", those of annex 1 are A1.1, A1.2.
    """

    id: str
    version: Version
    title: LocalWords
    name: LocalWords
    owes: tuple[Cover, ...]
    absent: Literal["reserve", "close"]
    entries: tuple[Entry, ...]
    annexes: tuple[Entry, ...]
    when: Condition | None
    contents: bool
    span: Span
    annex_prefix: str = ""


@dataclass(frozen=True, slots=True)
class TermForm:
    """A defined term in one language: its headword, every form a text may use, and what it means."""

    name: str
    forms: tuple[str, ...]
    text: Prose


@dataclass(frozen=True, slots=True)
class Term:
    id: str
    version: Version
    languages: Mapping[str, TermForm]
    covers: tuple[Cover, ...]
    span: Span
    was: FormerNames = ()


@dataclass(frozen=True, slots=True)
class CountNoun:
    """The noun that a count is written with."""

    one: str
    other: str
    gender: Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Both ends included; None is open."""

    minimum: Decimal | None
    maximum: Decimal | None

    def hold(self, value: Decimal) -> bool:
        return (self.minimum is None or value >= self.minimum) and (self.maximum is None or value <= self.maximum)


ParameterType = Literal["duration", "money", "percent", "ordinal", "count", "date", "text"]


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text that somebody gives in every language."""

    texts: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return " / ".join(text for _, text in self.texts)

    def in_language(self, language: str) -> str:
        """The text in a language; the first one where this language is not given."""
        return dict(self.texts).get(language, self.texts[0][1])


Value = int | Decimal | datetime.date | str | LocalText


def order(one: Value, other: Value) -> int:
    """Which of two values of one type is larger: 1, -1, or 0 where they are equal or texts, which have no order."""
    if isinstance(one, int | Decimal) and isinstance(other, int | Decimal):
        return (one > other) - (one < other)
    if isinstance(one, datetime.date) and isinstance(other, datetime.date):
        return (one > other) - (one < other)
    return 0


@dataclass(frozen=True, slots=True)
class ComputedDate:
    """How a date follows from another one and a duration, all named.

    With `from` it is the last day of a `period` that begins on `date`, with `after` of one that begins on the day after
    it; with `before` the last day on which a notice of that `period` may be received so that all of it has passed when
    `date` ends, and no later than the day `by_day` of the month before, where that is given.
    """

    rule: Literal["from", "after", "before"]
    date: str
    period: str
    by_day: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """What it follows from: the date first."""
        return (self.date, self.period, *((self.by_day,) if self.by_day else ()))


@dataclass(frozen=True, slots=True)
class Parameter:
    """A typed figure of the wording. `free` is what sales may use, `approval` what needs approval; beyond is refused.

    `unit` is a unit of time for durations and a currency for money; `vat` says what an amount includes. The value does
    not exceed that of the parameter `at_most`, nor fall below that of `at_least`, where these are in use. A date
    that is `computed` has no value of its own, and nobody sets one. A text with `each` is a list of entries, each of
    which has what these words name: the first printed, the others between brackets. `vat_words` are those of the
    library for `vat`, if it has any; else each language has its own. Where it is `required` each deal gives it, and
    the value is only that of the text without a deal.
    """

    name: str
    version: Version
    type: ParameterType
    label: LocalWords
    value: Value | None
    unit: str
    vat: Literal["excluded", "included", "none"]
    noun: Mapping[str, CountNoun] | None
    gender: Literal["m", "f"]
    free: Bounds
    approval: Bounds | None
    at_most: str | None
    at_least: str | None
    span: Span
    was: FormerNames = ()
    computed: ComputedDate | None = None
    vat_words: LocalWords | None = None
    each: tuple[str, ...] = ()
    required: bool = False


_ARTICLE = re.compile(r"([1-9][0-9]{0,5})(?:[a-z]+|/[0-9]+)?")
"""An article of a law whose articles are counted; those put in later have more: 4a, 12bis, 4/1."""


@dataclass(frozen=True, slots=True)
class LawName:
    """How a law is named in one language, with its article: `le RGPD`."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Law:
    """A statute that the texts cite; its articles are numbered from 1 to `last_article`, where that is known."""

    id: str
    languages: Mapping[str, LawName]
    style: Literal["eu", "be"]
    last_article: int | None
    span: Span

    def has(self, article: str) -> bool:
        """Whether it has an article of this number, such as 33, 12bis or 4/1, as far as that is known."""
        if self.last_article is None:
            return True
        match = _ARTICLE.fullmatch(article)
        return match is not None and int(match[1]) <= self.last_article


Area = Literal["union", "vat"]
"""What a client is established in: the territory of a State by the law of the Union, or that of its VAT."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known about a deal, `client.be`; of the facts of one `group` exactly one holds.

    `countries` (ISO 3166) are those of the client for which it holds; none in a group means all the others. `area`
    tells what makes a place a part of them: the law of the Union, or its VAT area. `matters_for` names the services for
    which it matters: a deal names it with one of them only; none means that it matters for all.
    """

    id: str
    group: str | None
    countries: tuple[str, ...]
    area: Area
    label: LocalWords
    span: Span
    matters_for: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """Something a document must contain, as a fact in one line; `group` is the file that lists it.

    It is owed where `when` holds. `review` asks for a review mark on each text that covers it.
    """

    id: str
    group: str
    article: str
    summary: LocalWords
    when: Condition | None
    review: bool
    span: Span
    was: FormerNames = ()
