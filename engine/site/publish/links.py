"""Every link of the finished site: what it leads to is there, its anchor too, and nothing is asked of anybody else."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from engine.diagnostics import Diagnostic, Span

LINKING = frozenset({"href", "src", "action", "formaction", "poster", "data", "cite", "srcset"})
NOTED = f":is({','.join(f'[{name}]' for name in ('id', *sorted(LINKING)))})"
TEMPLATE = re.compile(r"<(/?)template\b", re.IGNORECASE)
"""An element whose content is no part of the page, until a script makes it one: it is read as that of any other."""
QUIET = frozenset({"a", "area", "blockquote", "q", "ins", "del"})
"""What leads to something without asking for it."""
RELATIONS = frozenset({"canonical", "alternate", "license", "author", "me"})
"""What a `link` names without asking for it."""
EVERYWHERE = "404.html"
"""A page that is shown under any address: its links begin at the root of the site."""
OUTSIDE = frozenset({"http", "https", "mailto", "tel"})


class PageLink(NamedTuple):
    """Where a page leads; `asked` says that a browser fetches it by itself."""

    target: str
    asked: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """What a page holds: every id in order, and every link."""

    ids: Sequence[str]
    links: Sequence[PageLink]


def check(folder: Path, address: str = "") -> list[Diagnostic]:
    """What is wrong with the links of all pages of a site, page by page; `address` is where the site will stand."""
    files = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    every = frozenset(files)
    pages = {name: scan((folder / name).read_text(encoding="utf-8")) for name in files if name.endswith(".html")}
    known = {name: frozenset(page.ids) for name, page in pages.items()}
    told = []
    for name, page in pages.items():
        fault = partial(_fault, name)
        told += [fault(f'the id "{one}" stands more than once') for one in _twice(page.ids)]
        for link in dict.fromkeys(page.links):
            message = wrong(name, link, every, known, address)
            if message:
                told.append(fault(f'the link "{link.target}" {message}'))
    return told


def scan(html: str) -> Scan:
    """The ids and links of a page, as a browser reads them."""
    from selectolax.lexbor import LexborHTMLParser

    ids: list[str] = []
    links: list[PageLink] = []
    for node in LexborHTMLParser(TEMPLATE.sub(r"<\1div", html)).css(NOTED):
        _note(node.tag or "", node.attributes, ids, links)
    return Scan(ids, links)


def _note(tag: str, attributes: Mapping[str, str | None], ids: list[str], links: list[PageLink]) -> None:
    related = (attributes.get("rel") or "").lower().split()
    quiet = tag in QUIET or (tag == "link" and not RELATIONS.isdisjoint(related))
    for name, value in attributes.items():
        if value is None:
            continue
        if name == "id":
            ids.append(value)
        elif name == "srcset":
            links += (PageLink(one.split()[0], True) for one in value.split(",") if one.strip())
        elif name in LINKING:
            links.append(PageLink(value.strip(), not quiet))


def wrong(
    page: str, link: PageLink, files: frozenset[str], anchors: Mapping[str, frozenset[str]], address: str = ""
) -> str:
    """What is wrong with a link of a page, as the end of a sentence; nothing if it leads somewhere."""
    target = link.target
    if target[:1] == "#":  # most of them
        anchor = unquote(target[1:])
        return _missing(page, anchor, anchors)
    if address and target.startswith(address):
        target, page = target.removeprefix(address), ""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        if parts.scheme not in OUTSIDE:
            return "is none that a page may have"
        return "asks another site for something" if link.asked else ""
    path = unquote(parts.path)
    if path.startswith("/"):
        root = urlsplit(address).path or "/"
        if page != EVERYWHERE or not path.startswith(root):
            return "begins at the root of a server: the site may lie anywhere"
        path = path.removeprefix(root)
    elif page == EVERYWHERE and path:
        return "begins where the page is, which is shown under any address"
    if not parts.path:
        name = page or "index.html"
    else:
        name = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)).removeprefix("./")
        if name.startswith(".."):
            return "leaves the site"
        if path.endswith("/") or path in ("", ".") or path.endswith(("/.", "/..")) or path == "..":
            name = posixpath.normpath(posixpath.join(name, "index.html"))
    if name not in files:
        return f"leads nowhere: there is no {name}"
    return _missing(name, unquote(parts.fragment), anchors)


def _missing(page: str, anchor: str, anchors: Mapping[str, frozenset[str]]) -> str:
    """Whether a page lacks an anchor; a file that is no page has any, and so has a text to look for (`:~:text=`)."""
    if not anchor or anchor in anchors.get(page, (anchor,)) or anchor.startswith(":~:"):
        return ""
    return f'leads to no place: {page} has no id "{anchor}"'


def _twice(ids: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    twice: dict[str, None] = {}
    for one in ids:
        if one in seen:
            twice[one] = None
        seen.add(one)
    return list(twice)


def _fault(page: str, message: str) -> Diagnostic:
    return Diagnostic("site-link", Span(page), message)
