"""The electronic orders of a pack: from what a deal selects to files that are still to be printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from engine.diagnostics import Report
from engine.languages import LANGUAGES
from engine.model.library import Library

if TYPE_CHECKING:
    from engine.rendering.jobs import Job
    from engine.tasks.assemble import Pack

OF_A_NETWORK = ("peppol-order",)
"""The formats that are sent to an address in the Peppol network."""


def order_jobs(library: Library, packs: Mapping[str, Pack], formats: Sequence[str], start: str) -> list[Job]:
    """A file for each of `formats` (`ORDER_FORMATS`), whose name begins with `start`.

    It is in the first language of the client that the pack has. Raises `Refused` (`order-incomplete`) where an order
    lacks something, or where a deal orders nothing.
    """
    from engine import rendering
    from engine.assembling.order import order
    from engine.assembling.order_parties import check_addresses
    from engine.rendering.jobs import Job

    first = next(iter(packs.values()))
    deal = first.selection.deal
    if not formats or deal is None:
        return []
    code = next((one for one in deal.client.languages if one in packs), next(iter(packs)))
    report = Report()
    made = order(library, packs[code].selection, LANGUAGES[code], report)
    if made is not None and not set(formats).isdisjoint(OF_A_NETWORK):
        check_addresses(made, first.selection, report)
    report.stop()
    if made is None:
        raise ValueError("an order that is not made says why")
    return [Job(f"{start}{one}.xml", partial(rendering.render_order, made, one)) for one in formats]
