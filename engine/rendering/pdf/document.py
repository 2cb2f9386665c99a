"""A typeset PDF: WeasyPrint on a page of our own, with our own fonts and nothing else from disk or network."""

from __future__ import annotations

import atexit
import hashlib
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.model.document import Document, Dossier
from engine.rendering.file_title import file_title
from engine.rendering.html.anchors import anchors
from engine.rendering.html.bilingual import front_rows, text_rows
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.front import front_html
from engine.rendering.html.markup import PageSetting, paper_page, text_html
from engine.rendering.html.stylesheets import asset
from engine.rendering.layouts import STANDARD, Layout
from engine.rendering.pdf.compact import articles_html
from engine.rendering.pdf.fonts import FONTS, check_letters, font_file, refused
from engine.rendering.pdf.labels import label_look
from engine.rendering.pdf.lean import leave_out
from engine.rendering.pdf.letters import shortened
from engine.rendering.pdf.shortcuts import shortcuts
from engine.rendering.pdf.surroundings import surroundings
from engine.rendering.pdf.table_widths import compact_columns, facing_columns, lone_columns
from engine.rendering.walk import facing, front, text

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

VARIANT = "pdf/ua-1"
ACCENT = "#10243f"
"""The colour of titles and rules in our stylesheets."""
PICTURES = ("data:image/png;base64,", "data:image/svg+xml;base64,")
"""How the address of a logo begins, which stands in the page itself."""
ROOMY, FACING = ("print.css",), ("print.css", "print-facing.css")
COMPACT = "print-compact.css"
STYLES: Mapping[Layout, tuple[str, ...]] = MappingProxyType({"roomy": ROOMY, "compact": (*ROOMY, COMPACT)})
FACING_STYLES: Mapping[Layout, tuple[str, ...]] = MappingProxyType(
    {"roomy": FACING, "compact": (*FACING, COMPACT, "print-compact-facing.css")}
)
PACK_STYLES: Mapping[Layout, tuple[str, ...]] = MappingProxyType(
    {"roomy": (*ROOMY, "print-pack.css"), "compact": (*ROOMY, COMPACT, "print-compact-pack.css")}
)
FACING_PACK_STYLES: Mapping[Layout, tuple[str, ...]] = MappingProxyType(
    {
        "roomy": (*FACING, "print-pack.css", "print-facing-pack.css"),
        "compact": (*FACING, COMPACT, "print-compact-facing.css", "print-compact-pack.css"),
    }
)
SHEETS = tuple(
    sorted({one for table in (PACK_STYLES, FACING_PACK_STYLES) for names in table.values() for one in names})
)
CONTENTS_COLUMNS = 3
"""Of the table of contents of a document or a pack in one language, in the compact layout."""
CONTENTS_LETTERS = 22
"""About so many letters has a line of it where two languages stand side by side, each in two columns."""
Room = tuple[float, float, int]
"""What running lines have room for: millimetres, points, lines."""
FOOTER: Mapping[Layout, Room] = MappingProxyType({"roomy": (48.0, 7.2, 3), "compact": (57.0, 6.8, 2)})
"""Room for the company."""
HEAD: Mapping[Layout, Room] = MappingProxyType({"roomy": (72.0, 7.2, 3), "compact": (84.0, 6.8, 2)})
FACING_HEAD: Mapping[Layout, Room] = MappingProxyType({"roomy": (79.0, 7.2, 3), "compact": (84.0, 6.8, 2)})
"""Room for each of the two titles at the head of a page, in one language and in two."""
INSTALL = (
    "on Debian or Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "on macOS: brew install pango",
)


@dataclass(frozen=True, slots=True)
class Press:
    """What WeasyPrint needs once a process: the fonts it has loaded and the stylesheets it has read."""

    fonts: FontConfiguration
    styles: dict[str, CSS]


@cache
def fetcher() -> URLFetcher:
    """WeasyPrint's URL fetcher, reduced to our fonts and to pictures within the page: it refuses all else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFonts(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            if url.startswith(PICTURES):
                return super().fetch(url, headers)
            return URLFetcherResponse(url, font_file(url).read_bytes(), {"Content-Type": "font/ttf"})

    return OwnFonts(allowed_protocols=("font", "data"), allow_redirects=False)


@cache
def press() -> Press:
    """Imports WeasyPrint and reads fonts and stylesheets, within `surroundings`; Refused where Pango is missing."""
    try:
        with warnings.catch_warnings():  # WeasyPrint would warn that fontconfig knows no fonts but ours
            warnings.simplefilter("ignore")
            from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration
    except OSError as error:
        raise refused("PDF needs Pango, which is not installed on this computer", *INSTALL) from error
    for address in FONTS:
        font_file(address)
    fonts = FontConfiguration()
    styles = {name: CSS(string=asset(name), font_config=fonts, url_fetcher=fetcher()) for name in SHEETS}
    atexit.register(press.cache_clear)  # fonts own a temporary folder, which they can remove only before Python ends
    return Press(fonts, styles)


def page_words(document: Document | Dossier, layout: Layout) -> Html:
    """What stands around the page numbers, and who and what the running lines name, as attributes of the body."""
    before, _, rest = document.wording.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    told = {
        "before": before,
        "between": between,
        "after": after,
        "company": shortened(document.front.company, *FOOTER[layout]),
        "marks": " · ".join(document.front.marks),
    }
    return Html().join(markup(' data-{}="{}"', name, value) for name, value in told.items())


def head(document: Document | Dossier, title: str) -> Html:
    return markup(
        '<!doctype html>\n<html lang="{locale}">\n<head>\n<meta charset="utf-8">\n'
        '<title>{title}</title>\n<meta name="author" content="{company}">\n'
        '<meta name="generator" content="Clausier">\n<meta name="dcterms.created" content="{date}">\n'
        '<meta name="dcterms.modified" content="{date}">\n</head>\n',
        locale=document.locale,
        title=title,
        company=document.front.company,
        date=document.date,
    )


def print_page(document: Document, layout: Layout = STANDARD) -> Html:
    """The HTML that WeasyPrint typesets."""
    page = lone_page(document, anchors(document), layout)
    above = Html().join([front_html(part, page) for part in front(document)])
    articles = body_html(document, page, layout)
    return markup(
        "{}<body{}>\n<header>\n{}</header>\n<main>\n{}</main>\n</body>\n</html>\n",
        head(document, file_title(document)),
        page_words(document, layout) + label_look(document),
        above,
        articles,
    )


def lone_page(document: Document, anchored: Mapping[str, str], layout: Layout) -> PageSetting:
    """How a document is printed in one language."""
    if layout == "roomy":
        return paper_page(document, anchored, lone_columns, _running(HEAD[layout]))
    page = paper_page(document, anchored, compact_columns, _running(HEAD[layout]))
    return replace(page, provenance=False, lists=CONTENTS_COLUMNS)


def facing_page(document: Document, anchored: Mapping[str, str], layout: Layout) -> PageSetting:
    """How a document is printed beside its translation."""
    page = paper_page(document, anchored, facing_columns, _running(FACING_HEAD[layout]))
    return replace(page, strong_figures=False)


def _running(room: Room) -> Callable[[str], str]:
    """A title as it stands at the head of a page."""
    return lambda title: shortened(title, *room)


def body_html(document: Document, page: PageSetting, layout: Layout) -> Html:
    """The articles of a document in one language."""
    if layout == "compact":
        return articles_html(document, page)
    return Html().join([text_html(part, page) for part in text(document)])


def bilingual_page(left: Document, right: Document, layout: Layout = STANDARD) -> Html:
    """The HTML that WeasyPrint typesets for two languages."""
    right = facing(left, right)
    known = anchors(left), anchors(right, f"{right.language}.")
    pages = (
        facing_page(left, known[0], layout),
        facing_page(right, known[1], layout),
    )
    above, contents = front_rows(left, right, *pages)
    return markup(
        "{}<body{}>\n<header>\n{}{}</header>\n<main>\n{}</main>\n</body>\n</html>\n",
        head(left, file_title(left, right)),
        page_words(left, layout) + label_look(left, right),
        above,
        contents,
        text_rows(left, right, *pages),
    )


def coloured(tools: Press, name: str, accent: str | None) -> CSS:
    """A stylesheet in our colour, or in that of the company."""
    if accent is None:
        return tools.styles[name]
    from weasyprint import CSS

    return CSS(string=asset(name).replace(ACCENT, accent), font_config=tools.fonts, url_fetcher=fetcher())


def typeset(html: Html, date: str, styles: tuple[str, ...], accent: str | None = None) -> bytes:
    """A page as PDF/UA-1; `date` is its only date, and its identifier follows from its text.

    `accent` is the colour of titles and rules, None for our own.
    """
    check_letters(html)
    epoch = int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp())
    identifier = hashlib.sha256(html.encode()).hexdigest()[:32].encode()
    with surroundings(epoch), shortcuts():
        tools = press()
        from weasyprint import HTML

        pdf: bytes = HTML(string=str(html), url_fetcher=fetcher()).write_pdf(
            font_config=tools.fonts,
            stylesheets=[coloured(tools, name, accent) for name in styles],
            finisher=leave_out,
            pdf_identifier=identifier,
            pdf_variant=VARIANT,
        )
    return pdf


def print_pdf(document: Document, layout: Layout = STANDARD) -> bytes:
    """The document as A4 PDF.

    Raises Refused: `program-missing` where Pango or a font is not installed, `deal-text` for signs no font of ours has.
    """
    return typeset(print_page(document, layout), document.date, STYLES[layout], document.front.look.accent)


def print_bilingual_pdf(left: Document, right: Document, layout: Layout = STANDARD) -> bytes:
    """Two languages in facing columns as A4 PDF; raises Refused as `print_pdf` does."""
    return typeset(bilingual_page(left, right, layout), left.date, FACING_STYLES[layout], left.front.look.accent)
