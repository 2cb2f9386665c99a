"""The home page: what applies today, what comes next and what that changes, and where to read it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from built import Read, built
from declaring import BECAUSE
from editing import copy, swap
from shelf import DURATION, FIRST, SECOND, publish, twice

from engine.tasks.open_library import editions


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return twice(tmp_path_factory.mktemp("home") / "library")


@pytest.fixture(scope="module")
def before(library: Path) -> Mapping[str, str]:
    """The day on which the first edition takes effect."""
    return built(library, FIRST, library.parent / "before")


@pytest.fixture(scope="module")
def after(library: Path) -> Mapping[str, str]:
    """The day on which the second one does."""
    return built(library, SECOND, library.parent / "after")


def editions_of(html: str) -> list[tuple[str, str]]:
    """The state of each edition that the page shows, and what it says of it."""
    return [
        (state, Read(told).text)
        for state, told in re.findall(r'<section class="applies (\w+)">(.*?)</section>', html, re.S)
    ]


def test_the_edition_in_force_and_the_next_one_with_what_it_changes(library: Path, before: Mapping[str, str]) -> None:
    first, second = (one.stamp.sha256 for one in editions(library))
    assert editions_of(before["en/index.html"]) == [
        (
            "current",
            "In force Edition of 1 December 2026 General terms In force since 1 December 2026. Read the text PDF "
            f"Published27 November 2026 SHA-256 digest{first}",
        ),
        (
            "upcoming",
            "Upcoming Edition of 1 January 2027 General terms Will apply from 1 January 2027. What changes "
            f"General termsEditorial corrections: 1{BECAUSE} Read the upcoming text PDF "
            f"Published27 November 2026 SHA-256 digest{second}",
        ),
    ]
    page = Read(before["en/index.html"])
    hrefs = [one["href"] for one in page.named("a")]
    assert hrefs.count("../en/cgv/2027-01-01/changes/") == 1
    assert "../cgv/2026-12-01/cgv-2026-12-01-en.pdf" in hrefs
    assert "../cgv/2026-12-01/cgv-2026-12-01-fr-en.pdf" in hrefs


def test_on_its_day_the_next_edition_is_the_one_in_force(library: Path, after: Mapping[str, str]) -> None:
    assert [state for state, _ in editions_of(after["index.html"])] == ["current"]
    assert "En vigueur depuis le 1er janvier 2027." in Read(after["index.html"]).text
    assert editions(library)[0].stamp.sha256 not in after["index.html"]


def test_before_the_first_edition_the_page_says_that_none_is_in_force(library: Path, tmp_path: Path) -> None:
    html = built(library, FIRST.replace(month=11), tmp_path)["index.html"]
    assert [state for state, _ in editions_of(html)] == ["upcoming", "upcoming"]
    assert (
        "Aucune édition n’est encore en vigueur. La première s’appliquera à partir du 1er décembre 2026."
        in Read(html).text
    )


def test_a_library_without_editions_has_a_page_that_says_so(tmp_path: Path) -> None:
    texts = built(copy(tmp_path / "library"), FIRST, tmp_path / "site")
    assert "Aucune édition n’est encore publiée." in Read(texts["index.html"]).text
    assert "Plume SRL" in texts["index.html"]
    assert "feed.xml" not in texts["index.html"]


def test_what_clients_are_told_stands_with_the_change(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    publish(root, FIRST)
    swap(root / DURATION, "version: 1.0.0", "version: 2.0.0", "au moins", "au plus", "at least", "at most")
    (root / "clauses/changes.yaml").write_text(
        "cgv/duration:\n  version: 2.0.0\n  kind: substantive\n"
        "  fr: La durée est plus < longue & plus sûre.\n  en: The term is < longer & safer.\n",
        encoding="utf-8",
    )
    publish(root, SECOND)
    html = built(root, FIRST, tmp_path / "site")["en/index.html"]
    assert "Substantive changes: 1" in Read(html).text
    assert "The term is &lt; longer &amp; safer." in html


def test_cards_lead_to_the_pages_that_there_are(before: Mapping[str, str]) -> None:
    cards = re.findall(r'<div class="card"><h3><a href="(.*?)">', before["en/index.html"])
    names = ("dpa", "options", "definitions", "subprocessors", "editions", "verify")  # this library has no SLA
    names += ("by-date", "compare", "stay-informed")
    assert cards == [f"../en/{name}/" for name in names]
    assert "How Plume processes" in before["en/index.html"]
