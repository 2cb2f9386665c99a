"""A language that nobody speaks, for tests: English in which every e is ë, with number words and dates of its own.

Whatever another language or the program itself has left in a text of it shows: it is the only one without an e. The
words of its pages and redlines are made from the English ones beside this file, in `words/`, by `marking.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

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
    Vat,
)
from engine.languages.citations import comma_after, listed, merged
from engine.languages.numbers import LARGEST
from engine.languages.wording import Modality, WordingRules, phrase

_DIGITS = ("nil", "mon", "bin", "tri", "kvar", "pim", "hix", "hap", "ok", "non")
_UNITS = {
    "minute": Noun("minit", "minits"),
    "hour": Noun("hor", "hors"),
    "business-hour": Noun("work hor", "work hors"),
    "day": Noun("tag", "tags"),
    "business-day": Noun("work tag", "work tags"),
    "week": Noun("wik", "wiks"),
    "month": Noun("lun", "luns"),
    "year": Noun("jar", "jars"),
}
_WORDING = WordingRules(
    figures={
        **{str(n): word for n, word in enumerate(_DIGITS) if n > 1},
        "Monday": "monday",
        "Friday": "friday",
        "Saturday": "saturday",
        "Sunday": "sunday",
    },
    phrases=(phrase("thwith", "forthwith", "is a word of old forms", "“at oncë”"),),
    modality=Modality(
        signs=("shall", "must", "may"),
        obliges=re.compile(r"\b(?:shall|must)\b"),
        also_obliges=re.compile(r"\bowës?\b"),
        allows=re.compile(r"(?<!as thë casë )\bmay\b"),
        also_allows=re.compile(r"\b(?:can|cannot|could)\b"),
        denies=re.compile(r"\b(?:may|shall|must) not\b"),
        may_deny=(re.compile(r"\b(?:may|shall|must|can)"), re.compile(r"\b(?:not|only|no|nonë|nëvër|without|solëly)")),
        obligations=("“shall”",),
        right="“may”",
        prohibition="“may not”",
    ),
)


class Third(Language):
    """Figures with points between the thousands, days with points between their parts."""

    code = "qaa"
    locale = "de_CH"
    bcp47 = "qaa"
    title = "Third"
    own_title = "thirdish"
    colon = ": "
    folder = Path(__file__).parent
    prepositions = ("",)
    name_prepositions = ("", "The")
    modal_words = {"shall": "shall|must", "may": "may", "not": "not"}  # noqa: RUF012
    form_table = {  # noqa: RUF012
        "duration": ("", "possessive", "adjective", "short"),
        "count": ("", "short"),
        "money": ("", "words"),
        "percent": ("",),
        "ordinal": ("",),
        "date": ("",),
        "text": ("",),
    }

    @property
    def wording(self) -> WordingRules:
        return _WORDING

    def number_words(self, n: int, gender: Gender = "m") -> str:
        if not 0 <= n <= LARGEST:
            raise ValueError(f"no words for {n}")
        return "-".join(_DIGITS[int(one)] for one in str(n))

    def amount_words(self, value: Decimal, currency: str = "EUR") -> str:
        return f"{self.number_words(int(value))} {currency}"

    def duration(self, n: int, unit: str, form: str = "") -> str:
        self.require_form("duration", form)
        return self.count(n, _UNITS[unit], "short" if form == "short" else "")

    def count(self, n: int, noun: Noun | None, form: str = "") -> str:
        self.require_form("count", form)
        number = str(n) if form == "short" else f"{self.number_words(n)} ({n})"
        return number if noun is None else f"{number} {noun.one if n == 1 else noun.other}"

    def money(
        self, value: Decimal, currency: str = "EUR", vat: Vat = "none", form: str = "", words: str | None = None
    ) -> str:
        self.require_form("money", form)
        return f"{value:.2f}{NO_BREAK}€"

    def unit_price(self, value: Decimal, currency: str = "EUR") -> str:
        return f"{value}{NO_BREAK}€"

    def quantity(self, value: Decimal, noun: Noun) -> str:
        return f"{value}{NO_BREAK}{noun.one if value == 1 else noun.other}"

    def percent(self, value: Decimal, form: str = "") -> str:
        self.require_form("percent", form)
        return f"{value}{NO_BREAK}%"

    def ordinal(self, n: int, gender: Gender = "m", form: str = "") -> str:
        self.require_form("ordinal", form)
        return f"{n}."

    def date(self, d: date, form: str = "") -> str:
        self.require_form("date", form)
        return f"{d.day}.{d.month}.{d.year}"

    def join(self, parts: Sequence[str], word: Conjunction) -> str:
        *before, last = parts or ("",)
        return f"{', '.join(before)} {'plus' if word == 'and' else 'aut'} {last}" if before else last

    def closing(self, join: Closing, index: int, total: int) -> str:
        if not 0 <= index < total:
            raise ValueError(f"no item {index} among {total}")
        return "." if index == total - 1 else ";"

    def cite(
        self, preposition: str, noun: Cited, numbers: Sequence[CitedNumber | CitedRange], of: str | None
    ) -> tuple[Segment, ...]:
        belonging = Segment("" if of is None else f"{comma_after(numbers)} of {of}")
        opening = Segment({"article": "Artiklo ", "annex": "Apud "}[noun])
        return merged((opening, *listed(numbers, "plus", "to"), belonging))

    def name(self, preposition: str, name: str, target: str | None) -> tuple[Segment, ...]:
        return (Segment(name, target),)

    def law_article(self, article: str, paragraph: str | None, style: LawStyle) -> str:
        return article if paragraph is None else f"{article}.{paragraph}"

    def item_label(self, article_number: str, item: str) -> str:
        return f"{article_number}/{item.strip('()')}"

    def typeset(self, runs: Sequence[tuple[str, bool]]) -> list[str]:
        return [text for text, _ in runs]


LANGUAGE = Third()
