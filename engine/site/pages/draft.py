"""The pages of the draft: each document held against the edition that the site shows, under what check finds.

They exist in the preview (`make serve`) alone; nothing that is published comes from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.diagnostics import Diagnostic
from engine.languages import LANGUAGES
from engine.languages.site.draft import DRAFT_WORDS
from engine.preview.page import changes, facing, finding, summary
from engine.preview.screen import Screen
from engine.rendering.html.escaping import Html, markup
from engine.site.model import Here, Page
from engine.site.pages.markup import link

ROOT = "draft"
"""The folder of these pages below the root of each language."""


def pages(screens: Mapping[str, Screen], published: Sequence[str], faults: Sequence[Diagnostic]) -> Iterator[Page]:
    """A page for each document of the draft, and one that lists them.

    `screens` are by document, with "" for all of them; `published` names the documents that the site has a page of;
    `faults` keep the published pages from being made again.
    """
    for code in LANGUAGES:
        yield listing(screens, Here(code, ROOT), published, faults)
        for id in screens:
            if id:
                yield page(screens, id, Here(code, f"{ROOT}/{id}"), published, faults)


def page(
    screens: Mapping[str, Screen], id: str, here: Here, published: Sequence[str], faults: Sequence[Diagnostic]
) -> Page:
    """One document: findings, the articles that differ, and the text row by row."""
    screen, code = screens[id], here.language
    words = LANGUAGES[code].redline
    html = menu(screens, here) + stuck(faults, code) + summary(screen, words)
    html += changes(screen.comparisons.get((id, code)), words)
    if id in published:
        html += markup("<p>{}</p>\n", link(here.to(id), DRAFT_WORDS[code].published))
    return _page(here, f"{id} – {words.preview}", html + facing(screen, id, code, words), screen.stale)


def listing(screens: Mapping[str, Screen], here: Here, published: Sequence[str], faults: Sequence[Diagnostic]) -> Page:
    """Where the draft begins: its documents, and everything that check has to say."""
    screen, told = screens[""], DRAFT_WORDS[here.language]
    words = LANGUAGES[here.language].redline
    html = markup("<header>\n<h1>{}</h1>\n<p>{}</p>\n</header>\n", words.preview, told.private)
    html += "" if published else markup("<p>{}</p>\n", told.empty)
    html += menu(screens, here) + stuck(faults, here.language) + summary(screen, words)
    return _page(here, words.preview, html, screen.stale)


def _page(here: Here, title: str, html: Html, stale: bool) -> Page:
    look = "redline preview stale" if stale else "redline preview"
    body = markup('<div class="{}">\n{}</div>\n', look, html)
    return Page(here.language, here.path, title, title, body, "draft", indexed=False)


def menu(screens: Mapping[str, Screen], here: Here) -> Html:
    """Links to every document of the draft; those that differ from what is published are marked."""
    told, words = DRAFT_WORDS[here.language], LANGUAGES[here.language].redline
    entries = Html()
    for id, screen in screens.items():
        path = f"{ROOT}/{id}" if id else ROOT
        now = Html(' aria-current="page"') if path == here.path else None
        entry = link(here.to(path), id or words.preview, now)
        comparison = screen.comparisons.get((id, here.language))
        if comparison is not None and comparison.changed:
            entry += markup(' <span class="changed" title="{}">±</span>', told.different)
        entries += markup("<li>{}</li>\n", entry)
    return markup('<nav aria-label="{}"><ul>\n{}</ul></nav>\n', told.documents, entries)


def stuck(faults: Sequence[Diagnostic], code: str) -> Html:
    """What keeps the published pages from being made again, if anything does."""
    if not faults:
        return Html()
    entries = Html().join(markup("<li>{}</li>\n", finding(one)) for one in faults)
    told = DRAFT_WORDS[code].stuck
    return markup('<section class="findings some" role="alert">\n<p>{}</p>\n<ul>\n{}</ul>\n</section>\n', told, entries)
