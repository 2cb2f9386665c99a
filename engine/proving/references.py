"""References: each one leads to a number wherever its text is said, through every redirect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from engine.model.place import Place
from engine.model.prose import Reference, Target, TargetRange, ends
from engine.model.targets import Resolved, Unresolved, resolver_of
from engine.proving.definitions import Definitions
from engine.proving.documents import Printing, Said
from engine.proving.formulas import FALSE, Formula
from engine.proving.questions import Question, Truth
from engine.proving.selections import Act


@dataclass(frozen=True, slots=True)
class _End:
    """Where a reference may lead: a place, and the formula under which it does."""

    place: Place
    leads: Formula


class References:
    """Follows references through the removals of all variants."""

    def __init__(self, printing: Printing, definitions: Definitions) -> None:
        self.printing, self.definitions = printing, definitions
        self.library, self.make = printing.library, printing.make
        self.asked: set[int] = set()
        self._reached: dict[Place, tuple[_End, ...]] = {}

    def questions(self) -> Iterator[Question]:
        """Every reference to a place, in every text that a document may say."""
        for one in (*self.printing.said, *self.definitions.may_say()):
            for prose in one.texts.values():
                for reference in prose.references:
                    if any(target.scope not in ("law", "document") for it in reference.targets for target in ends(it)):
                        yield from self._of(one, reference)

    def _of(self, one: Said, reference: Reference) -> Iterator[Question]:
        self.asked.add(id(reference))
        pairs = [self._resolved(one, target) for target in reference.targets]
        if any(pair is None for pair in pairs):  # of a definition, which another document reads otherwise
            yield self._question(one, reference, one.says, str(reference.targets[0]), "which means nothing there")
            return
        found = [end for pair in pairs for end in pair or ()]
        if any(end.kind != "place" for end in found):
            return
        bound = self.make.all(one.says, self.printing.choices.documents[found[0].document])
        for end in found:
            reached = self._ends(end.place)
            fails = self.make.all(bound, *[-one.leads for one in reached])
            if fails != FALSE:
                yield self._question(one, reference, fails, end.place)
        if len(found) > 1:
            yield from self._together(one, reference, bound, [pair or () for pair in pairs])

    def _resolved(self, one: Said, target: Target | TargetRange) -> tuple[Resolved, ...] | None:
        resolver = resolver_of(self.library)
        try:
            return tuple(resolver.resolve(end, one.document, one.clause) for end in ends(target))
        except Unresolved:
            return None

    def _question(
        self, one: Said, reference: Reference, fails: Formula, place: str, why: str | None = None
    ) -> Question:
        exact = self.definitions.exactly(one)
        hint = "give this text the same when:, let the variant that removes the place replace this text too"
        return Question(
            key=("reference", one.identity, *map(str, reference.targets)),
            code="proof-reference",
            span=reference.span,
            fails=fails if exact is one else self.make.all(fails, exact.says),
            document=one.document,
            message=lambda truth: f"{one.place} refers to {place}, {why or self._why(Place(place), truth)}",
            hints=(f"{hint}, or add redirect: to the removal",),
        )

    def _together(
        self, one: Said, reference: Reference, bound: Formula, pairs: list[tuple[Resolved, ...]]
    ) -> Iterator[Question]:
        """Several places cited in one: articles of one document, or its annexes; a range begins before it ends."""
        every = [end.place for pair in pairs for end in pair]
        for place, other in combinations(every, 2):
            for left in self._ends(place):
                for right in self._ends(other):
                    if self._kind(left.place) != self._kind(right.place):
                        fails = self.make.all(bound, left.leads, right.leads)
                        why = f"of which {other} leads to another document, or to an annex"
                        if fails != FALSE:
                            yield self._question(one, reference, fails, place, why)
        for pair in pairs:
            if len(pair) == 2:
                yield from self._range(one, reference, bound, pair[0].place, pair[1].place)

    def _range(self, one: Said, reference: Reference, bound: Formula, first: Place, last: Place) -> Iterator[Question]:
        for left in self._ends(first):
            for right in self._ends(last):
                for begin in self.printing.parts.get(left.place, ()):
                    for end in self.printing.parts.get(right.place, ()):
                        if begin.rank > end.rank and left.place != right.place:
                            standing = (left.leads, right.leads, self._stands(left, begin), self._stands(right, end))
                            fails = self.make.all(bound, *standing)
                            if fails != FALSE:
                                yield self._question(one, reference, fails, first, f"which comes after {last}")

    def _stands(self, end: _End, part: object) -> Formula:
        """Where this part is the one that a place names."""
        parts = self.printing.parts.get(end.place, ())
        return next((one.printed for one in parts if one is part and len(parts) > 1), 1)

    def _kind(self, place: Place) -> tuple[str, bool]:
        """The document of a place, and whether it lies in an annex."""
        parts = self.printing.parts.get(place, ())
        return place.document, any(one.annex for one in parts)

    def _ends(self, place: Place) -> tuple[_End, ...]:
        """Everywhere a reference to a place may lead."""
        found = self._reached.get(place)
        if found is None:
            found = self._reached[place] = tuple(self._follow(place, frozenset()))
        return found

    def _follow(self, place: Place, seen: frozenset[Place]) -> Iterator[_End]:
        """Coming back to a place seen before leads nowhere."""
        if place in seen:
            return
        make, printing = self.make, self.printing
        seen = seen | {place}
        own = self._redirecting(place)
        numbered = printing.numbered(place)
        stays = make.all(numbered, -printing.reserved(place), *[-act.active for act, _ in own])
        if stays != FALSE:
            yield _End(place, stays)
        for act, onward in own:
            yield from self._onward(act.active, onward, seen)
        lost = make.all(-numbered, *[-act.active for act, _ in own])
        for outer in place.around():
            if outer != place:
                redirecting = self._redirecting(outer)
                for act, onward in redirecting:
                    yield from self._onward(make.all(lost, act.active), onward, seen)
                lost = make.all(lost, *[-act.active for act, _ in redirecting])

    def _onward(self, goes: Formula, place: Place, seen: frozenset[Place]) -> Iterator[_End]:
        if goes != FALSE:
            for end in self._follow(place, seen):
                leads = self.make.all(goes, end.leads)
                if leads != FALSE:
                    yield _End(end.place, leads)

    def _redirecting(self, place: Place) -> list[tuple[Act, Place]]:
        removers = self.printing.removers.get(place, ())
        return [(act, act.change.onward.place) for act in removers if act.change.onward is not None]

    def _why(self, place: Place, truth: Truth) -> str:
        """Why a reference leads nowhere under a selection, in words."""
        seen = {place}
        start = place
        while (onward := self._next(place, truth)) is not None:
            if onward in seen:
                return "the redirects of which lead in a circle"
            seen.add(onward)
            place = onward
        where = "which" if place == start else f"which leads to {place}, which"
        for outer in place.around():
            for act in self.printing.removers.get(outer, ()):
                if truth(act.active):
                    return f"{where} {act.variant.id} removes"
        return f"{where} is absent"

    def _next(self, place: Place, truth: Truth) -> Place | None:
        here = self._redirecting(place)
        if truth(self.printing.numbered(place)) and not any(truth(act.active) for act, _ in here):
            return None
        for outer in place.around():
            for act, onward in self._redirecting(outer):
                if truth(act.active):
                    return onward
        return None
