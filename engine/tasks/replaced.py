"""The version that a deal replaces, or the contract that it amends: read with the edition that it was sent from.

It is proved to be what was sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.comparing.deals import deal_changes
from engine.diagnostics import Diagnostic, Refused, Saying, made, say
from engine.languages import LANGUAGES
from engine.model.pack import PackOwner
from engine.model.sent_offer import Amends, Replaces, SentOffer
from engine.tasks.amendment import check_amendment, with_contract

if TYPE_CHECKING:
    from engine.files.reading.deal import DealSource
    from engine.model.deal import Deal
    from engine.model.library import Library
    from engine.tasks.assemble import Pack

ReadDeal = Callable[["DealSource", "Library"], "Deal"]


def with_replaced(deal: Deal, source: DealSource, library: Library, root: str | Path | None, read: ReadDeal) -> Deal:
    """The deal with the version that it replaces, or the contract that it amends; one that does neither as it is.

    The earlier file is read by `read`, with the edition that the manifest names: from the library in `root`, or from
    `library` where that is the one. Raises `Refused` where it is not there, where the earlier file has errors, or
    where it does not give, in every language, the texts whose digests are in the manifest; and for an amendment that
    changes nothing, or the term of the contract.
    """
    if deal.amends is not None:
        found, before = _sent_offer(deal, deal.amends, source, library, root, read)
        kept = with_contract(deal, deal.amends, before, communicates=bool(source.word("communication")))
        found = replace(found, changes=deal_changes(before, kept))
        check_amendment(kept, before, found, library)
        return replace(kept, amended=found)
    if deal.replaces is None:
        return deal
    found, before = _sent_offer(deal, deal.replaces, source, library, root, read)
    return replace(deal, replaced=found)


def _sent_offer(
    deal: Deal,
    sent_as: Replaces | Amends,
    source: DealSource,
    library: Library,
    root: str | Path | None,
    read: ReadDeal,
) -> tuple[SentOffer, Deal]:
    from engine.files.reading.deal import parse_deal
    from engine.tasks.assemble import assemble_all

    earlier = _library(sent_as, library, root)
    before = read(parse_deal(source.tree, sent_as.deal), earlier)
    owner, sent = PackOwner.of(before), sent_as.sent.owner
    if not owner.same_deal(sent) or owner.version != sent.version:
        raise Refused([_unsent(sent_as, say("another", name=sent_as.deal, deal=owner, sent=sent))])
    packs = assemble_all(earlier, before, languages=tuple(LANGUAGES))
    _check_sent(sent_as, packs)
    selection = next(iter(packs.values())).selection
    return SentOffer(earlier, selection, deal_changes(before, deal)), before


def _library(replaces: Replaces | Amends, library: Library, root: str | Path | None) -> Library:
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


def _check_sent(replaces: Replaces | Amends, packs: Mapping[str, Pack]) -> None:
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


def _unsent(replaces: Replaces | Amends, message: Saying) -> Diagnostic:
    hint = say("take-back", name=replaces.deal, version=replaces.sent.owner.version)
    return made("version-unsent", replaces.span, message, hint)
