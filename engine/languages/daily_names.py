"""What people call days and languages in letters, in any language: what a hint makes of them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from engine.languages.accents import unaccented

_OTHER_CODES = ("nl", "de", "es", "it", "pt", "pl", "ro", "lb", "sv", "da", "fi")
"""Languages of the neighbours by codes that are words in none of the languages of the library."""
_PARTS = re.compile(r"\d+|[^\W\d_]+")


def folded(text: str) -> str:
    """A name without accents, capitals and signs: what it is compared by."""
    return " ".join(re.findall(r"\w+", unaccented(text.casefold())))


def locales() -> Iterator[str]:
    """The languages of the program first, then every other that the Unicode locale data (CLDR) has."""
    from babel import localedata

    from engine.languages import LANGUAGES

    yield from LANGUAGES
    yield from sorted(one for one in localedata.locale_identifiers() if "_" not in one and one not in LANGUAGES)


def day_named(text: str) -> datetime.date | None:
    """The day that is written with the name of its month: 1er décembre 2026, December 1, 2026; None if it is none."""
    parts = _PARTS.findall(folded(text))
    years = [int(one) for one in parts if one.isdigit() and len(one) == 4]
    days = [int(one) for one in parts if one.isdigit() and len(one) <= 2]
    words = {one for one in parts if not one.isdigit()}
    if len(years) != 1 or len(days) != 1 or not words:
        return None
    for locale in locales():
        months = {month for month, name in _months(locale) if name in words}
        if len(months) == 1:
            try:
                return datetime.date(years[0], months.pop(), days[0])
            except ValueError:
                return None
    return None


def _months(locale: str) -> Iterator[tuple[int, str]]:
    from babel import Locale

    for form in Locale(locale).months.values():
        for width in ("wide", "abbreviated"):
            yield from ((month, folded(name)) for month, name in form.get(width, {}).items())


def languages_named(text: str) -> tuple[Sequence[str], Sequence[str]]:
    """What languages a text names, by code or by name in any language: the codes of those that the library has, in the
    order of the library, and how the text calls the others.
    """
    from engine.languages import LANGUAGES

    words = dict.fromkeys(re.findall(r"[^\W\d_]+", text))
    codes = {word: next((code for code in _language_codes(folded(word))), "") for word in words}
    own = [code for code in LANGUAGES if code in codes.values()]
    return own, [word for word, code in codes.items() if code and code not in LANGUAGES]


def _language_codes(word: str) -> Iterator[str]:
    """The code of the language that a word names: those of the library first, then as the languages of Europe call it.

    A code of two letters that is a word as well (et, is) is no language.
    """
    from babel import Locale

    from engine.languages import LANGUAGES

    own = {code: {code, folded(one.title), folded(one.own_title)} for code, one in LANGUAGES.items()}
    yield from (code for code, known in own.items() if word in known)
    if word in _OTHER_CODES:
        yield word
    for locale in (*LANGUAGES, *_OTHER_CODES):
        yield from (code for code, name in Locale(locale).languages.items() if folded(name) == word)
