"""What a variant does to the standard text: in which surroundings it can be shown, and which documents it touches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.comparing.documents import compare, inserted, removed
from engine.model.clause import Clause
from engine.model.comparison import Comparison
from engine.model.condition import atoms, holds
from engine.model.document import Document
from engine.model.library import Library
from engine.model.variant import Variant


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a variant is shown with: the variants it requires, the documents to show, and what would exclude it.

    `without` names facts, and services (`service.ai-tools`) where no fact can be left out instead.

    `requires` and `implies` are followed as far as they lead.
    """

    requires: tuple[str, ...]
    implies: tuple[str, ...]
    without: tuple[str, ...]
    documents: tuple[str, ...]


def surroundings(library: Library, variant: Variant) -> Surroundings:
    """What the standard text needs so that the variant can be selected in it."""
    requires = _reached(library, variant, ("requires",))
    every = _reached(library, variant, ("requires", "implies"))
    variants = [variant, *(library.variants[id][0] for id in every)]
    standard = library.standard
    facts = [entry.clause for entry in standard.facts]
    known = {
        *facts,
        *(f"service.{entry.clause}" for entry in standard.services),
        *(f"variant.{one.id}" for one in variants),
    }
    movable = {id for id in facts if id in library.facts and library.facts[id].group is None}
    movable |= {f"service.{entry.clause}" for entry in standard.services}
    without: list[str] = []
    for conflict in (conflict for one in variants for conflict in one.conflicts):
        for name in sorted({str(atom) for atom in atoms(conflict.when)} & movable & known, key=_facts_first):
            if holds(conflict.when, known.__contains__):
                without.append(name)
                known.remove(name)
    documents = {id for one in variants if one.id not in requires for id in _touched(library, one)}
    claims = (claim for one in variants for change in one.changes for claim in change.claims())
    added = {claim.about for claim in claims if claim.kind == "add"}
    return Surroundings(
        requires=requires,
        implies=tuple(id for id in every if id not in requires),
        without=tuple(without),
        documents=tuple(id for id in library.outlines if id in documents - added),
    )


def _facts_first(name: str) -> tuple[bool, str]:
    return name.startswith("service."), name


def _reached(library: Library, variant: Variant, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The variants that one leads to through its links of these kinds, without itself."""
    waiting, found = [variant], dict[str, None]()
    while waiting:
        one = waiting.pop(0)
        links = [*(one.requires if "requires" in kinds else ()), *(one.implies if "implies" in kinds else ())]
        for link in links:
            if link.variant not in found and link.variant != variant.id and link.variant in library.variants:
                found[link.variant] = None
                waiting.append(library.variants[link.variant][0])
    return tuple(sorted(found))


def _touched(library: Library, variant: Variant) -> Iterator[str]:
    """The documents whose text the changes of a variant name, or in which a parameter stands that it sets."""
    for change in variant.changes:
        for claim in change.claims():  # those of terms aside: they are defined in documents of the standard text
            if claim.place is not None:
                yield claim.place.document
            elif claim.kind == "parameter":
                yield from (one.document for one in library.clauses.values() if claim.about in _slots(one))


def _slots(clause: Clause) -> frozenset[str]:
    texts = [text for one in clause.paragraphs for text in (one.text, one.single) if text is not None]
    texts += [item.text for one in clause.paragraphs for item in one.items]
    return frozenset(slot.parameter for text in texts for prose in text.values() for slot in prose.slots)


def differences(before: Mapping[str, Document], after: Mapping[str, Document]) -> tuple[Comparison, ...]:
    """Every document of two packs of one language that differs: those of `after` in their order, then what is gone."""
    other = [(id, one) for id, one in after.items() if before.get(id) != one]
    found = [compare(before[id], one) if id in before else inserted(one) for id, one in other]
    found += [removed(one) for id, one in before.items() if id not in after]
    return tuple(one for one in found if one.changed)
