"""Where everything that a document can print is written: in a clause, or in a variant that inserts or restates it."""

from __future__ import annotations

from dataclasses import dataclass

from engine.model.clause import TextNode, parts_of
from engine.model.library import Library
from engine.model.place import Place
from engine.model.selection import Selection
from engine.model.variant import Change, Variant


@dataclass(frozen=True, slots=True)
class Brought:
    """What only a variant prints, with the change that brings it."""

    variant: Variant
    change: Change
    written: TextNode


class Sources:
    """Everything that can be printed under some selection, by place."""

    def __init__(self, library: Library) -> None:
        self.own: dict[Place, TextNode] = {}
        self.brought: dict[Place, list[Brought]] = {}
        for clause in library.clauses.values():
            self.own |= dict(parts_of(clause.id, clause))
        for majors in library.variants.values():
            for variant in majors:
                for change in variant.changes:
                    for place, node in change.brings():
                        self.brought.setdefault(place, []).append(Brought(variant, change, node))

    @property
    def places(self) -> set[Place]:
        return {*self.own, *self.brought}

    def of(self, place: Place, selection: Selection) -> TextNode | None:
        """What is written at a place: by the clause, else by a selected variant, else by any that brings it."""
        brought = self.brought.get(place, [])
        selected = (one for one in brought if selected_in(selection, one.variant))
        best = next(selected, brought[0] if brought else None)
        return self.own.get(place) or (best.written if best else None)


def selected_in(selection: Selection, variant: Variant) -> bool:
    """Whether the variant is selected, in this very major."""
    chosen = selection.variants.get(variant.id)
    return chosen is not None and chosen.variant is variant
