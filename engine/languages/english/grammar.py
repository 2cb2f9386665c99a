"""British English: one hundred and one, 1 December 2026, EUR before the amount."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from engine.languages.base import (
    NO_BREAK,
    Cited,
    CitedNumber,
    CitedRange,
    Closing,
    Conjunction,
    Gender,
    Language,
    LawStyle,
    Noun,
    Segment,
    UnknownForm,
    Vat,
)
from engine.languages.citations import comma_after, is_plural, listed, merged
from engine.languages.english.typography import typeset_english
from engine.languages.numbers import currency_figures, decimals, figures, plain_number, round_to_cents, spell

if TYPE_CHECKING:
    from engine.languages.wording import WordingRules

_UNITS = MappingProxyType(
    {
        "minute": Noun("minute", "minutes"),
        "hour": Noun("hour", "hours"),
        "business-hour": Noun("business hour", "business hours"),
        "day": Noun("day", "days"),
        "business-day": Noun("business day", "business days"),
        "week": Noun("week", "weeks"),
        "month": Noun("month", "months"),
        "year": Noun("year", "years"),
    }
)
_CURRENCIES = MappingProxyType({"EUR": (Noun("euro", "euros"), Noun("cent", "cents"))})
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_VAT = MappingProxyType({"excluded": f"excl.{NO_BREAK}VAT", "included": f"incl.{NO_BREAK}VAT"})
_CITED = MappingProxyType({"article": ("Article", "Articles"), "annex": ("Annex", "Annexes")})
_ARTICLE = "the "


class English(Language):
    """English, British usage."""

    code = "en"
    title = "English"
    own_title = "English"
    locale = "en_GB"
    bcp47 = "en-GB"
    colon = ": "
    folder = Path(__file__).parent
    prepositions = ("",)
    name_prepositions = ("", "The")
    modal_words: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "shall": "shall",
            "must": "must",
            "may": "may",
            "can": "can|cannot",
            "will": "will",
            "should": "should",
            "undertakes": "undertake|undertakes|undertook",
            "obliged": "obliged|(?:is|are|be|been|not) required",
            "entitled": "entitled",
            "prohibited": "prohibited|forbidden",
            "permitted": "permitted|authorised",
            "not": "not|cannot",
            "never": "never",
            "no": "no(?! (?:later|more|less|fewer|longer) )",
            "nor": "nor|neither",
        }
    )
    form_table: ClassVar[Mapping[str, tuple[str, ...]]] = MappingProxyType(
        {
            "duration": ("", "possessive", "adjective", "short"),
            "count": ("", "short"),
            "money": ("", "words"),
            "percent": ("",),
            "ordinal": ("",),
            "date": ("",),
            "text": ("",),
        }
    )

    @property
    def wording(self) -> WordingRules:
        """As Language.wording."""
        from engine.languages.english.wording import WORDING

        return WORDING

    def number_words(self, n: int, gender: Gender = "m") -> str:
        """As Language.number_words, without commas; `gender` changes nothing."""
        return spell(n, "en").replace(",", "")

    def amount_words(self, value: Decimal, currency: str = "EUR") -> str:
        """As Language.amount_words: "twelve euros and fifty cents"."""
        if currency not in _CURRENCIES:
            raise ValueError(f"no words for the currency {currency!r}; known: {', '.join(_CURRENCIES)}")
        units, cents = divmod(int(round_to_cents(value).scaleb(2)), 100)
        parts = [
            f"{self.number_words(n)} {_counted(n, noun)}"
            for n, noun in zip((units, cents), _CURRENCIES[currency], strict=True)
            if n
        ]
        return " and ".join(parts) or f"zero {_CURRENCIES[currency][0].other}"

    def duration(self, n: int, unit: str, form: str = "") -> str:
        """As Language.duration; possessive "two (2) months’", adjective "six (6)-month", short "6 months"."""
        self.require_form("duration", form)
        if unit not in _UNITS:
            raise ValueError(f"unknown unit {unit!r}; known: {', '.join(_UNITS)}")
        noun = _UNITS[unit]
        if form == "adjective":
            return f"{self._spelled(n)}-{noun.one.replace(' ', '-')}"
        if form == "possessive":
            return f"{self._spelled(n)} {f'{noun.one}’s' if n == 1 else f'{noun.other}’'}"
        return self._quantity(n, noun, form)

    def count(self, n: int, noun: Noun | None, form: str = "") -> str:
        """As Language.count; only one is singular."""
        self.require_form("count", form)
        return self._quantity(n, noun, form)

    def money(
        self, value: Decimal, currency: str = "EUR", vat: Vat = "none", form: str = "", words: str | None = None
    ) -> str:
        """As Language.money: "EUR 1,234.50 excl. VAT"."""
        self.require_form("money", form)
        if form == "words":
            return self.amount_words(value, currency)
        pattern = f"¤¤{NO_BREAK}#,##0.00;¤¤{NO_BREAK}-#,##0.00"
        amount = currency_figures(round_to_cents(value), currency, self.locale, pattern)
        return amount if vat == "none" else f"{amount} {words or _VAT[vat]}"

    def unit_price(self, value: Decimal, currency: str = "EUR") -> str:
        """As Language.unit_price: "EUR 0.085"."""
        return currency_figures(value, currency, self.locale, f"¤¤{NO_BREAK}#,##0.00##")

    def quantity(self, value: Decimal, noun: Noun) -> str:
        """As Language.quantity; one alone is singular."""
        number = plain_number(value)
        name = noun.one if number == 1 else noun.other
        return f"{figures(number, self.locale, decimals(number))}{NO_BREAK}{name}"

    def percent(self, value: Decimal, form: str = "") -> str:
        """As Language.percent: "99.5%"."""
        self.require_form("percent", form)
        return f"{figures(value, self.locale, decimals(value))}%"

    def ordinal(self, n: int, gender: Gender = "m", form: str = "") -> str:
        """As Language.ordinal: "1st", "12th", "21st"."""
        self.require_form("ordinal", form)
        if n < 1:
            raise ValueError(f"no rank {n}: the first is 1")
        teen = 11 <= n % 100 <= 13
        return f"{n}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"

    def date(self, d: date, form: str = "") -> str:
        """As Language.date: "1 December 2026"."""
        self.require_form("date", form)
        return f"{d.day}{NO_BREAK}{_MONTHS[d.month - 1]}{NO_BREAK}{d.year}"

    def join(self, parts: Sequence[str], word: Conjunction) -> str:
        """As Language.join, without a comma before the last: "a, b and c"."""
        *before, last = parts or ("",)
        return f"{', '.join(before)} {word} {last}" if before else last

    def closing(self, join: Closing, index: int, total: int) -> str:
        """As Language.closing: ";", "; and" before the last, "." after it."""
        if not 0 <= index < total:
            raise ValueError(f"no item {index} among {total}")
        if index == total - 1:
            return "."
        return ";" if join == "none" or index < total - 2 else f";{NO_BREAK}{join}"

    def cite(
        self, preposition: str, noun: Cited, numbers: Sequence[CitedNumber | CitedRange], of: str | None
    ) -> tuple[Segment, ...]:
        """As Language.cite: "Articles 5 and 6 of the GTC"."""
        if preposition not in self.prepositions:
            raise UnknownForm(preposition, self.prepositions)
        opening = Segment(f"{_CITED[noun][is_plural(numbers)]}{NO_BREAK}")
        belonging = Segment("" if of is None else f"{comma_after(numbers)} of {of}")
        return merged((opening, *listed(numbers, "and", "to"), belonging))

    def name(self, preposition: str, name: str, target: str | None) -> tuple[Segment, ...]:
        """As Language.name: the name as it is; "The" gives its article a capital, to begin a sentence."""
        if preposition not in self.name_prepositions:
            raise UnknownForm(preposition, self.name_prepositions)
        article = _ARTICLE if name.startswith(_ARTICLE) else ""
        printed = article.capitalize() if preposition else article
        return merged((Segment(printed), Segment(name.removeprefix(article), target)))

    def law_article(self, article: str, paragraph: str | None, style: LawStyle) -> str:
        """As Language.law_article: "33(1)" (eu), "57, § 1" (be)."""
        if paragraph is None:
            return article
        return f"{article}({paragraph})" if style == "eu" else f"{article}, §{NO_BREAK}{paragraph}"

    def item_label(self, article_number: str, item: str) -> str:
        """As Language.item_label: "5.2(i)"."""
        return f"{article_number}({item.strip('()')})"

    def typeset(self, runs: Sequence[tuple[str, bool]]) -> list[str]:
        """As Language.typeset."""
        return typeset_english(runs)

    def _spelled(self, n: int) -> str:
        return f"{self.number_words(n)} ({figures(n, self.locale)})"

    def _quantity(self, n: int, noun: Noun | None, form: str) -> str:
        words = self._spelled(n)
        text = figures(n, self.locale) if form == "short" else words
        return f"{text} {_counted(n, noun)}" if noun else text


def _counted(n: int, noun: Noun) -> str:
    return noun.one if n == 1 else noun.other
