"""Any two editions held against each other say what `clausier diff` says of them, word by word."""

from __future__ import annotations

import datetime
import json
from itertools import combinations
from pathlib import Path

import pytest
from browsing import served, visit
from built import built
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser, LexborNode
from shelf import FIRST, SECOND, THIRD
from three_editions import third
from two_editions import page, site

from engine.languages import LANGUAGES
from engine.site.build import Site
from engine.tasks.diff import print_redlines, redlines, side

DAY = datetime.timedelta(days=1)
DATES = (str(FIRST), str(SECOND), str(THIRD))
PAIRS = tuple(combinations(DATES, 2))
Words = list[tuple[str, str]]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return third(tmp_path_factory.mktemp("three") / "library")


@pytest.fixture(scope="module")
def found(root: Path) -> Site:
    return site(root, THIRD, None)


def words(html: str) -> Words:
    """The deleted and the inserted words of a redline in their order, without what is only said aloud."""
    tree = LexborHTMLParser(html)
    for node in tree.css(".unseen"):
        node.decompose()
    return [(node.tag or "", node.text()) for node in tree.css("del, ins") if not _within(node, "legend")]


def passages(html: str) -> list[str]:
    """The text of every paragraph that differs, whole: kept words as well."""
    tree = LexborHTMLParser(html)
    for node in tree.css(".unseen, details.same"):
        node.decompose()
    return [" ".join(node.text().split()) for node in tree.css("div.paragraph")]


def _within(node: LexborNode, name: str) -> bool:
    parent = node.parent
    while parent is not None:
        if name in (parent.attributes.get("class") or "").split():
            return True
        parent = parent.parent
    return False


def pieces(found: Site, before: str, after: str, document: str, code: str) -> tuple[str, str]:
    """The state of a document and the HTML that the page lays out for it."""
    told = json.loads(found.others[f"{'' if code == 'fr' else 'en/'}compared/{after}.json"])
    state, numbers = told["editions"][before][document]
    return state, "".join(told["pieces"][number] for number in numbers)


def difference(root: Path, before: str, after: str, document: str, code: str) -> str:
    """What `clausier diff --format html` prints of a document."""
    sides = (side(root, date, THIRD) for date in (before, after))
    told = redlines(*sides, (code,), only=document, today=THIRD)
    return print_redlines(told, "html").decode()


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_every_pair_says_what_diff_says(before: str, after: str, code: str, root: Path, found: Site) -> None:
    for document in ("cgv", "dpa"):
        state, html = pieces(found, before, after, document, code)
        diff = difference(root, before, after, document, code)
        assert words(html) == words(diff)
        assert passages(html) == passages(diff)
        assert (state == "changed") is bool(html) is bool(passages(diff))
    assert words(pieces(found, before, after, "cgv", code)[1])  # something differs in each pair


def test_a_renamed_article_is_the_same_one(found: Site) -> None:
    """Two names later, only its word that differs is told."""
    _, html = pieces(found, DATES[0], DATES[2], "cgv", "fr")
    [article] = LexborHTMLParser(html).css("#blame")
    assert words(article.html or "") == [("del", "adressée"), ("ins", "envoyée")]
    assert 'href="../cgv/2027-02-01/#blame.contact"' in (article.html or "")


def test_what_two_steps_undo_is_no_difference(found: Site) -> None:
    """The client paid before the work in the second edition only: the first and the third do not speak of that."""
    _, html = pieces(found, DATES[0], DATES[2], "cgv", "fr")
    assert ("del", "avant") not in words(html)
    assert "avant la prestation" not in html


def test_each_file_stays_as_it_is_when_an_edition_is_added(root: Path, found: Site) -> None:
    """Files of editions that are published can be kept for ever."""
    later = root / f"clauses/editions/{THIRD}.json"
    content = later.read_bytes()
    try:
        later.unlink()
        before = site(root, SECOND, None)
    finally:
        later.write_bytes(content)
    assert "compared/2027-02-01.json" not in before.others
    assert before.others["compared/2027-01-01.json"] == found.others["compared/2027-01-01.json"]


def test_neighbours_are_there_without_a_script(found: Site) -> None:
    body = page(found, "compare").body
    assert body.index('href="../cgv/2027-02-01/changes/"') < body.index('href="../cgv/2027-01-01/changes/"')
    assert "<noscript>" in body


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    folder = root.parent / "site"
    built(root, THIRD, folder)
    return folder


class TestInABrowser:
    def chosen(self, page: Page, document: str, before: str, after: str) -> None:
        for name, value in (("document", document), ("before", before), ("after", after)):
            page.locator(f"#compare_{name}").select_option(value)
        page.locator("form.compare button").click()

    def test_the_page_shows_what_diff_says(self, folder: Path, root: Path, browser: Browser) -> None:
        with served(folder) as address, visit(browser, address) as visitor:
            for code, start in (("fr", ""), ("en", "en/")):
                page = visitor.page(f"{start}compare/")
                for before, after in PAIRS:
                    self.chosen(page, "cgv", before, after)
                    heading = page.locator("#compare_status h2")
                    expect(heading).to_contain_text(LANGUAGES[code].date(datetime.date.fromisoformat(after)))
                    redline = page.locator("#compare_redline")
                    expect(redline.locator("section.article").first).to_be_visible()
                    diff = difference(root, before, after, "cgv", code)
                    assert words(redline.inner_html()) == words(diff)
                    assert passages(redline.inner_html()) == passages(diff)
                self.chosen(page, "dpa", *PAIRS[0])
                expect(page.locator("#compare_redline section.article")).to_have_count(0)

    def test_an_address_names_a_comparison_in_either_order(self, folder: Path, browser: Browser) -> None:
        with served(folder) as address, visit(browser, address) as visitor:
            page = visitor.page(f"compare/#cgv/{THIRD}/{FIRST}")
            expect(page.locator("#compare_status h2")).to_contain_text(
                "1er décembre 2026 → Édition du 1er février 2027"
            )
            expect(page.locator("#compare_status a[href$='changes/']")).to_have_count(2)
            page.locator("a.switch").click()
            expect(page.locator("#compare_status h2")).to_contain_text("1 December 2026 → Edition of 1 February 2027")
            page.locator("#compare_before").select_option(str(THIRD))
            page.locator("form.compare button").click()
            page.locator("#compare_after").select_option(str(THIRD))
            page.locator("form.compare button").click()
            expect(page.locator("#compare_status")).to_have_text("Choose two different editions.")
