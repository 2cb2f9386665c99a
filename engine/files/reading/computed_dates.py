"""Reads how a date of the wording follows from others: `computed:` of a parameter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from engine.diagnostics import Report, Saying, say
from engine.files.shapes.library import ComputedShape, ParameterShape
from engine.files.yaml.nodes import KeyPath, Source
from engine.model.clause import ComputedDate


def read_computed(shape: ParameterShape, source: Source, path: KeyPath, report: Report) -> ComputedDate | None:
    """How the date follows from others; None where it does not, or after a `parameter-value` error."""
    if shape.computed is None:
        return None
    for key, message, hint in _faults(shape, shape.computed):
        report.error("parameter-value", source.span((*path, *key)), message, hint)
        return None
    rule, date = _named(shape.computed)[0]
    return ComputedDate(rule, date, shape.computed.period, shape.computed.by_day)


def _named(shape: ComputedShape) -> list[tuple[Literal["from", "after", "before"], str]]:
    written: dict[Literal["from", "after", "before"], str | None]
    written = {"from": shape.from_, "after": shape.after, "before": shape.before}
    return [(rule, date) for rule, date in written.items() if date is not None]


def _faults(whole: ParameterShape, shape: ComputedShape) -> Iterator[tuple[KeyPath, Saying, Saying]]:
    """What is wrong, with the keys at which it stands and what to do."""
    if whole.type != "date":
        yield ("computed",), say("not-computed", kind=whole.type), say("delete-computed-or-date")
    given = {"value": whole.value, "free": whole.free, "approval": whole.approval}
    given |= {"at-most": whole.at_most, "at-least": whole.at_least}
    for key, written in given.items():
        if written is not None:
            yield (key,), say("no-own", key=key), say("delete-own-or-computed", key=key)
    if len(_named(shape)) != 1:
        yield ("computed",), say("one-other"), say("name-it-with")
    elif shape.by_day is not None and shape.before is None:
        yield ("computed", "by-day"), say("by-day-of-notice"), say("delete-by-day")
