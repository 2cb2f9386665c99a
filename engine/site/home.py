"""The home page: the edition in force, what comes next, and what there is to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from engine.languages import LANGUAGES
from engine.site.markup import badge, described, digest, downloads_html, facts, link, time, words
from engine.site.model import Here, Page, Stored
from engine.site.shelf import Shelf


def pages(shelf: Shelf, files: Mapping[str, Sequence[Stored]]) -> Iterator[Page]:
    for code in LANGUAGES:
        yield page(shelf, Here(code, ""), files)


def page(shelf: Shelf, here: Here, files: Mapping[str, Sequence[Stored]]) -> Page:
    """The page for visitors who look for the text that applies to them."""
    told, code = words(here.language), here.language
    body = f"<header>\n<h1>{escape(told.name)}</h1>\n</header>\n"
    for one in (shelf.shown, *shelf.upcoming):
        if one is None or (one is shelf.shown and one in shelf.upcoming):
            continue
        title = link(
            here.to("cgv" if one is shelf.shown else f"cgv/{one.date}"),
            told.edition_of.format(day=LANGUAGES[code].date(one.edition.effective)),
        )
        rows = [
            (told.takes_effect, f"{time(one.edition.effective, code)} {badge(one, code)}"),
            (told.published_on, time(one.edition.published, code)),
            (told.digest, digest(one.edition.stamp.sha256)),
        ]
        body += f'<section class="edition">\n<h2>{title}</h2>\n{facts(rows)}</section>\n'
    if shelf.shown is not None:
        own = [file for file in files[shelf.shown.edition.stamp.sha256] if file.download.document == "cgv"]
        body += downloads_html(own, here)
    return Page(code, "", told.name, described(told.name), body, "home")
