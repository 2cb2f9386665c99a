"""What the solver found, as messages: one for each fault, with the smallest selection that shows it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from engine.diagnostics import Report
from engine.proving.counterexample import Naming
from engine.proving.counterexample_text import CounterexampleText
from engine.proving.questions import Question
from engine.proving.selections import Choices
from engine.proving.solver import Solver


class Findings:
    """Asks questions, and reports those that fail under some selection."""

    def __init__(self, choices: Choices, solver: Solver, report: Report) -> None:
        self.choices, self.solver, self.report = choices, solver, report
        self.naming = Naming(choices)

    def ask(self, questions: Iterable[Question]) -> Sequence[Question]:
        """The questions that fail under some selection; each is reported once, at its first place."""
        asked = [*questions]
        failing = self.solver.possible([one.fails for one in asked])
        faults: dict[Hashable, list[Question]] = {}
        for one in asked:
            if one.fails in failing:
                faults.setdefault(one.key, []).append(one)
        words = CounterexampleText(self.naming, self.solver.kept)
        for same in faults.values():
            self._tell(same, words)
        return [one for same in faults.values() for one in same]

    def _tell(self, same: Sequence[Question], words: CounterexampleText) -> None:
        make = self.choices.formulas
        fails = make.any(*[one.fails for one in same])
        found = self.naming.smallest(fails, self.solver.kept)
        first = next(one for one in same if make.holds(one.fails, found.known))
        told = first.message(lambda formula: make.holds(formula, found.known))
        condition, deal = words.told(found, fails)
        if first.selects:
            self.report.error(first.code, same[0].span, f"{condition} {told}", *first.hints, deal)
        else:
            self.report.error(
                first.code, same[0].span, told, *first.hints, f"it happens {condition.rstrip(',')}; {deal}"
            )
