"""The next version of an offer that was sent: a deal file that says what it replaces, and the manifest beside it."""

from __future__ import annotations

import datetime
from pathlib import Path

from engine.diagnostics import Refused, Report, Span, has_errors, made, say
from engine.model.pack import PackOwner
from engine.model.sent_offer import LAST_VERSION, SentPack
from engine.tasks.copy import DealCopy
from engine.tasks.open_library import finish_interrupted
from engine.tasks.pack_name import pack_name, reference_key


def next_version_of(deal: Path, new: Path, sent: Path, date: datetime.date) -> DealCopy:
    """What `new` is to hold: the next version of the offer in `deal`, of which `sent` is the manifest of the pack.

    The manifest is copied beside it, under a name that no pack takes. Raises `Refused` where the deal cannot be read;
    where the manifest is not of this version; where a deal of the folder is the next version already; and where `new`
    would lie in another folder, away from the file of the version before and from what that names.
    """
    from engine.files.reading.deal import deal_file
    from engine.files.reading.deal_folder import versions_in
    from engine.files.reading.replaces import written_version
    from engine.files.writing.deal_copy import next_version

    finish_interrupted(deal.parent)
    source = deal_file(deal)
    if source.source is None or source.shape is None or has_errors(source.told):
        raise Refused(source.told)
    if deal.parent.resolve() != new.parent.resolve():
        hint = say("same-folder", folder=str(deal.parent))
        raise Refused([made("version-invalid", Span(str(new)), say("away"), hint)])
    (text, pack), version = read_manifest(sent), written_version(source)
    if pack.owner.reference != source.shape.reference or pack.owner.version != version:
        own = PackOwner(source.shape.reference, source.shape.client.name, None, version)
        raise Refused([made("version-invalid", Span(str(sent)), say("other", sent=pack.owner, deal=own), say("which"))])
    if version == LAST_VERSION:
        raise Refused([made("version-invalid", Span(deal.name), say("last", last=LAST_VERSION))])
    for path, reference, other in versions_in(deal.parent):
        if reference_key(reference) == reference_key(source.shape.reference) and other == version + 1:
            message = say("there", path=str(path), version=other)
            raise Refused([made("version-invalid", Span(str(new)), message, say("work-there"))])
    kept, beside = kept_manifest(deal, source.shape.reference, version, text)
    replaces = {"deal": deal.name, "sent": kept, "digest": pack.digest}
    found = next_version(deal.name, deal.read_bytes().decode(), version + 1, replaces, date)
    return DealCopy(found, beside)


def read_manifest(sent: Path) -> tuple[str, SentPack]:
    """The text of the manifest of a pack that was sent, and what it says; raises `Refused` where it is none."""
    from engine.files.reading.manifest import sent_pack
    from engine.files.text import read_text

    report = Report()
    text = read_text(sent.parent, sent.name, report)
    report.stop()
    pack = sent_pack(text or "")
    if pack is None or text is None:
        raise Refused([made("version-invalid", Span(str(sent)), say("no-manifest", name=sent.name), say("which"))])
    return text, pack


def kept_manifest(deal: Path, reference: str, version: int, text: str) -> tuple[str, dict[str, bytes]]:
    """Under which name, beside the deal, the manifest of what was sent is kept, and that file unless it is there.

    Raises `Refused` where another manifest has the name.
    """
    from engine.files.writing.change import content

    kept = f"{pack_name(reference)}-v{version}-sent.json"
    there = content(deal.parent / kept)
    if there is not None and there != text.encode():
        message = say("kept-other", name=kept)
        raise Refused([made("version-invalid", Span(str(deal.parent / kept)), message, say("which"))])
    return kept, {kept: text.encode()} if there is None else {}
