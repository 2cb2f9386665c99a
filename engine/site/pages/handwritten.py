"""A page that somebody wrote by hand, in the folder of its language: where it is, and what the search finds on it."""

from __future__ import annotations

from html.parser import HTMLParser

from engine.languages import FIRST, LANGUAGES
from engine.rendering.html.escaping import Html
from engine.site.model import Page, SearchEntry


def page(source: str, title: str, description: str, html: str) -> Page:
    """The page of a Markdown file, `source`, with the HTML that was made of it."""
    uri = source.removesuffix(".md").removesuffix("index").strip("/")
    code = next((one for one in LANGUAGES if uri.startswith(f"{one}/")), FIRST)
    return Page(code, uri.removeprefix(f"{code}/"), title, description, Html(), "prose", found=sections(html))


def sections(html: str) -> tuple[SearchEntry, ...]:
    """Every heading that has an anchor, with the text up to the next one."""
    reader = _Sections()
    reader.feed(html)
    reader.close()
    return tuple(
        SearchEntry(anchor, "", *(" ".join("".join(part).split()) for part in parts)) for anchor, *parts in reader.found
    )


class _Sections(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[str], list[str]]] = []
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        anchor = dict(attrs).get("id")
        if tag == "h2" and anchor:
            self.found.append((anchor, [], []))
            self._heading = True

    def handle_endtag(self, tag: str) -> None:
        self._heading = self._heading and tag != "h2"

    def handle_data(self, data: str) -> None:
        if self.found:
            _, title, text = self.found[-1]
            (title if self._heading else text).append(data)
