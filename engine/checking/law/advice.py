"""Advice: which rules of law the positions of the company meet, and which duties a person has to review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from engine.checking.subject import Subject
from engine.diagnostics import Report, Severity, Span, nearest
from engine.languages import OF_MESSAGES
from engine.model.advice import Advice, AdvisedPart, Bounded, Compared, DutyUncovered, Present, Without
from engine.model.clause import Parameter
from engine.model.evidence import parameters
from engine.model.place import Pointer

DAYS = MappingProxyType({
    "minute": Decimal(1) / 1440, "hour": Decimal(1) / 24, "business-hour": Decimal(1) / 24, "day": Decimal(1),
    "business-day": Decimal(1), "week": Decimal(7), "month": Decimal(30), "year": Decimal(365),
})  # fmt: skip
"""How long each unit of time is taken to be where two durations are compared."""
UNSIZED = ("text", "date")
"""Types of parameters whose values are no numbers."""


@dataclass(frozen=True, slots=True)
class AdvicePlace:
    """A part of the library at which an advice is said."""

    about: str
    span: Span


def check_advice_names(subject: Subject, report: Report) -> None:
    """Every duty, place and parameter that an advice names exists, and what it compares can be compared."""
    if subject.broken:
        return  # what it names may stand in what could not be read
    for advice in subject.library.advice.values():
        if isinstance(advice.test, Present):
            for duty in advice.test.duties:
                _known_duty(subject, advice, duty, report)
            for place in advice.test.places:
                _known_place(subject, advice, place, report)
        elif isinstance(advice.test, DutyUncovered):
            _known_duty(subject, advice, advice.test.duty, report)
        if advice.at is not None:
            _known_place(subject, advice, advice.at, report)
        _comparable(subject, advice, report)


def check_advice(subject: Subject, report: Report) -> None:
    """Says each advice whose test finds something, with its legal basis, at every place that it finds."""
    if subject.broken:
        return
    for advice in subject.library.advice.values():
        spots = {spot.about: spot for spot in reversed([*_found(subject, advice)])}
        for about, spot in reversed(spots.items()):
            message = f"{advice.text[OF_MESSAGES]} ({advice.basis[OF_MESSAGES]})"
            if advice.severity is Severity.ERROR:
                hint = f"{advice.cure[OF_MESSAGES]} An error cannot be acknowledged."
                report.error("advice", spot.span, message, hint, about=about, rule=advice.id)
            else:
                accept = f"or accept it: clausier acknowledge {advice.finding} {about} --by NAME --reason TEXT"
                report.warn("advice", spot.span, message, advice.cure[OF_MESSAGES], accept, about=about, rule=advice.id)


def check_reviews_required(subject: Subject, report: Report) -> None:
    """Each text that covers a duty with `review: required` asks for a review mark."""
    waiting = {duty.id for duty in subject.library.duties.values() if duty.review}
    found: dict[str, tuple[Span, list[str]]] = {}
    for passage in subject.passages:
        own = [cover.duty for cover in passage.covers if cover.duty in waiting]
        if own:
            found.setdefault(subject.about(passage), (passage.span, []))[1].extend(own)
    for about, (span, duties) in found.items():
        message = f"nobody has reviewed {about}, which covers {', '.join(dict.fromkeys(duties))}"
        hint = f"once a lawyer has read it: clausier review {about} --by NAME"
        report.warn("review-required", span, message, hint, about=about)


def _found(subject: Subject, advice: Advice) -> Iterator[AdvicePlace]:
    library = subject.library
    match advice.test:
        case Present(duties, places):
            yield from _present(subject, {one.name for one in duties}, {one.place for one in places})
        case DutyUncovered(duty):
            if advice.at is not None and not _covered(subject, advice.at.place.document, duty.name):
                yield from _at(subject, advice.at)
        case Without(name):
            if name not in parameters(library) and advice.at is not None:
                yield from _at(subject, advice.at)
        case Compared() | Bounded() as test:
            known = parameters(library)
            parameter = known.get(test.parameter.name)
            if parameter is not None and _meets(test, parameter, known):
                spot = AdvicePlace(f"parameter/{parameter.name}", parameter.span)
                yield from (spot,) if advice.at is None else _at(subject, advice.at)


def _present(subject: Subject, duties: set[str], places: set[str]) -> Iterator[AdvicePlace]:
    """The texts that cover one of the duties, those of variants included; and those written at one of the places."""
    own = {one.place for one in subject.passages if one.variant is None}
    for passage in subject.passages:
        here = passage.place in places and (passage.variant is None or passage.place not in own)
        if here or any(cover.duty in duties for cover in passage.covers):
            yield AdvicePlace(subject.about(passage), passage.span)


def _at(subject: Subject, pointer: Pointer) -> Iterator[AdvicePlace]:
    """The place at which an advice is said, as the library words it, else as a variant does."""
    passages = sorted(subject.passages, key=lambda one: one.variant is not None)
    for passage in passages:
        if passage.place == pointer.place:
            yield AdvicePlace(subject.about(passage), passage.span)
            return


def _covered(subject: Subject, document: str, duty: str) -> bool:
    """Whether a text of a document covers a duty, whatever variants are selected."""
    return any(
        cover.duty == duty
        for one in subject.passages
        if one.variant is None and (one.document == document or one.term)
        for cover in one.covers
    )


def _meets(test: Compared | Bounded, parameter: Parameter, known: dict[str, Parameter]) -> bool:
    if parameter.type in UNSIZED:
        return False  # which is reported already
    ranges = [bounds for bounds in (parameter.free, parameter.approval) if bounds is not None]
    if isinstance(test, Bounded):
        if test.how == "unbounded":
            return any(one.maximum is None for one in ranges)
        return any(one.minimum is None or one.minimum <= 0 for one in ranges)
    if isinstance(test.other, AdvisedPart):
        other = known.get(test.other.name)
        limit = None if other is None else _size(other)
    else:
        limit = test.other * _unit(parameter)
    if test.how == "can-exceed":
        ends = [bounds.maximum for bounds in ranges]
        return limit is not None and any(end is None or end * _unit(parameter) > limit for end in ends)
    value = _size(parameter)
    if value is None or limit is None:
        return False
    return value > limit if test.how == "exceeds" else value < limit


def _size(parameter: Parameter) -> Decimal | None:
    """The standard value as a number that can be compared; durations in days."""
    value = parameter.value
    return Decimal(value) * _unit(parameter) if isinstance(value, int | Decimal) else None


def _unit(parameter: Parameter) -> Decimal:
    return DAYS[parameter.unit] if parameter.type == "duration" else Decimal(1)


def _known_duty(subject: Subject, advice: Advice, duty: AdvisedPart, report: Report) -> None:
    if duty.name not in subject.library.duties:
        message = f"the advice {advice.id} names the duty {duty.name}, which does not exist"
        report.error("advice-target", duty.span, message, nearest(duty.name, subject.library.duties))


def _known_place(subject: Subject, advice: Advice, pointer: Pointer, report: Report) -> None:
    place = pointer.place
    missing = subject.resolver.missing(place)
    if missing:
        reason = "which does not exist" if missing == place else f"but there is no {missing}"
        message = f"the advice {advice.id} names {place}, {reason}"
        known = {one.place for one in subject.passages}
        hint = nearest(place, known) or "name the paragraph that says it now, or delete the advice"
        report.error("advice-target", pointer.span or advice.span, message, hint)


def _comparable(subject: Subject, advice: Advice, report: Report) -> None:
    known = parameters(subject.library)
    found = []
    for named in advice.parameters:
        parameter = known.get(named.name)
        if parameter is None:
            message = f"the advice {advice.id} names the parameter {named.name}, which does not exist"
            report.error("advice-target", named.span, message, nearest(named.name, known))
        elif parameter.type in UNSIZED:
            message = f"{named.name} is a {parameter.type}, whose size nobody compares"
            report.error("advice-target", named.span, message, "name a parameter that is a number")
        else:
            found.append(parameter)
    if len(found) == 2 and len({(one.type, one.type != "duration" and one.unit) for one in found}) == 2:
        names = " and ".join(one.name for one in found)
        hint = "name parameters of the same type"
        report.error("advice-target", advice.span, f"{names} cannot be compared: they differ in type", hint)
