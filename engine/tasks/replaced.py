"""The version that a deal replaces: read with the edition that it was sent from, and proved to be what was sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.diagnostics import Diagnostic, Refused, Saying, made, say
from engine.languages import LANGUAGES
from engine.model.pack import PackOwner
from engine.model.sent_offer import Replaces, SentOffer

if TYPE_CHECKING:
    from engine.files.reading.deal import DealSource
    from engine.model.deal import Deal
    from engine.model.library import Library
    from engine.tasks.assemble import Pack

ReadDeal = Callable[["DealSource", "Library"], "Deal"]


def with_replaced(deal: Deal, source: DealSource, library: Library, root: str | Path | None, read: ReadDeal) -> Deal:
    """The deal with the version that it replaces; one that replaces none as it is.

    The earlier file is read by `read`, with the edition that the manifest names: from the library in `root`, or from
    `library` where that is the one. Raises `Refused` where it is not there, where the earlier file has errors, or
    where it does not give, in every language, the texts whose digests are in the manifest.
    """
    from engine.comparing.deals import deal_changes
    from engine.files.reading.deal import parse_deal
    from engine.tasks.assemble import assemble_all

    replaces = deal.replaces
    if replaces is None:
        return deal
    earlier = _library(replaces, library, root)
    before = read(parse_deal(source.tree, replaces.deal), earlier)
    owner, sent = PackOwner.of(before), replaces.sent.owner
    if not owner.same_deal(sent) or owner.version != sent.version:
        raise Refused([_unsent(replaces, say("another", name=replaces.deal, deal=owner, sent=sent))])
    packs = assemble_all(earlier, before, languages=tuple(LANGUAGES))
    _check_sent(replaces, packs)
    selection = next(iter(packs.values())).selection
    return replace(deal, replaced=SentOffer(earlier, selection, deal_changes(before, deal)))


def _library(replaces: Replaces, library: Library, root: str | Path | None) -> Library:
    """The library that the earlier version was sent from: an edition, or the working files."""
    from engine.tasks.open_library import editions, load_edition, load_library

    day = replaces.sent.edition
    own = library.edition.effective if library.edition is not None else None
    if day == own:
        return library
    if root is not None and day is None:
        return load_library(root)
    found = next((one for one in editions(root) if one.effective == day), None) if root is not None else None
    if root is not None and found is not None:
        return load_edition(root, found)
    edition = say("of-draft") if day is None else say("of-edition", day=day)
    message = say("elsewhere", version=replaces.sent.owner.version, edition=edition)
    raise Refused([made("version-unsent", replaces.span, message, say("with-root"))])


def _check_sent(replaces: Replaces, packs: Mapping[str, Pack]) -> None:
    from engine.model.digest import text_digest

    now = {
        id: {code: text_digest(pack[id]) for code, pack in packs.items()} for id in next(iter(packs.values())).documents
    }
    titles = next(iter(packs.values())).documents
    others = [id for id, texts in replaces.sent.texts.items() if not texts.items() <= now.get(id, {}).items()]
    others += [id for id in now if id not in replaces.sent.texts]
    if others:
        named = tuple(titles[id].title if id in titles else id for id in others)
        raise Refused([_unsent(replaces, say("changed", name=replaces.deal, documents=named))])


def _unsent(replaces: Replaces, message: Saying) -> Diagnostic:
    hint = say("take-back", name=replaces.deal, version=replaces.sent.owner.version)
    return made("version-unsent", replaces.span, message, hint)
