"""The page that explains the feeds in plain words: what they are, where they are, how to add one, what arrives."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from engine.languages import LANGUAGES
from engine.languages.site.informed import INFORMED_WORDS
from engine.rendering.html.escaping import Html, markup
from engine.site.model import FEED, ROOTS, Here, Page, SearchEntry, SiteAddress
from engine.site.pages.markup import described

PATH = "stay-informed"
REGISTER_FEED = "subprocessors.xml"
"""The feed of the register of sub-processors, below the root of each language, where the site has one."""


def pages(files: Collection[str], place: SiteAddress) -> Iterator[Page]:
    """The page in every language; `files` are the paths of what the site has besides its pages."""
    for code in LANGUAGES:
        yield page(files, place, Here(code, PATH))


def page(files: Collection[str], place: SiteAddress, here: Here) -> Page:
    told = INFORMED_WORDS[here.language]
    body = markup('<header>\n<h1>{}</h1>\n<p class="lead">{}</p>\n</header>\n', told.title, told.lead)
    body += _section("what", told.what, _paragraphs(told.what_is))
    body += _section("addresses", told.addresses, _addresses(files, place, here))
    ways = (
        (told.outlook, told.outlook_steps),
        (told.thunderbird, told.thunderbird_steps),
        (told.reader, told.reader_steps),
        (told.email, told.email_steps),
    )
    how = markup("<p>{}</p>\n", told.how_intro)
    how += Html().join(markup("<h3>{}</h3>\n<ol>\n{}</ol>\n", name, _items(steps)) for name, steps in ways)
    body += _section("how", told.how, how)
    body += _section("arrives", told.arrives, markup("<ul>\n{}</ul>\n", _items(told.arrives_about)))
    body += _section("privacy", told.privacy, _paragraphs(told.privacy_about))
    found = (SearchEntry("", "", told.title, " ".join((told.lead, *told.what_is))),)
    return Page(here.language, PATH, told.title, described(told.title + ".", told.lead), body, "informed", found=found)


def _section(id: str, title: str, html: Html) -> Html:
    return markup('<section>\n<h2 id="{}">{}</h2>\n{}</section>\n', id, title, html)


def _paragraphs(texts: Sequence[str]) -> Html:
    return Html().join(markup("<p>{}</p>\n", one) for one in texts)


def _items(texts: Sequence[str]) -> Html:
    return Html().join(markup("<li>{}</li>\n", one) for one in texts)


def _addresses(files: Collection[str], place: SiteAddress, here: Here) -> Html:
    """Each feed with what it tells and its address in full, that of the language of the page first."""
    told = INFORMED_WORDS[here.language]
    feeds = ((FEED, told.editions, told.editions_about), (REGISTER_FEED, told.register, told.register_about))
    cards = Html()
    for name, title, about in feeds:
        if ROOTS[here.language] + name not in files:
            continue
        lines = markup("<p>{}</p>\n", _address(name, here.language, place, here))
        for code in (one for one in LANGUAGES if one != here.language and ROOTS[one] + name in files):
            language = LANGUAGES[here.language].language_name(LANGUAGES[code])
            label = told.other_language.format(language=language) + LANGUAGES[here.language].colon
            lines += markup("<p>{}{}</p>\n", label, _address(name, code, place, here))
        cards += markup('<li class="card">\n<h3>{}</h3>\n<p>{}</p>\n{}</li>\n', title, about, lines)
    if not cards:
        return markup("<p>{}</p>\n", told.none_yet)
    return markup('<ul class="cards feeds" role="list">\n{}</ul>\n', cards)


def _address(name: str, code: str, place: SiteAddress, here: Here) -> Html:
    """The address as people copy it, which is a link as well."""
    path = ROOTS[code] + name
    whole = place.absolute(path) if place.address else f"/{path}"
    kind = Html(' type="application/atom+xml"')
    return markup('<a href="{}"{}><code>{}</code></a>', here.file(path), kind, whole)
