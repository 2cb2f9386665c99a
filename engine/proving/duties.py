"""Duties: each one that a document owes is covered by a text that the document says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from engine.languages import OF_MESSAGES
from engine.model.clause import Duty
from engine.proving.definitions import Definitions
from engine.proving.documents import Printing
from engine.proving.formulas import FALSE, Formula
from engine.proving.questions import Question


class Duties:
    """Asks, for each document and each duty that it owes, whether something covers it."""

    def __init__(self, printing: Printing, definitions: Definitions) -> None:
        self.printing, self.definitions = printing, definitions
        self.library, self.make = printing.library, printing.make
        self.asked = 0

    def questions(self) -> Iterator[Question]:
        """Every duty of every document."""
        for outline in self.library.outlines.values():
            groups = {cover.duty for cover in outline.owes}
            for duty in self.library.duties.values():
                if duty.group in groups:
                    self.asked += 1
                    yield from self._of(outline.id, duty)

    def _of(self, document: str, duty: Duty) -> Iterator[Question]:
        make, choices = self.make, self.printing.choices
        waived = [-one for one in self._waived.get(duty.id, ())]
        covered = [-one for one in self._covering.get((document, duty.id), ())]
        fails = make.all(choices.documents[document], choices.when(duty.when), *waived, *covered)
        if fails != FALSE:
            fails = make.all(fails, *[-one for one in self._defined(document, duty.id)])
        if fails != FALSE:
            yield Question(
                key=("duty", document, duty.id),
                code="proof-duty",
                span=duty.span,
                fails=fails,
                document=document,
                message=lambda _: f"no paragraph of {document} covers {duty.id}: {duty.summary[OF_MESSAGES]}",
                hints=(
                    "cover it in the text that stands there instead, or waive it in the variant that takes it away",
                ),
            )

    @cached_property
    def _waived(self) -> dict[str, list[Formula]]:
        found: dict[str, list[Formula]] = {}
        for majors in self.library.variants.values():
            for variant in majors:
                for cover in variant.waives:
                    found.setdefault(cover.duty, []).append(self.printing.choices.chosen(variant))
        return found

    @cached_property
    def _covering(self) -> dict[tuple[str, str], list[Formula]]:
        """The texts that cover a duty, by document and duty."""
        found: dict[tuple[str, str], list[Formula]] = {}
        for one in self.printing.said:
            for cover in one.covers:
                found.setdefault((one.document, cover.duty), []).append(one.says)
        return found

    def _defined(self, document: str, duty: str) -> Iterator[Formula]:
        """Where a definition that covers a duty is printed."""
        defines = self.definitions.defines(document)
        for id, wordings in self.definitions.wordings.items() if defines != FALSE else ():
            for one in wordings:
                if any(cover.duty == duty for cover in one.term.covers):
                    used = self.definitions.used(document).get(id, FALSE)
                    yield self.make.all(defines, one.valid, used)
