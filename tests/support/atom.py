"""Holds a feed against the rules of RFC 4287 that a program can check."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, ParseError, fromstring

ATOM = "{http://www.w3.org/2005/Atom}"
TERMS = "{http://purl.org/dc/terms/}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")  # RFC 3339, T and Z in capitals
MEDIA = re.compile(r"[\w.+-]+/[\w.+-]+")
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:\S+")  # RFC 4151
ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated")}
AT_MOST_ONCE = {
    "feed": ("generator", "icon", "logo", "rights", "subtitle"),
    "entry": ("content", "published", "rights", "source", "summary"),
}
KNOWN = {
    "feed": {*ONCE["feed"], *AT_MOST_ONCE["feed"], "author", "category", "contributor", "link", "entry"},
    "entry": {*ONCE["entry"], *AT_MOST_ONCE["entry"], "author", "category", "contributor", "link"},
}


def faults(content: bytes) -> list[str]:
    """Every rule that a feed breaks, with the section of the RFC."""
    try:
        feed = fromstring(content)
    except ParseError as error:
        return [f"2 not well-formed: {error}"]
    return list(_faults(feed))


def _faults(feed: Element) -> Iterator[str]:
    if feed.tag != f"{ATOM}feed":
        yield f"4.1.1 the document element is {feed.tag}"
        return
    entries = feed.findall(f"{ATOM}entry")
    yield from _container(feed, "feed")
    authors = feed.findall(f"{ATOM}author")
    if not authors and not all(one.findall(f"{ATOM}author") for one in entries):
        yield "4.1.1 neither the feed nor every entry has an author"
    if not any(one.get("rel") == "self" for one in feed.findall(f"{ATOM}link")):
        yield "4.1.1 no link to the feed itself"
    for entry in entries:
        yield from _container(entry, "entry")
        if not authors and not entry.findall(f"{ATOM}author"):
            yield "4.1.2 an entry without an author"
        alternate = [one for one in entry.findall(f"{ATOM}link") if one.get("rel", "alternate") == "alternate"]
        if entry.find(f"{ATOM}content") is None and not alternate:
            yield "4.1.2 an entry without content and without an alternate link"
    keys = Counter((_text(one, "id"), _text(one, "updated")) for one in entries)
    yield from (f"4.1.1 two entries with one id and one moment: {key}" for key, number in keys.items() if number > 1)
    newest = max((_text(one, "updated") for one in entries), default="")
    if _text(feed, "updated") < newest:
        yield "4.2.15 the feed is older than an entry"


def _container(parent: Element, kind: str) -> Iterator[str]:
    names = Counter(one.tag.removeprefix(ATOM) for one in parent if one.tag.startswith(ATOM))
    yield from (f"4.1 {kind} has {names[name]} {name}" for name in ONCE[kind] if names[name] != 1)
    yield from (f"4.1 {kind} has {names[name]} {name}" for name in AT_MOST_ONCE[kind] if names[name] > 1)
    yield from (f"4.1 {kind} has an unknown {name}" for name in names if name not in KNOWN[kind])
    yield from (f"6.4 {one.tag} has no namespace" for one in parent if not one.tag.startswith("{"))
    own = _text(parent, "id")
    if not urlsplit(own).scheme or re.search(r"\s", own):
        yield f"4.2.6 the id {own!r} is no absolute IRI"
    if own.startswith("tag:") and not TAG.fullmatch(own):
        yield f"RFC 4151 the id {own!r} is no tag: URI"
    for name in ("updated", "published"):
        yield from (
            f"3.3 {name} {one.text!r} is no date-time"
            for one in parent.findall(ATOM + name)
            if not MOMENT.fullmatch(one.text or "")
        )
    for person in (*parent.findall(f"{ATOM}author"), *parent.findall(f"{ATOM}contributor")):
        if len(person.findall(f"{ATOM}name")) != 1 or not _text(person, "name"):
            yield "3.2 a person without exactly one name"
    for name in ("title", "subtitle", "summary", "rights", "content"):
        for text in parent.findall(ATOM + name):
            yield from _construct(text, name)
    yield from _links(parent)


def _construct(text: Element, name: str) -> Iterator[str]:
    kind = text.get("type", "text")
    if name != "content" and kind not in ("text", "html", "xhtml"):
        yield f"3.1.1 {name} of type {kind}"
    if kind in ("text", "html") and len(text):
        yield f"3.1.1 {name} of type {kind} has child elements"
    if kind == "xhtml" and [one.tag for one in text] != ["{http://www.w3.org/1999/xhtml}div"]:
        yield f"3.1.1.3 {name} of type xhtml is not one div"
    if name == "title" and not (text.text or len(text)):
        yield "4.2.14 an empty title"


def _links(parent: Element) -> Iterator[str]:
    links = parent.findall(f"{ATOM}link")
    for link in links:
        if not link.get("href"):
            yield "4.2.7.1 a link without href"
        if link.get("type") is not None and not MEDIA.fullmatch(link.get("type", "")):
            yield f"4.2.7.3 {link.get('type')} is no media type"
    alternate = [one for one in links if one.get("rel", "alternate") == "alternate"]
    doubled = Counter((one.get("type"), one.get("hreflang")) for one in alternate)
    yield from (f"4.1 two alternate links of type and language {key}" for key, number in doubled.items() if number > 1)


def _text(parent: Element, name: str) -> str:
    found = parent.find(ATOM + name)
    return (found.text or "") if found is not None else ""
