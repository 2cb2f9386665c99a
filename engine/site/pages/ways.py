"""The ways into the past that the page of editions offers: by a day, between two editions, article by article."""

from __future__ import annotations

from engine.languages.site.article_history import ARTICLE_HISTORY_WORDS
from engine.languages.site.by_date import BY_DATE_WORDS
from engine.languages.site.compare import COMPARE_WORDS
from engine.rendering.html.escaping import Html, markup
from engine.site.content.documents_of_editions import Holdings
from engine.site.content.editions_on_day import Shelf
from engine.site.model import Here
from engine.site.pages import article_history, compare
from engine.site.pages.day_form import form
from engine.site.pages.markup import link


def section(shelf: Shelf, held: Holdings, here: Here) -> Html:
    """The form for a day, which works without a script too, and links to the other ways."""
    code = here.language
    links = [(here.to(compare.PATH), COMPARE_WORDS[code].title)]
    told = ARTICLE_HISTORY_WORDS[code].title
    links += [
        (here.to(article_history.path(id)), told.format(title=title))
        for id, title in compare.titles(shelf, held, code).items()
    ]
    items = Html().join(markup("<li>{}</li>\n", link(href, label)) for href, label in links)
    return markup(
        '<section class="ways-back">\n<h2>{}</h2>\n{}<ul>\n{}</ul>\n</section>\n',
        BY_DATE_WORDS[code].title,
        form(here),
        items,
    )
