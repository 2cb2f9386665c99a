"""The Atom feeds (RFC 4287), one a language: every edition on the day it is published, with what it changes.

An entry says the same on every day and at every address of the site: its id is a tag: URI (RFC 4151) of the SHA-256
of the edition. It is published and updated on the day the edition was published; the day on which that takes effect
is another one, and stands in the title, in the text and in dcterms:valid.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from engine.languages import LANGUAGES
from engine.languages.site.history import HISTORY_WORDS
from engine.rendering.html.escaping import Html, markup
from engine.site.content.changes import Changed, Changes, History
from engine.site.content.documents_of_editions import Holdings
from engine.site.content.editions_on_day import Shelf
from engine.site.files import atom
from engine.site.model import FEED, ROOTS, Agreed, Here, Published, SiteAddress
from engine.site.pages.changes import address, counts, explanations, needs, notice, weights_html
from engine.site.pages.editions import PATH, anchor
from engine.site.pages.markup import agreed_sentence, words


def feeds(shelf: Shelf, held: Holdings, history: History, place: SiteAddress) -> dict[str, bytes]:
    """The feeds by their path; none where nothing is published."""
    if not shelf.every:
        return {}
    return {ROOTS[code] + FEED: _Feed(shelf, held, history, place, code).content() for code in LANGUAGES}


class _Feed:
    def __init__(self, shelf: Shelf, held: Holdings, history: History, place: SiteAddress, code: str) -> None:
        self.shelf, self.held, self.history, self.code = shelf, held, history, code
        self.told, self.language = HISTORY_WORDS[code], LANGUAGES[code]
        self.place = atom.feed_place(shelf, place, code)

    def content(self) -> bytes:
        feed, newest = atom.feed(self.code), self.shelf.every[-1].edition
        told = {"id": self.place.id("feed"), "title": self.told.feed_title, "subtitle": self.told.feed_subtitle}
        atom.add(feed, told | {"updated": atom.moment(max(one.edition.published for one in self.shelf.every))})
        atom.author(feed, self.held[newest.stamp.sha256].company)
        self.place.link(feed, "self", ROOTS[self.code] + FEED, "application/atom+xml", self.code)
        self.place.link(feed, "alternate", Here(self.code, PATH).address, "text/html", self.code)
        for other in (one for one in LANGUAGES if one != self.code):
            self.place.link(feed, "alternate", ROOTS[other] + FEED, "application/atom+xml", other)
        for one in reversed(self.shelf.every):
            self.entry(feed, one)
        return atom.written(feed)

    def entry(self, feed: Element, one: Published) -> None:
        edition, entry = one.edition, SubElement(feed, "entry")
        sha256 = edition.stamp.sha256
        title = self.told.feed_entry.format(day=self.language.date(edition.effective))
        atom.add(entry, {"id": self.place.id(f"edition/{sha256}"), "title": title})
        atom.add(entry, dict.fromkeys(("published", "updated"), atom.moment(edition.published)))
        SubElement(entry, "dcterms:valid").text = str(edition.effective)
        atom.author(entry, self.held[sha256].company)
        documents = self.held[sha256].documents
        for code in LANGUAGES:
            path = Here(code, f"{next(iter(documents))}/{one.date}").address
            self.place.link(entry, "alternate" if code == self.code else "related", path, "text/html", code)
        atom.content(entry, Html().join(self.html(one)))

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
