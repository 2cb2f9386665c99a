"""The smallest deal that makes a formula hold: what it names, deselects and pins, found by MaxSAT (RC2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from engine.proving.formulas import FALSE, TRUE, Formula
from engine.proving.selections import Choices


@dataclass(frozen=True, slots=True)
class Smallest:
    """What a deal says, by id, each thing in the order of the library. `variants` are pinned where they must be.

    `documents` are those it asks for, `pack` those that it gets. `known` holds the values of all choices.
    """

    services: tuple[str, ...]
    variants: tuple[str, ...]
    deselected: tuple[str, ...]
    facts: tuple[str, ...]
    documents: tuple[str, ...]
    pack: tuple[str, ...]
    known: Mapping[Formula, bool] = field(repr=False)


class Naming:
    """How a deal comes to a selection: what it names, pins and deselects."""

    def __init__(self, choices: Choices) -> None:
        self.choices, self.library, self.make = choices, choices.library, choices.formulas
        new = self.make.variable
        self.named = {id: new() for id in self.library.variants}
        self.left = {id: new() for id in self.library.variants}

    @cached_property
    def _weights(self) -> Mapping[Formula, int]:
        """What each choice adds to the size of a deal: one, and so little more that of equal deals the first is found.

        Of a group one fact holds anyway: which one does not count.
        """
        choices = self.choices
        grouped = {choices.facts[one.id] for one in self.library.facts.values() if one.group is not None}
        tables = (self.named, choices.services, choices.facts, choices.asked, choices.older, self.left)
        every = dict.fromkeys(formula for table in tables for formula in table.values() if formula != FALSE)
        ranks = {formula: rank for rank, formula in enumerate(every)}
        one = len(ranks) ** 2
        return {formula: rank + (0 if formula in grouped else one) for formula, rank in ranks.items()}

    @cached_property
    def _follows(self) -> Mapping[str, Formula]:
        """Where each variant is selected unless it is deselected: a service, a variant or its condition asks for it."""
        choices, library = self.choices, self.library
        asking: dict[str, list[Formula]] = {
            id: [choices.when(newest.activate)] if newest.activate is not None else []
            for id, (newest, *_) in library.variants.items()
        }
        for service in library.services.values():
            for entry in service.implies:
                asking.get(entry.clause, []).append(choices.services[service.id])
        for majors in library.variants.values():
            for one in majors:
                for link in one.implies:
                    asking.get(link.variant, []).append(choices.chosen(one))
        return {id: self.make.any(*formulas) for id, formulas in asking.items()}

    @cached_property
    def _reasons(self) -> Mapping[str, Formula]:
        """Where each variant is selected: it is named, or it follows and is not deselected."""
        make = self.make
        return {
            id: make.any(self.named[id], make.all(-self.left[id], follows)) for id, follows in self._follows.items()
        }

    @cached_property
    def _ties(self) -> tuple[Formula, ...]:
        make, choices = self.make, self.choices
        found = []
        for id, selected in choices.selected.items():
            named, left, reason = self.named[id], self.left[id], self._reasons[id]
            found += [make.any(-selected, reason), make.any(selected, -reason)]
            found += [make.any(-left, -named), make.any(-left, self._follows[id])]
            found += [make.any(-pin, named) for (one, _), pin in choices.older.items() if one == id]
        return tuple(found)

    def settled(self, known: Mapping[Formula, bool]) -> Mapping[Formula, bool] | None:
        """The same deal with what its choices lead to; None where it is no valid deal."""
        settled, last = dict(known), dict[Formula, bool]()
        while settled != last:  # as long as one variant implies another; they never do in a circle
            last = dict(settled)
            for id, selected in self.choices.selected.items():
                settled[selected] = self.make.holds(self._reasons[id], last)
        return settled if self.make.holds(self.make.all(*self._ties), settled) else None

    def smallest(self, fails: Formula, kept: Iterable[Formula]) -> Smallest:
        """A deal of minimum size that keeps the rules and makes the formula hold. There must be one."""
        from pysat.examples.rc2 import RC2
        from pysat.formula import WCNF

        hard = [TRUE, fails, *kept, *self._ties]
        problem = WCNF()
        problem.extend([*self.make.clauses(hard, set()), *([one] for one in hard)])
        for formula, weight in self._weights.items():
            if weight:
                problem.append([-formula], weight=weight)
        with RC2(problem, solver="g4") as search:
            model = search.compute()
        true = {one for one in model or () if one > 0}
        return self._read({formula: formula in true for formula in self._inputs})

    @cached_property
    def _inputs(self) -> tuple[Formula, ...]:
        return (*self._weights, *self.choices.selected.values())

    def _read(self, known: Mapping[Formula, bool]) -> Smallest:
        choices, make = self.choices, self.make

        def true(table: Mapping[str, Formula]) -> tuple[str, ...]:
            return tuple(id for id, formula in table.items() if make.holds(formula, known))

        pins = {id: f"{id}@{major}" for (id, major), pin in choices.older.items() if known[pin]}
        return Smallest(
            services=true(choices.services),
            variants=tuple(pins.get(id, id) for id in true(self.named)),
            deselected=true(self.left),
            facts=true(choices.facts),
            documents=true(choices.asked),
            pack=true(choices.documents),
            known=known,
        )
