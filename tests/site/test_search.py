"""What a browser finds in the indexes of the search."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import ROOT
from opened import real, text_page
from playwright.sync_api import Browser, Page, expect

from engine.languages.site.search import SEARCH_WORDS
from engine.site import model
from engine.site.files import search_index
from engine.site.model import EditionState, Here, SearchEntry
from engine.site.pages import search as search_page

SCRIPT = ROOT / "engine/site/theme/assets/search.js"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
MANY = 4000
LONG = "Le prestataire conserve les copies de sauvegarde pendant la durée que fixe le devis. " * 5


def indexed() -> list[model.Page]:
    return [
        text_page(
            "cgv",
            "cgv",
            (
                SearchEntry("duration", "Article 5", "Durée, reconduction et résiliation", ""),
                SearchEntry(
                    "duration.notice",
                    "5.2",
                    "Préavis",
                    "Chaque partie peut mettre fin au contrat. La RÉSILIATION est écrite.",
                ),
                SearchEntry(
                    "duration.oeuvre", "5.3", "Œuvres", "La mise en œuvre et l’accord\u00a0cadre\u202f; un cœur."
                ),
                SearchEntry(
                    "duration.markup", "5.4", "<img src=x onerror=alert(1)>", "Un texte <b>hostile</b> & dangereux."
                ),
                SearchEntry(
                    "duration.data", "5.5", "Sécurité", "Les données personnelles sont protégées chez le sous-traitant."
                ),
                SearchEntry("duration.far", "5.6", "Loin", f"{LONG}Enfin vient le mot clepsydre. {LONG}"),
                SearchEntry("duration.reason", "5.7", "Motifs", "Les motifs de Cléopâtre."),
                SearchEntry("measures.access", "A5.2", "Accès", "Chacun a son propre accès."),
            ),
            EditionState.CURRENT,
            2,
        ),
        text_page(
            "cgv/2026-12-03",
            "cgv",
            (SearchEntry("a", "7.1", "Révision", "Une résiliation à venir."),),
            EditionState.UPCOMING,
            3,
        ),
        text_page(
            "cgv/2026-12-01",
            "cgv",
            (SearchEntry("b", "8.1", "Résiliation", "Une ancienne résiliation."),),
            EditionState.ARCHIVED,
            1,
        ),
        text_page("options/essai", "Option : Essai", (SearchEntry("", "", "Essai", "Une période d’essai."),)),
        text_page(
            "many",
            "Beaucoup",
            tuple(
                SearchEntry(f"p{number}", f"{number}.1", f"Passage {number}", f"répété {LONG}")
                for number in range(MANY)
            ),
        ),
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The search page of French and what it needs, in a page that is as strict as the site."""
    root = tmp_path_factory.mktemp("site")
    body = search_page.page(real(), Here("fr", "search")).body
    head = '<form class="find" role="search" action="./"><input id="find" type="search" name="q"></form>'
    page = (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Recherche</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        "</head>"
        f'<body class="site search">{head}<main>{body}</main></body></html>'
    )
    (root / "search").mkdir()
    (root / "assets").mkdir()
    (root / "search/index.html").write_text(page, encoding="utf-8")
    (root / "assets/search.js").write_bytes(SCRIPT.read_bytes())
    (root / "search.json").write_bytes(search_index.index(indexed()))
    return root


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def url(site: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/search/"
        server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that says nothing on the console."""
    context = browser.new_context(locale="fr-BE")
    one = context.new_page()
    told: list[str] = []
    one.on("console", lambda message: told.append(message.text))
    one.on("pageerror", lambda error: told.append(str(error)))
    yield one
    context.close()
    assert [line for line in told if "favicon" not in line and "404" not in line] == []


def titles(page: Page) -> list[str]:
    return [" ".join(one.split()) for one in page.locator("#search-results h2").all_inner_texts()]


def ask(page: Page, query: str, told: str | re.Pattern[str] = re.compile("résultat|Aucun")) -> list[str]:
    """What is found, once the search has said how much."""
    page.locator("#search-results").evaluate("one => one.replaceChildren()")
    page.locator("#search-count").evaluate("one => one.textContent = ''")
    page.fill("#search-words", query)
    expect(page.locator("#search-count")).to_have_text(told)
    return titles(page)


ACCENTED = [
    ("résiliation", "Article 5 Durée, reconduction et résiliation"),
    ("resiliation", "Article 5 Durée, reconduction et résiliation"),
    ("RÉSILIATION", "Article 5 Durée, reconduction et résiliation"),
    ("re\u0301siliation", "Article 5 Durée, reconduction et résiliation"),
    ("oeuvres", "5.3 Œuvres"),
    ("œuvres", "5.3 Œuvres"),
    ("Coeur", "5.3 Œuvres"),
    ("l'accord cadre", "5.3 Œuvres"),
    ("l’accord\u00a0cadre", "5.3 Œuvres"),
    ("donnée personnelle", "5.5 Sécurité"),
    ("sous traitants", "5.5 Sécurité"),
    ("5.4", "5.4 <img src=x onerror=alert(1)>"),
    ("article 5", "Article 5 Durée, reconduction et résiliation"),
]


@pytest.fixture
def ready(page: Page, url: str) -> Page:
    page.goto(url)
    return page


class TestFinding:
    @pytest.mark.parametrize(("query", "first"), ACCENTED)
    def test_accents_case_ligatures_and_apostrophes_do_not_matter(self, ready: Page, query: str, first: str) -> None:
        assert ask(ready, query)[0] == first

    def test_the_last_word_may_be_a_beginning_and_all_must_occur(self, ready: Page) -> None:
        assert ask(ready, "contrat resil") == ["5.2 Préavis"]
        assert ask(ready, "mot cle", "1\u00a0résultat") == ["5.6 Loin"]
        assert ask(ready, "contrat clepsydre", "Aucun résultat pour «\u00a0contrat clepsydre\u00a0».") == []

    def test_another_word_that_is_a_beginning_is_found_where_nothing_else_is(self, ready: Page) -> None:
        assert ask(ready, "clep mot") == ["5.6 Loin"]

    def test_titles_come_before_texts_and_what_applies_before_what_comes_and_what_was(self, ready: Page) -> None:
        assert ask(ready, "résiliation", "4\u00a0résultats") == [
            "Article 5 Durée, reconduction et résiliation",
            "5.2 Préavis",
            "7.1 Révision",
            "8.1 Résiliation",
        ]
        badges = ready.locator("#search-results .badge")
        assert badges.all_inner_texts() == ["En vigueur", "En vigueur", "À venir", "Archivée"]
        assert badges.nth(3).get_attribute("class") == "badge archived"

    @pytest.mark.parametrize("query", ["5.2", "article 5.2", "Art. 5.2", "clause 5.2"])
    def test_a_place_is_found_by_its_number_however_it_is_called(self, query: str, ready: Page) -> None:
        assert ask(ready, query)[0] == "5.2 Préavis"

    @pytest.mark.parametrize("query", ["A5.2", "a5.2", "annexe A5.2", "Annex A5.2", "point A5.2"])
    def test_a_place_in_an_annex_is_found_by_its_number(self, query: str, ready: Page) -> None:
        assert ask(ready, query) == ["A5.2 Accès"]

    def test_results_lead_to_the_passage(self, ready: Page, url: str) -> None:
        ask(ready, "préavis")
        link = ready.locator("#search-results a").first
        assert link.get_attribute("href") == url.removesuffix("search/") + "cgv/#duration.notice"

    def test_words_are_marked_and_text_is_never_markup(self, ready: Page) -> None:
        ask(ready, "hostile")
        assert ready.locator("#search-results img, #search-results b").count() == 0
        assert ready.locator("#search-results mark").all_inner_texts() == ["hostile"]
        assert "Un texte <b>hostile</b> & dangereux." in ready.locator("#search-results .text").inner_text()

    def test_a_long_passage_is_cut_around_the_word(self, ready: Page) -> None:
        ask(ready, "clepsydre")
        text = ready.locator("#search-results .text").inner_text()
        assert "mot clepsydre." in text
        assert text.startswith("… ")
        assert text.endswith(" …")
        assert len(text) < 260

    def test_a_page_is_found_by_its_title(self, ready: Page) -> None:
        assert ask(ready, "essai", "1\u00a0résultat") == ["Essai"]
        assert ready.locator("#search-results .where").inner_text() == "Option : Essai"


class TestUsing:
    def test_the_address_tells_what_is_searched_for(self, page: Page, url: str) -> None:
        page.goto(f"{url}#q=r%C3%A9siliation")
        expect(page.locator("#search-count")).to_have_text("4\u00a0résultats")
        assert page.locator("#find").input_value() == "résiliation"  # the form in the head as well
        assert page.locator("#search-words").input_value() == "résiliation"
        ask(page, "préavis")
        assert page.url == f"{url}#q=pr%C3%A9avis"
        assert page.evaluate("history.length") <= 2
        page.fill("#search-words", "")
        expect(page).to_have_url(url)
        assert titles(page) == []

    def test_a_new_address_is_a_new_search(self, page: Page, url: str) -> None:
        page.goto(f"{url}#q=essai")
        expect(page.locator("#search-count")).to_have_text("1\u00a0résultat")
        page.goto(f"{url}#q=r%C3%A9siliation")
        expect(page.locator("#search-count")).to_have_text("4\u00a0résultats")

    def test_the_index_is_read_when_somebody_searches_and_once(self, page: Page, url: str) -> None:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
        page.goto(url)
        expect(page.locator("#search-words")).to_be_focused()
        assert "search.json" not in asked
        ask(page, "préavis")
        ask(page, "essai")
        assert asked.count("search.json") == 1

    def test_how_much_is_found_is_announced(self, ready: Page) -> None:
        assert ready.locator("#search-count").get_attribute("role") == "status"
        ask(ready, "répété", f"{MANY:,}".replace(",", "\u202f") + "\u00a0résultats")
        assert len(titles(ready)) == 20

    def test_more_results_come_at_a_button_and_the_first_of_them_is_focused(self, ready: Page) -> None:
        ask(ready, "répété")
        ready.click("#search-more")
        assert len(titles(ready)) == 40
        expect(ready.locator("#search-results > li").nth(20).locator("a")).to_be_focused()
        ask(ready, "préavis")
        expect(ready.locator("#search-more")).to_be_hidden()

    def test_where_nothing_is_found_there_are_hints(self, ready: Page) -> None:
        expect(ready.locator("#search-hints")).to_be_hidden()
        assert ask(ready, "introuvable", "Aucun résultat pour «\u00a0introuvable\u00a0».") == []
        expect(ready.locator("#search-hints")).to_be_visible()
        expect(ready.locator("#search-browse")).to_be_visible()
        href = ready.locator("#search-other").evaluate("one => one.href")
        assert href.endswith("/en/search/#q=introuvable")
        ask(ready, "préavis")
        expect(ready.locator("#search-hints")).to_be_hidden()
        expect(ready.locator("#search-browse")).to_be_hidden()

    def test_arrows_lead_to_the_results_and_back(self, ready: Page) -> None:
        ask(ready, "résiliation")
        ready.locator("#search-words").press("ArrowDown")
        links = ready.locator("#search-results h2 a")
        expect(links.nth(0)).to_be_focused()
        ready.keyboard.press("ArrowDown")
        expect(links.nth(1)).to_be_focused()
        ready.keyboard.press("ArrowUp")
        ready.keyboard.press("ArrowUp")
        expect(ready.locator("#search-words")).to_be_focused()

    def test_the_form_in_the_head_searches_too(self, ready: Page) -> None:
        ready.fill("#find", "préavis")
        ready.locator("#find").press("Enter")
        expect(ready.locator("#search-results h2")).to_have_count(1)
        assert ready.locator("#search-words").input_value() == "préavis"

    def test_an_index_that_does_not_come_is_told_and_asked_for_again(self, browser: Browser, url: str) -> None:
        context = browser.new_context()
        ready = context.new_page()
        ready.goto(url)
        ready.route("**/search.json", lambda route: route.abort())
        ready.fill("#search-words", "préavis")
        expect(ready.locator("#search-count")).to_have_text(SEARCH_WORDS["fr"].failed)
        ready.unroute("**/search.json")
        assert ask(ready, "préavis ") == ["5.2 Préavis"]
        context.close()

    def test_without_a_script_the_texts_are_there(self, browser: Browser, url: str) -> None:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(url)
        expect(page.get_by_text(SEARCH_WORDS["fr"].needs_script)).to_be_visible()
        expect(page.locator("#search-browse a").first).to_be_visible()
        context.close()

    def test_the_sentence_about_scripts_goes_with_one(self, ready: Page) -> None:
        expect(ready.get_by_text(SEARCH_WORDS["fr"].needs_script)).to_be_hidden()

    def test_thousands_of_passages_are_searched_at_once(self, ready: Page) -> None:
        ask(ready, "préavis")
        began = ready.evaluate("performance.now()")
        ask(ready, "sauvegarde devis répété")
        assert ready.evaluate("performance.now()") - began < 2000  # on a slow machine, the delay of typing included
