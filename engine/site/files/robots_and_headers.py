"""Files for those who crawl and those who serve the site: robots.txt, the sitemap, and the headers of its answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from engine.rendering.html.escaping import Html, markup
from engine.site.content.last_changes import last_change
from engine.site.model import Page
from engine.site.pages.frame import POLICY, Framing

SITEMAP = "sitemap.xml"
HEADERS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "/*": MappingProxyType(
            {
                # A page cannot forbid by itself to be shown inside another one.
                "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
                "Strict-Transport-Security": "max-age=31536000",
                "X-Content-Type-Options": "nosniff",
                "Referrer-Policy": "no-referrer",
                "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
                "Cross-Origin-Opener-Policy": "same-origin",
            }
        ),
        # Search engines show the pages, which say whether an edition is in force; a file found alone does not.
        "/*.pdf": MappingProxyType({"X-Robots-Tag": "noindex"}),
        "/*.docx": MappingProxyType({"X-Robots-Tag": "noindex"}),
        "/*.md": MappingProxyType({"X-Robots-Tag": "noindex"}),
        # Programs of others may read them from a page of theirs.
        "/*.json": MappingProxyType({"X-Robots-Tag": "noindex", "Access-Control-Allow-Origin": "*"}),
    }
)
"""The headers of answers by path; `*` stands for anything."""


def served(framing: Framing, pages: Iterable[Page]) -> dict[str, bytes]:
    """The files by their path below the root of the site. A site that does not know its address has no sitemap."""
    found = {"_headers": headers(), "robots.txt": robots(framing)}
    if framing.url:
        found[SITEMAP] = sitemap(framing, pages)
    return found


def headers() -> bytes:
    """The headers as the file `_headers` that Netlify, Cloudflare Pages and others read."""
    told = ""
    for path, fields in HEADERS.items():
        told += f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in fields.items())
    return told.encode()


def robots(framing: Framing) -> bytes:
    """Everything may be read: a page that must not be indexed says so itself, which nobody sees who may not read it."""
    told = "User-agent: *\nDisallow:\n"
    if framing.url:
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
