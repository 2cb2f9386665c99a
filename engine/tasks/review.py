"""What legal decides about the findings of check: accept a warning, mark a text as reviewed, see what still holds."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from engine.diagnostics import Diagnostic, Refused, Report, Severity, Span, nearest
from engine.model.evidence import digest
from engine.model.library import Library
from engine.model.review import Acknowledgement, ReviewMark, State
from engine.tasks.assemble import findings

FILE = "clauses/reviews.yaml"
RENEWED = MappingProxyType(
    {"review-required": "review", "review-lapsed": "review", "acknowledgement-lapsed": "acknowledge"}
)
"""Findings that are answered otherwise than by an acknowledgement of them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An acknowledgement or a review mark, and what it is worth now."""

    entry: Acknowledgement | ReviewMark
    state: State


def acknowledge(
    root: Path, finding: str, about: str, *, by: str, reason: str | None, date: datetime.date
) -> tuple[str, Acknowledgement]:
    """The text of the file with an acknowledgement of one warning, and the acknowledgement; a lapsed one is renewed.

    Without a reason the one that is written already stays. Raises `Refused` where check finds no such warning, with
    the nearest one, or where it is an error.
    """
    from engine.checking.decisions import acknowledgeable
    from engine.files.writing.reviews import reason_fault, with_acknowledgement

    library, found = _sound(root)
    report = Report()
    _name(by, report)
    before = (one.reason for one in library.reviews.acknowledged if (one.finding, one.about) == (finding, about))
    reason = next(before, "") if reason is None else reason
    fault = reason_fault(reason)
    if fault:
        report.error("value-invalid", Span("--reason"), fault, "write why it is accepted, as running text")
    known = acknowledgeable(found)
    if (finding, about) not in known:
        _unknown(finding, about, found, report)
    report.stop()
    given = digest(library, finding, about)
    if given is None:
        hint = "report it: a finding names a part that the program cannot find"
        report.error("finding-unknown", Span(about), f"the library has no {about}", hint)
    report.stop()
    entry = Acknowledgement(finding, about, " ".join(reason.split()), by, date, str(given), Span(FILE))
    return with_acknowledgement(_text(root), entry), entry


def review(root: Path, abouts: Sequence[str], *, by: str, date: datetime.date) -> tuple[str, tuple[ReviewMark, ...]]:
    """The text of the file with a review mark of each text, and the marks; those written already are renewed.

    Raises `Refused` for a name that the library does not have.
    """
    from engine.files.writing.reviews import with_marks

    library, found = _sound(root)
    report, marks = Report(), []
    _name(by, report)
    for about in dict.fromkeys(abouts):
        given = digest(library, "", about)
        if given is None:
            waiting = [one.about for one in found if one.code == "review-required"]
            hint = nearest(about, [*waiting, *_paragraphs(library)]) or "write document/clause#paragraph"
            report.error("finding-unknown", Span(about), f"the library has no {about}", hint)
        else:
            marks.append(ReviewMark(about, by, date, given, Span(FILE)))
    report.stop()
    return with_marks(_text(root), marks), tuple(marks)


def standings(root: Path) -> tuple[Library, tuple[Standing, ...]]:
    """The library, and every acknowledgement and review mark with its state, in the order of the file."""
    from engine.checking.decisions import acknowledgeable, standing

    library, found = _sound(root)
    known = acknowledgeable(found)
    told = []
    for entry in library.reviews.acknowledged:
        answered = (entry.finding, entry.about) in known
        told.append(Standing(entry, standing(library, entry) if answered else State.UNUSED))
    return library, (*told, *(Standing(mark, standing(library, mark)) for mark in library.reviews.reviewed))


def _sound(root: Path) -> tuple[Library, tuple[Diagnostic, ...]]:
    """The library and all findings. Raises `Refused` where errors keep checks from looking at all of it."""
    library, found = findings(root)
    errors = [one for one in found if one.severity is Severity.ERROR and one.code != "advice"]
    if errors:
        raise Refused(errors)
    return library, found


def _unknown(finding: str, about: str, found: Sequence[Diagnostic], report: Report) -> None:
    """Says why there is nothing to acknowledge, and what there is."""
    if any((one.finding, one.about) == (finding, about) and one.severity is Severity.ERROR for one in found):
        message = f"{finding} about {about} is an error, and errors cannot be acknowledged"
        report.error("finding-unknown", Span(about), message, "cure it")
        return
    if finding in RENEWED and RENEWED[finding] == "acknowledge":
        hint = "acknowledge again what was accepted then: clausier reviews lists it"
        report.error("finding-unknown", Span(about), f"{finding} is not acknowledged itself", hint)
        return
    keys = [(one.finding, one.about) for one in found if one.severity is Severity.WARNING and one.about]
    own = sorted({name for name, part in keys if part == about})
    hint = nearest(finding, own) or (f"about {about} there is {' and '.join(own)}" if own else "")
    hint = hint or nearest(f"{finding} {about}", (f"{name} {part}" for name, part in keys))
    hint = hint or "clausier --json check lists every finding with what it is about"
    report.error("finding-unknown", Span(about), f"check finds no {finding} about {about}", hint)


def _name(by: str, report: Report) -> None:
    from engine.files.yaml.style import data_fault

    message, hint = data_fault(by, "the name")
    if message:
        report.error("value-invalid", Span("--by"), message, hint)


def _paragraphs(library: Library) -> list[str]:
    return [f"{clause.id}#{one.id}" for clause in library.clauses.values() for one in clause.paragraphs]


def _text(root: Path) -> str:
    """The file to the byte, line ends included; empty where there is none."""
    path = root / FILE
    return path.read_bytes().decode() if path.is_file() else ""
