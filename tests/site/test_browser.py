"""The site in a browser, as visitors use it: with a mouse, a keyboard, a phone, on paper, in the dark."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
import shelf
from accessibility import WCAG, accessible
from browsing import KINDS, ROOTS, Visit, place, visit, wide
from editing import copy, swap
from playwright.sync_api import Browser, expect
from published import FIRST, SECOND
from shelf import publish
from test_preview import PAYMENT, PUBLISHED, TYPED, Serving, served


class TestLanguages:
    def test_the_switch_keeps_the_page_and_the_paragraph(self, visitor: Visit) -> None:
        page = visitor.page("cgv/#duration.notice")
        page.locator("a.switch").click()
        expect(page).to_have_url(f"{visitor.address}en/cgv/#duration.notice")
        expect(page.locator("[id='duration.notice']")).to_be_in_viewport()
        expect(page.locator("html")).to_have_attribute("lang", "en-GB")
        page.locator("a.switch").click()
        expect(page).to_have_url(f"{visitor.address}cgv/#duration.notice")

    def test_the_switch_follows_the_reader(self, visitor: Visit) -> None:
        page = visitor.page("cgv/")
        page.locator("a.n[href='#payment.due-date']").click()
        page.locator("a.switch").click()
        expect(page).to_have_url(f"{visitor.address}en/cgv/#payment.due-date")

    @pytest.mark.parametrize("kind", KINDS[:-1])
    def test_every_kind_of_page_has_its_twin(self, kind: str, visitor: Visit) -> None:
        path = kind.split("#")[0]
        page = visitor.page(path)
        page.locator("a.switch").click()
        expect(page).to_have_url(f"{visitor.address}en/{path}")
        page.locator("a.switch").click()
        expect(page).to_have_url(f"{visitor.address}{path}")


class TestText:
    def test_a_paragraph_has_an_address(self, visitor: Visit) -> None:
        page = visitor.page("cgv/")
        page.locator("a.n[href='#duration.notice']").click()
        assert place(page) == "cgv/#duration.notice"
        expect(page.locator(".toast")).to_have_text("Lien copié")
        assert page.evaluate("() => navigator.clipboard.readText()") == page.url
        other = visitor.page(f"cgv/{FIRST}/#duration.notice")
        expect(other.locator("[id='duration.notice']")).to_be_in_viewport()

    def test_an_address_holds_from_one_edition_to_the_next(self, browser: Browser, address: str, later: str) -> None:
        for site in (address, later):
            with visit(browser, site) as visitor:
                for path in ("cgv/", f"cgv/{FIRST}/", f"cgv/{SECOND}/", "en/cgv/"):
                    page = visitor.page(f"{path}#references.objection")
                    expect(page.locator("[id='references.objection']")).to_be_in_viewport()

    def test_an_address_of_a_paragraph_that_is_not_there(self, visitor: Visit) -> None:
        page = visitor.page("cgv/#references.gone")
        expect(page.locator(".toast")).to_contain_text("ne contient pas le passage")
        page.locator(".contents a").first.click()
        expect(page.locator(".toast")).to_be_empty()
        page = visitor.page("cgv/#references.gone")
        page.keyboard.press("Escape")
        expect(page.locator(".toast")).to_be_empty()
        for path in ("cgv/#references.objection", "options/#nowhere", "cgv/#%E0%A4%A"):
            other = visitor.page(path)
            told = "ne contient pas" if "%" in path else ""
            expect(other.locator(".toast")).to_contain_text(told) if told else expect(
                other.locator(".toast")
            ).to_be_empty()

    def test_what_a_term_means_by_mouse(self, visitor: Visit) -> None:
        page = visitor.page("cgv/")
        term = page.locator(".text a.term[href='#term.client']").first
        tip = page.locator(".tip")
        expect(tip).not_to_be_visible()
        term.hover()
        expect(tip).to_be_visible()
        defined = page.locator("[id='term.client'] .dd").inner_text()
        assert normal(defined) in normal(tip.inner_text())
        tip.hover()  # the pointer may move onto it
        page.wait_for_timeout(600)
        expect(tip).to_be_visible()
        page.keyboard.press("Escape")
        expect(tip).not_to_be_visible()
        term.hover()
        page.mouse.move(0, 0)
        expect(tip).not_to_be_visible()

    def test_what_a_term_means_never_hides_the_term(self, browser: Browser, address: str) -> None:
        """A term may run over two lines."""
        with visit(browser, address, viewport={"width": 320, "height": 568}, reduced_motion="reduce") as visitor:
            page = visitor.page("cgv/")
            hidden = page.evaluate(
                """() => [...document.querySelectorAll(".text a.term")].filter((term) => {
                  if (term.getClientRects().length < 2) return false;
                  scrollTo(0, term.getBoundingClientRect().bottom + scrollY - innerHeight + 8);
                  term.focus({ preventScroll: true });
                  const tip = document.querySelector(".tip").getBoundingClientRect();
                  const lines = [...term.getClientRects()];
                  const over = lines.some((line) => tip.top < line.bottom && line.top < tip.bottom);
                  term.blur();
                  return over;
                }).length"""
            )
            assert hidden == 0

    def test_what_a_term_means_by_keyboard(self, visitor: Visit) -> None:
        page = visitor.page("en/cgv/")
        term = page.locator(".text a.term[href='#term.client']").first
        tip = page.locator(".tip")
        term.focus()
        expect(tip).to_be_visible()
        described = term.get_attribute("aria-describedby")
        expect(page.locator(f"[id='{described}']")).to_have_attribute("role", "tooltip")
        page.keyboard.press("Escape")
        expect(tip).not_to_be_visible()
        expect(term).to_be_focused()
        assert term.get_attribute("aria-describedby") is None
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        expect(tip).to_be_visible()
        page.keyboard.press("Enter")  # and the link still leads to the definition
        assert place(page) == "en/cgv/#term.client"

    def test_the_first_tab_leads_to_the_text(self, visitor: Visit) -> None:
        page = visitor.page("cgv/")
        page.keyboard.press("Tab")
        skip = page.locator("a.skip")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()

    def test_without_scripts(self, browser: Browser, address: str) -> None:
        with visit(browser, address, java_script_enabled=False) as visitor:
            page = visitor.page("cgv/")
            page.locator(".text a.term[href='#term.client']").first.click()
            assert place(page) == "cgv/#term.client"
            page.locator("a.switch").click()
            assert place(page) == "en/cgv/"
            expect(page.locator("[id='duration.notice']")).to_be_visible()
            expect(visitor.page("search/").locator(".without-script")).to_be_visible()

    def test_an_address_that_leads_nowhere(self, browser: Browser, address: str) -> None:
        with visit(browser, address) as visitor:
            page = visitor.context.new_page()
            answer = page.goto(f"{address}en/cgv/2031-01-01/changes/")
            assert answer is not None
            assert answer.status == 404
            expect(page.locator("main [lang='fr-BE']")).to_be_visible()
            page.locator("main [lang='en-GB'] a").first.click()
            assert place(page) == "en/"


class TestSearch:
    def results(self, visitor: Visit, words: str) -> list[tuple[str, str]]:
        page = visitor.page(f"search/#q={quote(words)}")
        expect(page.locator("#search-results a").first).to_be_visible()
        links = page.locator("#search-results a")
        return [(one.inner_text(), str(one.get_attribute("href"))) for one in links.all()]

    def test_accents_do_not_matter(self, visitor: Visit) -> None:
        found = self.results(visitor, "résiliation")
        assert len(found) > 3
        assert any("duration" in href for _, href in found)
        for words in ("resiliation", "RÉSILIATION", "Résiliation"):
            assert self.results(visitor, words) == found

    def test_a_result_leads_to_its_paragraph(self, visitor: Visit) -> None:
        page = visitor.page("search/")
        page.locator("#search-words").press_sequentially("résiliation")
        page.locator("#search-results a").first.click()
        page.wait_for_url(re.compile("#"))
        anchor = urlsplit(page.url).fragment
        expect(page.locator(f"[id='{unquote(anchor)}']")).to_be_in_viewport()

    def test_in_english_too_from_any_page(self, visitor: Visit) -> None:
        page = visitor.page("en/cgv/")
        page.locator("#site_find").fill("termination")
        page.locator("#site_find").press("Enter")
        page.wait_for_url(re.compile(r"/en/search/#q=termination"))
        expect(page.locator("#search-results a").first).to_be_visible()

    def test_what_is_searched_for_is_sent_to_nobody(self, visitor: Visit) -> None:
        page = visitor.page("cgv/")
        page.locator("#site_find").fill("litige")
        page.locator("#site_find").press("Enter")
        expect(page.locator("#search-results a").first).to_be_visible()
        page.reload()
        expect(page.locator("#search-results a").first).to_be_visible()
        page.locator("a.switch").click()
        page.wait_for_url("**/en/search/#q=litige")
        assert [one for one in visitor.asked if "litige" in one] == []

    @pytest.mark.parametrize(("many", "one"), [("losses", "loss"), ("parties", "party"), ("breaches", "breach")])
    def test_plurals_of_english(self, many: str, one: str, visitor: Visit) -> None:
        found = [visitor.page(f"en/search/#q={words}") for words in (many, one)]
        for page in found:
            expect(page.locator("#search-results a").first).to_be_visible()
        counts = [int(page.locator("#search-count").inner_text().split()[0]) for page in found]
        assert counts[0] > 3
        assert counts[0] <= counts[1]  # which may go on, as while typing

    def test_a_result_says_of_which_edition_it_is(self, visitor: Visit) -> None:
        """What the second edition will say is found, and told to be still to come."""
        page = visitor.page("search/#q=opposer+par+courriel")
        result = page.locator("#search-results li").filter(has_text="par écrit ou par courriel").first
        expect(result).to_contain_text("À venir")
        assert f"cgv/{SECOND}/" in str(result.locator("a").first.get_attribute("href"))

    def test_what_applies_to_all_comes_before_what_an_option_says(self, visitor: Visit) -> None:
        found = [text for text, _ in self.results(visitor, "contrat")]
        assert "2.1 Contrat" in found
        assert not any("option" in text for text in found)
        assert any("option" in text for text, _ in self.results(visitor, "contrat responsables conjoints"))

    def test_a_text_that_applies_to_some_comes_after_that_for_all(self, visitor: Visit) -> None:
        found = [href for _, href in self.results(visitor, "incident")]
        first = {text: next(at for at, href in enumerate(found) if f"/{text}/" in href) for text in ("cgv", "sla")}
        assert first["cgv"] < first["sla"]

    def test_a_page_about_the_site_is_found_too(self, visitor: Visit) -> None:
        assert [
            (text, urlsplit(href).path + "#" + urlsplit(href).fragment)
            for text, href in self.results(visitor, "cookie")
        ] == [("Vie privée", "/about/#privacy")]

    def test_nothing_found(self, visitor: Visit) -> None:
        page = visitor.page("search/#q=zzzxqy")
        expect(page.locator("#search-count")).to_contain_text("Aucun résultat")


class TestEditions:
    def test_what_will_change_is_told_at_home(self, visitor: Visit) -> None:
        page = visitor.page("")
        expect(page.locator("main")).to_contain_text("15 décembre 2026")
        page.locator(f"main a[href*='cgv/{SECOND}/changes']").first.click()
        assert place(page).startswith(f"cgv/{SECOND}/changes/")
        main = page.locator("main")
        expect(main).to_contain_text("Le Client peut aussi s’opposer par courriel.")
        expect(main).to_contain_text("7 décembre 2026")  # the last day to tell clients, seven days before
        expect(main.locator("ins").first).to_be_visible()

    def test_each_text_says_what_it_is(self, browser: Browser, address: str, later: str) -> None:
        for site, *states in ((address, "current", "upcoming"), (later, "archived", "current")):
            with visit(browser, site) as visitor:
                for date, state in zip((FIRST, SECOND), states, strict=True):
                    expect(visitor.page(f"cgv/{date}/").locator(f".badge.{state}").first).to_be_visible()

    def test_an_archived_text_leads_to_the_one_in_force(self, browser: Browser, later: str) -> None:
        with visit(browser, later) as visitor:
            page = visitor.page(f"cgv/{FIRST}/#references.objection")
            banner = page.locator(".banner.archived")
            expect(banner).to_be_visible()
            banner.locator("a").first.click()
            assert place(page) == "cgv/#references.objection"


def test_numbers_of_a_redline_never_stand_on_one_another(visitor: Visit) -> None:
    """An item of one line may have a number of two: "(iii) → (iv)". Boxes are 6 px larger than text all round."""
    page = visitor.page("options/custom-sla/")
    over = page.evaluate(
        """() => {
          const box = (item) => item.querySelector(".n").getBoundingClientRect();
          const pairs = [...document.querySelectorAll(".redline li + li")].map((li) => [li.previousElementSibling, li]);
          const shown = pairs.filter(([one, next]) => box(one).height && box(next).height);
          return [shown.length, shown.filter(([one, next]) => box(next).top < box(one).bottom - 12).length];
        }"""
    )
    assert over[0] > 3
    assert over[1] == 0


def test_a_phone_never_scrolls_sideways(browser: Browser, address: str) -> None:
    """The narrowest one there is; it stands for a wide screen at 400 per cent too (WCAG 1.4.10)."""
    with visit(browser, address, viewport={"width": 320, "height": 800}, has_touch=True, is_mobile=True) as visitor:
        for kind in KINDS[:-1]:
            for start in ROOTS:
                page = visitor.page(start + kind)
                assert wide(page) <= 0, start + kind
                page.close()


def test_a_phone_has_the_menu(browser: Browser, address: str) -> None:
    with visit(browser, address, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True) as visitor:
        page = visitor.page("cgv/")
        menu = page.locator("#site_menu")
        expect(menu).not_to_be_visible()
        page.locator(".menu-button").tap()
        expect(menu).to_be_visible()
        menu.locator("a[href$='editions/']").tap()
        page.wait_for_url("**/editions/")


def test_the_menu_does_not_hide_what_has_the_focus(browser: Browser, address: str) -> None:
    """WCAG 2.4.11: whoever goes on with the keyboard closes it."""
    with visit(browser, address, viewport={"width": 390, "height": 800}) as visitor:
        page = visitor.page("cgv/")
        page.locator(".menu-button").press("Enter")
        menu = page.locator("#site_menu")
        expect(menu).to_be_visible()
        menu.locator("a").last.focus()
        page.keyboard.press("Tab")
        expect(menu).not_to_be_visible()


def test_on_paper_there_is_the_text(visitor: Visit) -> None:
    page = visitor.page("cgv/")
    page.emulate_media(media="print")
    for hidden in ("nav.menu", ".find", "a.switch", "a.skip", ".menu-button"):
        expect(page.locator(hidden).first).not_to_be_visible()
    for shown in ("h1", ".text", "[id='duration.notice']", "footer .shown"):
        expect(page.locator(shown).first).to_be_visible()
    expect(page.locator("footer .shown .digest").first).to_have_text(re.compile("^[0-9a-f]{64}$"))
    assert len(page.pdf()) > 50_000


def test_in_the_dark(browser: Browser, address: str) -> None:
    colours = []
    for scheme in ("light", "dark"):
        with visit(browser, address, color_scheme=scheme) as visitor:
            page = visitor.page("cgv/")
            style = "getComputedStyle(document.body)"
            colours.append([luminance(page.evaluate(f"() => {style}.{one}")) for one in ("backgroundColor", "color")])
    (light, ink), (dark, chalk) = colours
    assert light > 0.8
    assert ink < 0.2
    assert dark < 0.2
    assert chalk > 0.6


def luminance(colour: str) -> float:
    red, green, blue = (int(one) / 255 for one in re.findall(r"\d+", colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_draft_shows_itself_again(browser: Browser, built: Path, tmp_path: Path) -> None:
    """Live reload: whoever has the page open sees what is typed, without doing anything."""
    root = copy(tmp_path / "library")
    publish(root, shelf.FIRST)
    serving = Serving(served(root, built))
    try:
        serving.until(lambda page: "<h1" in page)
        with visit(browser, f"http://{serving.address}/") as visitor:
            page = visitor.page("draft/cgv/")
            expect(page.locator(".new ins")).to_have_count(0)
            swap(root / PAYMENT, PUBLISHED, TYPED)
            expect(page.locator(".new ins").first).to_be_visible(timeout=120_000)
            expect(page.locator("#findings")).to_contain_text("clauses/cgv/payment.yaml:1:", timeout=120_000)
            assert wide(page) <= 0
            assert page.locator(".cell.old").first.is_visible()
        with visit(browser, f"http://{serving.address}/", bypass_csp=True) as visitor:
            accessible(visitor.page("draft/cgv/"), WCAG)
    finally:
        serving.end()
        shutil.rmtree(root)


def normal(text: str) -> str:
    return " ".join(text.split())
