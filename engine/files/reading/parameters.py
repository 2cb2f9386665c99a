"""Reads the values of parameters: what stands in YAML becomes an int, a Decimal, a date or a text, by its type."""

from __future__ import annotations

import datetime
from decimal import Decimal
from types import MappingProxyType

from engine.diagnostics import Report, Saying, Span, did_you_mean, say
from engine.diagnostics.days import day_to_write
from engine.files.reading.lists import WrittenValue, read_list
from engine.files.shapes.kinds import TextsShape
from engine.files.shapes.library import BoundsShape
from engine.languages import LANGUAGES
from engine.model.clause import Bounds, LocalText, Parameter, ParameterType, Value

TIME_UNITS = ("minute", "hour", "business-hour", "day", "business-day", "week", "month", "year")
CURRENCIES = ("EUR",)
_MAXIMUM = MappingProxyType({"duration": 10**6, "count": 10**6, "ordinal": 10**4, "money": 10**12, "percent": 10**4})


def read_value(
    kind: ParameterType, written: WrittenValue, name: str, span: Span,
    report: Report, each: tuple[str, ...] = (),
) -> Value | None:  # fmt: skip
    """The value of a parameter of type `kind`, or None after an error. Texts may be given in every language.

    A parameter with `each` has a list of entries, and no other has one.
    """
    if isinstance(written, list) != bool(each):
        message = say("a-list-of", name=name, keys=each) if each else say("one-value", name=name)
        hint = say("write-first", key=each[0], name=name) if each else say(f"write-{kind}")
        report.error("parameter-value", span, message, hint)
        return None
    if isinstance(written, list):
        return read_list(written, name, span, report, each)
    if isinstance(written, TextsShape):
        if kind == "text":
            return LocalText(tuple((code, text.strip()) for code, text in written.in_each_language().items()))
        message = say("only-texts-in-two" if len(LANGUAGES) == 2 else "only-texts", name=name, kind=kind)
        report.error("parameter-value", span, message, say(f"write-{kind}"))
        return None
    value = _convert(kind, written)
    if value is None:
        hint = day_to_write(str(written)) if kind == "date" else say(f"write-{kind}")
        report.error("parameter-value", span, say("no-value-for", text=written, name=name), hint)
    return value


def _convert(kind: ParameterType, written: str | int) -> Value | None:
    text = str(written)
    if kind == "text":
        return text if isinstance(written, str) and text.strip() and len(text) <= 300 and "\n" not in text else None
    if kind == "date":
        return read_date(text)
    try:
        number = Decimal(text) if len(text) < 30 else None
    except ArithmeticError:
        return None
    if number is None or not number.is_finite() or abs(number) > _MAXIMUM[kind]:
        return None
    if kind in ("money", "percent"):
        decimals = -int(number.as_tuple().exponent)
        return number if number >= 0 and decimals <= (2 if kind == "money" else 6) else None
    thousands = number.as_tuple().exponent == -3  # 1.000 may be meant as one or as a thousand
    whole = not thousands and number == number.to_integral_value() and number >= (1 if kind == "ordinal" else 0)
    return int(number) if whole else None


def read_date(text: str) -> datetime.date | None:
    """A date written 2026-12-01, or None."""
    try:
        return datetime.date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def read_unit(kind: ParameterType, unit: str | None, span: Span, report: Report) -> str:
    """The unit of a duration or the currency of an amount; empty for other types."""
    if kind == "duration":
        if unit not in TIME_UNITS:
            hint = did_you_mean(unit or "", TIME_UNITS) or say("one-of", names=TIME_UNITS)
            message = say("no-unit-of-time", unit=unit) if unit else say("add-unit")
            report.error("parameter-value", span, message, hint)
            return "day"
        return unit
    if kind == "money":
        if unit not in (None, *CURRENCIES):
            hint = say("one-of", names=tuple(CURRENCIES))
            report.error("parameter-value", span, say("no-currency", unit=unit), hint)
        return "EUR"
    if unit is not None:
        report.error("parameter-value", span, say("has-no-unit", kind=kind), say("delete-unit"))
    return ""


def read_bounds(shape: BoundsShape | None) -> Bounds:
    """Bounds as decimals; a bound that is absent is open."""
    if shape is None:
        return Bounds(None, None)
    ends = (None if end is None else Decimal(str(end)) for end in (shape.min, shape.max))
    return Bounds(*ends)


def check_bounds(parameter: Parameter, value: Value, span: Span, report: Report) -> None:
    """Reports a value that lies outside everything that sales may use, even with an approval."""
    if not isinstance(value, (int, Decimal)):
        return
    number = Decimal(value)
    if parameter.free.hold(number) or (parameter.approval is not None and parameter.approval.hold(number)):
        return
    allowed = say("allowed", range=_range(parameter.free))
    if parameter.approval is not None:
        allowed = say("allowed-with-approval", range=_range(parameter.free), more=_range(parameter.approval))
    report.error("parameter-value", span, say("out-of-bounds", value=value, name=parameter.name), allowed)


def _range(bounds: Bounds) -> Saying:
    low, high = bounds.minimum, bounds.maximum
    if low is not None and high is not None:
        return say("range-between", low=low, high=high)
    if low is not None:
        return say("range-from", low=low)
    return say("range-up-to", high=high) if high is not None else say("range-any")
