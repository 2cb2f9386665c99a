"""Asks a SAT solver what can be: about many formulas at once, so that it is asked only as often as answers differ."""

from __future__ import annotations

from collections.abc import Iterable

from engine.proving.formulas import FALSE, TRUE, Formula, Formulas

SOLVER = "glucose4"


class Solver:
    """One incremental solver, told what every selection keeps to. Formulas are written out when they are asked for."""

    def __init__(self, formulas: Formulas, kept: Iterable[Formula]) -> None:
        from pysat.solvers import Solver as Sat

        self.formulas = formulas
        self.clauses = 0
        self.kept: list[Formula] = []
        self._written: set[Formula] = set()
        self._sat = Sat(name=SOLVER)
        self.keep(TRUE, *kept)

    def __enter__(self) -> Solver:
        return self

    def __exit__(self, *_: object) -> None:
        self._sat.delete()

    @property
    def variables(self) -> int:
        return int(self._sat.nof_vars())

    def keep(self, *kept: Formula) -> None:
        """Only selections in which these hold are looked at from now on."""
        self._write(kept)
        self.kept += kept
        for one in kept:
            self._sat.add_clause([one])
        self.clauses += len(kept)

    def _write(self, asked: Iterable[Formula]) -> None:
        for clause in self.formulas.clauses(asked, self._written):
            self._sat.add_clause(clause)
            self.clauses += 1

    def can(self, *formulas: Formula) -> bool:
        """Whether some selection makes all of these hold."""
        self._write(formulas)
        return bool(self._sat.solve(assumptions=list(formulas)))

    def possible(self, formulas: Iterable[Formula]) -> frozenset[Formula]:
        """Those of the formulas that hold under some selection, each perhaps under another one."""
        open = set(formulas) - {FALSE}
        found: set[Formula] = set()
        self._write(open)
        while open:
            asked = self.formulas.variable()
            self._sat.add_clause([-asked, *open])
            if not self._sat.solve(assumptions=[asked]):
                break
            model = self._sat.get_model()
            met = {one for one in open if (model[abs(one) - 1] > 0) == (one > 0)}
            found |= met
            open -= met
            self._sat.add_clause([-asked])
        return frozenset(found)

    def core(self, asked: Formula) -> list[Formula]:
        """Of the rules, some that together exclude the formula; none where it can hold."""
        from pysat.solvers import Solver as Sat

        written: set[Formula] = set()
        clauses = [[TRUE], *self.formulas.clauses([asked, *self.kept], written)]
        with Sat(name=SOLVER, bootstrap_with=clauses) as sat:
            if sat.solve(assumptions=[asked, *self.kept]):
                return []
            needed = [one for one in sat.get_core() or [] if one != asked]
            for one in [*needed]:  # each rule that is not needed goes
                fewer = [other for other in needed if other != one]
                if not sat.solve(assumptions=[asked, *fewer]):
                    needed = fewer
            return needed
