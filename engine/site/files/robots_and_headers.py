"""Files for those who crawl and those who serve the site: robots.txt, the sitemap, and the headers of its answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from engine.rendering.html.escaping import Html, markup
from engine.site.content.last_changes import last_change
from engine.site.files.assets import FOLDER as ASSETS
from engine.site.model import Page
from engine.site.pages.embedded import POLICY as EMBEDDED_POLICY
from engine.site.pages.frame import POLICY, Framing

SITEMAP = "sitemap.xml"
HEADERS = "_headers"
EMBEDDED = "embed/"
"""Where the pages are that others may show inside theirs."""
FRAMES = f"{EMBEDDED_POLICY}; frame-ancestors *"
"""The Content-Security-Policy of those: a text with its style, and nothing that runs."""
EVERYWHERE: Mapping[str, str] = MappingProxyType(
    {
        "Strict-Transport-Security": "max-age=31536000",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)
BY_ENDING: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        # Search engines show the pages, which say whether an edition is in force; a file found alone does not.
        ".pdf": MappingProxyType({"X-Robots-Tag": "noindex"}),
        ".docx": MappingProxyType({"X-Robots-Tag": "noindex"}),
        ".md": MappingProxyType({"X-Robots-Tag": "noindex"}),
        # Programs of others may read them from a page of theirs.
        ".json": MappingProxyType({"X-Robots-Tag": "noindex", "Access-Control-Allow-Origin": "*"}),
    }
)
LASTING = "public, max-age=31536000, immutable"
"""For what has another name as soon as it has another content."""
ASKED_AGAIN = "no-cache"
"""For all else: it is kept, and asked for again; what has not changed is not sent twice."""


def fields(path: str) -> dict[str, str]:
    """The headers of the answer to an address, by its path below the root of the site: `cgv/`, `cgv/current.json`."""
    ending = PurePosixPath(path).suffix
    return {**EVERYWHERE, **_by_place(path), **BY_ENDING.get(ending, {})}


def _by_place(path: str) -> dict[str, str]:
    """A page cannot say by itself who may show it inside another one, nor how long it may be kept."""
    policy = FRAMES if path.startswith(EMBEDDED) else f"{POLICY}; frame-ancestors 'none'"
    return {"Content-Security-Policy": policy, "Cache-Control": LASTING if path.startswith(ASSETS) else ASKED_AGAIN}


def served(framing: Framing, pages: Iterable[Page]) -> dict[str, bytes]:
    """The files by their path below the root of the site.

    There is no sitemap of a site that does not know its address, nor of one that is not meant for the public yet.
    """
    found = {"robots.txt": robots(framing)}
    if framing.url and not framing.incomplete:
        found[SITEMAP] = sitemap(framing, pages)
    return found


def headers(entries: Iterable[str]) -> bytes:
    """The headers as the file `_headers` that Netlify, Cloudflare Pages and others read.

    `entries` are the files and folders (`cgv/`) at the root of the site. Where several rules are about one address,
    these hosts join what they say, so that no two rules may say the same header: those that differ by place have a rule
    for each entry.
    """
    rules: dict[str, Mapping[str, str]] = {"/*": EVERYWHERE, "/": _by_place("")}
    for entry in sorted(entries):
        rules[f"/{entry}*" if entry.endswith("/") else f"/{entry}"] = _by_place(entry)
    rules |= {f"/*{ending}": own for ending, own in BY_ENDING.items()}
    told = ""
    for path, own in rules.items():
        told += f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in own.items())
    return told.encode()


def robots(framing: Framing) -> bytes:
    """Everything may be read: a page that must not be indexed says so itself, which nobody sees who may not read it."""
    told = "User-agent: *\nDisallow:\n"
    if framing.url and not framing.incomplete:
        told += f"\nSitemap: {framing.full(SITEMAP)}\n"
    return told.encode()


def sitemap(framing: Framing, pages: Iterable[Page]) -> bytes:
    """The pages for search engines, each with its twins (sitemaps.org, with the links of Google)."""
    entries = Html().join(markup("<url>\n{}</url>\n", _entry(framing, page)) for page in listed(pages))
    return markup(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        "{}</urlset>\n",
        entries,
    ).encode()


def listed(pages: Iterable[Page]) -> Iterator[Page]:
    """Those that are indexed and stand for themselves."""
    return (page for page in pages if page.indexed and page.canonical in (None, page.path))


def _entry(framing: Framing, page: Page) -> Html:
    told = markup("<loc>{}</loc>\n", framing.full(page.here.address))
    changed = last_change(framing.shelf, page)
    if changed is not None:
        told += markup("<lastmod>{}</lastmod>\n", str(changed))
    for one in framing.alternates(page):
        told += markup('<xhtml:link rel="alternate" hreflang="{}" href="{}"/>\n', one.language, one.url)
    return told
