"""The page that holds any two editions against each other.

Fifty editions make more than a thousand pairs: they have no pages. A script asks for one small file
(`engine/site/files/compared_json.py`), in which every piece of a redline stands as it was made here, and lays out the
pieces of the chosen pair. Without a script, the comparisons of neighbours are there as pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from engine.languages import LANGUAGES
from engine.languages.site.compare import COMPARE_WORDS
from engine.rendering.html.escaping import Html, markup
from engine.rendering.redline.html import legend_html
from engine.rendering.redline.markup import RedlineMarkup
from engine.site.content.documents_of_editions import Holdings
from engine.site.content.editions_on_day import Shelf
from engine.site.files.compared_json import FOLDER
from engine.site.model import ROOTS, Here, Page, SearchEntry
from engine.site.pages.changes import address
from engine.site.pages.markup import described, link, named, words

PATH = "compare"


def pages(shelf: Shelf, held: Holdings) -> Iterator[Page]:
    for code in LANGUAGES:
        yield page(shelf, held, Here(code, PATH))


def titles(shelf: Shelf, held: Holdings, language: str) -> Mapping[str, str]:
    """Every document that an edition holds, by its last title."""
    every = [held[one.edition.stamp.sha256].documents for one in shelf.every]
    return {id: document.titles[language] for documents in every for id, document in documents.items()}


def page(shelf: Shelf, held: Holdings, here: Here) -> Page:
    told = COMPARE_WORDS[here.language]
    body = markup('<header>\n<h1>{}</h1>\n<p class="lead">{}</p>\n</header>\n', told.title, told.lead)
    if len(shelf.every) > 1:
        body += markup('<noscript><p class="remark">{}</p></noscript>\n', told.script)
        body += _form(shelf, held, here) + _chain(shelf, held, here)
    else:
        body += markup("<p>{}</p>\n", told.alone)
    found = (SearchEntry("", "", told.title, told.lead),)
    return Page(here.language, PATH, told.title, described(told.title + ".", told.lead), body, "compare", found=found)


def _form(shelf: Shelf, held: Holdings, here: Here) -> Html:
    """The form, which only a script can show, with the place of its answer."""
    told, code = COMPARE_WORDS[here.language], here.language
    language = LANGUAGES[code]
    legend = legend_html(RedlineMarkup(language.redline, language.colon))
    choices = titles(shelf, held, code)
    texts = Html().join(markup('<option value="{}">{}</option>\n', id, title) for id, title in choices.items())
    html = _choice("document", told.document, texts)
    dates = [(one.date, f"{named(one.edition, code)} ({words(code).states[one.state]})") for one in shelf.every]
    for name, label, chosen in (("before", told.before, dates[-2][0]), ("after", told.after, dates[-1][0])):
        options = Html().join(
            markup('<option value="{}"{}>{}</option>\n', date, Html(" selected") if date == chosen else "", title)
            for date, title in reversed(dates)
        )
        html += _choice(name, label, options)
    return markup(
        '<form class="compare" data-told="{}" hidden>\n{}<button type="submit">{}</button>\n</form>\n'
        '<div role="status" class="compare-status" id="compare_status"></div>\n'
        '<div class="compared" id="compare_result" hidden>\n{}'
        '<div class="redline" id="compare_redline"></div>\n</div>\n',
        json.dumps(_data(shelf, held, here), ensure_ascii=False, sort_keys=True),
        html,
        told.button,
        markup('<div class="redline">{}</div>\n', legend),
    )


def _choice(name: str, label: str, options: Html) -> Html:
    return markup(
        '<div><label for="compare_{0}">{1}</label>\n<select id="compare_{0}" name="{0}">\n{2}</select></div>\n',
        name,
        label,
        options,
    )


def _data(shelf: Shelf, held: Holdings, here: Here) -> dict[str, object]:
    """What the script says, the editions from the oldest on, and where everything lies."""
    told, code = COMPARE_WORDS[here.language], here.language
    return {
        "editions": [
            {
                "date": one.date,
                "name": named(one.edition, code),
                "documents": list(held[one.edition.stamp.sha256].documents),
            }
            for one in shelf.every
        ],
        "files": here.file(f"{ROOTS[code]}{FOLDER}/"),
        "root": here.to(""),
        "result": told.result,
        "onlyChanges": told.only_changes,
        "states": dict(told.states),
        "sameEdition": told.same_edition,
        "readBefore": told.read_before,
        "readAfter": told.read_after,
        "through": told.through,
        "unreachable": told.unreachable,
    }


def _chain(shelf: Shelf, held: Holdings, here: Here) -> Html:
    """The comparison of each edition with the one before it, document by document, the newest first."""
    told, code = COMPARE_WORDS[here.language], here.language
    html = Html()
    for id, title in titles(shelf, held, code).items():
        steps = Html()
        for one in reversed(shelf.every[1:]):
            before = held[one.before.stamp.sha256].documents if one.before is not None else {}
            if one.before is not None and (id in before or id in held[one.edition.stamp.sha256].documents):
                label = f"{named(one.before, code)} → {named(one.edition, code)}"
                steps += markup("<li>{}</li>\n", link(here.to(address(id, one)), label))
        html += markup("<h3>{}</h3>\n<ul>\n{}</ul>\n", title, steps) if steps else Html()
    return markup(
        '<section class="neighbours">\n<h2 id="neighbours">{}</h2>\n<p>{}</p>\n{}</section>\n',
        told.neighbours,
        told.neighbours_about,
        html,
    )
