"""What the solver found, as messages: one for each fault, with the smallest selection that shows it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from engine.diagnostics import Report
from engine.proving.counterexample import Naming
from engine.proving.counterexample_text import CounterexampleText
from engine.proving.questions import Question
from engine.proving.selections import Choices
from engine.proving.solver import Solver


@dataclass(frozen=True, slots=True)
class ProvenFault:
    """A property that fails, in words: the `question` that the smallest selection answers, and all of that fault."""

    question: Question
    questions: Sequence[Question]
    message: str
    hints: tuple[str, ...]


class Findings:
    """Asks questions, and reports those that fail under some selection."""

    def __init__(self, choices: Choices, solver: Solver, report: Report) -> None:
        self.choices, self.solver, self.report = choices, solver, report
        self.naming = Naming(choices)

    def ask(self, questions: Iterable[Question]) -> Sequence[Question]:
        """The questions that fail under some selection; each is reported once, at its first place."""
        faults = [*self.faults(questions)]
        for one in faults:
            self.report.error(one.question.code, one.questions[0].span, one.message, *one.hints)
        return [question for one in faults for question in one.questions]

    def faults(self, questions: Iterable[Question]) -> Iterator[ProvenFault]:
        """The same with words for each fault, which nobody has reported."""
        asked = [*questions]
        failing = self.solver.possible([one.fails for one in asked])
        faults: dict[Hashable, list[Question]] = {}
        for one in asked:
            if one.fails in failing:
                faults.setdefault(one.key, []).append(one)
        words = CounterexampleText(self.naming, self.solver.kept)
        for same in faults.values():
            yield self._fault(same, words)

    def _fault(self, same: Sequence[Question], words: CounterexampleText) -> ProvenFault:
        make = self.choices.formulas
        fails = make.any(*[one.fails for one in same])
        found = self.naming.smallest(fails, self.solver.kept)
        first = next(one for one in same if make.holds(one.fails, found.known))
        told = first.message(lambda formula: make.holds(formula, found.known))
        condition, deal = words.told(found, fails)
        if first.selects:
            return ProvenFault(first, same, f"{condition} {told}", (*first.hints, deal))
        return ProvenFault(first, same, told, (*first.hints, f"it happens {condition.rstrip(',')}; {deal}"))
