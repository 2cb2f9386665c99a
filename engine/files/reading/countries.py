"""What is written for a country is held against the list of those that there are."""

from __future__ import annotations

from types import MappingProxyType

from engine.diagnostics import Report, Span
from engine.languages.countries import DAILY_CODES, countries

_HINTS = MappingProxyType({"XI": "write GB, and for a client territory: northern-ireland"})
"""Where a country is not all that the code says."""


def check_country(code: str, span: Span, report: Report) -> None:
    """A country that does not exist would silently count as one outside the European Union."""
    if code not in countries():
        hint = (
            _HINTS.get(code, f"did you mean {DAILY_CODES[code]}?")
            if code in DAILY_CODES
            else "write its ISO 3166 code: BE, FR, DE, GB, US…"
        )
        report.error("value-invalid", span, f"{code} is no country", hint)
