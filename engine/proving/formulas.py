"""Formulas over the choices of a deal, each kept once: what is written twice is the same number.

A formula is a number, as SAT solvers count: `n` is a variable or a conjunction of others, `-n` its contrary, `TRUE`
is 1. So negation costs nothing, and the clauses of a formula are only written out if a solver is asked about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from engine.model.condition import And, Atom, Condition, Not, Or

Formula = int

TRUE: Formula = 1
FALSE: Formula = -1


class Formulas:
    """The table of all formulas of one proof."""

    def __init__(self) -> None:
        self._parts: dict[Formula, frozenset[Formula]] = {}  # of what each conjunction consists
        self._known: dict[frozenset[Formula], Formula] = {}
        self._top = TRUE

    def variable(self) -> Formula:
        """A new free choice."""
        self._top += 1
        return self._top

    def all(self, *parts: Formula) -> Formula:
        """The formula that holds where all of these do."""
        own = self._parts
        found: set[Formula] = set()
        for one in parts:  # a conjunction inside a conjunction is spread out, so that contradictions are seen at once
            if one in own:
                found |= own[one]
            else:
                found.add(one)
        found.discard(TRUE)
        if FALSE in found:
            return FALSE
        for one in found:
            if one < 0 and (-one in found or (-one in own and own[-one] <= found)):
                return FALSE
        if len(found) < 2:
            return found.pop() if found else TRUE
        key = frozenset(found)
        known = self._known.get(key)
        if known is None:
            self._top += 1
            known = self._known[key] = self._top
            own[known] = key
        return known

    def any(self, *parts: Formula) -> Formula:
        """The formula that holds where one of these does."""
        return -self.all(*[-one for one in parts])

    def parts(self, formula: Formula) -> frozenset[Formula]:
        """What a conjunction consists of; nothing for a variable."""
        return self._parts.get(formula, frozenset())

    def condition(self, condition: Condition | None, truth: Callable[[str], Formula]) -> Formula:
        """A condition as people write it, with `truth` for its atoms."""
        match condition:
            case None:
                return TRUE
            case Atom():
                return truth(str(condition))
            case Not(inner):
                return -self.condition(inner, truth)
            case And(parts):
                return self.all(*[self.condition(part, truth) for part in parts])
            case Or(parts):
                return self.any(*[self.condition(part, truth) for part in parts])

    def clauses(self, asked: Iterable[Formula], written: set[Formula]) -> Iterator[list[int]]:
        """What a solver must know to understand these formulas; `written` says, and is told, what it knows already."""
        waiting = [abs(one) for one in asked]
        while waiting:
            one = waiting.pop()
            parts = self._parts.get(one)
            if parts is None or one in written:
                continue
            written.add(one)
            for part in parts:
                yield [-one, part]
                waiting.append(abs(part))
            yield [one, *(-part for part in parts)]

    def holds(self, formula: Formula, known: Mapping[Formula, bool]) -> bool:
        """Whether a formula holds when the choices are made so; what is not in `known` is not chosen."""
        values: dict[Formula, bool] = {TRUE: True}
        waiting = [abs(formula)]
        while waiting:
            one = waiting[-1]
            parts = self._parts.get(one)
            if one in values:
                waiting.pop()
            elif parts is None:
                values[one] = known.get(one, False)
            elif missing := [abs(part) for part in parts if abs(part) not in values]:
                waiting += missing
            else:
                values[one] = all(values[abs(part)] == (part > 0) for part in parts)
        return values[abs(formula)] == (formula > 0)
