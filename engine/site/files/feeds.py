"""The Atom feeds (RFC 4287), one a language: every edition on the day it is published, with what it changes.

An entry says the same on every day and at every address of the site: its id is a tag: URI (RFC 4151) of the SHA-256
of the edition. It is published and updated on the day the edition was published; the day on which that takes effect
is another one, and stands in the title, in the text and in dcterms:valid.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from engine.languages import LANGUAGES
from engine.languages.site.history import HISTORY_WORDS
from engine.rendering.html.escaping import Html, markup
from engine.site.content.changes import Changed, Changes, History
from engine.site.content.documents_of_editions import Holdings
from engine.site.content.editions_on_day import Shelf
from engine.site.model import FEED, ROOTS, Agreed, Here, Published, SiteAddress
from engine.site.pages.changes import address, counts, explanations, needs, notice, weights_html
from engine.site.pages.editions import PATH, anchor
from engine.site.pages.markup import agreed_sentence, words

ATOM, TERMS = "http://www.w3.org/2005/Atom", "http://purl.org/dc/terms/"


def feeds(shelf: Shelf, held: Holdings, history: History, place: SiteAddress) -> dict[str, bytes]:
    """The feeds by their path; none where nothing is published."""
    if not shelf.every:
        return {}
    return {ROOTS[code] + FEED: _Feed(shelf, held, history, place, code).content() for code in LANGUAGES}


class _Feed:
    def __init__(self, shelf: Shelf, held: Holdings, history: History, place: SiteAddress, code: str) -> None:
        self.shelf, self.held, self.history, self.code = shelf, held, history, code
        self.told, self.language = HISTORY_WORDS[code], LANGUAGES[code]
        # Where nobody knows the address of the site, links begin at the place of the feed.
        self.place = place if place.address else SiteAddress("../" * ROOTS[code].count("/"), place.authority)
        host = urlsplit(place.address).hostname or "localhost"
        first = min(one.edition.published for one in shelf.every)
        self.authority = place.authority or f"{host},{first}"

    def content(self) -> bytes:
        feed = Element("feed", {"xmlns": ATOM, "xmlns:dcterms": TERMS, "xml:lang": self.language.bcp47})
        newest = self.shelf.every[-1].edition
        _add(feed, "id", self.id("feed"))
        _add(feed, "title", self.told.feed_title)
        _add(feed, "subtitle", self.told.feed_subtitle)
        _add(feed, "updated", _moment(max(one.edition.published for one in self.shelf.every)))
        _add(SubElement(feed, "author"), "name", self.held[newest.stamp.sha256].company)
        self.link(feed, "self", ROOTS[self.code] + FEED, "application/atom+xml", self.code)
        self.link(feed, "alternate", Here(self.code, PATH).address, "text/html", self.code)
        for other in (one for one in LANGUAGES if one != self.code):
            self.link(feed, "alternate", ROOTS[other] + FEED, "application/atom+xml", other)
        for one in reversed(self.shelf.every):
            self.entry(feed, one)
        indent(feed)
        text: str = tostring(feed, encoding="unicode")
        return markup('<?xml version="1.0" encoding="utf-8"?>\n{}\n', Html(text)).encode()

    def id(self, what: str) -> str:
        return f"tag:{self.authority}:{what}/{self.code}"

    def link(self, parent: Element, relation: str, path: str, kind: str, code: str) -> None:
        told = {"rel": relation, "type": kind, "hreflang": LANGUAGES[code].bcp47, "href": self.place.absolute(path)}
        SubElement(parent, "link", told)

    def entry(self, feed: Element, one: Published) -> None:
        edition, entry = one.edition, SubElement(feed, "entry")
        sha256 = edition.stamp.sha256
        _add(entry, "id", self.id(f"edition/{sha256}"))
        _add(entry, "title", self.told.feed_entry.format(day=self.language.date(edition.effective)))
        for name in ("published", "updated"):
            _add(entry, name, _moment(edition.published))
        SubElement(entry, "dcterms:valid").text = str(edition.effective)
        _add(SubElement(entry, "author"), "name", self.held[sha256].company)
        documents = self.held[sha256].documents
        for code in LANGUAGES:
            path = Here(code, f"{next(iter(documents))}/{one.date}").address
            self.link(entry, "alternate" if code == self.code else "related", path, "text/html", code)
        content = SubElement(entry, "content", {"type": "html"})
        content.text = str(Html().join(self.html(one)))

    def html(self, one: Published) -> Iterator[Html]:
        """What readers show of an edition; every link is whole, because it is read elsewhere."""
        edition, date = one.edition, self.language.date
        dates = self.told.feed_dates.format(published=date(edition.published), effective=date(edition.effective))
        yield markup("<p>{}</p>\n", dates)
        if one.before is None:
            yield markup("<p>{}</p>\n", self.told.first)
        else:
            changes = self.history[edition.stamp.sha256][self.code]
            yield markup("<p>{}</p>\n", notice(changes, edition, self.code))
            agreed = needs(self.shelf, one)
            yield from (self.document(one, changed, agreed.get(changed.id)) for changed in changes.documents)
            yield from self.others(changes)
        if edition.replaced is not None:
            sentence = self.told.replaced.format(day=date(edition.replaced.effective))
            yield markup("<p>{} <code>{}</code></p>\n", sentence, edition.replaced.sha256)
        href = self.place.absolute(f"{Here(self.code, PATH).address}#{anchor(one.date)}")
        yield markup('<p><a href="{}">{}</a></p>\n', href, self.told.open_edition)
        yield markup("<p>{}<code>{}</code></p>\n", words(self.code).digest + self.language.colon, edition.stamp.sha256)

    def document(self, one: Published, changed: Changed, agreed: Agreed | None) -> Html:
        href = self.place.absolute(Here(self.code, address(changed.id, one)).address)
        title = self.told.what_changes.format(title=changed.title)
        html = markup('<h3><a href="{}">{}</a></h3>\n', href, title)
        if agreed is not None:
            option = self.place.absolute(Here(self.code, agreed.path).address) if agreed.path else ""
            see = markup(' <a href="{}">{}</a>', option, words(self.code).see_option) if option else ""
            html += markup("<p>{}{}</p>\n", agreed_sentence(agreed, self.code), see)
        if changed.redline:
            return html + weights_html(changed, self.code, href, level=4)
        notes = Html().join(markup("<p>{}</p>\n", text) for text in explanations(changed.changes))
        return markup("{}<p>{}</p>\n{}", html, counts(changed, self.code), notes)

    def others(self, changes: Changes) -> Iterator[Html]:
        if changes.others:
            yield markup("<h3>{}</h3>\n", self.told.others)
        for one in changes.others:
            title = markup("<strong>{}</strong> ", one.title) if one.title else ""
            yield markup("<p>{}{}{}{}</p>\n", title, self.told.weights[one.weight], self.language.colon, one.told)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _moment(day: datetime.date) -> str:
    """A day as RFC 3339 wants it in Atom: nobody published an edition at an hour."""
    return f"{day}T00:00:00Z"
