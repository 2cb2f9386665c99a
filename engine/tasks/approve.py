"""Approvals of what departs from the standard in a deal, written into its text."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from engine.diagnostics import Report, Span, did_you_mean, listed, say
from engine.model.deal import Deal
from engine.model.deviation import Deviation
from engine.model.library import Library
from engine.tasks.assemble import select


def approve(
    text: str, library: Library, deal: Deal, *, by: str, deviations: Sequence[str] = (), date: datetime.date
) -> tuple[str, tuple[Deviation, ...]]:
    """The text of a deal with approvals added, and what they approve: those named, else all open ones.

    `text` is the text that the deal was read from, to the byte: line ends are kept.
    Raises `Refused` where nobody of that name may approve them, or where there is no such deviation.
    """
    from engine.files.writing.approvals import with_approvals

    selection, _ = select(library, deal)
    report, people = Report(), library.approvals.approvers
    if by not in people:
        hint = did_you_mean(by, people) or say("approvers", names=tuple(people))
        report.error("approval-invalid", Span(f"--by {by}"), say("no-approver", by=by), hint)
    known = {one.id: one for one in selection.deviations}
    for name in deviations:
        if name not in known:
            hint = did_you_mean(name, known) or listed("there-is", known)
            report.error("approval-invalid", Span(name), say("no-deviation", name=name), hint)
    report.stop()
    asked = [known[name] for name in dict.fromkeys(deviations)] or [
        one for one in known.values() if one.approval is None and one.level in people[by].levels
    ]
    for one in asked:
        if one.level not in people[by].levels:
            able = tuple(id for id, person in people.items() if one.level in person.levels)
            hint = say("ask", people=able) if able else say("ask-nobody")
            message = say("not-theirs", by=by, deviation=one.id, level=one.level)
            report.error("approval-invalid", one.span, message, hint)
    report.stop()
    return with_approvals(deal.client.span.file, text, asked, by, date), tuple(asked)
