"""Key points: under every selection each subject has exactly one line, and that line is about what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import combinations

from engine.diagnostics import Span
from engine.model.key_points import KeyPoint, KeyPointLine, place_of, writer_of
from engine.model.place import Place
from engine.proving.documents import Printing, Said
from engine.proving.formulas import FALSE, Formula
from engine.proving.questions import Question, Truth


class Summaries:
    """Asks of each subject that a first page sums up which lines apply, and of each line who writes its paragraphs."""

    def __init__(self, printing: Printing) -> None:
        self.printing, self.make = printing, printing.make
        known = printing.library.key_points
        self.points = tuple(known.points.values()) if known is not None else ()
        self.asked = len(self.points)

    def said(self) -> Iterator[Said]:
        """Every line as a text: its references and figures are those of any text, its terms need no definition."""
        for point in self.points:
            for line in point.lines:
                if (says := self._applies(point, line)) != FALSE:
                    place = f"key-point/{point.id}.{line.id}"
                    yield Said(says, point.document, "", place, line.text, (), None, line.span, quiet=True)

    def questions(self) -> Iterator[Question]:
        for point in self.points:
            lines = [self._applies(point, line) for line in point.lines]
            none = self.make.all(self._there(point), *[-one for one in lines])
            yield self._question(point, point.span, none, f"nothing sums up {point.id}")
            for (one, first), (other, second) in combinations(zip(lines, point.lines, strict=True), 2):
                both = self.make.all(one, other)
                yield self._question(point, second.span, both, f"{first.id} and {second.id} both sum up {point.id}")
            for line, applies in zip(point.lines, lines, strict=True):
                for place in line.places:
                    yield from self._about(point, line, applies, place)

    def _there(self, point: KeyPoint) -> Formula:
        choices = self.printing.choices
        return self.make.all(choices.documents[point.document], choices.when(point.when))

    def _applies(self, point: KeyPoint, line: KeyPointLine) -> Formula:
        return self.make.all(self._there(point), self.printing.choices.when(line.when))

    def _about(self, point: KeyPoint, line: KeyPointLine, applies: Formula, place: Place) -> Iterator[Question]:
        """The paragraph is printed where the line applies, and nobody writes it but those whom the line names."""
        named = [one for one in line.sums_up if place_of(one.clause) == place]
        writers, span = {writer_of(one.clause) for one in named}, named[0].span
        subject = f"{point.id}.{line.id} sums up {place}"
        absent = self.make.all(applies, -self.printing.printed(place))
        yield self._question(point, span, absent, f"{subject}, which is not printed")
        changing = list(dict.fromkeys(self.printing.changing(place)))
        for act in changing:
            if act.variant.id not in writers:
                other = self.make.all(applies, act.active)
                message = f"{subject}, and not what {act.variant.id} makes of it"
                yield self._question(point, span, other, message)
        inserted = any(part.origin is not None for part in self.printing.parts.get(place, ()))
        if "" not in writers and not inserted:
            own = self.make.all(applies, *[-act.active for act in changing])
            yield self._question(point, span, own, f"{subject} as a variant words it, which is not selected")

    def _question(self, point: KeyPoint, span: Span, fails: Formula, message: str) -> Question:
        return Question(
            key=("key-point", point.id, message),
            code="proof-key-point",
            span=span,
            fails=fails,
            document=point.document,
            message=partial(_told, message),
            hints=("give the line another when:, or write one more for this selection",),
        )


def _told(message: str, _: Truth) -> str:
    return message
