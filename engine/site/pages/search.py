"""The page of the search: the form, and what the script fills in; without it, where to read instead."""

from __future__ import annotations

import json
from collections.abc import Iterator

from engine.languages import LANGUAGES
from engine.languages.site.definitions import DEFINITION_WORDS
from engine.languages.site.search import SEARCH_WORDS
from engine.rendering.html.escaping import Html, markup
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
    body = markup(
        '<header>\n<h1 id="search-title">{title}</h1>\n</header>\n'
        '<form class="search" role="search" aria-labelledby="search-title" action="{action}">\n'
        '<label for="search-words">{label}</label>\n'
        '<div><input id="search-words" type="search" autocomplete="off" spellcheck="false">'
        '<button type="submit">{button}</button></div>\n</form>\n'
        "{results}{hints}{browse}"
        '<script src="{script}" defer></script>\n',
        title=told.title,
        action=here.to(PATH),
        label=told.label,
        button=told.button,
        results=_results(here),
        hints=_hints(here),
        browse=_browse(shelf, here),
        script=here.file(SCRIPT),
    )
    return Page(code, here.path, told.title, described(told.title), body, SEARCH, indexed=False)


def _results(here: Here) -> Html:
    """Where the script puts what it finds, with all that it needs to know."""
    told, around = SEARCH_WORDS[here.language], words(here.language)
    states = {**around.states, "agreed": around.if_agreed}
    states |= {f"{name} agreed": around.state_if_agreed.format(state=state) for name, state in around.states.items()}
    data = {
        "index": here.file(ROOTS[here.language] + NAME),
        "one": told.one,
        "many": told.many,
        "nothing": told.nothing,
        "loading": told.loading,
        "failed": told.failed,
        "states": json.dumps(states, ensure_ascii=False),
        "common": " ".join(word for code in LANGUAGES for word in SEARCH_WORDS[code].common.split()),
        "definitions": DEFINITION_WORDS[here.language].title,
        "option": told.option,
        "locale": LANGUAGES[here.language].bcp47,
    }
    attributes = Html().join(markup(' data-{}="{}"', name, value) for name, value in data.items())
    return markup(
        '<p class="without-script">{}</p>\n'
        '<p class="count" id="search-count" role="status"></p>\n'
        '<ol class="results" id="search-results" role="list"{}></ol>\n'
        '<button class="more" id="search-more" type="button" hidden>{}</button>\n',
        told.needs_script,
        attributes,
        told.more,
    )


def _hints(here: Here) -> Html:
    """What to try where nothing is found."""
    told, own = SEARCH_WORDS[here.language], LANGUAGES[here.language]
    hints = Html().join(markup("<li>{}</li>\n", hint) for hint in told.hints)
    first, *_ = others = [code for code in LANGUAGES if code != here.language] or [""]
    for code in filter(None, others):
        label = told.others.get(code) or told.other.format(language=own.language_name(LANGUAGES[code]))
        other = link(here.to(PATH, language=code), label, Html(' id="search-other"') if code == first else None)
        hints += markup("<li>{}</li>\n", other)
    return markup('<ul class="hints" id="search-hints" hidden>\n{}</ul>\n', hints)


def _browse(shelf: Shelf, here: Here) -> Html:
    """The texts, whose tables of contents lead everywhere."""
    if shelf.shown is None:
        return Html()
    texts = shelf.texts(shelf.shown.edition, here.language)
    links = Html().join(markup("<li>{}</li>\n", link(here.to(id), document.title)) for id, document in texts.items())
    heading = SEARCH_WORDS[here.language].browse
    return markup(
        '<section class="browse" id="search-browse">\n<h2>{}</h2>\n<ul>\n{}</ul>\n</section>\n', heading, links
    )
