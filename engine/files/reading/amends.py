"""Reads which running contract a deal amends: the deal that was accepted, what was sent of it, and from when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.diagnostics import Report, say
from engine.files.reading.parameters import read_date
from engine.files.reading.replaces import beside, read_sent
from engine.files.trees import Tree
from engine.files.yaml.nodes import Source
from engine.model.pack import PackOwner
from engine.model.sent_offer import Amends

if TYPE_CHECKING:
    from engine.files.shapes.deal import DealShape
    from engine.model.deal import Deal

_AT = "amends"


def read_amends(shape: DealShape, source: Source, tree: Tree, report: Report) -> Amends | None:
    """The contract that the deal amends, with what its manifest says; None without one, or after an error."""
    named = shape.amends
    if named is None:
        return None
    if shape.replaces is not None:
        report.error("amendment-invalid", source.span((_AT,)), say("both"), say("one"))
    there = beside(named.deal, ".yaml", (_AT, "deal"), source, tree, report)
    sent = read_sent(named, _AT, source, tree, report)
    days = []
    for key, written in (("accepted", named.accepted), ("effective", named.effective)):
        day = read_date(written)
        if day is None:
            report.error("amendment-invalid", source.value_span((_AT, key)), say("no-day", written=written), say("day"))
        days.append(day)
    accepted, effective = days
    if not there or sent is None or accepted is None or effective is None:
        return None
    return Amends(named.deal, sent, accepted, effective, source.span((_AT,)))


def check_amends(deal: Deal, report: Report) -> None:
    """Holds what was accepted against the deal: the same client, another reference, days in their order."""
    amends = deal.amends
    if amends is None:
        return
    owner, own = amends.sent.owner, PackOwner.of(deal)
    if owner.reference == own.reference:
        report.error("amendment-invalid", amends.span, say("own-reference", reference=own.reference), say("reference"))
    elif not owner.same_client(own):
        report.error("amendment-invalid", amends.span, say("other-client", sent=owner, deal=own), say("client"))
    if amends.accepted < amends.sent.date:
        message = say("early", accepted=amends.accepted, sent=amends.sent.date)
        report.error("amendment-invalid", amends.span, message, say("days"))
    if amends.accepted > deal.date:
        message = say("late", accepted=amends.accepted, date=deal.date)
        report.error("amendment-invalid", amends.span, message, say("days"))
    if amends.effective < amends.accepted:
        message = say("too-soon", accepted=amends.accepted, effective=amends.effective)
        report.error("amendment-invalid", amends.span, message, say("days"))
