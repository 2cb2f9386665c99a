"""Figures of a deal as people write them in a letter: 12 mois, 1 250,00 €, 15 %, each for what its parameter is."""

from __future__ import annotations

import re
from decimal import Decimal

from engine.files.figures import read_figure
from engine.files.shapes.daily_forms import ambiguous, fraction, is_fraction
from engine.languages import LANGUAGES
from engine.languages.daily_names import folded
from engine.model.clause import ParameterType

_WHOLE = ("duration", "count", "ordinal")
_WITH_WORDS = re.compile(r"(.*?\d)\s*([^\W\d_].*)")


def read_daily(text: str, name: str, kind: ParameterType, unit: str) -> str | tuple[str, str]:
    """The number that is meant, as files hold it; else what is wrong, and the line to write.

    A text that is no number stays as it is: the type says what it is no value of.
    """
    if kind == "duration" and (counted := _WITH_WORDS.fullmatch(text.strip())):
        number = read_figure(counted[1]).readings
        if len(number) != 1 or not number[0].isdigit():
            return text
        if _in_words(int(number[0]), unit, counted[2]):
            return number[0]
        message = f"{text} is no value for {name}, which is counted in {unit}s"
        return message, f"write {name}: with the number of {unit}s alone"
    found, sign = read_figure(text), {"money": "€", "percent": "%"}.get(kind, "")
    if not found.readings or found.sign not in ("", sign):
        return text
    if len(found.readings) > 1 and kind != "percent":
        message, hint = ambiguous(name, text, found.readings)
        broken = kind in _WHOLE and Decimal(found.readings[0]) % 1
        return message, f"write {name}: {found.readings[1]}" if broken else hint
    if kind == "percent" and not found.sign and is_fraction(found.readings[0]):
        return fraction(name, found.readings[0])
    return found.readings[0]


def _in_words(number: int, unit: str, words: str) -> bool:
    """Whether words are the unit of so many, in any language that the program knows: 12 mois, 1 month."""
    spelled = (one.duration(many, unit, "short") for one in LANGUAGES.values() for many in (number, 1, 2))
    return folded(words) in {folded(one).lstrip("0123456789 ") for one in spelled}
