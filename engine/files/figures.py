"""Numbers as people write them in letters, in any of the ways in use: what each can mean.

A point or a comma before exactly three digits may divide thousands or begin decimals, and which of the two depends on
where the writer learnt to count; so may the last sign behind groups that another sign divides. Everything else can be
read in one way only, and what nobody writes is no number: groups that begin with a nought or are divided by two signs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPACES = re.compile("[ \u00a0\u202f\u2009]")
_APOSTROPHES = re.compile("['\u2019\u02bc]")
_ROUND = re.compile(r"[.,] ?[-\u2013\u2014]$")
"""The stroke for no cents: 450,- (Belgium, the Netherlands, Germany), 450.- (Switzerland)."""
_DECIMAL = re.compile(r"(\d*)[.,](\d+)")
_GROUPED = (
    re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?"),
    re.compile(r"[1-9]\d{0,2}(?:'\d{3})+(?:[.,]\d+)?"),
    re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+"),
    re.compile(r"[1-9]\d{0,2}(?:,\d{3})+\.\d+"),
    re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}"),
    re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}"),
)
_EURO = r"(?:€|EUR|euros?)"
_AMOUNT = re.compile(rf"(?:{_EURO} ?(?P<after>.+?)|(?P<before>.+?) ?{_EURO})", re.IGNORECASE)
LONGEST = 40


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """What a text can mean: no number, one, or several; `sign` is the € or % that stood with it, empty if none did."""

    readings: tuple[str, ...]
    sign: str = ""


def read_figure(text: str) -> ReadFigure:
    """The numbers, each with a point before its decimals, that a text can mean, with or without € or %."""
    plain = _APOSTROPHES.sub("'", _SPACES.sub(" ", text.strip()))
    if len(plain) > LONGEST:
        return ReadFigure(())
    if plain.endswith("%"):
        return ReadFigure(_readings(plain.removesuffix("%").rstrip()), "%")
    amount = _AMOUNT.fullmatch(plain)
    if amount is not None:
        return ReadFigure(_readings(amount["after"] or amount["before"]), "€")
    return ReadFigure(_readings(plain))


def _readings(text: str) -> tuple[str, ...]:
    minus = "-" if text.startswith("-") else ""
    digits = _ROUND.sub("", text.removeprefix("-").lstrip())
    if digits.isascii() and digits.isdigit():
        return (minus + digits,)
    if any(one.fullmatch(digits) for one in _GROUPED):
        whole = re.sub("[ '.,]", "", digits)
        found = re.search(r"[.,](\d+)$", digits)
        divided = found is not None and (digits.count(digits[found.start()]) == 1)
        if found is None or not divided:
            return (minus + whole,)
        decimal = minus + _plain(whole[: -len(found[1])], found[1])
        return (decimal, minus + whole) if len(found[1]) == 3 else (decimal,)
    found = _DECIMAL.fullmatch(digits)
    if found is None or not digits.isascii():
        return ()
    decimal = minus + _plain(found[1] or "0", found[2])
    if len(found[2]) != 3 or not 1 <= len(found[1]) <= 3 or found[1] == "0":
        return (decimal,)
    return () if found[1].startswith("0") else (decimal, minus + found[1] + found[2])


def _plain(whole: str, decimals: str) -> str:
    """A number with a point; noughts beyond the second decimal say nothing: 2.3750 is 2.375."""
    kept = decimals[:2] + decimals[2:].rstrip("0")
    return f"{whole}.{kept}"
