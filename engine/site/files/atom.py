"""What the feeds of the site share: elements, moments, ids that stay the same for ever (RFC 4287, RFC 4151)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from engine.languages import LANGUAGES
from engine.rendering.html.escaping import Html, markup
from engine.site.content.editions_on_day import Shelf
from engine.site.model import ROOTS, SiteAddress

ATOM, TERMS = "http://www.w3.org/2005/Atom", "http://purl.org/dc/terms/"


@dataclass(frozen=True, slots=True)
class FeedPlace:
    """Where a feed of one language lies, and in whose name its ids are."""

    code: str
    place: SiteAddress
    authority: str

    def id(self, what: str) -> str:
        return f"tag:{self.authority}:{what}/{self.code}"

    def absolute(self, path: str) -> str:
        return self.place.absolute(path)

    def link(self, parent: Element, relation: str, path: str, kind: str, code: str) -> None:
        told = {"rel": relation, "type": kind, "hreflang": LANGUAGES[code].bcp47, "href": self.absolute(path)}
        SubElement(parent, "link", told)


def feed_place(shelf: Shelf, place: SiteAddress, code: str) -> FeedPlace:
    """Where nobody knows the address of the site, links begin at the place of the feed."""
    host = urlsplit(place.address).hostname or "localhost"
    first = min(one.edition.published for one in shelf.every)
    own = place if place.address else SiteAddress("../" * ROOTS[code].count("/"), place.authority)
    return FeedPlace(code, own, place.authority or f"{host},{first}")


def feed(code: str) -> Element:
    return Element("feed", {"xmlns": ATOM, "xmlns:dcterms": TERMS, "xml:lang": LANGUAGES[code].bcp47})


def add(parent: Element, texts: Mapping[str, str]) -> None:
    """Elements with a text each, in this order."""
    for name, text in texts.items():
        SubElement(parent, name).text = text


def author(parent: Element, name: str) -> None:
    add(SubElement(parent, "author"), {"name": name})


def content(parent: Element, html: Html) -> None:
    SubElement(parent, "content", {"type": "html"}).text = str(html)


def moment(day: datetime.date) -> str:
    """A day as RFC 3339 wants it in Atom: nobody published anything at an hour."""
    return f"{day}T00:00:00Z"


def written(feed: Element) -> bytes:
    indent(feed)
    text: str = tostring(feed, encoding="unicode")
    return markup('<?xml version="1.0" encoding="utf-8"?>\n{}\n', Html(text)).encode()
