"""Whether price lists and the catalogue go together: an entry that it has, whose price it does not fix itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.diagnostics import Span, nearest
from engine.model.library import Library
from engine.model.price_list import PriceList
from engine.model.renames import renamed_hint

Misplaced = tuple[str, Span, str, str]
"""The code of an error, its place, the message, and a hint."""


def misplaced(lists: Iterable[PriceList], library: Library) -> Iterator[Misplaced]:
    """What a list gives a price for and must not: what the catalogue does not have, or has a price for itself."""
    for one in (price for found in lists for price in found.prices):
        service = library.services.get(one.service)
        if service is None:
            hint = renamed_hint(f"service/{one.service}", library) or nearest(one.service, library.services)
            known = hint or f"known: {', '.join(library.services)}"
            yield "service-unknown", one.span, f"there is no service {one.service}", known
        elif one.price not in service.prices:
            hint = nearest(one.price, service.prices) or f"there is {', '.join(service.prices) or 'none'}"
            yield "price-list", one.span, f"{one.service} has no price {one.price}", hint
        elif (fixed := service.prices[one.price].amount) is not None:
            message = f"the catalogue gives the price of {one.item} already: {fixed}"
            hint = (
                "keep one of them: here it is a list price, from which a deal may depart; "
                "in services.yaml it is fixed for every deal of an edition"
            )
            yield "price-list", one.span, message, hint
