"""Where a client is established by the law of the Union, and which facts of a library follow from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.model.clause import Area, Fact
from engine.model.library import Library


@dataclass(frozen=True, slots=True)
class Territory:
    """A place: the State as which it counts for VAT on services, for the Union and for the EEA; "" where outside.

    `of` are the countries with which a deal names it, none if it has a code of its own; `postcodes` by country. `state`
    is what the lists of a library know it as that do not ask for the VAT area.
    """

    code: str
    name: str
    of: tuple[str, ...]
    postcodes: Mapping[str, str]
    vat: str
    union: str
    eea: str
    state: str
    adequacy: str
    source: str

    @property
    def vat_state(self) -> str:
        """What the lists of a library know it as that ask for the VAT area."""
        return self.vat or self.code


def groups_by_place(library: Library) -> list[tuple[Area, list[Fact]]]:
    """The groups of facts of which the place of the client decides, each with what it asks for."""
    groups: dict[str, list[Fact]] = {}
    for one in library.facts.values():
        if one.group is not None:
            groups.setdefault(one.group, []).append(one)
    found: list[tuple[Area, list[Fact]]] = []
    for members in groups.values():
        if any(one.countries for one in members):
            found.append(("vat" if any(one.area == "vat" for one in members) else "union", members))
    return found


def by_place(facts: Sequence[Fact], place: Territory, area: Area) -> Fact | None:
    """Of a group of facts, the one that lists a place or the State it is a part of; else the one that lists none."""
    codes = (place.code, place.vat_state if area == "vat" else place.state)
    listed = (fact for code in codes for fact in facts if code in fact.countries)
    return next(listed, next((fact for fact in facts if not fact.countries), None))


def facts_for_vat(library: Library, place: Territory) -> Mapping[str, bool]:
    """What conditions of VAT categories ask of a place, in a library whose facts do not ask for the VAT area.

    Being in the Union was one fact with being in its VAT area until libraries told them apart: in `clauses/vat.yaml`
    it means the VAT area, everywhere else the Union. Empty where the facts of the library ask for the VAT area.
    """
    groups = groups_by_place(library)
    if any(area == "vat" for area, _ in groups):
        return {}
    return {one.id: one is by_place(members, place, "vat") for _, members in groups for one in members}
