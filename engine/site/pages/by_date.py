"""The page that tells which edition was in force on a day: every period, and a form that picks one of them.

The periods stand in the page, so that it answers without a script as well; `theme/assets/by-date.js` only finds the one
that holds a day, which may be named in the address (`?day=2026-12-31`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.languages import LANGUAGES
from engine.languages.site.by_date import BY_DATE_WORDS
from engine.rendering.html.escaping import Html, apart, markup
from engine.site.content.documents_of_editions import Holdings
from engine.site.content.editions_on_day import Shelf
from engine.site.content.periods import Timespan, periods
from engine.site.model import EditionState, Here, Page, SearchEntry
from engine.site.pages.day_form import PATH, form
from engine.site.pages.editions import PATH as EDITIONS
from engine.site.pages.editions import anchor
from engine.site.pages.markup import badge, described, link, named, scrolled, time


def pages(shelf: Shelf, held: Holdings) -> Iterator[Page]:
    every = tuple(periods(shelf))
    for code in LANGUAGES:
        yield page(shelf, every, held, Here(code, PATH))


def page(shelf: Shelf, every: Sequence[Timespan], held: Holdings, here: Here) -> Page:
    told = BY_DATE_WORDS[here.language]
    body = markup('<header>\n<h1>{}</h1>\n<p class="lead">{}</p>\n</header>\n', told.title, told.lead)
    if every:
        body += form(here, scripted=True)
        body += markup('<div class="answer" id="by_date_answer" role="status"></div>\n')
        body += markup('<p class="remark">{}</p>\n', told.contract)
        body += markup('<section>\n<h2 id="periods">{}</h2>\n{}</section>\n', told.periods, _table(every, held, here))
        if shelf.upcoming:
            body += markup('<p class="remark">{}</p>\n', told.may_change)
    else:
        body += markup("<p>{}</p>\n", told.unpublished)
    found = (SearchEntry("", "", told.title, told.lead),)
    return Page(here.language, PATH, told.title, described(told.title, told.lead), body, "by-date", found=found)


def _table(every: Sequence[Timespan], held: Holdings, here: Here) -> Html:
    """The periods, the newest first, then the days before the first edition."""
    told, date = BY_DATE_WORDS[here.language], LANGUAGES[here.language].date
    labels = (told.period, told.edition, told.company, told.subprocessors)
    head = Html().join(markup('<th scope="col">{}</th>', one) for one in labels)
    rows = Html().join(_row(one, held, here) for one in reversed(every))
    first = every[0].first
    before = markup(
        '<th scope="row">{}</th><td colspan="3">{}</td>', told.before.format(day=date(first)), told.none_before
    )
    rows += markup('<tr data-before="{}">{}</tr>\n', str(first), before)
    table = markup("<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table>", head, rows)
    return scrolled(table, "periods")


def _row(one: Timespan, held: Holdings, here: Here) -> Html:
    told, code = BY_DATE_WORDS[here.language], here.language
    first = time(one.first, code)
    if one.last is None:
        days = Html.escape(told.open_end).format(day=first)
    else:
        days = Html.escape(told.span).format(first=first, last=time(one.last, code))
    cells = (
        (told.edition, _edition(one, held, here)),
        (told.company, _company(one, code)),
        (told.subprocessors, _register(one, here)),
    )
    rest = Html().join(markup('<td data-label="{}">{}</td>', label, html) for label, html in cells)
    until = markup(' data-until="{}"', str(one.last)) if one.last is not None else ""
    return markup('<tr data-from="{}"{}><th scope="row">{}</th>{}</tr>\n', str(one.first), until, days, rest)


def _edition(one: Timespan, held: Holdings, here: Here) -> Html:
    """The edition with its state, and the texts as they stand in it."""
    published = one.edition
    documents = held[published.edition.stamp.sha256].documents
    name = link(here.to(EDITIONS, anchor(published.date)), named(published.edition, here.language))
    mark = badge(published, here.language) if published.state is not EditionState.ARCHIVED else ""
    texts = Html().join(
        markup("<li>{}</li>", link(here.to(f"{id}/{published.date}"), document.titles[here.language]))
        for id, document in documents.items()
    )
    return markup('{} {}<ul class="texts">{}</ul>', name, mark, texts)


def _company(one: Timespan, code: str) -> Html:
    company = one.company
    if company is None:
        return Html.escape(BY_DATE_WORDS[code].not_told)
    form = f", {company.form[code]}" if company.form else ""
    return markup("<strong>{}</strong><br>{}{}", apart(company.trade_name), apart(company.name), form)


def _register(one: Timespan, here: Here) -> Html:
    """Who took part, with the register that tells more of them."""
    told = BY_DATE_WORDS[here.language]
    if not one.register:
        return Html.escape(told.not_told if one.register is None else told.nobody)
    names = Html().join(markup("<li>{}</li>", apart(each.name)) for each in one.register)
    return markup('<ul class="texts">{}</ul>', names)
