"""What nobody ever sees: parts that no selection prints, changes never made, variants that nobody can select."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from engine.diagnostics import Report, Span
from engine.model.clause import ClauseItem, TextNode, inner_parts
from engine.model.condition import Condition, written_condition
from engine.model.place import Place
from engine.model.variant import Change, Variant
from engine.proving.documents import Printing
from engine.proving.formulas import FALSE, Formula
from engine.proving.selections import Act, Choices
from engine.proving.solver import Solver

_CONDITION = "change the condition, or delete what it keeps away"
_TAKEN_AWAY = "delete it, or change what always takes it away"


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """Something that is printed or done where `happens` holds. `inside` is what it is a part of."""

    id: int
    inside: tuple[int, ...]
    happens: Formula
    when: Condition | None
    what: str
    about: str
    span: Span
    done: str = "printed"
    owner: str = ""  # the variant whose change it is


def check_conditions(
    printing: Printing, solver: Solver, unselectable: frozenset[int], told: Container[Span | None], report: Report
) -> int:
    """Warns of each document, clause, paragraph, item and change that has no effect in any deal; how many there are.

    Nothing more is said of what is `unselectable`, nor of changes that have been `told` to quarrel.
    """
    pieces = [one for one in _Pieces(printing).every() if one.id not in unselectable]
    possible = solver.possible([one.happens for one in pieces])
    never: set[int] = set(unselectable)
    for one in pieces:
        if one.happens not in possible:
            never.add(one.id)
            if never.isdisjoint(one.inside) and one.span not in told:
                _tell(one, printing.choices, solver, report)
    return len(pieces)


def _tell(one: _Piece, choices: Choices, solver: Solver, report: Report) -> None:
    message, hint = f"{one.what} is {one.done} in no deal", _TAKEN_AWAY
    if one.when is not None and not solver.can(choices.when(one.when)):
        message, hint = f"{message}: {written_condition(one.when)} never holds", _CONDITION
    elif one.when is not None and one.owner:
        message, hint = (
            f"{message}: {written_condition(one.when)} never holds where {one.owner} is selected",
            _CONDITION,
        )
    report.warn("condition-never", one.span, message, hint, about=one.about)


def check_selectable(choices: Choices, solver: Solver, report: Report) -> frozenset[int]:
    """Warns of each major of a variant that no deal can select; the identities of these and of their changes."""
    majors = [one for every in choices.library.variants.values() for one in every]
    possible = solver.possible([choices.chosen(one) for one in majors])
    found: set[int] = set()
    for variant in majors:
        if choices.chosen(variant) not in possible:
            found |= {id(variant), *(id(change) for change in variant.changes)}
            _unselectable(choices, solver, variant, report)
    return frozenset(found)


def _unselectable(choices: Choices, solver: Solver, variant: Variant, report: Report) -> None:
    needed = solver.core(choices.chosen(variant))
    reasons = dict.fromkeys(rule.words for rule in choices.rules if rule.formula in needed)
    hint = f"what keeps it out: {'; '.join(reasons)}" if reasons else ""
    name = _name(choices, variant)
    message = f"no deal can select {name}: what it asks for contradicts itself"
    report.warn("variant-unselectable", variant.span, message, hint, about=f"variant/{name}")


def _name(choices: Choices, variant: Variant) -> str:
    """How a variant is named: an older major with its number."""
    return variant.id if variant is choices.library.variants[variant.id][0] else variant.pin


class _Pieces:
    """Everything that may be without effect."""

    def __init__(self, printing: Printing) -> None:
        self.printing, self.choices, self.library = printing, printing.choices, printing.library
        make = printing.make
        self.happening: dict[int, Formula] = {}
        for parts in printing.parts.values():
            for part in parts:
                other = self.happening.get(id(part.node), FALSE)
                self.happening[id(part.node)] = make.any(other, part.printed)
        self.written: dict[tuple[int, str], Formula] = {}  # by change and place
        for one in printing.said:
            key = (id(one.origin), one.place)
            self.written[key] = make.any(one.says, self.written.get(key, FALSE))

    def every(self) -> Iterator[_Piece]:
        """All of them, what holds other things before these."""
        for outline in self.library.outlines.values():
            happens, about = self.choices.documents[outline.id], f"document/{outline.id}"
            what = f"the document {outline.id}"
            yield _Piece(id(outline), (), happens, outline.when, what, about, outline.span, "made")
        for clause in self.library.clauses.values():
            if id(clause) in self.happening:  # else nothing lists it, which is told already
                yield from self._parts(clause.id, clause, (id(self.library.outlines[clause.document]),))
        for act in self.choices.acts:
            yield from self._change(act)

    def _change(self, act: Act) -> Iterator[_Piece]:
        change, name = act.change, act.variant.id
        writer, place = f"variant/{_name(self.choices, act.variant)}", _claimed(act.change)
        about = f"{writer}/{place}" if place else writer
        what, own = f"this change of {name}", (id(change),)
        yield _Piece(id(change), (), act.active, change.when, what, about, change.span, "made", name)
        at, node = next(change.writes(), (None, None))
        if at is None or change.place is None:
            return
        restated = node is change
        around = (*own, *self._alone(at if restated else change.place.place.clause))
        happens = self.written.get((id(act), at), FALSE) if restated else self.happening.get(id(node), FALSE)
        yield _Piece(id(act), around, happens, None, f"what {name} writes here", about, change.span)
        brought = dict(change.brings())
        for at, part in brought.items():
            told = part is node and isinstance(part, ClauseItem)  # as what the change writes
            if at.outer() not in brought and not told:
                yield from self._parts(at, part, (*around, id(act)), about)

    def _alone(self, place: Place) -> set[int]:
        """What is written at a place, if it is only one thing."""
        found = {id(one.node) for one in self.printing.parts.get(place, ())}
        return found if len(found) == 1 else set()

    def _parts(self, place: Place, node: TextNode, inside: tuple[int, ...], about: str = "") -> Iterator[_Piece]:
        """A clause, paragraph or item, then all that lies in it."""
        happens = self.happening.get(id(node), FALSE)
        yield _Piece(id(node), inside, happens, node.when, place, about or place, node.span)
        for inner, one in inner_parts(place, node):
            yield from self._parts(inner, one, (*inside, id(node)), about)


def _claimed(change: Change) -> Place | None:
    """The part of a document that a change is about; None where that is a whole document, a term or a parameter."""
    return next((one.place for one in change.claims()), None) if change.place is not None else None
