"""Changes: no two of them collide, and each finds the place that it changes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from engine.model.claims import Claim, claims_collide
from engine.model.clause import parts_of
from engine.model.place import Place
from engine.proving.formulas import FALSE, TRUE, Formula
from engine.proving.questions import Question
from engine.proving.selections import Act, Choices


class Collisions:
    """Asks whether two changes that claim the same can be made together."""

    def __init__(self, choices: Choices) -> None:
        self.choices, self.make = choices, choices.formulas
        self.asked = 0

    def questions(self) -> Iterator[Question]:
        """Every pair of changes whose claims collide, whoever makes them; then every change of what may be absent."""
        for one, two in self._pairs():
            self.asked += 1
            fails = self.make.all(one.active, two.active)
            if fails != FALSE:
                yield _collision(one, two, fails)
        yield from self._absent()

    def _pairs(self) -> Iterator[tuple[Act, Act]]:
        """The pairs of changes with colliding claims: only those of one clause, parameter or term can have them."""
        claimed: dict[str, list[tuple[Claim, int]]] = {}
        acts = self.choices.acts
        for index, act in enumerate(acts):
            for claim in act.change.claims():
                about = f"term {claim}" if claim.kind == "term" else claim.place.clause if claim.place else claim.about
                claimed.setdefault(about, []).append((claim, index))
        found = {
            (index, other)
            for claims in claimed.values()
            for (claim, index), (claim2, other) in combinations(claims, 2)
            if index != other and claims_collide(claim, claim2)
        }
        yield from ((acts[index], acts[other]) for index, other in sorted(found))

    def _absent(self) -> Iterator[Question]:
        """Changes of something that an inactive change would insert."""
        made: dict[Place, list[Formula]] = {}
        for act in self.choices.acts:
            for place, _ in act.change.brings():
                made.setdefault(place, []).append(act.active)
        own = {place for clause in self.choices.library.clauses.values() for place, _ in parts_of(clause.id, clause)}
        for act in self.choices.acts:
            if act.change.place is not None:
                place = act.change.place.place
                there = TRUE if place in own else self.make.any(*made.get(place, ()))
                fails = self.make.all(act.active, -there)
                if fails != FALSE:
                    yield _lost(act, place, fails)


def _collision(one: Act, two: Act, fails: Formula) -> Question:
    left, right = one.variant.id, two.variant.id
    places = ", ".join(sorted({claim.about for claim in two.change.claims()}))
    if left == right:
        message = f"{left} changes {places} twice"
        hint = f"the other change stands at {one.change.span}; make one of them, or give each its own when:"
    else:
        message = f"{left} and {right} both change {places}"
        hint = f"the other change stands at {one.change.span}; word them together with when:, or declare a conflict"
    return Question(
        key=("collision", left, two.change.span),  # an older major often makes the same change: once is enough
        code="change-conflict",
        span=two.change.span,
        fails=fails,
        document="",
        message=lambda _: message,
        hints=(hint,),
        selects=False,
        other=one.change.span,
    )


def _lost(act: Act, place: Place, fails: Formula) -> Question:
    return Question(
        key=("target", act.change.span),
        code="change-target",
        span=act.change.span,
        fails=fails,
        document="",
        message=lambda _: f"{act.variant.id} changes {place}, which this selection does not contain",
        hints=("require the variant that inserts it, or give this change its when:",),
        selects=False,
    )
