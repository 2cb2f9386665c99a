"""What a page says of itself to programs: structured data (schema.org, as JSON-LD) and OpenGraph.

Both need the address of the site. A block of JSON-LD is data, which no Content-Security-Policy forbids to stand in a
page: nothing of it is run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.languages import LANGUAGES
from engine.languages.site.frame import SITE_WORDS
from engine.rendering.directions import isolated
from engine.rendering.html.escaping import Html
from engine.site.content.company import imprint
from engine.site.content.editions_on_day import Shelf
from engine.site.content.last_changes import last_change
from engine.site.model import Here, Page, Published
from engine.site.pages.markup import ends, named

StructuredData = dict[str, Any]
CONTEXT = "https://schema.org"
PICTURE, PICTURE_SIZE = "assets/picture.png", (1200, 630)
"""What others show beside the title when somebody shares an address: the mark of the site, which says no word."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head of a page holds for programs: `properties` are those of OpenGraph, `structured` is JSON."""

    properties: tuple[tuple[str, str], ...]
    structured: Html


def metadata(shelf: Shelf, page: Page, url: str, title: str, languages: tuple[str, ...]) -> Metadata | None:
    """What there is to say of a page; `url` is the address of the site, `languages` are those that have the page.

    None where nobody knows the address of the site.
    """
    if not url:
        return None
    told = _Telling(shelf, page, url)
    text = json.dumps({"@context": CONTEXT, "@graph": list(told.graph())}, ensure_ascii=False, separators=(",", ":"))
    data = Html(text.replace("<", "\\u003c").replace("&", "\\u0026"))
    return Metadata(tuple(told.properties(title, languages)), data)


@dataclass(frozen=True, slots=True)
class _Telling:
    shelf: Shelf
    page: Page
    url: str

    def address(self, path: str, language: str = "") -> str:
        return self.url + Here(language or self.page.language, path).address

    @property
    def own(self) -> str:
        """The address of the page."""
        return self.address(self.page.path)

    def properties(self, title: str, languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """OpenGraph: what others show when somebody shares the address."""
        page, company = self.page, imprint(self.shelf, self.page.language)
        yield "og:type", "article" if page.edition is not None else "website"
        yield "og:site_name", f"{isolated(company.trade_name)} – {SITE_WORDS[page.language].name}"
        yield "og:title", title
        picture = (self.url + PICTURE, "image/png", *map(str, PICTURE_SIZE))
        yield from zip(("og:image", "og:image:type", "og:image:width", "og:image:height"), picture, strict=True)
        yield "og:image:alt", f"{isolated(company.trade_name)} – {SITE_WORDS[page.language].name}"
        if page.description:
            yield "og:description", page.description
        yield "og:url", self.own
        yield "og:locale", _locale(page.language)
        yield from (("og:locale:alternate", _locale(code)) for code in languages if code != page.language)

    def graph(self) -> Iterator[StructuredData]:
        """The publisher, the site, and what the page is: a text of an edition, or a page like others."""
        yield self.organization()
        yield self.site()
        if self.page.kind != "home":
            yield self.text(self.page.edition) if self.page.edition is not None else self.plain("WebPage")

    def organization(self) -> StructuredData:
        company, publisher = imprint(self.shelf, self.page.language), self.shelf.publisher
        told: StructuredData = {"@type": "Organization", "@id": f"{self.url}#publisher", "name": company.trade_name}
        known = {
            "legalName": publisher and publisher.name,
            "email": publisher and publisher.email,
            "vatID": publisher and publisher.vat_number,
        }
        return told | {name: value for name, value in known.items() if value}

    def site(self) -> StructuredData:
        code = self.page.language
        return {
            "@type": "WebSite",
            "@id": f"{self.url}#website",
            "name": SITE_WORDS[code].name,
            "url": self.address(""),
            "inLanguage": LANGUAGES[code].bcp47,
            "publisher": {"@id": f"{self.url}#publisher"},
        }

    def plain(self, kind: str) -> StructuredData:
        """What every page says of itself."""
        page, changed = self.page, last_change(self.shelf, self.page)
        told: StructuredData = {
            "@type": kind,
            "@id": self.own,
            "name": page.title,
            "url": self.own,
            "inLanguage": LANGUAGES[page.language].bcp47,
            "isPartOf": {"@id": f"{self.url}#website"},
            "publisher": {"@id": f"{self.url}#publisher"},
        }
        told |= {"description": page.description} if page.description else {}
        return told | ({"dateModified": str(changed)} if changed is not None else {})

    def text(self, one: Published) -> StructuredData:
        """A text of an edition, which changes no more once that is published, with the days on which it applies."""
        page, edition = self.page, one.edition
        last = ends(one, self.shelf.every)
        told = self.plain("DigitalDocument" if page.kind == "text" else "WebPage")
        told |= {
            "version": one.date,
            "datePublished": str(edition.published),
            "isPartOf": [
                told["isPartOf"],
                {
                    "@type": "CreativeWork",
                    "name": named(edition, page.language),
                    "url": f"{self.address('editions')}#edition-{one.date}",
                    "identifier": f"sha256:{edition.stamp.sha256}",
                },
            ],
        }
        if page.kind != "text":
            return told
        told["temporalCoverage"] = f"{one.date}/{last if last is not None else '..'}"
        told["dateModified"] = str(edition.published)
        digest = edition.texts.get(page.document, {}).get(page.language, "")
        return told | ({"identifier": f"sha256:{digest}"} if digest else {})


def _locale(code: str) -> str:
    """A language as OpenGraph writes it: fr_BE."""
    return LANGUAGES[code].bcp47.replace("-", "_")
