"""What people have accepted and reviewed, held against what check finds: the last step of a check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from engine.diagnostics import Diagnostic, Report, Severity
from engine.diagnostics.codes import CODES
from engine.model.evidence import digest, parts
from engine.model.library import Library
from engine.model.review import Acknowledgement, ReviewMark, StandingState

Key = tuple[str, str]
"""What is acknowledged, and what it is about."""


def apply_decisions(library: Library, diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings that are left once acknowledgements and review marks have been taken into account.

    A valid one takes its warning away. One that has lapsed leaves a single finding, which says what has become of it.
    """
    report, left = Report(), []
    accepted = _first(library.reviews.acknowledged)
    reviewed = {mark.about: mark for mark in reversed(library.reviews.reviewed)}
    faulty = {one.span.file for one in diagnostics if _hides(one)}
    for found in diagnostics:
        entry = accepted.get(_key(found))
        mark = reviewed.get(found.about) if found.code == "review-required" else None
        valid = any(standing(library, one) is StandingState.VALID for one in (entry, mark) if one is not None)
        if found.severity is not Severity.WARNING or (entry is None and mark is None):
            left.append(found)
        elif valid or found.span.file in faulty:  # what cannot be read has no digest
            continue
        elif mark is not None:
            _tell_review(mark, found, report)
        elif entry is not None:
            _tell_lapsed(entry, found, report)
    _tell_unused(library, diagnostics, report)
    _tell_marks(library, diagnostics, report)
    return (*left, *report.diagnostics)


def standing(library: Library, entry: Acknowledgement | ReviewMark) -> StandingState:
    """Whether what an acknowledgement or a review mark is about is still as it was."""
    now = digest(library, entry.finding if isinstance(entry, Acknowledgement) else "", entry.about)
    if now is None:
        return StandingState.UNUSED
    return StandingState.VALID if now == entry.digest else StandingState.LAPSED


def acknowledgeable(diagnostics: Iterable[Diagnostic]) -> dict[Key, Diagnostic]:
    """The warnings that a person may accept: those that speak of a part of the library."""
    return {_key(one): one for one in diagnostics if one.severity is Severity.WARNING and one.about}


def _key(one: Diagnostic) -> Key:
    return one.finding, one.about


def _hides(one: Diagnostic) -> bool:
    """Whether an error keeps other checks from looking; one of the law, the wording or the versions keeps none."""
    if one.severity is not Severity.ERROR:
        return False
    family = CODES[one.code].family
    return family not in ("versions", "wording") and one.code not in ("advice", "safeguard-missing")


def _whole(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether all checks could look at the library."""
    return not any(map(_hides, diagnostics))


def _first(entries: Iterable[Acknowledgement]) -> Mapping[Key, Acknowledgement]:
    found: dict[Key, Acknowledgement] = {}
    for one in entries:
        found.setdefault((one.finding, one.about), one)
    return found


def _tell_lapsed(entry: Acknowledgement, found: Diagnostic, report: Report) -> None:
    message = f"{entry.about} has changed since {entry.name} accepted {entry.finding} on {entry.date}"
    renew = f"if it may stand: clausier acknowledge {entry.finding} {entry.about} --by NAME --reason TEXT"
    report.warn("acknowledgement-lapsed", found.span, message, found.message, *found.hints[:1], renew)


def _tell_review(mark: ReviewMark, found: Diagnostic, report: Report) -> None:
    message = f"{mark.about} has changed since {mark.name} reviewed it on {mark.date}"
    hint = f"once a lawyer has read it again: clausier review {mark.about} --by NAME"
    report.warn("review-lapsed", found.span, message, hint)


def _tell_unused(library: Library, diagnostics: Sequence[Diagnostic], report: Report) -> None:
    """Acknowledgements of nothing; while the library has errors, checks are silent and nothing is said of them."""
    findable, accepted = acknowledgeable(diagnostics), _first(library.reviews.acknowledged)
    errors = {_key(one) for one in diagnostics if one.severity is Severity.ERROR and one.about}
    whole = _whole(diagnostics)
    for entry in library.reviews.acknowledged:
        key = (entry.finding, entry.about)
        if key in errors:
            message = f"{entry.finding} about {entry.about} is an error, which nobody can acknowledge"
            report.warn("acknowledgement-unused", entry.span, message, "delete the acknowledgement, and cure it")
        elif accepted[key] is not entry:
            message = f"{entry.finding} about {entry.about} is acknowledged already"
            report.warn("acknowledgement-unused", entry.span, message, "delete one of the two")
        elif whole and key not in findable:
            missing = "" if parts(library, entry.about) else f": the library has no {entry.about}"
            message = f"there is no {entry.finding} about {entry.about} to acknowledge{missing}"
            report.warn("acknowledgement-unused", entry.span, message, "delete the acknowledgement")


def _tell_marks(library: Library, diagnostics: Sequence[Diagnostic], report: Report) -> None:
    """Review marks of texts that have changed; those that a duty asks for are told where they are missing."""
    asked = {one.about for one in diagnostics if one.code == "review-required"}
    if not _whole(diagnostics):
        return
    for mark in library.reviews.reviewed:
        match standing(library, mark):
            case StandingState.LAPSED if mark.about not in asked:
                message = f"{mark.about} has changed since {mark.name} reviewed it on {mark.date}"
                hint = f"once it has been read again: clausier review {mark.about} --by NAME; or delete the mark"
                report.warn("review-lapsed", mark.span, message, hint)
            case StandingState.UNUSED:
                message = f"{mark.name} reviewed {mark.about} on {mark.date}, which does not exist any more"
                report.warn("review-lapsed", mark.span, message, "delete the mark")
            case _:
                pass
