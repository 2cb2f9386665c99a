"""Where everything that a document can print is written: in a clause, or in a variant that inserts or restates it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.model.clause import Clause, Item, Paragraph
from engine.model.library import Library
from engine.model.selection import Selection
from engine.model.variant import Insert, Replace, Variant

Written = Clause | Paragraph | Item


@dataclass(frozen=True, slots=True)
class Brought:
    """What only a variant prints, with the change that brings it."""

    variant: Variant
    change: Insert | Replace
    written: Written


class Sources:
    """Everything that can be printed under some selection, by place."""

    def __init__(self, library: Library) -> None:
        self.own: dict[str, Written] = {}
        self.brought: dict[str, list[Brought]] = {}
        for clause in library.clauses.values():
            self.own |= dict(within(clause.id, clause))
        for majors in library.variants.values():
            for variant in majors:
                for change in variant.changes:
                    if isinstance(change, Insert | Replace):
                        self._add(variant, change)

    def _add(self, variant: Variant, change: Insert | Replace) -> None:
        if isinstance(change, Insert):
            found = within(str(change.target), change.content)
        else:
            found = ((f"{change.target}.{one.id}", one) for one in change.items or ())
        for place, written in found:
            self.brought.setdefault(place, []).append(Brought(variant, change, written))

    @property
    def places(self) -> set[str]:
        return {*self.own, *self.brought}

    def of(self, place: str, selection: Selection) -> Written | None:
        """What is written at a place: by the clause, else by a selected variant, else by any that brings it."""
        brought = self.brought.get(place, [])
        selected = (one for one in brought if selected_in(selection, one.variant))
        best = next(selected, brought[0] if brought else None)
        return self.own.get(place) or (best.written if best else None)


def selected_in(selection: Selection, variant: Variant) -> bool:
    """Whether the variant is selected, in this very major."""
    chosen = selection.variants.get(variant.id)
    return chosen is not None and chosen.variant is variant


def within(place: str, written: Written) -> Iterator[tuple[str, Written]]:
    """A clause, paragraph or item with all that lies in it."""
    yield place, written
    if isinstance(written, Clause):
        for paragraph in written.paragraphs:
            yield from within(f"{place}#{paragraph.id}", paragraph)
    elif isinstance(written, Paragraph):
        for item in written.items:
            yield from within(f"{place}.{item.id}", item)
