"""What to write in place of a value that is not written as files want it."""

from __future__ import annotations

from types import MappingProxyType

from engine.diagnostics import Saying, say
from engine.diagnostics.days import USUAL, day_to_write
from engine.files.yaml.nodes import KeyPath
from engine.languages.countries import country_codes
from engine.languages.daily_names import day_named

_COUNTRY = say("country-written")
_NUMBER = say("number-written")
# How the value of a key, or an entry of a list, is written where a pattern says so.
PATTERNS = MappingProxyType(
    {
        "version": say("version-written"),
        "since": USUAL,
        "date": USUAL,
        "country": _COUNTRY,
        "countries": _COUNTRY,
        "annex-prefix": say("prefix-written"),
        "variants": say("variant-written"),
        "facts": say("fact-written"),
        "validity": USUAL,
        "start": USUAL,
        "end": USUAL,
        "until": USUAL,
        "quantity": _NUMBER,
        "price": _NUMBER,
        "percent": _NUMBER,
        "amount": _NUMBER,
        "rate": _NUMBER,
        "discount-limit": _NUMBER,
        "was": say("former-written"),
        "min": _NUMBER,
        "max": _NUMBER,
        "code": say("unit-code-written"),
        "lists.from": USUAL,
        "lists.prices": _NUMBER,
    }
)
ID_HINT = say("name-written")
KEY_HINTS = MappingProxyType({"lists.prices": say("services-lists")})
"""How names are written below a key, where it is in another way."""


def line_to_write(path: KeyPath, value: str) -> Saying:
    """The line to write in place of a value, if it is certain what was meant; else how such a value is written."""
    key = list_key(path)
    hint = PATTERNS.get(key, ID_HINT)
    own = key if path[-1:] == (key,) else ""
    if hint == USUAL:
        told = day_to_write(value)
        day = day_named(value) if told == USUAL else dict(told.values).get("text")
        return told if day is None else _line(own, str(day))
    if hint == _COUNTRY:
        codes = country_codes(value)
        if len(codes) == 1:
            return _line(own, codes[0])
        names = tuple(say("country-with-name", code=code) for code in codes)
        if not names:
            return hint
        return say("write-key-names", key=own, names=names) if own else say("write-names", names=names)
    return hint


def _line(key: str, value: str) -> Saying:
    """The line to write for a key, or the value alone where an entry of a list has none."""
    return say("write-line", key=key, value=value) if key else say("write", text=value)


def list_key(path: KeyPath) -> str:
    """The last key of a path, which names the list where the path ends in an entry.

    In a price list it is told with it, since other files have keys that are called alike; its prices are such a list.
    """
    if path[:1] == ("lists",) and len(path) > 2:
        return f"lists.{path[2]}"
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")
