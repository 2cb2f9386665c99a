"""The page for an address that leads nowhere, in every language, because nobody knows which one was meant."""

from __future__ import annotations

from urllib.parse import urlsplit

from engine.languages import LANGUAGES
from engine.languages.site.frame import SITE_WORDS
from engine.languages.site.theme import THEME_WORDS
from engine.rendering.html.escaping import Html, markup
from engine.site.model import Page
from engine.site.pages.frame import Anywhere, Framing, PageFrame
from engine.site.pages.markup import link


def frame(framing: Framing) -> PageFrame:
    """The page with its frame. Its links begin at the root of the server: it is shown under any address."""
    root = urlsplit(framing.url).path or "/"
    codes = tuple(LANGUAGES)
    parts = Html().join(_part(framing, Anywhere(code, "", root), place == 0) for place, code in enumerate(codes))
    titles = " / ".join(THEME_WORDS[code].not_found for code in codes)
    page = Page(codes[0], "", titles, "", parts, "lost", indexed=False)
    return framing.frame(page, parts, Anywhere(codes[0], "", root))


def _part(framing: Framing, here: Anywhere, first: bool) -> Html:
    """What is said in one language."""
    code, told = here.language, THEME_WORDS[here.language]
    heading = "h1" if first else "h2"
    links = [(here.to(""), told.to_home)]
    links += [(here.to(path), label) for path, label in SITE_WORDS[code].menu.items() if framing.has(code, path)]
    entries = Html().join(markup("<li>{}</li>\n", link(href, label)) for href, label in links)
    return markup(
        '<section class="lost" lang="{locale}">\n<{heading}>{title}</{heading}>\n'
        '<p>{hint}</p>\n<ul class="ways" role="list">\n{entries}</ul>\n</section>\n',
        locale=LANGUAGES[code].bcp47,
        heading=heading,
        title=told.not_found,
        hint=told.not_found_hint,
        entries=entries,
    )
