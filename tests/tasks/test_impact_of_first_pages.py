"""`clausier impact` tells which lines of first pages a draft changes, apart from the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import clausier
from editing import BASE, copy, swap
from first_page import add_first_page

from engine.model.impact import Impact
from engine.rendering.impact import summary
from engine.tasks.impact import ImpactSide, impact
from engine.tasks.open_library import load_library

FEE = "{{ fee }} de frais", "{{ fee }} de frais en plus", "A charge of", "An extra charge of"


@pytest.fixture
def before(tmp_path: Path) -> Path:
    root = copy(tmp_path / "before")
    add_first_page(root)
    return root


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    root = copy(tmp_path / "draft")
    add_first_page(root)
    return root


def compared(before: Path, draft: Path) -> Impact:
    sides = (ImpactSide(load_library(one), one.name) for one in (before, draft))
    return impact(*sides)


def told(found: Impact) -> list[tuple[str, str, str, str, str]]:
    return [
        (
            one.change.point,
            one.change.language,
            one.change.before.replace("\u00a0", " "),
            one.change.after.replace("\u00a0", " "),
            " ".join(f"{it.kind} {it.id}".strip() for it in one.subjects),
        )
        for one in found.key_points
    ]


def test_the_same_first_pages_change_nothing(before: Path, draft: Path) -> None:
    found = compared(before, draft)
    assert (found.key_points, found.changed) == ((), False)


def test_a_line_is_told_once_and_changes_no_text(before: Path, draft: Path) -> None:
    swap(draft / "clauses/key-points.yaml", *FEE)
    found = compared(before, draft)
    assert (found.effects, found.changed) == ((), True)
    assert told(found)[:2] == [
        ("late", "fr", "250,00 € HT de frais (article 5.2).", "250,00 € HT de frais en plus (article 5.2).",
         "standard"),
        ("late", "en", "A charge of EUR 250.00 excl. VAT (Article 5.2).",
         "An extra charge of EUR 250.00 excl. VAT (Article 5.2).", "standard"),
    ]  # fmt: skip
    # local-only changes nothing in it; with express, the paragraph has another number.
    assert [one[4] for one in told(found)[2:]] == ["variant express variant express@1"] * 2
    assert summary(found) == "No text changes, 4 lines of first pages"


def test_a_figure_changes_the_text_and_the_line(before: Path, draft: Path) -> None:
    swap(draft / "clauses/parameters.yaml", "value: 250", "value: 300")
    found = compared(before, draft)
    assert {one.document for one in found.effects} == {"cgv"}
    assert [one[:2] for one in told(found) if one[4] == "standard"] == [("late", "fr"), ("late", "en")]
    assert summary(found) == "3 texts change, 4 lines of first pages"


def test_a_line_of_an_option_changes_where_the_option_is(before: Path, draft: Path) -> None:
    swap(draft / "clauses/key-points.yaml", "A surcharge", "An extra")
    assert [(one[0], one[1], one[4]) for one in told(compared(before, draft))] == [
        ("urgent", "en", "variant express variant express@1")
    ]


def test_a_line_that_comes_or_goes_and_another_subject(before: Path, draft: Path) -> None:
    path = draft / "clauses/key-points.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  late:\n")].replace("en: End", "en: The end"), encoding="utf-8")
    found = {one[:2]: one[2:4] for one in told(compared(before, draft)) if one[4] == "standard"}
    notice = "On two (2) months’ notice (Article 3.2)."
    assert found["end", "en"] == (f"End: {notice}", f"The end: {notice}")
    assert found["late", "en"] == ("A charge of EUR 250.00 excl. VAT (Article 5.2).", "")
    back = {one[:2]: one[2:4] for one in told(compared(draft, before)) if one[4] == "standard"}
    assert back["late", "en"] == ("", "A charge of EUR 250.00 excl. VAT (Article 5.2).")


def test_a_first_page_that_is_new_is_told_by_its_subjects(draft: Path) -> None:
    found = compared(BASE, draft)
    assert [one for one in told(found) if one[1] == "en" and one[4] == "standard"] == [
        ("", "en", "", "End; Late payment", "standard")
    ]
    assert [one.change.label for one in found.key_points][:2] == ["L’essentiel", "In short"]


def test_what_stands_over_the_lines(before: Path, draft: Path) -> None:
    swap(draft / "clauses/key-points.yaml", "This summary is not", "This page is not")
    assert told(compared(before, draft)) == [
        ("", "en", "This summary is not part of the contract.", "This page is not part of the contract.", "standard")
    ]


def test_the_report_and_the_data(before: Path, draft: Path) -> None:
    swap(draft / "clauses/key-points.yaml", *FEE)
    report = clausier("--library", draft, "impact", "--base", before, "--format", "md").stdout.replace("\u00a0", " ")
    assert "No text changes.\n\n## What first pages say in short\n\nThese lines are no part of the contract" in report
    assert (
        "| Late payment | cgv | en | A charge of EUR 250.00 excl. VAT (Article 5.2). "
        "| An extra charge of EUR 250.00 excl. VAT (Article 5.2). | standard text |" in report
    )
    data = json.loads(clausier("--library", draft, "--json", "impact", "--base", before).stdout)
    assert [one["change"]["point"] for one in data["key_points"]] == ["late"] * 4
    assert data["key_points"][0]["subjects"] == [{"kind": "standard", "id": ""}]
