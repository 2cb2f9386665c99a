"""The page of the search: the form, and what the script fills in; without it, where to read instead."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape

from engine.languages import LANGUAGES
from engine.languages.site.search import SEARCH_WORDS
from engine.site.content.editions_on_day import Shelf
from engine.site.files.search_index import NAME, SEARCH
from engine.site.model import ROOTS, Here, Page
from engine.site.pages.markup import described, link, words

PATH = "search"
SCRIPT = "assets/search.js"


def pages(shelf: Shelf) -> Iterator[Page]:
    for code in LANGUAGES:
        yield page(shelf, Here(code, PATH))


def page(shelf: Shelf, here: Here) -> Page:
    """What the script says is handed to it as data: it holds no word of any language."""
    told, code = SEARCH_WORDS[here.language], here.language
    body = (
        f'<header>\n<h1 id="search-title">{escape(told.title)}</h1>\n</header>\n'
        f'<form class="search" role="search" aria-labelledby="search-title" action="{escape(here.to(PATH))}">\n'
        f'<label for="search-words">{escape(told.label)}</label>\n'
        '<div><input id="search-words" type="search" autocomplete="off" spellcheck="false">'
        f'<button type="submit">{escape(told.button)}</button></div>\n</form>\n'
        f"{_results(here)}{_hints(here)}{_browse(shelf, here)}"
        f'<script src="{here.file(SCRIPT)}" defer></script>\n'
    )
    return Page(code, here.path, told.title, described(told.title), body, SEARCH, indexed=False)


def _results(here: Here) -> str:
    """Where the script puts what it finds, with all that it needs to know."""
    told, states = SEARCH_WORDS[here.language], words(here.language).states
    data = {
        "index": here.file(ROOTS[here.language] + NAME),
        "one": told.one,
        "many": told.many,
        "nothing": told.nothing,
        "loading": told.loading,
        "failed": told.failed,
        "states": json.dumps(dict(states), ensure_ascii=False),
        "locale": LANGUAGES[here.language].bcp47,
    }
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    return (
        f'<p class="without-script">{escape(told.needs_script)}</p>\n'
        '<p class="count" id="search-count" role="status"></p>\n'
        f'<ol class="results" id="search-results" role="list"{attributes}></ol>\n'
        f'<button class="more" id="search-more" type="button" hidden>{escape(told.more)}</button>\n'
    )


def _hints(here: Here) -> str:
    """What to try where nothing is found."""
    told, own = SEARCH_WORDS[here.language], LANGUAGES[here.language]
    hints = "".join(f"<li>{escape(hint)}</li>\n" for hint in told.hints)
    first, *_ = others = [code for code in LANGUAGES if code != here.language] or [""]
    for code in filter(None, others):
        label = told.others.get(code) or told.other.format(language=own.language_name(LANGUAGES[code]))
        other = link(here.to(PATH, language=code), label, ' id="search-other"' if code == first else "")
        hints += f"<li>{other}</li>\n"
    return f'<ul class="hints" id="search-hints" hidden>\n{hints}</ul>\n'


def _browse(shelf: Shelf, here: Here) -> str:
    """The texts, whose tables of contents lead everywhere."""
    if shelf.shown is None:
        return ""
    texts = shelf.texts(shelf.shown.edition, here.language)
    links = "".join(f"<li>{link(here.to(id), document.title)}</li>\n" for id, document in texts.items())
    heading = escape(SEARCH_WORDS[here.language].browse)
    return f'<section class="browse" id="search-browse">\n<h2>{heading}</h2>\n<ul>\n{links}</ul>\n</section>\n'
