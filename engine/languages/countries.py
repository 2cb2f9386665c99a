"""The countries by their ISO 3166-1 codes of two letters, as the Unicode locale data (CLDR) lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType

from engine.diagnostics import local
from engine.diagnostics.grammar import MAIN
from engine.diagnostics.saying import Translated
from engine.languages.daily_names import folded, locales
from engine.languages.territories import place_names
from engine.model.territory import Territory

NO_COUNTRIES = frozenset(
    (
        *("EU", "EZ", "UN", "QO", "ZZ"),  # unions, what lies outside all others, and the unknown
        *("AC", "CP", "CQ", "DG", "EA", "IC", "TA"),  # islands that ISO reserves a code for and counts elsewhere
        *("XA", "XB"),  # tests of software
    )
)
"""What CLDR lists besides. XK (Kosovo) stays, which the European Union uses for want of a code of ISO."""

NOT_OF_ISO = frozenset(("XK",))
"""Codes of countries that ISO 3166 leaves to whoever uses it: lists of others do not have them."""
_BRACKETS = re.compile(r"\(.*\)")
DAILY_CODES = MappingProxyType({"UK": "GB", "EL": "GR", "XI": "GB"})
"""Codes of daily use that ISO does not have."""


_OF_THE_EEA = (
    *("nl", "de", "lb", "es", "it", "pt", "pl", "ro", "el", "da", "sv", "fi", "cs", "sk", "hu", "bg", "hr", "sl"),
    *("et", "lv", "lt", "ga", "mt", "nb", "is"),
)
"""The official languages of the European Economic Area, which are asked before all others."""
_SEVERAL = 2
"""More places than this have a word of their names in common, not their names."""
_ALIKE = 0.85
"""How alike a mistyped name must be (difflib)."""


@cache
def countries() -> frozenset[str]:
    from babel import Locale

    listed = Locale("en").territories  # the names do not matter, and every language lists these codes
    return frozenset(code for code in map(str, listed) if len(code) == 2 and code.isalpha()) - NO_COUNTRIES


def country_codes(text: str) -> tuple[str, ...]:
    """The codes of what is called so, in any language: Belgique, België, be; of a mistyped name that of the nearest.

    What may be two places (Congo, Corée, Guyane, Saint-Martin) has the codes of both.
    """
    from engine.languages import LANGUAGES

    code = text.strip().upper()
    if code in countries() or code in DAILY_CODES:
        return (DAILY_CODES.get(code, code),)
    words = folded(_BRACKETS.sub("", text)).split()
    wanted = {" ".join(words), " ".join(words[1:] if words and len(words[0]) <= len("the") else words)} - {""}
    if found := _called(LANGUAGES, wanted):
        return tuple(sorted(found))
    parts = {code for one in LANGUAGES for code, name in _named(one) for part in wanted if f" {part} " in f" {name} "}
    found = _called(_OF_THE_EEA, wanted) or _called(locales(), wanted)
    if found or parts:
        return tuple(sorted(found | parts)) if len(found | parts) <= _SEVERAL else ()
    names = {name: code for locale in LANGUAGES for code, name in _named(locale)}
    return tuple(names[one] for one in get_close_matches(" ".join(words), names, n=1, cutoff=_ALIKE))


def place_title(place: Territory) -> Translated:
    """What each language of the program calls a place, as a field of a sentence."""
    from babel import Locale

    from engine.languages import LANGUAGES

    own = place_names(place)
    names = {one: own.get(one) or str(Locale(one).territories.get(place.code, place.name)) for one in LANGUAGES}
    return local(names | {MAIN: place.name})


def _called(some: Iterable[str], wanted: set[str]) -> set[str]:
    """The countries that some languages call so, also where a remark in brackets tells two of them apart."""
    return {code for locale in some for code, name in _named(locale) if name in wanted}


def _named(locale: str) -> Iterable[tuple[str, str]]:
    """The countries with their names in a language."""
    from babel import Locale

    known = countries()
    for code, name in Locale(locale).territories.items():
        if code in known:
            yield from ((code, one) for one in {folded(name): 0, folded(_BRACKETS.sub("", name)): 0})
