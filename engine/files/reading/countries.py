"""What is written for a country is held against the list of those that there are."""

from __future__ import annotations

from types import MappingProxyType

from engine.diagnostics import Report, Saying, Span, say
from engine.languages.countries import DAILY_CODES, countries

_HINTS = MappingProxyType({"XI": say("part-of-country", country="GB", key="territory:", territory="northern-ireland")})
"""Where a country is not all that the code says."""


def check_country(code: str, span: Span, report: Report) -> None:
    """A country that does not exist would silently count as one outside the European Union."""
    if code not in countries():
        report.error("value-invalid", span, say("no-country", code=code), _hint(code))


def _hint(code: str) -> Saying:
    if code in _HINTS:
        return _HINTS[code]
    return say("did-you-mean", names=(DAILY_CODES[code],)) if code in DAILY_CODES else say("write-country")
