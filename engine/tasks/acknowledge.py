"""Accepting a warning of check: it is not told again as long as what it is about stays as it is."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from engine.diagnostics import Diagnostic, Report, Severity, Span, nearest
from engine.model.evidence import digest
from engine.model.review import Acknowledgement
from engine.tasks.reviews import FILE, check_name, sound, text_of

RENEWED = {"review-required": "review", "review-lapsed": "review", "acknowledgement-lapsed": "acknowledge"}
"""Findings that are answered otherwise than by an acknowledgement of them."""


def acknowledge(
    root: Path, finding: str, about: str, *, by: str, reason: str | None, date: datetime.date
) -> tuple[str, Acknowledgement]:
    """The text of the file with an acknowledgement of one warning, and the acknowledgement; a lapsed one is renewed.

    Without a reason the one that is written already stays. Raises `Refused` where check finds no such warning, with
    the nearest one, or where it is an error.
    """
    from engine.checking.decisions import acknowledgeable
    from engine.files.writing.reviews import reason_fault, with_acknowledgement

    library, found = sound(root)
    report = Report()
    check_name(by, report)
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
    return with_acknowledgement(text_of(root), entry), entry


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
