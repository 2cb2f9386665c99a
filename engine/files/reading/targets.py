"""Reads what references and changes point at: `duration#notice`, `law/gdpr#33(1)`, `duration..payment`."""

from __future__ import annotations

import re

from engine.diagnostics import Report, Span
from engine.model.place import ID, Place, Pointer
from engine.model.prose import Target, TargetRange

_TARGET = re.compile(rf"(?:(?P<scope>{ID})/)?(?P<name>{ID})?(?:#(?P<part>.+))?\Z")
_PART = re.compile(rf"{ID}(?:\.{ID})?\Z")
_LAW_PART = re.compile(r"(?P<article>[A-Za-z0-9][A-Za-z0-9./:-]*)(?:\((?P<paragraph>[0-9]+[a-z]*)\))?\Z")
_FORMS = "a target is article, article#paragraph, #paragraph.item, document/article, document/name or law/name#number"


def read_targets(text: str, span: Span, report: Report) -> tuple[Target | TargetRange, ...]:
    """The targets of a reference: a list with commas, whose parts may be ranges with `..`; empty after an error."""
    found: list[Target | TargetRange] = []
    for part in text.split(","):
        first, dots, last = part.strip().partition("..")
        begin, end = _target(first), _target(last) if dots else None
        if begin is None or (dots and end is None):
            message = f"{part.strip()} is not written as a target" if part.strip() else "a target is missing here"
            report.error("reference-syntax", span, message, _FORMS)
            return ()
        found.append(TargetRange(begin, end) if end is not None else begin)
    return tuple(found)


def _target(text: str) -> Target | None:
    match = _TARGET.match(text)
    if match is None:
        return None
    scope, name, part = match["scope"] or "", match["name"] or "", match["part"] or ""
    if not name and (scope or not part):
        return None
    if scope == "law":
        return Target(scope, name, part) if not part or _LAW_PART.match(part) else None
    return Target(scope, name, part) if not part or _PART.match(part) else None


def law_part(part: str) -> tuple[str, str | None]:
    """The article and the paragraph of a law's `33(1)`."""
    match = _LAW_PART.match(part)
    return (match["article"], match["paragraph"]) if match else (part, None)


def read_place(text: str, span: Span, report: Report) -> Pointer | None:
    """The place a change touches, with its document: `cgv/duration#notice.email`; None after an error."""
    try:
        place = Place.parse(text)
    except ValueError:
        place = None
    if place is None or place.kind == "document":
        hint = "write document/clause, document/clause#paragraph or document/clause#paragraph.item"
        report.error("change-target", span, f"{text} is not written as a place of a document", hint)
        return None
    return Pointer(place, span)
