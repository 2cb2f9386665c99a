"""`clausier why` tells which line of a first page sums up a place, and that it is no part of the contract."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import clausier
from editing import BASE, copy
from first_page import add_first_page
from packs import library as real_library
from packs import real_deal, real_pack

from engine.model.explanation import Explained, PrintedKeyPoint
from engine.model.library import Library
from engine.tasks.open_library import load_library
from engine.tasks.why import why

NOTICE = "This summary is not part of the contract."


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy(tmp_path_factory.mktemp("short") / "library")
    add_first_page(folder)
    return folder


@pytest.fixture(scope="module")
def small(root: Path) -> Library:
    return load_library(root)


def told(library: Library, place: str, *variants: str) -> Explained:
    (one,) = why(library, place=place, language="en", variants=variants).found
    return one


def points(library: Library, place: str, *variants: str) -> list[str]:
    return [one.id for one in told(library, place, *variants).key_points]


def test_a_paragraph_names_the_line_as_it_is_printed_and_where_it_is_written(small: Library, root: Path) -> None:
    (one,) = told(small, "cgv/duration#notice").key_points
    lines = (root / "clauses/key-points.yaml").read_text(encoding="utf-8").split("\n")
    at = f"clauses/key-points.yaml:{lines.index('      notice:') + 1}"
    assert one == PrintedKeyPoint(
        "end", "cgv", "In short", "End", "On two (2)\u00a0months’ notice (Article\u00a03.2).", NOTICE, at
    )


def test_an_item_is_summed_up_with_its_paragraph(small: Library) -> None:
    assert points(small, "cgv/duration#notice.email") == ["end"]


@pytest.mark.parametrize("place", ["cgv/duration#initial", "cgv/purpose#scope", "term/client"])
def test_what_no_line_sums_up_has_none(small: Library, place: str) -> None:
    assert points(small, place) == []


def test_a_line_of_an_option_stands_there_with_the_option(small: Library) -> None:
    assert points(small, "cgv/payment#express", "express") == ["urgent"]
    assert points(small, "variant/express", "express") == ["urgent"]
    assert points(small, "cgv/payment#late", "express") == ["late"]


def test_a_figure_names_the_lines_that_print_it(small: Library) -> None:
    assert points(small, "parameter/fee") == ["late"]
    assert points(small, "parameter/initial-term") == []
    assert points(small, "parameter/notice", "express") == ["end"]


def test_a_library_without_first_pages_has_none() -> None:
    assert points(load_library(BASE), "cgv/duration#notice") == []


def test_of_several_lines_the_one_that_applies_is_told() -> None:
    place = "cgv/duration#initial-term"
    for variants, line in (((), "renewed"), (("fixed-term",), "fixed")):
        (one,) = told(real_library(), place, *variants).key_points
        known = real_library().key_points
        assert known is not None
        (span,) = (it.span for it in known.points["cgv-term"].lines if it.id == line)
        assert (one.id, one.at) == ("cgv-term", span.row)


def test_every_line_of_a_real_deal_is_told_by_what_it_sums_up() -> None:
    deal, pack = real_deal("example"), real_pack("example", "fr")
    found: set[str] = set()
    for document in pack:
        (one,) = why(real_library(), deal, place=document, language="fr").found
        found |= {point.id for article in one.parts for part in article.parts for point in part.key_points}
    printed = {row.id for one in pack.values() if one.overview is not None for row in one.overview.rows}
    assert len(printed) > 10
    assert found == printed


def test_the_command_says_it_in_words_and_as_data(root: Path) -> None:
    done = clausier("--library", root, "why", "--lang", "en", "cgv/payment#late")
    assert "- summed up:\n  - In short (cgv), Late payment: A charge of EUR" in done.stdout.replace("\u00a0", " ")
    assert f"  - {NOTICE}\n" in done.stdout
    assert clausier("--library", root, "why", "cgv/payment#due").stdout.count("summed up") == 0
    whole = clausier("--library", root, "why", "--lang", "en", "cgv").stdout
    assert "| In short: Late payment |" in whole
    figure = clausier("--library", root, "why", "--lang", "en", "parameter/fee").stdout
    assert "## On first pages, in short\n" in figure
    assert figure.count(NOTICE) == 1
    data = json.loads(clausier("--library", root, "--json", "why", "--lang", "en", "cgv/payment#late").stdout)
    (one,) = data["found"][0]["key_points"]
    assert (one["id"], one["document"], one["notice"]) == ("late", "cgv", NOTICE)
