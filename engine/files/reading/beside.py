"""Register and price lists of today beside an edition: their services by the names that the edition has for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from engine.diagnostics import Report
from engine.files.reading.builder import was
from engine.files.reading.one_file import parse_file
from engine.files.trees import SERVICES, Frozen, Tree
from engine.model.catalogue import Service, Subprocessor
from engine.model.clause import Entry
from engine.model.price_list import ListPrice, PriceList


def services_today(tree: Tree) -> Mapping[str, Any] | None:
    """The shapes of the services in the working files beside an edition; None where there is no such edition."""
    if not isinstance(tree, Frozen) or tree.live is None:
        return None
    return parse_file(tree.live, SERVICES, "services", Report())[1] or {}


def register_then(
    register: Iterable[Subprocessor], services: Mapping[str, Service], today: Mapping[str, Any]
) -> tuple[Subprocessor, ...]:
    """The register of today, its services called as they were in the edition that has `services`."""
    return tuple(replace(one, services=tuple(_then(one.services, services, today))) for one in register)


def prices_then(
    lists: Iterable[PriceList], services: Mapping[str, Service], today: Mapping[str, Any]
) -> tuple[PriceList, ...]:
    """The price lists of today, as far as the edition that has `services` has their entries to be priced."""
    return tuple(
        replace(one, prices=tuple(filter(None, (_price_then(price, services, today) for price in one.prices))))
        for one in lists
    )


def _then(named: Iterable[Entry], services: Mapping[str, Service], today: Mapping[str, Any]) -> Iterator[Entry]:
    """The services of an entry as an edition calls them; one that is newer than the edition is none of its."""
    for entry in named:
        if entry.clause in services or entry.clause not in today:
            yield entry
            continue
        former = next((name for name in was(today[entry.clause].was) if name in services), None)
        if former is not None:
            yield replace(entry, clause=former)


def _price_then(price: ListPrice, services: Mapping[str, Service], today: Mapping[str, Any]) -> ListPrice | None:
    """A list price of today by the name of its service in an edition; None for what the edition does not ask it for."""
    for entry in _then([Entry(price.service, price.span)], services, today):
        service = services.get(entry.clause)
        if service is None:
            return price  # nothing has this name: it is told as in the working files
        newer = price.service in today and price.price in today[price.service].prices
        then = service.prices.get(price.price)
        if newer if then is None else then.amount is not None:
            return None
        return replace(price, item=f"{entry.clause}/{price.price}")
    return None
