"""Dates of the wording that are computed from others."""

from __future__ import annotations

from collections.abc import Mapping

from engine.checking.subject import Subject
from engine.diagnostics import Report, nearest
from engine.model.clause import Parameter
from engine.model.periods import PERIOD_UNITS
from engine.model.renames import renamed_hint
from engine.model.supplied_figures import DATES, GIVEN


def check_computed(subject: Subject, report: Report) -> None:
    """A computed date follows from a date, a duration that the calendar counts, and a day of the month that exist."""
    declared: dict[str, Parameter] = {**subject.library.parameters, **{name: GIVEN[name] for name in DATES}}
    for variant in subject.variants:
        declared |= variant.parameters
    if subject.unread("clauses/parameters.yaml", "variants/"):
        return  # what it follows from may stand in what could not be read
    for parameter in declared.values():
        if parameter.computed is None:
            continue
        for name, kind in zip(parameter.computed.names, ("date", "duration", "ordinal"), strict=False):
            other = declared.get(name)
            if other is None:
                hint = renamed_hint(f"parameter/{name}", subject.library) or nearest(name, declared)
                report.error("parameter-unknown", parameter.span, f"there is no parameter {name}", hint)
            elif other.type != kind:
                message = f"{parameter.name} follows from {name}, whose type is {other.type}, not {kind}"
                report.error("parameter-value", parameter.span, message, f"name a parameter of type: {kind}")
            elif kind == "duration" and other.unit not in PERIOD_UNITS:
                message = f"{parameter.name} follows from {name}, which is in {other.unit}s: no calendar counts them"
                report.error("parameter-value", parameter.span, message, f"name one in {_units()}")
            elif kind == "date" and _follows(parameter, parameter, declared):
                message = f"{parameter.name} follows from itself"
                report.error("parameter-value", parameter.span, message, "begin with a date that has a value:")


def _follows(one: Parameter, start: Parameter, declared: Mapping[str, Parameter]) -> bool:
    """Whether a date follows, through any others, from `start`."""
    seen: set[str] = set()
    while one.computed is not None and one.computed.date not in seen:
        seen.add(one.computed.date)
        other = declared.get(one.computed.date)
        if other is None:
            return False
        one = other
    return start.name in seen


def _units() -> str:
    return " or ".join((", ".join(f"{unit}s" for unit in PERIOD_UNITS[:-1]), f"{PERIOD_UNITS[-1]}s"))
