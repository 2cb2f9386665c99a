"""The deal of an amendment from the deal of the contract: it says what it amends, and the manifest lies beside it."""

from __future__ import annotations

import datetime
from pathlib import Path

from engine.diagnostics import Refused, Span, has_errors, made, say
from engine.model.pack import PackOwner
from engine.tasks.copy import DealCopy, check_reference
from engine.tasks.next_version import kept_manifest, read_manifest
from engine.tasks.open_library import finish_interrupted


def amendment_of(
    deal: Path,
    new: Path,
    sent: Path,
    reference: str,
    accepted: datetime.date,
    effective: datetime.date,
    date: datetime.date,
) -> DealCopy:
    """What `new` is to hold: an amendment of the contract in `deal`, of which `sent` is the manifest that was accepted.

    Raises `Refused` where the deal cannot be read; where a deal has the reference already; where the manifest is of
    another deal; where the days are not in their order; and where `new` would lie away from the deal of the contract.
    """
    from engine.files.reading.deal import deal_file
    from engine.files.reading.replaces import written_version
    from engine.files.writing.deal_copy import amendment

    finish_interrupted(deal.parent)
    source = deal_file(deal)
    if source.source is None or source.shape is None or has_errors(source.told):
        raise Refused(source.told)
    check_reference(reference, deal, new)
    if deal.parent.resolve() != new.parent.resolve():
        hint = say("same-folder", folder=str(deal.parent))
        raise Refused([made("amendment-invalid", Span(str(new)), say("away"), hint)])
    (text, pack), version = read_manifest(sent), written_version(source)
    if pack.owner.reference != source.shape.reference or pack.owner.version != version:
        own = PackOwner(source.shape.reference, source.shape.client.name, None, version)
        message = say("other-client", sent=pack.owner, deal=own)
        raise Refused([made("amendment-invalid", Span(str(sent)), message, say("manifest"))])
    if not pack.date <= accepted <= date:
        order = {"accepted": accepted, "sent": pack.date, "date": date}
        message = say("early", **order) if accepted < pack.date else say("late", **order)
        raise Refused([made("amendment-invalid", Span("--accepted"), message, say("days"))])
    if effective < accepted:
        message = say("too-soon", accepted=accepted, effective=effective)
        raise Refused([made("amendment-invalid", Span("--effective"), message, say("days"))])
    kept, beside = kept_manifest(deal, source.shape.reference, version, text)
    amends = {
        "deal": deal.name,
        "sent": kept,
        "digest": pack.digest,
        "accepted": accepted.isoformat(),
        "effective": effective.isoformat(),
    }
    return DealCopy(amendment(deal.name, deal.read_bytes().decode(), reference, amends, date), beside)
