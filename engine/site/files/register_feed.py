"""The Atom feeds of the register of sub-processors, one a language: every change, and by when clients may object.

An entry says the same on every day: its id names the entry of the register and what happens to it, its moment is the
day on which clients were told of it or, where the register does not say that, the last day on which they may be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from engine.languages import LANGUAGES
from engine.languages.site.subprocessors import SUBPROCESSOR_WORDS
from engine.model.catalogue import Subprocessor
from engine.rendering.directions import isolated
from engine.rendering.html.escaping import Html, apart, markup
from engine.site.content.company import imprint
from engine.site.content.editions_on_day import Shelf
from engine.site.content.register_on_day import RegisterChange, changes
from engine.site.files import atom
from engine.site.model import REGISTER_FEED, ROOTS, Here, Published, SiteAddress
from engine.site.pages.subprocessors import PATH, RegisterTelling, entry_anchor, objection


def register_feeds(shelf: Shelf, place: SiteAddress) -> dict[str, bytes]:
    """The feeds by their path; none where nothing is published or nobody has filled in the register."""
    one = shelf.shown
    if one is None or not shelf.registered:
        return {}
    return {ROOTS[code] + REGISTER_FEED: _RegisterFeed(shelf, one, place, code).content() for code in LANGUAGES}


class _RegisterFeed:
    def __init__(self, shelf: Shelf, one: Published, place: SiteAddress, code: str) -> None:
        self.shelf, self.edition, self.code = shelf, one.edition, code
        self.library, self.place = shelf.library(one.edition), atom.feed_place(shelf, place, code)
        self.told, self.language = SUBPROCESSOR_WORDS[code], LANGUAGES[code]
        self.telling = RegisterTelling(shelf, one, Here(code, PATH))

    def content(self) -> bytes:
        feed, found = atom.feed(self.code), sorted(changes(self.library), key=lambda one: one.told, reverse=True)
        first = min(one.edition.published for one in self.shelf.every)
        told = {"id": self.place.id("register"), "title": self.told.feed_title, "subtitle": self.told.feed_subtitle}
        atom.add(feed, told | {"updated": atom.moment(max((one.told for one in found), default=first))})
        atom.author(feed, imprint(self.shelf, self.code).trade_name)
        self.place.link(feed, "self", ROOTS[self.code] + REGISTER_FEED, "application/atom+xml", self.code)
        self.place.link(feed, "alternate", Here(self.code, PATH).address, "text/html", self.code)
        for other in (one for one in LANGUAGES if one != self.code):
            self.place.link(feed, "alternate", ROOTS[other] + REGISTER_FEED, "application/atom+xml", other)
        for one in found:
            self.entry(feed, one)
        return atom.written(feed)

    def entry(self, feed: Element, one: RegisterChange) -> None:
        entry, what = SubElement(feed, "entry"), "ended" if one.ends else "added"
        title = (self.told.feed_ended if one.ends else self.told.feed_added).format(
            name=isolated(one.entry.name), day=self.language.date(one.day)
        )
        atom.add(entry, {"id": self.place.id(f"register/{one.entry.id}/{what}"), "title": title})
        atom.add(entry, {"updated": atom.moment(one.told)})
        SubElement(entry, "dcterms:valid").text = str(one.day)
        anchor = entry_anchor(one.entry) if self.listed(one.entry) else "history"
        for code in LANGUAGES:
            path = f"{Here(code, PATH).address}#{anchor}"
            self.place.link(entry, "alternate" if code == self.code else "related", path, "text/html", code)
        atom.content(entry, Html().join(self.html(one)))

    def listed(self, one: Subprocessor) -> bool:
        """Whether the page shows an entry of its own for it: of those that have ended it shows a line."""
        shelf = self.shelf
        return one.until is None or one.until >= shelf.today

    def html(self, one: RegisterChange) -> Iterator[Html]:
        """What changes, and of an addition by when clients must be told and may object."""
        colon = self.language.colon
        what = self.told.ended if one.ends else self.told.added
        yield markup("<p>{}{}{}</p>\n", what, colon, apart(one.entry.name))
        yield markup("<p>{}{}{}</p>\n", self.told.day, colon, self.language.date(one.day))
        if not one.ends:
            for label, text in self.telling.public(one.entry):
                yield markup("<p>{}{}{}</p>\n", label, colon, apart(text))
            for sentence in objection(self.library, one, self.code):
                yield markup("<p>{}</p>\n", sentence)
