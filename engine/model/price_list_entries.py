"""Whether price lists and the catalogue go together: an entry that it has, whose price it does not fix itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.diagnostics import Saying, Span, did_you_mean, listed, say
from engine.model.library import Library
from engine.model.price_list import PriceList
from engine.model.renames import renamed

Misplaced = tuple[str, Span, Saying, Saying]
"""The code of an error, its place, the message, and a hint."""


def misplaced(lists: Iterable[PriceList], library: Library) -> Iterator[Misplaced]:
    """What a list gives a price for and must not: what the catalogue does not have, or has a price for itself."""
    for one in (price for found in lists for price in found.prices):
        service = library.services.get(one.service)
        if service is None:
            hint = renamed(f"service/{one.service}", library) or did_you_mean(one.service, library.services)
            known = hint or listed("known", library.services)
            yield "service-unknown", one.span, say("unknown", name=one.service), known
        elif one.price not in service.prices:
            hint = did_you_mean(one.price, service.prices) or listed("there-is", service.prices)
            yield "price-list", one.span, say("no-such-price", service=one.service, price=one.price), hint
        elif (fixed := service.prices[one.price].amount) is not None:
            yield "price-list", one.span, say("given-already", item=one.item, amount=fixed), say("keep-one")
