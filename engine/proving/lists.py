"""Lists: one that prints several items in some deals and a single one in others has a text for an only item."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from engine.diagnostics import Span
from engine.model.evidence import written_by
from engine.model.place import Place
from engine.proving.documents import Printing
from engine.proving.formulas import FALSE, Formula
from engine.proving.questions import Question, Truth
from engine.proving.solver import Solver

_HINT = "add single: with the text that introduces the only item, which then follows in its line without a number"


def list_questions(printing: Printing, solver: Solver) -> Iterator[Question]:
    """Each list that prints several items in some deals and has no text for an only one: where it prints one."""
    several: dict[Span, Formula] = {}
    for one in printing.lists:
        several[one.span] = printing.make.any(one.several, several.get(one.span, FALSE))
    possible = solver.possible([*several.values()])
    for one in printing.lists:
        if several[one.span] not in possible:
            continue  # its text is written for one item
        about = one.place if one.origin is None else written_by(one.origin.variant, one.place)
        yield Question(
            key=("list", one.span),
            code="list-single",
            span=one.span,
            fails=one.alone,
            document=one.document,
            message=partial(_message, one.place),
            hints=(_HINT,),
            about=about,
        )


def _message(place: Place, _: Truth) -> str:
    return f"the list {place} prints one item only, numbered and introduced like several"
