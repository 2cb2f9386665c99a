"""What to write in place of a value that is not written as files want it."""

from __future__ import annotations

import re
from types import MappingProxyType

from engine.diagnostics.days import USUAL, day_hint
from engine.files.yaml.nodes import KeyPath
from engine.languages.countries import country_codes, country_name
from engine.languages.daily_names import day_named

_COUNTRY = "a country is two capital letters, BE"
# How the value of a key, or an entry of a list, is written where a pattern says so.
PATTERNS = MappingProxyType(
    {
        "version": "a version is three numbers, 1.0.0",
        "since": USUAL,
        "date": USUAL,
        "country": _COUNTRY,
        "countries": _COUNTRY,
        "annex-prefix": "one to three capital letters, A",
        "variants": "a variant is named by its name, express, or with its major, express@1",
        "facts": "a fact is named by its words with a point between them, client.be",
        "validity": USUAL,
        "start": USUAL,
        "end": USUAL,
        "until": USUAL,
        "quantity": "a number is written 250 or 99.5",
        "price": "a number is written 250 or 99.5",
        "percent": "a number is written 250 or 99.5",
        "amount": "a number is written 250 or 99.5",
        "rate": "a number is written 250 or 99.5",
        "discount-limit": "a number is written 250 or 99.5",
        "was": "the former name as it was: late-notice; of a clause with its document, cgv/late-notice",
        "min": "a number is written 250 or 99.5",
        "max": "a number is written 250 or 99.5",
        "code": "two or three capitals and digits of UN/ECE Recommendation 20, as HUR or C62",
        "lists.from": USUAL,
        "lists.prices": "a number is written 250 or 99.5",
    }
)
ID_HINT = "lower-case words joined by hyphens, as in late-notice"
KEY_HINTS = MappingProxyType({"lists.prices": "write service/price, as `clausier services` lists them"})
"""How names are written below a key, where it is in another way."""


def line_to_write(path: KeyPath, value: str) -> str:
    """The line to write in place of a value, if it is certain what was meant; else how such a value is written."""
    key = list_key(path)
    hint = PATTERNS.get(key, ID_HINT)
    start = f"write {key}: " if path[-1:] == (key,) else "write "
    if hint == USUAL:
        told = day_hint(value)
        day = day_named(value) if told == USUAL else None
        return f"{start}{day}" if day else re.sub("^write (?=[0-9-]+$)", start, told)
    if hint == _COUNTRY:
        codes = country_codes(value)
        names = [f"{code} ({country_name(code)})" if len(codes) > 1 else code for code in codes]
        return f"{start}{' or '.join(names)}" if codes else hint
    return hint


def list_key(path: KeyPath) -> str:
    """The last key of a path, which names the list where the path ends in an entry.

    In a price list it is told with it, since other files have keys that are called alike; its prices are such a list.
    """
    if path[:1] == ("lists",) and len(path) > 2:
        return f"lists.{path[2]}"
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")
