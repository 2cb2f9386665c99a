"""What every language of the contracts can say, and the values it says it with."""

from __future__ import annotations

import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Literal, TypeVar

from engine.languages.dictionary import words_in_use
from engine.languages.numbers import language_name, territory
from engine.languages.printed import PrintedWords
from engine.languages.redline import RedlineWords
from engine.languages.weight import WeightyWords
from engine.languages.words import read_words

if TYPE_CHECKING:
    from engine.languages.wording import WordingRules

Gender = Literal["m", "f"]
Conjunction = Literal["and", "or"]
Closing = Literal["and", "or", "none"]
Vat = Literal["excluded", "included", "none"]
Cited = Literal["article", "annex"]
LawStyle = Literal["eu", "be"]

W = TypeVar("W")

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that can be counted, in one language: "copie", "copies", feminine."""

    one: str
    other: str
    gender: Gender = "m"


@dataclass(frozen=True, slots=True)
class ExampleWords:
    """A heading, an item, the label of a figure and a reference, as examples."""

    heading: str
    item: str
    figure: str
    reference: str


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The labels of the figures that the program supplies, by their names: `deal.reference`."""

    supplied: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CitedNumber:
    """The number of an article as it is printed, and the place it links to (None: no link)."""

    label: str
    target: str | None


@dataclass(frozen=True, slots=True)
class CitedRange:
    """All articles from `first` to `last`, both included."""

    first: CitedNumber
    last: CitedNumber


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a citation; `target` is what it links to (None: plain words)."""

    text: str
    target: str | None = None


class UnknownForm(ValueError):
    """A form or a preposition that the language does not have; `known` lists those it has ("" is the plain one)."""

    def __init__(self, form: str, known: tuple[str, ...]) -> None:
        self.form = form
        self.known = known
        super().__init__(f"unknown form {form!r}; known: {', '.join(repr(name) for name in known)}")


class Language(ABC):
    """The words, figures and spaces of one language. Every method is pure: same arguments, same answer.

    A method with a `form` argument raises UnknownForm when `forms` does not list it.
    """

    code: ClassVar[str]
    """Short name in files and options: "fr"."""
    title: ClassVar[str]
    """What messages call it: "French"."""
    own_title: ClassVar[str]
    """What it calls itself, as it stands at the head of a table: "français"."""
    locale: ClassVar[str]
    """CLDR locale, for figures: "fr_BE"."""
    bcp47: ClassVar[str]
    """Language tag, for HTML, PDF and Word: "fr-BE"."""
    colon: ClassVar[str]
    """What stands between a label and its text, with its spaces."""
    prepositions: ClassVar[tuple[str, ...]]
    """What may stand before a cited article; "" is nothing."""
    name_prepositions: ClassVar[tuple[str, ...]]
    """What may stand before the cited name of a law or a document."""
    modal_words: ClassVar[Mapping[str, str]]
    """The forms of each word that obliges, permits, forbids or denies, by what they say, as a pattern."""
    form_table: ClassVar[Mapping[str, tuple[str, ...]]]
    """The forms of each type of value."""
    folder: ClassVar[Path]
    """Where the language stands: the words of its pages and redlines are in `words/`, as YAML."""

    def words(self, kind: type[W], name: str) -> W:
        """The words in one of its files, read when first asked for; raises `Refused` as `read_words` does."""
        return read_words(kind, self.folder / "words" / name)

    @property
    @abstractmethod
    def wording(self) -> WordingRules:
        """What checks look for in its texts; loaded when somebody checks."""

    @property
    def redline(self) -> RedlineWords:
        """What stands around the text of a redline."""
        return self.words(RedlineWords, "redline.yaml")

    @property
    def examples(self) -> ExampleWords:
        """What stands as an example in the files that people start from."""
        return self.words(ExampleWords, "examples.yaml")

    @property
    def supplied(self) -> Mapping[str, str]:
        """What the figures are called that the program supplies to texts."""
        return self.words(FigureWords, "figures.yaml").supplied

    @property
    def weight(self) -> WeightyWords:
        """Its words that weigh, where a person says how serious a change is."""
        return self.words(WeightyWords, "weight.yaml")

    @property
    def printed(self) -> PrintedWords:
        """Its words that tell whether what is printed reads well."""
        return self.words(PrintedWords, "printed.yaml")

    def knows(self, word: str) -> bool:
        """Whether a word is in use in it; False for every word where there is no list of them."""
        return word.lower() in words_in_use(self.code)

    def language_name(self, other: Language) -> str:
        """What this language calls another one, or itself: "anglais"; what that one calls itself if CLDR has none."""
        return language_name(other.code, self.locale) or other.own_title

    def forms(self, type: str) -> tuple[str, ...]:
        """The forms of a type of value; the plain one, "", comes first.

        Types: duration, count, money, percent, ordinal, date, text. ValueError for any other.
        """
        try:
            return self.form_table[type]
        except KeyError:
            raise ValueError(f"unknown type {type!r}; known: {', '.join(self.form_table)}") from None

    def require_form(self, type: str, form: str) -> None:
        """Raise UnknownForm unless `form` is one of `forms(type)`."""
        known = self.forms(type)
        if form not in known:
            raise UnknownForm(form, known)

    @abstractmethod
    def number_words(self, n: int, gender: Gender = "m") -> str:
        """A whole number in words, from 0 to 999 999 999 999; ValueError outside."""

    @abstractmethod
    def amount_words(self, value: Decimal, currency: str = "EUR") -> str:
        """An amount in words, rounded half up to the cent. ValueError if negative, too large or not in euros."""

    @abstractmethod
    def duration(self, n: int, unit: str, form: str = "") -> str:
        """A duration in words and figures: "six (6) mois".

        Units: minute, hour, business-hour, day, business-day, week, month, year; ValueError for any other
        and for a negative `n`.
        """

    @abstractmethod
    def count(self, n: int, noun: Noun | None, form: str = "") -> str:
        """A number of things in words and figures: "deux (2) rappels"; without a noun, "deux (2)"."""

    @abstractmethod
    def money(
        self, value: Decimal, currency: str = "EUR", vat: Vat = "none", form: str = "", words: str | None = None
    ) -> str:
        """An amount in figures, rounded half up to two decimals, with what it says of VAT.

        `currency` is an ISO 4217 code; `words` stand in place of the language's own for `vat`. ValueError if `value`
        is not finite.
        """

    @abstractmethod
    def unit_price(self, value: Decimal, currency: str = "EUR") -> str:
        """A price per unit in figures: at least two decimals, never rounded. ValueError if it is not finite."""

    @abstractmethod
    def quantity(self, value: Decimal, noun: Noun) -> str:
        """A number of units in figures, whole or not: "1,5 heure", "12 calls"."""

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166 code; the code itself if there is no such country."""
        return territory(code, self.locale)

    @abstractmethod
    def percent(self, value: Decimal, form: str = "") -> str:
        """A percentage with the decimals `value` was written with: 99.50 keeps two, 21 has none."""

    @abstractmethod
    def ordinal(self, n: int, gender: Gender = "m", form: str = "") -> str:
        """A rank in figures: "1er", "15th". ValueError below 1."""

    @abstractmethod
    def date(self, d: date, form: str = "") -> str:
        """A date in full, with no-break spaces: "1er décembre 2026"."""

    def text(self, value: str, form: str = "") -> str:
        """A text parameter as it is; only so that it refuses forms like the other types."""
        self.require_form("text", form)
        return value

    @abstractmethod
    def join(self, parts: Sequence[str], word: Conjunction) -> str:
        """An enumeration: "a, b et c"; "" for no parts."""

    @abstractmethod
    def closing(self, join: Closing, index: int, total: int) -> str:
        """What follows item `index` (the first is 0) of `total`; ValueError if there is no such item.

        The conjunction is bound to what stands before it, so that no line holds it alone.
        """

    @abstractmethod
    def cite(
        self, preposition: str, noun: Cited, numbers: Sequence[CitedNumber | CitedRange], of: str | None
    ) -> tuple[Segment, ...]:
        """The words that refer to articles or annexes; each number is a segment of its own, with its link.

        `of` is the name of the law or document they belong to, with its article if it has one ("le RGPD",
        "the GDPR"). UnknownForm for a preposition not in `prepositions`, ValueError without numbers.
        """

    @abstractmethod
    def name(self, preposition: str, name: str, target: str | None) -> tuple[Segment, ...]:
        """The words that refer to a whole law or document by its name; the article is left out of the link.

        UnknownForm for a preposition not in `name_prepositions`.
        """

    @abstractmethod
    def law_article(self, article: str, paragraph: str | None, style: LawStyle) -> str:
        """The label of an article of law, in the manner of the European Union (eu) or of Belgian statutes (be)."""

    @abstractmethod
    def item_label(self, article_number: str, item: str) -> str:
        """The label of an item of a numbered paragraph; `item` is its number, with or without brackets."""

    @abstractmethod
    def typeset(self, runs: Sequence[tuple[str, bool]]) -> list[str]:
        """The texts of one block with the quotes, apostrophes and no-break spaces of the language.

        `runs` are (text, verbatim) in reading order; one text comes back for each. A verbatim run comes back to
        the letter, but what surrounds it is set as if it were ordinary text. Letters and figures never change.
        """

    def sort_key(self, name: str) -> tuple[str, str, str]:
        """A key for alphabetical order: accents and case count only between names that are otherwise equal."""
        folded = unicodedata.normalize("NFD", name.translate(_LIGATURES).casefold())
        letters = "".join(mark for mark in folded if not unicodedata.combining(mark))
        return letters, folded, name


_LIGATURES = MappingProxyType(
    str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "’": "'", "-": " ", NO_BREAK: " "})
)
