"""The day before an edition takes effect, that day, and the day after."""

from __future__ import annotations

import datetime
import re

import pytest
from built import URL, Read, built
from two_editions import FIRST, SECOND, second

DAY = datetime.timedelta(days=1)
OLD, NEW = "à la réception de la facture", "avant la prestation"


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, str]]:
    """The site of a small library, by how many days after the second edition takes effect."""
    folder = tmp_path_factory.mktemp("days")
    library = second(folder / "library")
    return {after: built(library, SECOND + after * DAY, folder / f"site{after}") for after in (-1, 0, 1)}


@pytest.mark.parametrize(("after", "text", "other"), [(-1, OLD, NEW), (0, NEW, OLD), (1, NEW, OLD)])
def test_the_address_without_a_date_shows_what_is_in_force(
    after: int, text: str, other: str, days: dict[int, dict[str, str]]
) -> None:
    shown = Read(days[after]["cgv/index.html"]).text
    assert text in shown
    assert other not in shown


@pytest.mark.parametrize(
    ("after", "first", "second"),
    [(-1, "current", "upcoming"), (0, "archived", "current"), (1, "archived", "current")],
)
def test_each_edition_says_what_it_is(after: int, first: str, second: str, days: dict[int, dict[str, str]]) -> None:
    for date, state in ((FIRST, first), (SECOND, second)):
        for start in ("", "en/"):
            page = Read(days[after][f"{start}cgv/{date}/index.html"])
            assert page.named("span", class_=f"badge {state}"), (date, state)
            assert bool(page.named("meta", name="robots", content="noindex")) is (state == "archived")


def test_the_texts_of_the_editions_stay_what_they_are(days: dict[int, dict[str, str]]) -> None:
    for texts in days.values():
        assert OLD in Read(texts[f"cgv/{FIRST}/index.html"]).text
        assert NEW in Read(texts[f"cgv/{SECOND}/index.html"]).text


def test_what_search_engines_take_for_the_text(days: dict[int, dict[str, str]]) -> None:
    """The page without a date stands for the edition in force, from the first day on."""
    for after, date, other in ((-1, FIRST, SECOND), (0, SECOND, FIRST), (1, SECOND, FIRST)):
        texts = days[after]
        assert Read(texts[f"cgv/{date}/index.html"]).named("link", rel="canonical", href=f"{URL}cgv/")
        assert not Read(texts[f"cgv/{other}/index.html"]).named("link", rel="canonical", href=f"{URL}cgv/")


def test_search_engines_and_tabs_are_told_the_state_too(days: dict[int, dict[str, str]]) -> None:
    """Of the page without a date as of those with one: a text on the day before the first edition is not in force."""
    for after, date, other in ((-1, FIRST, SECOND), (0, SECOND, FIRST), (1, SECOND, FIRST)):
        for path, state in (("cgv", "in force"), (f"cgv/{date}", "in force"), (f"cgv/{other}", "")):
            title = re.search("<title>(.*)</title>", days[after][f"en/{path}/index.html"])
            assert title is not None
            wanted = state or ("upcoming" if after < 0 else "archived")
            assert f"({wanted})" in title[1]


def test_from_one_day_to_the_next_nothing_changes_that_need_not(days: dict[int, dict[str, str]]) -> None:
    """The day after, the site is as on the day itself; the register of sub-processors says of which day it is."""
    changed = {name for name in days[1] if days[1][name] != days[0][name]}
    assert changed == {"subprocessors/index.html", "en/subprocessors/index.html"}
    assert days[-1] != days[0]
