"""Figures: each one that a text prints is known wherever the text is said."""

from __future__ import annotations

from collections.abc import Iterator

from engine.model.prose import Slot
from engine.model.supplied_figures import GIVEN
from engine.proving.definitions import Definitions
from engine.proving.documents import Printing, Said
from engine.proving.formulas import FALSE, Formula
from engine.proving.questions import Question


class Figures:
    """Asks for the parameters of variants: those of the library, and what the program gives, are always known."""

    def __init__(self, printing: Printing, definitions: Definitions) -> None:
        self.printing, self.definitions = printing, definitions
        self.library, self.make = printing.library, printing.make
        self.asked: set[str] = set()
        self._known: dict[str, Formula] = {}
        for majors in self.library.variants.values():
            for variant in majors:
                for name in variant.parameters:
                    chosen = printing.choices.chosen(variant)
                    self._known[name] = self.make.any(self._known.get(name, FALSE), chosen)

    def questions(self) -> Iterator[Question]:
        """Every figure in every text that a document may say."""
        for one in (*self.printing.said, *self.definitions.may_say()):
            for prose in one.texts.values():
                for slot in prose.slots:
                    self.asked.add(slot.parameter)
                    if slot.parameter not in self.library.parameters and slot.parameter not in GIVEN:
                        yield from self._of(one, slot)

    def _of(self, one: Said, slot: Slot) -> Iterator[Question]:
        name = slot.parameter
        fails = self.make.all(one.says, -self._known.get(name, FALSE))
        if fails == FALSE:
            return
        yield Question(
            key=("parameter", one.identity, name),
            code="proof-parameter",
            span=slot.span,
            fails=self.make.all(fails, self.definitions.exactly(one).says),
            document=one.document,
            message=lambda _: f"{one.place} prints {name}, which belongs to a variant that is not selected",
            hints=("let the text be said only where the variant is selected, or declare the parameter in the library",),
        )
