"""What axe-core finds by the rules of WCAG 2.2 AA and by good practice, on every kind of page."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from accessibility import WCAG, accessible
from browsing import KINDS, ROOTS, Visit, visit
from playwright.sync_api import Browser, expect
from published import FIRST

RULES = (*WCAG, "best-practice")


@pytest.mark.parametrize("start", ROOTS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page(kind: str, start: str, browser: Browser, address: str) -> None:
    """Each kind in both languages and in both themes: by day in the one, in the dark in the other."""
    scheme: Literal["light", "dark"] = "dark" if start else "light"
    with visit(browser, address, color_scheme=scheme, bypass_csp=True) as visitor:
        judge(visitor, start + kind)


def test_an_archived_text(browser: Browser, later: str) -> None:
    for scheme in ("light", "dark"):
        with visit(browser, later, color_scheme=scheme, bypass_csp=True) as visitor:
            judge(visitor, f"cgv/{FIRST}/")


def test_with_everything_open(browser: Browser, address: str) -> None:
    """A meaning that is shown, an answer of the verification, a menu on a phone."""
    with visit(browser, address, bypass_csp=True) as visitor:
        page = visitor.page("cgv/")
        page.locator(".text a.term").first.focus()
        expect(page.locator(".tip")).to_be_visible()
        accessible(page, RULES)
        page = visitor.page("verify/")
        page.locator("#verify-digest").fill("0" * 64)
        page.locator("#verify button").click()
        expect(page.locator("#verified .verdict")).to_be_visible()
        accessible(page, RULES)
    with visit(browser, address, viewport={"width": 390, "height": 800}, bypass_csp=True) as visitor:
        page = visitor.page("cgv/")
        page.locator(".menu-button").click()
        expect(page.locator("#site_menu")).to_be_visible()
        accessible(page, RULES)


@pytest.mark.parametrize(
    "fault",
    [
        ".text a.term { color: #bbb }",
        ".text a.term { color: #345; text-decoration: none; border: 0 }",
        ".text .paragraph:nth-of-type(3) { color: #aaa }",
        "footer { opacity: .4 }",
    ],
)
def test_what_looks_wrong_is_found(fault: str, browser: Browser, address: str) -> None:
    """Whichever of the many that look alike is judged."""
    with visit(browser, address, bypass_csp=True) as visitor:
        page = visitor.page("sla/")
        page.add_style_tag(content=fault)
        with pytest.raises(AssertionError, match=r"color-contrast|link-in-text-block"):
            accessible(page, RULES)


def judge(visitor: Visit, path: str) -> None:
    page = visitor.page(path)
    if "search/" in path:
        expect(page.locator("#search-count")).to_contain_text(re.compile(r"\d|Aucun|No "))
    lost = "nowhere" in path  # a browser says on the console that the server has answered 404
    visitor.wrong[:] = [one for one in visitor.wrong if not (lost and "404" in one)]
    accessible(page, RULES)
