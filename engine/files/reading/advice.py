"""Reads advice: the rules of law that the wording is held against, each with one test of a closed table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from engine.diagnostics import Severity
from engine.files.reading.builder import Builder
from engine.files.reading.targets import read_place
from engine.files.shapes.kinds import TextsShape
from engine.files.shapes.library import AdviceShape
from engine.files.yaml.nodes import KeyPath
from engine.languages import LANGUAGES
from engine.model.advice import (
    Advice,
    AdvisedPart,
    AdvisedRelation,
    Bounded,
    Compared,
    DutyUncovered,
    Present,
    Test,
    Without,
)
from engine.model.clause import LocalWords
from engine.model.place import Pointer

MAX_TOLD = 400
"""How many characters of an advice a message has room for."""

Reader = Callable[[Builder, AdviceShape, KeyPath], Test | None]


def read_advice(builder: Builder, name: str, shape: AdviceShape, path: KeyPath) -> Advice:
    """One advice. Whatever is wrong with its test is reported; it then finds nothing."""
    given = [key for key in TESTS if getattr(shape, key.replace("-", "_")) is not None]
    test: Test | None = None
    if len(given) == 1:
        test = TESTS[given[0]](builder, shape, path)
    else:
        message = f"an advice has one test; {name} has {' and '.join(given) or 'none'}"
        builder.report.error("value-invalid", builder.span(path), message, f"one of {', '.join(TESTS)}")
    at_path = (*path, "at")
    at = None if shape.at is None else read_place(shape.at, builder.source.value_span(at_path), builder.report)
    if isinstance(test, DutyUncovered | Without) and shape.at is None:
        hint = "add at: with the paragraph at which it is said"
        builder.report.error("key-missing", builder.span(path), f"{name} has {given[0]}: without at:", hint)
    if isinstance(test, Present) and shape.at is not None:
        message = f"{name} has present:, which is said at the texts that it finds"
        builder.report.error("key-unknown", builder.span(at_path), message, "delete at:")
        at = None
    return Advice(
        id=name,
        severity=Severity(shape.severity),
        basis=builder.words(shape.basis, (*path, "basis")),
        text=_told(builder, shape, path),
        cure=_told(builder, shape.cure, (*path, "cure")),
        test=Present((), ()) if test is None else test,
        at=at,
        span=builder.span(path),
    )


def _told(builder: Builder, shape: TextsShape, path: KeyPath) -> LocalWords:
    """A text of several lines as one, short enough for a message."""
    found = {language: " ".join(getattr(shape, language).split()) for language in LANGUAGES}
    for language, text in found.items():
        span = builder.source.value_span((*path, language))
        if not text:
            builder.report.error("prose-empty", span, "the text is empty", "write it")
        elif len(text) > MAX_TOLD:
            message = f"the text has {len(text)} characters; messages have room for {MAX_TOLD}"
            builder.report.error("value-invalid", span, message, "shorten it")
    return found


def _present(builder: Builder, shape: AdviceShape, path: KeyPath) -> Test | None:
    duties: list[AdvisedPart] = []
    places: list[Pointer] = []
    for index, name in enumerate(shape.present or ()):
        span = builder.source.value_span((*path, "present", index))
        if "/" not in name:
            duties.append(AdvisedPart(name, span))
        elif (place := read_place(name, span, builder.report)) is not None:
            places.append(place)
    return Present(tuple(duties), tuple(places))


def _missing(builder: Builder, shape: AdviceShape, path: KeyPath) -> Test | None:
    return DutyUncovered(AdvisedPart(str(shape.missing), builder.source.value_span((*path, "missing"))))


def _exceeds(builder: Builder, shape: AdviceShape, path: KeyPath) -> Test | None:
    return _compared(builder, "exceeds", shape.exceeds, path)


def _below(builder: Builder, shape: AdviceShape, path: KeyPath) -> Test | None:
    return _compared(builder, "below", shape.below, path)


def _can_exceed(builder: Builder, shape: AdviceShape, path: KeyPath) -> Test | None:
    return _compared(builder, "can-exceed", shape.can_exceed, path)


def _compared(builder: Builder, how: AdvisedRelation, operands: list[str | int] | None, path: KeyPath) -> Test | None:
    at = (*path, how)
    if operands is None or len(operands) != 2 or _number(operands[0]) is not None:
        hint = f"write {how}: [parameter, parameter] or {how}: [parameter, number]"
        builder.report.error("value-invalid", builder.source.value_span(at), f"{how} compares two things", hint)
        return None
    first, second = (builder.source.value_span((*at, index)) for index in range(2))
    number = _number(operands[1])
    other = AdvisedPart(str(operands[1]), second) if number is None else number
    return Compared(how, AdvisedPart(str(operands[0]), first), other)


def _number(operand: str | int) -> Decimal | None:
    try:
        return Decimal(operand)
    except InvalidOperation:
        return None


def _unbounded(builder: Builder, shape: AdviceShape, path: KeyPath) -> Test | None:
    return Bounded("unbounded", AdvisedPart(str(shape.unbounded), builder.source.value_span((*path, "unbounded"))))


def _can_be_zero(builder: Builder, shape: AdviceShape, path: KeyPath) -> Test | None:
    return Bounded(
        "can-be-zero", AdvisedPart(str(shape.can_be_zero), builder.source.value_span((*path, "can-be-zero")))
    )


def _without(builder: Builder, shape: AdviceShape, path: KeyPath) -> Test | None:
    return Without(str(shape.without))


TESTS: Mapping[str, Reader] = MappingProxyType(
    {
        "present": _present,
        "missing": _missing,
        "exceeds": _exceeds,
        "below": _below,
        "can-exceed": _can_exceed,
        "unbounded": _unbounded,
        "can-be-zero": _can_be_zero,
        "without": _without,
    }
)
"""The tests by the key that asks for them."""
