"""The sub-processors that take part in an assembly: those of its services, on its date, that the deal keeps."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from engine.diagnostics import Report, did_you_mean, listed, say
from engine.model.catalogue import Subprocessor
from engine.model.deal import Deal
from engine.model.library import Library
from engine.model.renames import renamed
from engine.model.transfers import unprotected


def subprocessors(
    library: Library, deal: Deal | None, services: Iterable[str], date: datetime.date, report: Report
) -> tuple[Subprocessor, ...] | None:
    """The part of the register that applies; None where it is not filled in."""
    own = deal.subprocessors if deal is not None and deal.subprocessors is not None else library.subprocessors
    unused = {entry.clause: entry.span for entry in deal.unused} if deal else {}
    for name in unused.keys() - {one.id for one in own or ()}:
        known = [one.id for one in own or ()]
        hint = did_you_mean(name, known) or listed("in-register", known)
        report.error("value-invalid", unused[name], say("no-subprocessor", name=name), hint)
    if own is None:
        return None
    if own is not library.subprocessors:  # the library's are checked with it
        for entry in (entry for one in own for entry in one.services if entry.clause not in library.services):
            near = renamed(f"service/{entry.clause}", library) or did_you_mean(entry.clause, library.services)
            hint = near or listed("known", library.services)
            report.error("service-unknown", entry.span, say("absent", name=entry.clause), hint)
    wanted = set(services)
    found = tuple(one for one in own if one.active(date) and one.id not in unused and any(map(one.serves, wanted)))
    for one in found:
        _told_in_time(one, date, report)
    for one in found if deal is not None else ():  # that of the library alone is checked with it
        if one.unprotected:
            report.error("safeguard-missing", one.span, *unprotected(one))
    return found


def _told_in_time(one: Subprocessor, date: datetime.date, report: Report) -> None:
    """Clauses that documents say to be signed, and an assessment that they say to be made, are so on their date."""
    if one.transfer is None:
        return
    days = (
        ("signed-late", one.transfer.signed, one.transfer.signed_span),
        ("assessed-late", one.transfer.assessed, one.transfer.assessed_span),
    )
    for what, day, span in days:
        if day is not None and day > date:
            message = say(what, subprocessor=one.id, day=day, date=date)
            report.error("transfer-invalid", span, message, say("correct-day"))
