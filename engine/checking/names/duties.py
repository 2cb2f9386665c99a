"""Duties: what paragraphs declare to cover exists, and what a document owes is covered by its standard text."""

from __future__ import annotations

from engine.checking.subject import Subject
from engine.diagnostics import Report, near, nearest
from engine.languages import OF_MESSAGES
from engine.model.renames import renamed_hint


def check_cover_names(subject: Subject, report: Report) -> None:
    """Every `covers:` names a duty."""
    duties = subject.library.duties
    if "duties" in subject.broken:
        return
    for passage in subject.passages:
        for cover in passage.covers:
            if cover.duty not in duties:
                hint = renamed_hint(f"duty/{cover.duty}", subject.library) or nearest(cover.duty, duties)
                if subject.excused(hint, "clauses/duties/"):
                    continue
                report.error("duty-unknown", cover.span, f"there is no duty {cover.duty}", hint)


def check_covered(subject: Subject, report: Report) -> None:
    """Every duty that a document owes in all deals is covered by a text of it, or by a definition.

    Those that it owes in some deals only are a matter of the proof.
    """
    if subject.broken:
        return  # what is missing may stand in what could not be read
    for outline in subject.library.outlines.values():
        own = [one for one in subject.passages if one.variant is None and (one.document == outline.id or one.term)]
        covered = {cover.duty for one in own for cover in one.covers}
        for unknown in covered - subject.library.duties.keys():
            covered |= {*near(unknown, subject.library.duties)}  # misspelt, which is reported already
        for owed in outline.owes:
            for duty in subject.library.duties.values():
                if duty.when is None and duty.group == owed.duty and duty.id not in covered:
                    message = f"no paragraph of {outline.id} covers {duty.id}: {duty.summary[OF_MESSAGES]}"
                    report.error("duty-uncovered", duty.span, message, f"add covers: [{duty.id}] where it is said")
