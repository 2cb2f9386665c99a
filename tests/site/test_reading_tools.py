"""The bar at the head of a text, and what numbers say of themselves, as visitors use them."""

from __future__ import annotations

import re

import pytest
from browsing import Visit, visit
from playwright.sync_api import Browser, Page, expect
from published import FIRST, SECOND, URL

NOTICE = "duration.notice"
CITED = f"SecretarIA, Conditions générales de vente, édition du 1er décembre 2026, {URL}cgv/{FIRST}/"


def clipboard(page: Page) -> str:
    return str(page.evaluate("() => navigator.clipboard.readText()")).replace("\u00a0", " ")


def test_the_bar_leads_to_the_files_and_languages(visitor: Visit) -> None:
    page = visitor.page(f"cgv/#{NOTICE}")
    bar = page.get_by_role("navigation", name="Outils de lecture")
    expect(bar.get_by_role("link", name="PDF")).to_have_attribute("href", f"../cgv/{FIRST}/cgv-{FIRST}-fr.pdf")
    expect(bar.get_by_role("link", name="Word")).to_have_attribute("href", f"../cgv/{FIRST}/cgv-{FIRST}-fr.docx")
    expect(bar.get_by_role("button", name="Imprimer")).to_be_visible()
    bar.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{visitor.address}en/cgv/#{NOTICE}")
    page.get_by_role("link", name="Side by side", exact=True).click()
    expect(page).to_have_url(f"{visitor.address}en/cgv/fr-en/#{NOTICE}")
    expect(page.locator(f"[id='{NOTICE}']")).to_be_in_viewport()
    expect(page.locator(f"[id='fr.{NOTICE}']")).to_be_in_viewport()


def test_the_other_language_opens_where_the_reader_is(visitor: Visit) -> None:
    page = visitor.page("cgv/")
    page.evaluate(f"() => document.getElementById('{NOTICE}').scrollIntoView({{ behavior: 'instant' }})")
    page.locator(".tools").get_by_role("link", name="English").click()
    page.wait_for_url(re.compile("en/cgv/#"))
    expect(page.locator(f"[id='{NOTICE}']")).to_be_in_viewport()


def test_an_edition_of_before_has_the_file_with_both_languages(browser: Browser, later: str) -> None:
    with visit(browser, later) as visitor:
        link = visitor.page(f"cgv/{FIRST}/").locator(".tools").get_by_role("link", name="Côte à côte (PDF)")
        expect(link).to_have_attribute("href", f"../../cgv/{FIRST}/cgv-{FIRST}-fr-en.pdf")


@pytest.mark.parametrize("path", ["cgv/", f"cgv/{FIRST}/", "cgv/fr-en/"])
def test_the_citation_names_the_edition_by_its_permanent_address(path: str, visitor: Visit) -> None:
    page = visitor.page(path)
    page.get_by_role("button", name="Copier la citation", exact=True).click()
    expect(page.locator(".toast")).to_have_text("Citation copiée")
    assert clipboard(page) == CITED
    page = visitor.page(f"{path}#{NOTICE}")
    page.locator(".tools [data-copy]").click()
    expect(page.locator(".toast")).to_have_text("Citation copiée")
    number = (page.locator(f"[id='{NOTICE}'] a.n").first.text_content() or "").strip()
    assert clipboard(page) == CITED.replace(URL, f"Article 5, {number}, {URL}") + f"#{NOTICE}"


def test_each_number_can_be_cited_with_the_keyboard(visitor: Visit) -> None:
    page = visitor.page("cgv/")
    link = page.locator("a.n[href='#services.secretarial.calls']")
    if not link.count():
        link = page.locator(".text li a.n").first
    link.focus()
    name = link.get_attribute("aria-label") or ""
    assert re.fullmatch(r"Lien vers \d+\.\d+ \([ivx]+\)", name)
    page.keyboard.press("Tab")
    button = page.locator("button.quote")
    expect(button).to_be_focused()
    told = (button.get_attribute("aria-label") or "").replace("\u00a0", " ")
    assert re.fullmatch(rf"Copier la citation – Article \d+, {re.escape(name[10:])}", told)
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_have_text("Citation copiée")
    assert f", {name[10:]}, {URL}cgv/{FIRST}/#" in clipboard(page)
    page.keyboard.press("Shift+Tab")
    expect(link).to_be_focused()
    assert page.locator("button.quote").count() == 1


def test_each_number_can_be_cited_with_the_mouse(visitor: Visit) -> None:
    page = visitor.page("en/cgv/")
    page.locator(f"[id='{NOTICE}']").hover()
    page.locator(f"[id='{NOTICE}'] button.quote").click()
    assert clipboard(page).endswith(f"{URL}en/cgv/{FIRST}/#{NOTICE}")


def test_without_scripts_the_citation_can_be_read(browser: Browser, address: str) -> None:
    with visit(browser, address, java_script_enabled=False) as visitor:
        page = visitor.page("cgv/")
        expect(page.get_by_role("button", name="Imprimer")).to_have_count(0)
        page.locator(".tools summary").click()
        field = page.locator("#site_citation")
        expect(field).to_be_visible()
        assert (field.input_value() or "").replace("\u00a0", " ") == CITED


def test_where_nothing_may_be_copied_the_citation_is_shown(browser: Browser, address: str) -> None:
    with visit(browser, address) as visitor:
        page = visitor.page("cgv/")
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
        page.locator(".tools [data-copy]").click()
        expect(page.locator("#site_citation")).to_be_visible()
        assert page.locator("#site_citation").input_value().replace("\u00a0", " ") == CITED


@pytest.mark.parametrize("path", ["cgv/", "en/cgv/", "cgv/fr-en/", f"cgv/{SECOND}/", "sla/"])
def test_on_a_phone_it_stays_and_covers_little(path: str, browser: Browser, address: str) -> None:
    with visit(browser, address, viewport={"width": 390, "height": 844}, reduced_motion="reduce") as visitor:
        page = visitor.page(path)
        page.evaluate("() => scrollTo(0, 4000)")
        box = page.locator(".tools").bounding_box()
        assert box is not None
        assert box["y"] == 0
        assert box["height"] <= 0.15 * 844
        page.evaluate("() => { location.hash = document.querySelectorAll('.paragraph[id]')[20].id; }")
        place = page.evaluate("() => document.querySelector(':target').getBoundingClientRect().top")
        assert place >= box["height"] - 1


def test_the_keyboard_passes_over_contents_and_articles(visitor: Visit) -> None:
    page = visitor.page("cgv/")
    over = page.locator("main > .pass")
    over.focus()
    expect(over).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".text a.label").first).to_be_focused()
    for article in (2, 3, 4):
        page.keyboard.press("Tab")
        if page.locator("button.quote:focus").count():
            page.keyboard.press("Tab")
        expect(page.locator(".text .pass:focus")).to_have_text(re.compile(rf"Article\s{article}$"))
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator(".text a.label").nth(article - 1)).to_be_focused()


def test_on_paper_there_is_no_bar(visitor: Visit) -> None:
    page = visitor.page("cgv/")
    page.emulate_media(media="print")
    expect(page.locator(".tools")).not_to_be_visible()
    expect(page.locator(".pass").first).not_to_be_visible()
