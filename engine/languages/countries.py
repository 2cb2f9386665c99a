"""The countries by their ISO 3166-1 codes of two letters, as the Unicode locale data (CLDR) lists them."""

from __future__ import annotations

from functools import cache

NO_COUNTRIES = frozenset(
    (
        *("EU", "EZ", "UN", "QO", "ZZ"),  # unions, what lies outside all others, and the unknown
        *("AC", "CP", "CQ", "DG", "EA", "IC", "TA"),  # islands that ISO reserves a code for and counts elsewhere
        *("XA", "XB"),  # tests of software
    )
)
"""What CLDR lists besides. XK (Kosovo) stays, which the European Union uses for want of a code of ISO."""


@cache
def countries() -> frozenset[str]:
    from babel import Locale

    listed = Locale("en").territories  # the names do not matter, and every language lists these codes
    return frozenset(code for code in map(str, listed) if len(code) == 2 and code.isalpha()) - NO_COUNTRIES
