"""What the indexes of the search hold, and its page without a script."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from commands import ROOT
from editing import copy
from opened import Opened, address, made, opened, opened_once, real, real_pages, targets, text_page
from shelf import FIRST, SECOND, THIRD, publish, reword

from engine.languages import LANGUAGES
from engine.languages.site.search import SEARCH_WORDS
from engine.site.files import search_index
from engine.site.files.search_index import Rank
from engine.site.model import EditionState, Here, SearchEntry
from engine.site.model import Page as Made
from engine.site.pages import handwritten
from engine.site.pages import search as search_page

CODES = tuple(LANGUAGES)
SCRIPT = ROOT / "engine/site/theme/assets/search.js"
DAYS = (FIRST, SECOND, THIRD, datetime.date(2027, 3, 1))


def read(pages: list[Made]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(search_index.index(pages))
    return told


def passages(index: dict[str, Any], rank: Rank) -> list[tuple[str, str]]:
    """The address and text of everything of a rank that has a text."""
    found = []
    for place, anchor, _, _, text in index["found"]:
        path, _, own, *_ = index["pages"][place]
        if own == rank and text:
            found.append((f"{path}#{anchor}", text))
    return found


DATED = re.compile(r"/\d{4}-\d\d-\d\d/")
"""In the address of an edition that is not the one shown first: of it only what changed is found, in each language."""


def undated(index: dict[str, Any]) -> list[tuple[str, str]]:
    """Where everything is found, by page and anchor, but for dated pages."""
    places = ((index["pages"][place][0], anchor) for place, anchor, *_ in index["found"])
    return sorted(one for one in places if not DATED.search(one[0]))


class TestIndex:
    @pytest.mark.parametrize("code", CODES)
    def test_every_passage_of_the_shown_texts_is_found_at_its_place(self, code: str) -> None:
        pages = [page for page in real_pages().values() if page.language == code]
        index = read(pages)
        there = {page.path: {*opened_once(page.body).ids} for page in pages}
        for place, anchor, *_ in index["found"]:
            path = index["pages"][place][0].rstrip("/")
            assert not anchor or anchor in there[path], (path, anchor)
        known = {(index["pages"][place][0], anchor) for place, anchor, *_ in index["found"]}
        for id in ("cgv", "dpa", "sla"):
            document = next(page for page in pages if page.path == id)
            assert len(document.found) > 30
            assert {(f"{id}/", one.anchor) for one in document.found} <= known

    @pytest.mark.parametrize("code", CODES)
    def test_every_definition_is_found_once(self, code: str) -> None:
        index = read([page for page in real_pages().values() if page.language == code])
        found = [index["pages"][place][0] for place, anchor, *_ in index["found"] if anchor == "term.client"]
        assert [path for path in found if not DATED.search(path)] == ["cgv/"]
        assert len({*found}) == len(found)

    def test_each_language_has_its_own(self) -> None:
        found = search_index.indexes(list(real_pages().values()))
        assert [*found] == ["search.json", "en/search.json"]
        french, english = (json.loads(content) for content in found.values())
        assert any("Durée, reconduction et résiliation" in one for one in french["found"])
        assert any("Term, renewal and termination" in one for one in english["found"])
        assert undated(french) == undated(english)
        assert all(len(content) < 400_000 for content in found.values())

    def test_what_search_engines_are_not_to_show_is_left_out(self) -> None:
        lost = Made("fr", "404", "Page introuvable", "", "", "lost", indexed=False)
        own = search_page.page(real(), Here("fr", "search"))
        assert read([lost, own])["found"] == []

    def test_a_page_without_passages_is_found_by_its_title(self) -> None:
        index = read([Made("fr", "verify", "Vérifier un document", "Une empreinte.", "", "verify")])
        assert index["pages"] == [["verify/", "Vérifier un document", Rank.PAGE, "", ""]]
        assert index["found"] == [[0, "", "", "Vérifier un document", "Une empreinte."]]

    def test_a_page_that_is_written_by_hand_is_found_section_by_section(self) -> None:
        html = '<h1>About</h1><p>It begins.</p><h2 id="one">The <em>first</em></h2>'
        html += '<p>Cookies &amp;\nmore.</p><h2 id="two">Two</h2>'
        page = handwritten.page("en/about.md", "About", "What it is.", html)
        assert (page.language, page.path, page.here.address) == ("en", "about", "en/about/")
        assert read([page])["found"] == [
            [0, "", "", "About", "What it is."],
            [0, "one", "", "The first", "Cookies & more."],
            [0, "two", "", "Two", ""],
        ]

    def test_a_page_about_an_edition_is_as_near_as_the_edition(self) -> None:
        def rank(state: EditionState) -> object:
            page = text_page("cgv/2026-12-01/changes", "cgv", (), state)
            return read([replace(page, kind="changes", indexed=True)])["pages"][0][2]

        assert rank(EditionState.CURRENT) == Rank.PAGE
        assert rank(EditionState.UPCOMING) == Rank.UPCOMING
        assert rank(EditionState.ARCHIVED) == Rank.ARCHIVED

    def test_a_document_that_is_no_more_is_archived_at_any_address(self) -> None:
        page = text_page("sla", "sla", (SearchEntry("a", "1.1", "Objet", "Le texte."),), EditionState.ARCHIVED)
        assert read([page])["pages"][0][2] == Rank.ARCHIVED

    def test_the_same_pages_give_the_same_bytes(self) -> None:
        pages = [page for page in real_pages().values() if page.language == "fr"]
        assert search_index.index(pages) == search_index.index(iter(pages))


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with four editions that differ in one paragraph."""
    root = copy(tmp_path_factory.mktemp("editions") / "library")
    for day in DAYS:
        publish(root, day)
        reword(root)
    return root


class TestEditions:
    def index(self, root: Path, today: datetime.date) -> dict[str, Any]:
        return read([page for page in made(opened(root, today))[1].values() if page.language == "fr"])

    def test_before_the_first_edition_the_next_one_is_shown(self, editions: Path) -> None:
        index = self.index(editions, FIRST - datetime.timedelta(1))
        assert len(passages(index, Rank.SHOWN)) > 8
        assert {page[3] for page in index["pages"] if page[2] == Rank.SHOWN} == {"upcoming"}
        upcoming = passages(index, Rank.UPCOMING)
        assert [place for place, _ in upcoming] == [f"cgv/{day}/#duration.initial" for day in DAYS[1:]]

    def test_old_and_coming_editions_hold_only_what_no_other_says(self, editions: Path) -> None:
        index = self.index(editions, THIRD)
        assert [place for place, _ in passages(index, Rank.UPCOMING)] == [f"cgv/{DAYS[3]}/#duration.initial"]
        archived = passages(index, Rank.ARCHIVED)
        assert [place for place, _ in archived] == [f"cgv/{day}/#duration.initial" for day in (SECOND, FIRST)]
        texts = [text for _, text in archived]
        assert "donc" in texts[0]
        assert "donc" not in texts[1]
        shown = dict(passages(index, Rank.SHOWN))
        assert "toujours" in shown["cgv/#duration.initial"]

    def test_each_page_tells_its_edition(self, editions: Path) -> None:
        told = {page[0]: page[2:] for page in self.index(editions, THIRD)["pages"]}
        assert told["cgv/"][:2] == [Rank.SHOWN, "current"]
        assert told["cgv/2026-12-01/"] == [Rank.ARCHIVED, "archived", "Édition du 1er\u00a0décembre\u00a02026"]
        assert told["options/express/"][0] == Rank.OPTION
        assert told["definitions/"] == [Rank.PAGE, "", ""]

    def test_an_edition_more_is_a_passage_more(self, editions: Path, tmp_path: Path) -> None:
        alone = copy(tmp_path / "library")
        publish(alone, FIRST)
        more = len(self.index(editions, FIRST)["found"]) - len(self.index(alone, FIRST)["found"])
        assert more == len(DAYS) - 1


class TestPage:
    @pytest.mark.parametrize("code", CODES)
    def test_without_a_script_it_leads_to_the_texts(self, code: str) -> None:
        page = search_page.page(real(), Here(code, "search"))
        assert SEARCH_WORDS[code].needs_script in Opened(page.body).text
        assert {address(code, id) for id in ("cgv", "dpa", "sla")} <= {*targets(page)}
        assert not page.indexed

    def test_nothing_is_inline(self) -> None:
        for page in search_page.pages(real()):
            assert re.findall(r"<script[^>]*>[^<]*", page.body) == [
                f'<script src="{page.here.file("assets/search.js")}" defer>'
            ]
            assert not re.search(r"<style| style=| on\w+=", page.body)

    def test_the_script_asks_for_nothing_that_a_strict_policy_forbids(self) -> None:
        code = SCRIPT.read_text(encoding="utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|eval\(|new Function|https?:|document\.write", code
        )
