"""The page for an address that leads nowhere, in every language, because nobody knows which one was meant."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from engine.languages import LANGUAGES
from engine.languages.site.frame import SITE_WORDS
from engine.languages.site.theme import THEME_WORDS
from engine.site.model import Page
from engine.site.pages.frame import Anywhere, Frame, Framing
from engine.site.pages.markup import link


def frame(framing: Framing) -> Frame:
    """The page with its frame. Its links begin at the root of the server: it is shown under any address."""
    root = urlsplit(framing.url).path or "/"
    codes = tuple(LANGUAGES)
    parts = "".join(_part(framing, Anywhere(code, "", root), place == 0) for place, code in enumerate(codes))
    titles = " / ".join(THEME_WORDS[code].not_found for code in codes)
    page = Page(codes[0], "", titles, "", parts, "lost", indexed=False)
    return framing.frame(page, parts, Anywhere(codes[0], "", root))


def _part(framing: Framing, here: Anywhere, first: bool) -> str:
    """What is said in one language."""
    code, told = here.language, THEME_WORDS[here.language]
    heading = "h1" if first else "h2"
    links = [(here.to(""), told.to_home)]
    links += [(here.to(path), label) for path, label in SITE_WORDS[code].menu.items() if framing.has(code, path)]
    entries = "".join(f"<li>{link(href, label)}</li>\n" for href, label in links)
    return (
        f'<section class="lost" lang="{LANGUAGES[code].bcp47}">\n<{heading}>{escape(told.not_found)}</{heading}>\n'
        f'<p>{escape(told.not_found_hint)}</p>\n<ul class="ways" role="list">\n{entries}</ul>\n</section>\n'
    )
