"""What sales do with a deal besides building it: start one, have it approved, know in which languages it is written."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from engine.diagnostics import Diagnostic, Report, Span, nearest
from engine.languages import LANGUAGES
from engine.model.deal import Deal
from engine.model.deviation import Deviation
from engine.model.library import Library
from engine.tasks.assemble import select


def approve(
    path: str | Path, library: Library, deal: Deal, *, by: str, deviations: Sequence[str] = (), date: datetime.date
) -> tuple[str, tuple[Deviation, ...]]:
    """The text of the file of a deal with approvals added, and what they approve: those named, else all open ones.

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
    text = Path(path).read_bytes().decode()  # to the byte, line ends included; that it is sound is known from above
    return with_approvals(str(path), text, asked, by, date), tuple(asked)


def new_deal(library: Library, reference: str, date: datetime.date) -> str:
    """The text of a commented deal file to start from, with the services and variants that this library has."""
    from engine.files.writing.new_files import deal_template

    return deal_template(library, reference, date)


def untranslated(deal: Deal, languages: Sequence[str]) -> tuple[Diagnostic, ...]:
    """A warning for each language that is not one of the client's: texts that the deal gives once stand as typed."""
    report, keys = Report(), " and ".join(f"{code}:" for code in LANGUAGES)
    for code in languages:
        if code not in deal.client.languages:
            message = f"{LANGUAGES[code].title} is no language of this client: what the deal says once stands as typed"
            report.warn("language-missing", deal.client.span, message, f"write them below {keys}, and add {code}")
    return tuple(report.diagnostics)
