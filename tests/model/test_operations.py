"""Operations of variants answer for themselves: what they claim, write, touch and ask; nobody else takes them apart."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from engine.diagnostics import Span
from engine.model.claims import Claim, claims_collide
from engine.model.clause import ClauseItem, ClauseParagraph
from engine.model.condition import Atom
from engine.model.place import Place, Pointer
from engine.model.variant import Change, Insert, Operation, Remove, Reoutline, Replace, Retitle, SetParameter

ENGINE = Path(__file__).parents[2] / "engine"
AT = Span("variants/x.yaml", 3, 5)
CLAUSE, PARAGRAPH = Place("cgv/duration"), Place("cgv/duration#notice")
WHEN = Atom("fact", "client.be", AT)
ITEM = ClauseItem("email", {}, (), WHEN, AT)
OTHER = Pointer(Place("cgv/end"))


def paragraph(*items: ClauseItem) -> ClauseParagraph:
    return ClauseParagraph("notice", None, {}, items, "and", (), None, None, (), None, False, AT)


INSERTED = Insert("into", Pointer(CLAUSE), Pointer(PARAGRAPH), paragraph(ITEM), None, AT)
RESTATED = Replace(Pointer(PARAGRAPH), {}, None, (ITEM,), None, (), WHEN, AT)
REMOVED = Remove(Pointer(PARAGRAPH), OTHER, None, AT)
DROPPED = Reoutline("drop", CLAUSE, OTHER, None, AT)


@pytest.mark.parametrize(
    ("change", "name", "touched"),
    [
        (INSERTED, "insert cgv/duration#notice", ["cgv/duration"]),
        (RESTATED, "replace cgv/duration#notice", ["cgv/duration#notice"]),
        (REMOVED, "remove cgv/duration#notice", ["cgv/duration#notice", "cgv/end"]),
        (DROPPED, "drop cgv/duration", ["cgv/end"]),
        (Retitle(CLAUSE, {}, None, AT), "retitle cgv/duration", []),
        (SetParameter("notice", 3, None, AT), "set notice", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_says_what_it_does_and_where_it_points(change: Change, name: str, touched: list[str]) -> None:
    assert change.name == name
    assert [one.place for one in change.touches()] == touched


def test_what_it_inserts_is_brought_with_all_that_lies_in_it() -> None:
    assert [place for place, _ in INSERTED.brings()] == ["cgv/duration#notice", "cgv/duration#notice.email"]
    assert [*INSERTED.conditions()] == [(ITEM, WHEN)]
    assert not INSERTED.restates


def test_what_it_restates_is_written_and_only_the_items_are_brought() -> None:
    assert [*RESTATED.writes()] == [(PARAGRAPH, RESTATED), (PARAGRAPH.child("email"), ITEM)]
    assert [*RESTATED.brings()] == [(PARAGRAPH.child("email"), ITEM)]
    assert [*RESTATED.conditions()] == [(RESTATED, WHEN), (ITEM, WHEN)]
    assert RESTATED.restates


def test_what_it_takes_away_collides_with_whoever_writes_there() -> None:
    assert claims_collide(REMOVED.claims()[0], RESTATED.claims()[0])
    assert claims_collide(DROPPED.claims()[0], INSERTED.claims()[0])
    assert not claims_collide(INSERTED.claims()[0], RESTATED.claims()[0])
    assert not claims_collide(Claim("gone", Place("cgv/dura")), INSERTED.claims()[0])
    assert claims_collide(Claim("parameter", "notice", "3"), Claim("parameter", "notice", "4"))
    assert not claims_collide(Claim("parameter", "notice", "3"), Claim("parameter", "notice", "3"))


OPERATIONS = {one.__name__ for one in get_args(Change)}
MAKERS = {"engine/assembling/compose.py", "engine/proving/documents.py"}
"""Who has to know every operation: the pass that makes changes, and the same as formulas."""


def distinctions(tree: ast.AST) -> Iterator[int]:
    """The lines that tell one operation from another by a pattern."""
    for node in ast.walk(tree):
        if isinstance(node, ast.MatchClass) and isinstance(node.cls, ast.Name) and node.cls.id in OPERATIONS:
            yield node.lineno


def test_only_who_makes_changes_tells_operations_apart() -> None:
    assert {one.__name__ for one in Operation.__subclasses__()} == OPERATIONS
    found = {
        str(path.relative_to(ENGINE.parent))
        for path in ENGINE.rglob("*.py")
        if "model.variant import" in (text := path.read_text(encoding="utf-8")) and [*distinctions(ast.parse(text))]
    }
    assert found - MAKERS == {"engine/editions/versions/current_names.py"}  # a parameter that is set has a name, too
