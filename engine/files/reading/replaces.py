"""Reads which version of an offer a deal is, and which one it replaces: the deal beside it, and what was sent of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from engine.diagnostics import Report, Span, say
from engine.files.reading.manifest import sent_pack
from engine.files.trees import Tree
from engine.files.yaml.nodes import Source
from engine.model.pack import PackOwner
from engine.model.sent_offer import LAST_VERSION, Replaces, SentPack

if TYPE_CHECKING:
    from engine.files.reading.deal import DealSource
    from engine.files.shapes.deal import DealShape, ReplacesShape
    from engine.model.deal import Deal

_AT = "replaces"


def written_version(deal: DealSource) -> int:
    """Which version a deal is, whatever the rest of it is worth; 1 where that cannot be made out."""
    written = deal.word("version")
    return int(written) if written.isascii() and written.isdigit() and 0 < int(written) <= LAST_VERSION else 1


def read_version(shape: DealShape, source: Source, report: Report) -> int:
    """Which version the deal is: 1 where it says nothing, or after an error."""
    if shape.version is None:
        if shape.replaces is not None:
            report.error("version-invalid", source.span((_AT,)), say("unnumbered"), say("number"))
        return 1
    value = Decimal(str(shape.version))
    if value != int(value) or not 1 <= value <= LAST_VERSION:
        span = source.value_span(("version",))
        report.error("version-invalid", span, say("no-version", written=str(shape.version), last=LAST_VERSION))
        return 1
    if value > 1 and shape.replaces is None:
        span = source.value_span(("version",))
        report.error("version-invalid", span, say("alone", version=int(value)), say("copy"))
    if value == 1 and shape.replaces is not None:
        report.error("version-invalid", source.span((_AT,)), say("first"), say("number"))
    return int(value)


def read_replaces(shape: DealShape, source: Source, tree: Tree, report: Report) -> Replaces | None:
    """The version that the deal replaces, with what its manifest says was sent; None without one, or after an error."""
    named = shape.replaces
    if named is None:
        return None
    deal = beside(named.deal, ".yaml", (_AT, "deal"), source, tree, report)
    sent = read_sent(named, _AT, source, tree, report)
    return Replaces(named.deal, sent, source.span((_AT,))) if deal and sent else None


def check_replaces(deal: Deal, report: Report) -> None:
    """Holds what was sent against the deal: the same reference and client, the version before, no later day."""
    if deal.replaces is None or deal.version < 2:
        return
    sent, span, own = deal.replaces.sent, deal.replaces.span, PackOwner.of(deal)
    if not sent.owner.same_deal(own):
        report.error("version-invalid", span, say("other", sent=sent.owner, deal=own), say("same"))
    elif sent.owner.version + 1 != deal.version:
        message = say("hole", sent=sent.owner.version, version=deal.version)
        report.error("version-invalid", span, message, say("next", version=sent.owner.version + 1))
    if sent.date > deal.date:
        message = say("before", version=deal.version, date=deal.date, sent=sent.date)
        report.error("version-invalid", deal.place("date"), message, say("date"))


def read_sent(named: ReplacesShape, key: str, source: Source, tree: Tree, report: Report) -> SentPack | None:
    """What the manifest says, which is the one that the deal means by its digest."""
    if not beside(named.sent, ".json", (key, "sent"), source, tree, report):
        return None
    watch, text = report.watch(), tree.text(named.sent, report)
    if text is None or watch.said:
        return None
    span, sent = source.value_span((key, "sent")), sent_pack(text)
    if sent is None:
        report.error("version-invalid", span, say("no-manifest", name=named.sent), say("copy"))
    elif sent.digest != named.digest.lower():
        place = source.value_span((key, "digest"))
        report.error("version-invalid", place, say("other-digest", name=named.sent), say("keep-sent"))
    else:
        return sent
    return None


def beside(name: str, ending: str, key: tuple[str, str], source: Source, tree: Tree, report: Report) -> bool:
    """Whether there is a file of this name beside the deal."""
    span: Span = source.value_span(key)
    if "/" in name or "\\" in name or not name.endswith(ending):
        report.error("version-invalid", span, say("no-name", name=name), say("name", ending=ending))
    elif name == source.name:
        report.error("version-invalid", span, say("itself"), say("copy"))
    elif not tree.holds(name):
        report.error("file-missing", span, say("missing-version", name=name), say("bring-version", name=name))
    else:
        return True
    return False
