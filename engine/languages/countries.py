"""The countries by their ISO 3166-1 codes of two letters, as the Unicode locale data (CLDR) lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType

from engine.languages.daily_names import folded, locales

NO_COUNTRIES = frozenset(
    (
        *("EU", "EZ", "UN", "QO", "ZZ"),  # unions, what lies outside all others, and the unknown
        *("AC", "CP", "CQ", "DG", "EA", "IC", "TA"),  # islands that ISO reserves a code for and counts elsewhere
        *("XA", "XB"),  # tests of software
    )
)
"""What CLDR lists besides. XK (Kosovo) stays, which the European Union uses for want of a code of ISO."""


DAILY_CODES = MappingProxyType({"UK": "GB", "EL": "GR", "XI": "GB"})
"""Codes of daily use that ISO does not have."""


_OF_THE_EEA = (
    *("nl", "de", "lb", "es", "it", "pt", "pl", "ro", "el", "da", "sv", "fi", "cs", "sk", "hu", "bg", "hr", "sl"),
    *("et", "lv", "lt", "ga", "mt", "nb", "is"),
)
"""The official languages of the European Economic Area, which are asked before all others."""
_ALIKE = 0.85
"""How alike a mistyped name must be (difflib)."""


@cache
def countries() -> frozenset[str]:
    from babel import Locale

    listed = Locale("en").territories  # the names do not matter, and every language lists these codes
    return frozenset(code for code in map(str, listed) if len(code) == 2 and code.isalpha()) - NO_COUNTRIES


def country_codes(text: str) -> tuple[str, ...]:
    """The codes of what is called so, in any language: Belgique, België, be; of a mistyped name that of the nearest."""
    from engine.languages import LANGUAGES

    code = text.strip().upper()
    if code in countries() or code in DAILY_CODES:
        return (DAILY_CODES.get(code, code),)
    words = folded(re.sub(r"\(.*\)", "", text)).split()
    wanted = {" ".join(words), " ".join(words[1:] if words and len(words[0]) <= len("the") else words)} - {""}
    for some in (tuple(LANGUAGES), _OF_THE_EEA, tuple(locales())):
        found = {code for locale in some for code, name in _named(locale) if name in wanted}
        if found:
            return tuple(sorted(found))
    names = {name: code for locale in LANGUAGES for code, name in _named(locale)}
    return tuple(names[one] for one in get_close_matches(" ".join(words), names, n=1, cutoff=_ALIKE))


def _named(locale: str) -> Iterable[tuple[str, str]]:
    """The countries with their names in a language."""
    from babel import Locale

    known = countries()
    return ((code, folded(name)) for code, name in Locale(locale).territories.items() if code in known)
