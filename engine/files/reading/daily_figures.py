"""Figures of a deal as people write them in a letter: 12 mois, 1 250,00 €, 15 %, each for what its parameter is."""

from __future__ import annotations

import re
from decimal import Decimal

from engine.diagnostics import Report, Span, say
from engine.files.figures import read_figure
from engine.files.shapes.daily_forms import ambiguous, fraction, is_fraction
from engine.languages import LANGUAGES
from engine.languages.daily_names import folded
from engine.model.clause import ParameterType

_WHOLE = ("duration", "count", "ordinal")
_WITH_WORDS = re.compile(r"(.*?\d)\s*([^\W\d_].*)")


def read_daily(text: str, name: str, kind: ParameterType, unit: str, span: Span, report: Report) -> str | None:
    """The number that is meant, as files hold it; None where it can mean several, after an error.

    A text that is no number stays as it is: the type says what it is no value of.
    """
    if kind == "duration" and (counted := _WITH_WORDS.fullmatch(text.strip())):
        number = read_figure(counted[1]).readings
        if len(number) != 1 or not number[0].isdigit():
            return text
        if _in_words(int(number[0]), unit, counted[2]):
            return number[0]
        units = say(f"in-{unit}s")
        message = say("not-so-counted", text=text, name=name, units=units)
        report.error("parameter-value", span, message, say("number-of-units", name=name, units=units))
        return None
    found, sign = read_figure(text), {"money": "€", "percent": "%"}.get(kind, "")
    if not found.readings or found.sign not in ("", sign):
        return text
    if len(found.readings) > 1 and kind != "percent":
        message, hint = ambiguous(name, text, found.readings)
        broken = kind in _WHOLE and Decimal(found.readings[0]) % 1
        hint = say("write-line", key=name, value=found.readings[1]) if broken else hint
        report.error("parameter-value", span, message, hint)
        return None
    if kind == "percent" and not found.sign and is_fraction(found.readings[0]):
        report.error("parameter-value", span, *fraction(name, found.readings[0]))
        return None
    return found.readings[0]


def _in_words(number: int, unit: str, words: str) -> bool:
    """Whether words are the unit of so many, in any language that the program knows: 12 mois, 1 month."""
    spelled = (one.duration(many, unit, "short") for one in LANGUAGES.values() for many in (number, 1, 2))
    return folded(words) in {folded(one).lstrip("0123456789 ") for one in spelled}
