"""Every place of a library made up at random is answered: printed, or missing for a reason."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from generated import Expected, LibraryPlan, SelectionPlan, write
from hypothesis import given, reject
from plans import FEW, SELECTIONS, plans, selected

from engine.diagnostics import Refused, Report
from engine.explaining.explain import explain
from engine.explaining.sources import Sources
from engine.languages import ENGLISH
from engine.model.place import Place
from engine.tasks import assemble
from engine.tasks.open_library import load_library


@FEW
@given(plans(), SELECTIONS)
@pytest.mark.slow
def test_every_place_of_a_library_is_answered(plan: LibraryPlan, selection: SelectionPlan) -> None:
    """What is printed is explained under its number, what is not as missing; what was taken away by the one who did."""
    expected = Expected(plan, selection)
    with tempfile.TemporaryDirectory() as folder:
        write(plan, Path(folder))
        made = load_library(folder)
    asked = selected(plan, selection)
    try:
        pack = assemble.assemble(made, asked, language="en")
    except Refused:
        reject()  # a reference leads nowhere
    places = Sources(made).places
    assert {one for one in expected.numbers if one not in expected.reserved} <= places
    for place in sorted(places):
        report = Report()
        told = explain(made, pack.selection, pack.documents, ENGLISH, place, report)
        assert report.diagnostics == []
        kept = place in expected.numbers and place not in expected.reserved
        assert (len(told.found), bool(told.missing)) == ((1, False) if kept else (0, True)), place
        if kept:
            assert told.found[0].number.removeprefix("Article\u00a0").removeprefix("Annex\u00a0")
        document = place.document
        if document in pack:
            gone = {one.id for one in pack[document].absent if one.cause == "removed"}
            outer = any(one in gone for one in place.around() if one != place)
            unwanted = any(one.place == place and one.kind in ("remove", "drop") for one in expected.changes)
            assert unwanted <= (place in gone or outer or not _around(expected, place)), place
            assert (place in gone) <= unwanted


def _around(expected: Expected, place: Place) -> bool:
    """Whether everything around a place is printed."""
    return all(
        one in expected.numbers and one not in expected.reserved
        for one in place.around()
        if one not in (place, place.document)
    )
