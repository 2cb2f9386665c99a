"""Each page of a text says what its edition says, word for word, whatever links and remarks stand around the words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from published import FIRST, SECOND
from reading_back import articles_text, letters

from engine.languages import LANGUAGES
from engine.model.document import Document
from engine.site.model import Here
from engine.tasks.assemble import assemble
from engine.tasks.open_library import edition_of, editions, load_edition

TEXTS = {"cgv": None, "dpa": None, "sla": "custom-sla"}
"""Every published document, with the option that adds it if it is not in the standard text."""
EDITIONS = (FIRST, SECOND)
VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
INLINE = frozenset({"a", "abbr", "bdi", "cite", "code", "dfn", "em", "i", "b", "mark", "q", "small", "span", "strong"})
"""What does not part words."""
ADDED = frozenset({"unseen", "permalink", "pass", "article-history"})
"""The classes of what a page adds to the text."""


class Text(HTMLParser):
    """What a reader finds in the `div.text` of a page; not what is hidden, nor what a page adds for its own use."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool, bool]] = []
        self.told = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        _, inside, silent = self.open[-1] if self.open else ("", False, False)
        looks = (told.get("class") or "").split()
        silent = silent or "hidden" in told or told.get("role") == "tooltip" or told.get("aria-hidden") == "true"
        self.told += "" if tag in INLINE else " "
        if tag not in VOID:
            self.open.append((tag, inside or (tag == "div" and "text" in looks), silent or not ADDED.isdisjoint(looks)))

    def handle_endtag(self, tag: str) -> None:
        expected, *_ = self.open.pop()
        assert expected == tag, f"<{expected}> closed by </{tag}>"
        self.told += "" if tag in INLINE else " "

    def handle_data(self, data: str) -> None:
        _, inside, silent = self.open[-1] if self.open else ("", False, False)
        if inside and not silent:
            self.told += data


def words(text: str) -> list[str]:
    """The words of a text without the signs around them: the point after a heading is layout."""
    return [found for one in text.split() if (found := letters(one))]


def read(page: Path) -> list[str]:
    reader = Text()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    assert not reader.open
    return words(reader.told)


@pytest.fixture(scope="module")
def texts(library: Path) -> dict[tuple[datetime.date, str, str], Document]:
    """Every text of every edition, assembled without the site."""
    found = {}
    for day in EDITIONS:
        frozen = load_edition(library, edition_of(editions(library), day))
        for code in LANGUAGES:
            for id, option in TEXTS.items():
                variants = () if option is None else (option,)
                found[day, id, code] = assemble(frozen, language=code, variants=variants, today=day, only=id)[id]
    return found


def pages(shown: datetime.date) -> Iterator[tuple[str, datetime.date, str, str]]:
    for code in LANGUAGES:
        for id in TEXTS:
            yield Here(code, id).address, shown, id, code
            yield from ((Here(code, f"{id}/{day}").address, day, id, code) for day in EDITIONS)


@pytest.mark.parametrize(("site", "shown"), [("announced", FIRST), ("switched", SECOND)])
def test_every_page_says_what_its_edition_says(
    site: str,
    shown: datetime.date,
    texts: dict[tuple[datetime.date, str, str], Document],
    request: pytest.FixtureRequest,
) -> None:
    folder: Path = request.getfixturevalue(site)
    told = 0
    for address, day, id, code in pages(shown):
        expected = words(articles_text(texts[day, id, code]))
        found = read(folder / address / "index.html")
        assert len(expected) > 900, id
        assert first_difference(found, expected) is None, address
        told += 1
    assert told == len(LANGUAGES) * len(TEXTS) * (1 + len(EDITIONS))


def test_the_two_editions_differ(texts: dict[tuple[datetime.date, str, str], Document]) -> None:
    """What would compare as equal to anything proves nothing."""
    one, other = (words(articles_text(texts[day, "cgv", "fr"])) for day in EDITIONS)
    assert first_difference(one, other) is not None


def first_difference(found: list[str], expected: list[str]) -> tuple[str, str] | None:
    """Where two texts part, with what stands around, so that a failure can be read."""
    if found == expected:
        return None
    pairs = enumerate(zip(found, expected, strict=False))
    at = next((at for at, (a, b) in pairs if a != b), min(len(found), len(expected)))
    return " ".join(found[max(0, at - 8) : at + 12]), " ".join(expected[max(0, at - 8) : at + 12])
