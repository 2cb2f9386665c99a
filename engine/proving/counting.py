"""How many selections there are, counted on a decision diagram (`dd`), in which each of them is one path."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engine.model.library import Library
from engine.proving.formulas import FALSE, TRUE, Formula, Formulas
from engine.proving.selections import Choices

MOST_NODES = 100_000
"""Beyond this size of the diagram the selections are not counted."""


def count_selections(library: Library) -> int | None:
    """The number of different selections: of facts, services, variants with their majors, and documents."""
    make = Formulas()
    choices = Choices(library, make)
    outcomes = [
        *choices.services.values(), *choices.facts.values(), *choices.selected.values(), *choices.older.values(),
    ]  # fmt: skip
    documents = {id: make.variable() for id in library.outlines}
    ties = [rule.formula for rule in choices.rules]
    for id, formula in choices.documents.items():
        ties += [make.any(-documents[id], formula), make.any(documents[id], -formula)]
    diagram = _Diagram(make)
    counted = {*outcomes, *documents.values()} - {TRUE, FALSE}
    hidden = {*choices.asked.values(), *choices.lines.values(), *choices.vat.values()} - counted
    return diagram.count(ties, counted, hidden)


class _Diagram:
    """A decision diagram over the formulas of one table."""

    def __init__(self, formulas: Formulas) -> None:
        from dd.autoref import BDD  # counts with whole numbers; the compiled diagrams count with floating ones

        self.formulas = formulas
        self.diagram: Any = BDD()
        self._built: dict[Formula, Any] = {TRUE: self.diagram.true}

    def count(self, ties: Iterable[Formula], counted: set[Formula], hidden: set[Formula]) -> int | None:
        """How many values of `counted` are possible with some value of `hidden`."""
        for one in sorted(counted | hidden):
            self._built[one] = self.diagram.add_expr(self._declared(one))
        all = self.diagram.true
        for one in sorted(ties, key=self._reach):
            all &= self._of(one)
            if len(self.diagram) > MOST_NODES:
                self.diagram.collect_garbage()  # what steps before left behind counts for nothing
            if len(self.diagram) > MOST_NODES:
                return None
        if hidden:
            all = self.diagram.exist([_name(one) for one in hidden], all)
        return int(self.diagram.count(all, nvars=len(counted)))

    def _declared(self, variable: Formula) -> str:
        self.diagram.declare(_name(variable))
        return _name(variable)

    def _reach(self, formula: Formula) -> int:
        """How much a formula asks for: small ones first keep the diagram small."""
        written: set[Formula] = set()
        return sum(1 for _ in self.formulas.clauses([formula], written))

    def _of(self, formula: Formula) -> Any:
        found = self._built.get(abs(formula))
        if found is None:
            found = self.diagram.true
            for part in self.formulas.parts(abs(formula)):
                found &= self._of(part)
            self._built[abs(formula)] = found
        return found if formula > 0 else ~found


def _name(variable: Formula) -> str:
    return f"x{variable}"
