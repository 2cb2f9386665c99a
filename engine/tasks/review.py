"""Marking texts as reviewed by somebody: each mark holds as long as its text stays as it is."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from engine.diagnostics import Report, Span, nearest
from engine.model.evidence import digest
from engine.model.library import Library
from engine.model.review import ReviewMark
from engine.tasks.reviews import FILE, check_name, sound, text_of


def review(root: Path, abouts: Sequence[str], *, by: str, date: datetime.date) -> tuple[str, tuple[ReviewMark, ...]]:
    """The text of the file with a review mark of each text, and the marks; those written already are renewed.

    Raises `Refused` for a name that the library does not have.
    """
    from engine.files.writing.reviews import with_marks

    library, found = sound(root)
    report, marks = Report(), []
    check_name(by, report)
    for about in dict.fromkeys(abouts):
        given = digest(library, "", about)
        if given is None:
            waiting = [one.about for one in found if one.code == "review-required"]
            hint = nearest(about, [*waiting, *_paragraphs(library)]) or "write document/clause#paragraph"
            report.error("finding-unknown", Span(about), f"the library has no {about}", hint)
        else:
            marks.append(ReviewMark(about, by, date, given, Span(FILE)))
    report.stop()
    return with_marks(text_of(root), marks), tuple(marks)


def _paragraphs(library: Library) -> list[str]:
    return [clause.id.child(one.id) for clause in library.clauses.values() for one in clause.paragraphs]
