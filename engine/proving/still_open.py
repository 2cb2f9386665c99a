"""What is still possible for a deal of which a part is settled, and what can still change a word of its documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.model.library import Library
from engine.proving.definitions import Definitions
from engine.proving.documents import Printing
from engine.proving.formulas import TRUE, Formula, Formulas
from engine.proving.selections import Choices, DealRule
from engine.proving.solver import Solver

Known = Mapping[str, bool]
"""What is settled: atoms as conditions name them (`service.prospecting`, `client.be`), each with whether it holds."""


class StillOpen:
    """Asks a library about deals that name no document and no former version of an option.

    An answer about what is `known` of a deal holds whatever the rest of that deal will say.
    """

    def __init__(self, library: Library) -> None:
        self._make = Formulas()
        self._choices = choices = Choices(library, self._make)
        printing = Printing(choices)
        definitions = Definitions(printing)
        said = (*printing.said, *definitions.may_say())
        self._says = frozenset(one.says for one in said)
        self._figures: dict[str, set[Formula]] = {}
        for one in said:
            for name in {slot.parameter for prose in one.texts.values() for slot in prose.slots}:
                self._figures.setdefault(name, set()).add(one.says)
        pack = {entry.clause for entry in library.standard.pack}
        self._given: dict[Formula, bool] = {one: id in pack for id, one in choices.asked.items()}
        self._given |= dict.fromkeys(choices.older.values(), False)
        self._solver = Solver(self._make, [rule.formula for rule in choices.rules])

    def possible(self, atom: str, known: Known) -> bool:
        """Whether some deal in which this holds keeps to what is known."""
        return self._solver.can(*self._literals(known), self._choices.truth(atom))

    def forced(self, atom: str, known: Known) -> bool:
        """Whether this holds in every deal that keeps to what is known."""
        return not self._solver.can(*self._literals(known), -self._choices.truth(atom))

    def agrees(self, known: Known) -> bool:
        """Whether any deal keeps to all this."""
        return self._solver.can(*self._literals(known))

    def reasons(self, known: Known) -> tuple[DealRule, ...]:
        """The rules of the library for which no deal keeps to all this; nothing where one does."""
        needed = set(self._solver.core(self._make.all(*self._literals(known))))
        return tuple(rule for rule in self._choices.rules if rule.formula in needed)

    def matters(self, atom: str, known: Known) -> bool:
        """Whether a text is left that may be said or not according to this; what is known of the atom is put aside.

        It may answer yes where other rules leave no choice, never no where a word can change.
        """
        asked = abs(self._choices.truth(atom))
        given = self._given | {abs(one): one > 0 for one in self._literals(known) if abs(one) not in (TRUE, asked)}
        reduced = _Reduced(self._make, given)
        return any(asked in reduced.of(one)[1] for one in self._says)

    def printable(self, parameter: str, known: Known) -> bool:
        """Whether a text that prints this figure may still be said; it may answer yes as `matters` does."""
        reduced = _Reduced(self._make, self._given | {abs(one): one > 0 for one in self._literals(known)})
        return any(reduced.of(one)[0] is not False for one in self._figures.get(parameter, ()))

    def _literals(self, known: Known) -> list[Formula]:
        own = [one if held else -one for one, held in self._given.items()]
        return own + [self._choices.truth(atom) if held else -self._choices.truth(atom) for atom, held in known.items()]


class _Reduced:
    """Formulas when some choices are made: their value where it is certain, else the choices that are left."""

    def __init__(self, make: Formulas, given: Mapping[Formula, bool]) -> None:
        self._make, self._given = make, given
        self._found: dict[Formula, tuple[bool | None, frozenset[Formula]]] = {TRUE: (True, frozenset())}

    def of(self, formula: Formula) -> tuple[bool | None, frozenset[Formula]]:
        own = abs(formula)
        if own not in self._found:
            self._found[own] = self._reduced(own)
        value, on = self._found[own]
        return (value if value is None or formula > 0 else not value), on

    def _reduced(self, own: Formula) -> tuple[bool | None, frozenset[Formula]]:
        if own in self._given:
            return self._given[own], frozenset()
        parts: Iterable[Formula] = self._make.parts(own)
        if not parts:
            return None, frozenset({own})
        found = [self.of(one) for one in parts]
        if any(value is False for value, _ in found):
            return False, frozenset()
        left = frozenset().union(*(on for value, on in found if value is None))
        return (None, left) if left else (True, frozenset())
