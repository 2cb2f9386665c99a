"""What is on offer: options and services by name, and what an option does to the standard text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.diagnostics import Diagnostic, Refused, Report, Span, nearest
from engine.model.library import Library
from engine.pipeline import Pack, assemble, requested

if TYPE_CHECKING:
    from engine.editions.effect import Surroundings
    from engine.model.catalogue import Service
    from engine.model.comparison import Comparison
    from engine.model.variant import Variant


@dataclass(frozen=True, slots=True)
class Effect:
    """What a variant does to the standard text, in one language.

    `comparisons` holds the documents that differ between `before` and `after`, which both have the `surroundings`.
    """

    surroundings: Surroundings
    before: Pack
    after: Pack
    comparisons: tuple[Comparison, ...]


def variant(library: Library, pin: str) -> Variant:
    """A variant by its name, or by name@major. Raises `Refused` with the names there are."""
    from engine.assembly.choose import offered

    (selected,) = requested((pin,))
    report = Report()
    found = offered(library, selected.variant, selected.major, Span(pin), report)
    if found is None:
        raise Refused(report.diagnostics)
    return found


def service(library: Library, name: str) -> Service:
    """A service of the catalogue by its name. Raises `Refused` with the names there are."""
    if name not in library.services:
        hint = nearest(name, library.services) or f"there is {', '.join(library.services)}"
        raise Refused([Diagnostic("service-unknown", Span(name), f"there is no service {name}", (hint,))])
    return library.services[name]


def effect(library: Library, variant: Variant, *, language: str, today: datetime.date | None = None) -> Effect:
    """The standard text without a variant and with it.

    Both have what the variant requires and lack the facts that exclude it. Raises `Refused` where the standard
    selection excludes it for another reason.
    """
    from engine.editions.effect import differences, surroundings

    around = surroundings(library, variant)
    before, after = (
        assemble(
            library,
            language=language,
            variants=(*around.requires, *more),
            without=around.without,
            today=today,
            sketch=around.documents,
        )
        for more in ((), (variant.pin,))
    )
    return Effect(around, before, after, differences(before, after))
