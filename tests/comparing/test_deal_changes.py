"""What changed between two deals: nothing is lost, whatever field it stands in."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from packs import example_deal

from engine.comparing.deals import NOT_COMPARED, deal_changes
from engine.diagnostics import Span
from engine.model.deal import Deal
from engine.model.sent_offer import DealChange

ELSEWHERE = Span("elsewhere.yaml", 9, 9)


@pytest.mark.parametrize("name", [one.name for one in fields(Deal)])
def test_every_field_is_compared_or_deliberately_not(name: str) -> None:
    deal = example_deal()
    told = {change.path[0] for change in deal_changes(deal, replace(deal, **{name: "something else"}))}
    assert told == (set() if name in NOT_COMPARED else {name})


def test_what_is_not_compared_are_fields_of_a_deal() -> None:
    assert {one.name for one in fields(Deal)} >= NOT_COMPARED


def test_the_same_deal_written_elsewhere_has_no_changes() -> None:
    deal = example_deal()
    moved = replace(deal, span=ELSEWHERE, lines=tuple(replace(one, span=ELSEWHERE) for one in deal.lines))
    assert deal_changes(deal, moved) == ()


def test_a_line_is_found_again_by_its_id() -> None:
    deal = example_deal()
    first, *rest = deal.lines
    dearer = replace(first, unit_price=first.unit_price + Decimal(1))
    added = replace(first, id="added")
    path = ("lines", first.id, "unit_price")
    assert deal_changes(deal, replace(deal, lines=(added, dearer, *rest))) == (
        DealChange(path, first.unit_price, dearer.unit_price),
        DealChange(("lines", "added"), None, added),
    )
    assert deal_changes(deal, replace(deal, lines=tuple(rest))) == (DealChange(("lines", first.id), first, None),)


def test_another_order_of_lines_is_a_change() -> None:
    deal = example_deal()
    ids = tuple(one.id for one in deal.lines)
    assert len(ids) > 1
    turned = replace(deal, lines=deal.lines[::-1])
    assert deal_changes(deal, turned) == (DealChange(("lines",), ids, ids[::-1]),)
