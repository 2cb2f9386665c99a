"""Approvals of what departs from the standard in a deal, written into its text."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from engine.diagnostics import Report, Span, nearest
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
        hint = nearest(by, people) or f"known in approvers.yaml: {', '.join(people)}"
        report.error("approval-invalid", Span(f"--by {by}"), f"{by} is nobody who approves", hint)
    known = {one.id: one for one in selection.deviations}
    for name in deviations:
        if name not in known:
            hint = nearest(name, known) or f"there is {', '.join(known) or 'none'}"
            report.error("approval-invalid", Span(name), f"there is no deviation {name}", hint)
    report.stop()
    asked = [known[name] for name in dict.fromkeys(deviations)] or [
        one for one in known.values() if one.approval is None and one.level in people[by].levels
    ]
    for one in asked:
        if one.level not in people[by].levels:
            able = [id for id, person in people.items() if one.level in person.levels]
            hint = f"ask {' or '.join(able) or 'nobody: there is none'}"
            report.error("approval-invalid", one.span, f"{by} may not approve {one.id}: it needs {one.level}", hint)
    report.stop()
    return with_approvals(deal.client.span.file, text, asked, by, date), tuple(asked)
