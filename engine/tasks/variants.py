"""The options on offer: each by its name, what selects and excludes it, what it does to the standard text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.diagnostics import Refused, Report, Span
from engine.model.condition import atoms
from engine.model.library import Library

if TYPE_CHECKING:
    from engine.comparing.options import Surroundings
    from engine.model.catalogue import Service
    from engine.model.comparison import Comparison
    from engine.model.variant import Conflict, Variant
    from engine.tasks.assemble import Pack


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
    from engine.selecting.choose import offered
    from engine.tasks.assemble import requested

    (selected,) = requested((pin,))
    report = Report()
    found = offered(library, selected.variant, selected.major, Span(pin), report)
    if found is None:
        raise Refused(report.diagnostics)
    return found


def effect(library: Library, variant: Variant, *, language: str, today: datetime.date | None = None) -> Effect:
    """The standard text without a variant and with it.

    Both have what the variant requires and lack the facts that exclude it. Raises `Refused` where the standard
    selection excludes it for another reason.
    """
    from engine.comparing.options import surroundings

    around = surroundings(library, variant)
    before = standard_with(library, around, (language,), today)
    return effects(library, variant, around, before, today)[language]


PackByLanguage = Mapping[str, "Pack"]
"""The documents of one assembly by language."""


def standard_with(
    library: Library, around: Surroundings, languages: Sequence[str], today: datetime.date | None, *more: str
) -> PackByLanguage:
    """The standard text in these surroundings, with `more` variants. Raises `Refused`."""
    from engine.tasks.assemble import assemble_all

    return assemble_all(
        library,
        languages=languages,
        variants=(*around.requires, *more),
        without=around.without,
        today=today,
        sketch=around.documents,
    )


def effects(
    library: Library, variant: Variant, around: Surroundings, before: PackByLanguage, today: datetime.date | None
) -> Mapping[str, Effect]:
    """The same in every language of `before`, which is what `standard_with` gives for its surroundings."""
    from engine.comparing.options import differences

    after = standard_with(library, around, tuple(before), today, variant.pin)
    return {code: Effect(around, one, after[code], differences(one, after[code])) for code, one in before.items()}


def selecting(library: Library, variant: Variant) -> tuple[tuple[Service, ...], tuple[Variant, ...]]:
    """The services, and the variants, that select a variant without being asked."""
    return (
        tuple(one for one in library.services.values() if any(entry.clause == variant.id for entry in one.implies)),
        tuple(
            majors[0]
            for majors in library.variants.values()
            if any(link.variant == variant.id for link in majors[0].implies)
        ),
    )


def conflicts(library: Library, variant: Variant) -> Iterator[tuple[Variant, Conflict]]:
    """The conflicts that a variant declares, then those that other variants declare with it; each with who does."""
    yield from ((variant, one) for one in variant.conflicts)
    own = {str(atom) for one in variant.conflicts for atom in atoms(one.when)}
    for majors in library.variants.values():
        for one in majors[0].conflicts:
            names = {str(atom) for atom in atoms(one.when)}
            if majors[0].id != variant.id and f"variant.{variant.id}" in names and f"variant.{majors[0].id}" not in own:
                yield majors[0], one
