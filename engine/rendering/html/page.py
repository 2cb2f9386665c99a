"""One self-contained accessible page: no script, no request, readable on a phone, in the dark and on paper."""

from __future__ import annotations

from engine.model.document import Document
from engine.model.look import CompanyLook
from engine.rendering.directions import isolated
from engine.rendering.file_title import file_title
from engine.rendering.html.bilingual import front_rows, text_rows
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.front import front_html
from engine.rendering.html.markup import screen_page, text_html
from engine.rendering.html.stylesheets import stylesheets
from engine.rendering.walk import Contents, facing, front, text

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def description(document: Document) -> str:
    return " · ".join(filter(None, (document.title, isolated(document.front.letterhead), document.wording.date)))


def pictured(document: Document) -> bool:
    """Whether the page holds a picture: a logo, or a payment code."""
    rows = document.overview.rows if document.overview else ()
    return document.front.look.logo is not None or any(row.payment for row in rows)


def accent_style(look: CompanyLook) -> Html:
    """The colour of the company, on light ground alone: in the dark, titles are light."""
    if not look.accent:
        return Html()
    return markup("@media print, not (prefers-color-scheme: dark) {{ :root {{ --deep: {} }} }}\n", look.accent)


def head(document: Document, title: str, styles: tuple[str, ...]) -> Html:
    """Everything up to the body, in the language of the document."""
    return markup(
        '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="description" content="{}">\n<meta name="author" content="{}">\n'
        '<meta name="generator" content="Clausier">\n'
        "<title>{}</title>\n<style>\n{}</style>\n</head>\n",
        document.locale,
        f"{POLICY}; img-src data:" if pictured(document) else POLICY,
        description(document),
        document.front.company,
        title,
        stylesheets(*styles) + accent_style(document.front.look),
    )


def skip(document: Document) -> Html:
    return markup('<a class="skip" href="#text">{}</a>\n', document.wording.skip)


def print_html(document: Document) -> bytes:
    """The document as one UTF-8 page, its paragraphs addressable by their identity (`#duration.notice`)."""
    page = screen_page(document)
    above = Html().join([front_html(part, page) for part in front(document) if not isinstance(part, Contents)])
    contents = front_html(Contents(document.wording.contents, document.articles), page)
    articles = Html().join([text_html(part, page) for part in text(document)])
    body = Html('<body class="indexed">') if contents else Html("<body>")
    return markup(
        '{}{}\n{}<header>\n{}</header>\n{}<main id="text" tabindex="-1">\n{}</main>\n</body>\n</html>\n',
        head(document, file_title(document), ("screen.css",)),
        body,
        skip(document),
        above,
        contents,
        articles,
    ).encode()


def print_bilingual_html(left: Document, right: Document) -> bytes:
    """Both languages on one page: facing on wide screens, one after the other, paragraph by paragraph, on a phone."""
    right = facing(left, right)
    pages = screen_page(left), screen_page(right, f"{right.language}.")
    above, contents = front_rows(left, right, *pages)
    return markup(
        '{}<body class="facing">\n{}<header>\n{}</header>\n{}'
        '<main id="text" tabindex="-1">\n{}</main>\n</body>\n</html>\n',
        head(left, file_title(left, right), ("screen.css", "facing.css")),
        skip(left),
        above,
        contents,
        text_rows(left, right, *pages),
    ).encode()
