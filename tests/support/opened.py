"""Pages as a browser opens them: their text, their anchors, and where their links lead."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Iterable, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from commands import ROOT

from engine.files.memory import Memory
from engine.languages import LANGUAGES
from engine.site.content.editions_on_day import Shelf, shelf
from engine.site.content.option_changes import Effects, effects
from engine.site.model import EditionState, Page, Published, SearchEntry
from engine.site.pages import definitions, options, subprocessors, texts

TODAY = datetime.date(2026, 11, 27)
EXTRA = {"sla": "custom-sla"}


class Opened(HTMLParser):
    """`ids` in their order; `links` as they are written."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if told.get("id"):
            self.ids.append(str(told["id"]))
        if tag == "a" and told.get("href") is not None:
            self.links.append(str(told["href"]))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return one_spaced("".join(self.words))


@cache
def opened_once(html: str) -> Opened:
    """A page that tests look at again and again, read once."""
    return Opened(html)


def one_spaced(text: str) -> str:
    """A text with one plain space wherever there are spaces of any kind."""
    return " ".join(text.split())


def by_address(pages: Iterable[Page]) -> dict[str, Page]:
    return {page.here.address: page for page in pages}


def targets(page: Page) -> list[str]:
    """Where the links of a page lead, below the root of the site: `en/cgv/#duration`."""
    found = []
    for link in opened_once(page.body).links:
        path, _, anchor = link.partition("#")
        joined = posixpath.normpath(posixpath.join("/", page.here.address, path)).strip("/")
        found.append((f"{joined}/" if joined else "") + (f"#{anchor}" if anchor else ""))
    return found


def dead(pages: Mapping[str, Page], among: Iterable[Page]) -> list[str]:
    """The links of some pages that lead to no page, or to no place on it."""
    places = {address: {*opened_once(page.body).ids} for address, page in pages.items()}
    found = []
    for page in among:
        for target in targets(page):
            address, _, anchor = target.partition("#")
            if address not in places or (anchor and anchor not in places[address]):
                found.append(f"{page.here.address}: {target}")
    return found


def opened(root: Path, today: datetime.date = TODAY, extra: Mapping[str, str] | None = None) -> Shelf:
    return shelf(root, today, extra or {})


def made(one: Shelf) -> tuple[Effects, dict[str, Page]]:
    """What clients read besides the texts, and the texts, without files to download."""
    changes = effects(one, Memory(None))
    files = {each.edition.stamp.sha256: () for each in one.every}
    found = [*options.pages(one, changes), *definitions.pages(one, changes), *subprocessors.pages(one)]
    return changes, by_address([*found, *texts.pages(one, files)])


@cache
def real() -> Shelf:
    """The editions of our own library, with the documents that options add."""
    return opened(ROOT, extra=EXTRA)


@cache
def real_pages() -> dict[str, Page]:
    return made(real())[1]


def address(code: str, path: str) -> str:
    """Where a page is below the root of the site."""
    return ("" if code == next(iter(LANGUAGES)) else f"{code}/") + f"{path}/"


def real_page(code: str, path: str) -> Page:
    """A page of our own library by its language and its path."""
    return real_pages()[address(code, path)]


def fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def text_page(
    path: str, document: str, found: tuple[SearchEntry, ...], state: EditionState | None = None, day: int = 1
) -> Page:
    """A text of an edition that exists only in its state and its date."""
    if state is None:
        return Page("fr", path, document, "", "", "page", found=found)
    edition = real().every[0].edition
    at = type(edition)(**{**fields(edition), "stamp": type(edition.stamp)(datetime.date(2026, 12, day), "0" * 64)})
    one = Published(at, state, None)
    return Page("fr", path, f"Texte {document}", "", "", "text", edition=one, document=document, found=found)
