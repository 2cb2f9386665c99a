"""What a browser makes of a page: nothing is wider than a phone, and names from right to left keep to themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hostile_deals
import pytest
from browsing import chromium
from packs import LANGUAGES, library
from playwright.sync_api import Browser

from engine import assemble, load_deal
from engine.model.document import Document
from engine.rendering import render, render_bilingual

PHONE, DESK = 390, 1280
WORDS = (hostile_deals.KEY, hostile_deals.ADDRESS, hostile_deals.BROAD, hostile_deals.SLASHED)
NAME = "מרפאת הדוגמה"
PLACES = """() => [...document.querySelectorAll('bdi')].map((name) => {
  const own = name.getBoundingClientRect();
  const place = (node, at) => {  // of a sign beside the name, if there is one and it stands in the same line
    if (!node || node.nodeType !== 3 || at < 0 || at >= node.length) return null;
    const range = document.createRange();
    range.setStart(node, at); range.setEnd(node, at + 1);
    const box = range.getBoundingClientRect();
    return box.width && Math.abs(box.bottom - own.bottom) < 6 && own.height < 30 ? [box.left, box.right] : null;
  };
  const before = name.previousSibling, after = name.nextSibling;
  return {
    name: name.textContent, left: own.left, right: own.right,
    before: before && before.nodeType === 3 ? place(before, before.data.trimEnd().length - 1) : null,
    after: place(after, 0), beyond: place(after, 2),
  };
})"""
"""Of every name that stands apart: where it is, and where what stands beside it is."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def pack(folder: Path, *words: str, **changes: Any) -> dict[str, dict[str, Document]]:
    deal = load_deal(hostile_deals.written(folder, *words, **changes), library())
    return {language: dict(assemble(library(), deal, language=language)) for language in LANGUAGES}


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_page_is_wider_than_the_window(tmp_path: Path, browser: Browser, width: int) -> None:
    """Neither for a word without end nor for a table, which scrolls by itself."""
    packs = pack(tmp_path, *WORDS)
    pages = [render(packs["fr"][part], "html") for part in ("quote", "project-plan", "dpa")]
    pages.append(render_bilingual(packs["fr"]["quote"], packs["en"]["quote"], "html"))
    page = browser.new_page(viewport={"width": width, "height": 900})
    for content in pages:
        page.set_content(content.decode())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_what_stands_beside_a_name_from_right_to_left_stays_there(tmp_path: Path, browser: Browser) -> None:
    """A comma and a figure after the name stand right of it, what is before it left of it."""
    changes = {"client": {**hostile_deals.deal([NAME])["client"], "name": NAME, "address": "12, rue du Port, Mons"}}
    quote = pack(tmp_path, NAME, **changes)["fr"]["quote"]
    page = browser.new_page(viewport={"width": DESK, "height": 900})
    page.set_content(render(quote, "html").decode())
    found = page.evaluate(PLACES)
    page.close()
    assert NAME in {one["name"] for one in found}
    assert sum(one["after"] is not None for one in found) >= 3
    assert sum(one["before"] is not None for one in found) >= 3
    for one in found:
        assert one["before"] is None or one["before"][1] <= one["left"] + 1, one
        assert one["after"] is None or one["after"][0] >= one["right"] - 1, one
        assert one["beyond"] is None or one["beyond"][0] >= one["right"], one
