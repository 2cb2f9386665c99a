"""Which edition was in force on a day, with the company and the register of that day."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise
from pathlib import Path

import pytest
from browsing import served, visit
from built import built
from playwright.sync_api import Browser, expect
from shelf import FIRST, SECOND
from test_subprocessors import REGISTER
from two_editions import BEFORE, DAY, page, second, site

from engine.site.build import Site
from engine.site.content.periods import periods

COMING = """  archive:
    name: Coffre SA
    address: rue du Spécimen 12, 1000 Bruxelles
    country: BE
    contact: donnees@coffre.invalid
    purpose:
      fr: archivage
      en: archiving
    services: [secretariat]
    since: 2026-12-10
    until: 2027-01-09
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = second(tmp_path_factory.mktemp("dates") / "library")
    register = REGISTER.format(since="2027-01-20").replace("register:\n", f"register:\n{COMING}", 1)
    (root / "clauses/subprocessors.yaml").write_text(register, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def found(root: Path) -> Site:
    return site(root, SECOND, None)


def test_days_are_cut_where_something_changes(found: Site) -> None:
    told = [(str(one.first), one.last and str(one.last), one.edition.date) for one in periods(found.shelf)]
    assert told[:4] == [
        ("2026-12-01", "2026-12-09", str(FIRST)),
        ("2026-12-10", "2026-12-31", str(FIRST)),
        ("2027-01-01", "2027-01-09", str(SECOND)),
        ("2027-01-10", "2027-01-19", str(SECOND)),
    ]
    for one, following in pairwise(told):
        assert datetime.date.fromisoformat(str(one[1])) + DAY == datetime.date.fromisoformat(following[0])
    assert told[-1][1] is None


def test_each_period_has_its_texts_and_its_register(found: Site) -> None:
    rows = re.findall(r'<tr data-from="(.*?)"(?: data-until="(.*?)")?>(.*?)</tr>', page(found, "by-date").body, re.S)
    by_day = {first: html for first, _, html in rows}
    assert list(by_day) == sorted(by_day, reverse=True)
    assert ("Coffre SA" in by_day["2026-12-01"], "Coffre SA" in by_day["2026-12-10"]) == (False, True)
    assert "Coffre SA" not in by_day["2027-01-10"]
    assert 'href="../cgv/2026-12-01/"' in by_day["2026-12-10"]
    assert 'href="../cgv/2027-01-01/"' in by_day["2027-01-01"]
    assert "Plume SRL" in by_day["2026-12-01"]
    assert '<tr data-before="2026-12-01">' in page(found, "by-date").body


@pytest.mark.parametrize("day", [BEFORE, FIRST, SECOND])
def test_periods_are_the_same_on_every_day(day: datetime.date, root: Path, found: Site) -> None:
    """But for the word that says what an edition is today."""
    told = [(one.first, one.last, one.edition.date) for one in periods(site(root, day, None).shelf)]
    assert told == [(one.first, one.last, one.edition.date) for one in periods(found.shelf)]


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    folder = root.parent / "site"
    built(root, FIRST, folder)
    return folder


class TestInABrowser:
    @pytest.mark.parametrize(
        ("day", "heading", "answer"),
        [
            ("2020-02-29", "Le 29 février 2020", "Avant le 1er décembre 2026"),
            ("2026-11-30", "Le 30 novembre 2026", "Avant le 1er décembre 2026"),
            ("2026-12-01", "Le 1er décembre 2026", "Édition du 1er décembre 2026"),
            ("2026-12-31", "Le 31 décembre 2026", "Édition du 1er décembre 2026"),
            ("2027-01-01", "Le 1er janvier 2027", "Édition du 1er janvier 2027"),
            ("2031-07-01", "Le 1er juillet 2031", "Édition du 1er janvier 2027"),
        ],
    )
    def test_a_day_gives_its_edition(self, day: str, heading: str, answer: str, folder: Path, browser: Browser) -> None:
        with served(folder) as address, visit(browser, address) as visitor:
            page = visitor.page("by-date/")
            page.locator("#by_date_day").fill(day)
            page.locator("form.by-date button").click()
            told = page.locator("#by_date_answer")
            expect(told.locator("h2")).to_have_text(heading)
            expect(told).to_contain_text(answer)

    def test_the_form_among_the_editions_leads_to_the_answer(self, folder: Path, browser: Browser) -> None:
        with served(folder) as address, visit(browser, address) as visitor:
            page = visitor.page("en/editions/")
            page.locator("#by_date_day").fill("2026-12-15")
            page.locator("form.by-date button").click()
            expect(page).to_have_url(f"{address}en/by-date/?day=2026-12-15")
            expect(page.locator("#by_date_answer h2")).to_have_text("On 15 December 2026")
            expect(page.locator("#by_date_answer")).to_contain_text("Coffre SA")
            page.locator("a.switch").click()
            expect(page.locator("#by_date_answer h2")).to_have_text("Le 15 décembre 2026")

    @pytest.mark.parametrize("asked", ["2026-02-30", "hier", "%3Cb%3E", ""])
    def test_an_address_with_no_day_is_told_so(self, asked: str, folder: Path, browser: Browser) -> None:
        with served(folder) as address, visit(browser, address) as visitor:
            page = visitor.page(f"by-date/?day={asked}")
            expect(page.locator("#by_date_answer")).to_have_text("Ce n’est pas une date. Exemple : 2026-12-31.")

    def test_without_a_script_the_table_answers(self, folder: Path, browser: Browser) -> None:
        with served(folder) as address, visit(browser, address, java_script_enabled=False) as visitor:
            page = visitor.page("by-date/")
            expect(page.locator("form.by-date")).to_be_hidden()
            expect(page.locator("tr[data-from]").first).to_be_visible()
