"""One self-contained accessible page: no script, no request, readable on a phone, in the dark and on paper."""

from __future__ import annotations

from html import escape

from engine.model.document import Document
from engine.rendering.html.bilingual import front_rows, text_rows
from engine.rendering.html.markup import asset, front_html, screen_page, text_html
from engine.rendering.walk import Contents, facing, front, text

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def description(document: Document) -> str:
    return " · ".join(filter(None, (document.title, document.front.letterhead, document.wording.date)))


def head(document: Document, title: str, styles: tuple[str, ...]) -> str:
    """Everything up to the body, in the language of the document."""
    return (
        f'<!doctype html>\n<html lang="{escape(document.locale)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<meta name="description" content="{escape(description(document))}">\n'
        f'<meta name="author" content="{escape(document.front.company)}">\n'
        '<meta name="generator" content="Clausier">\n'
        f"<title>{escape(title)}</title>\n<style>\n{''.join(map(asset, styles))}</style>\n</head>\n"
    )


def skip(document: Document) -> str:
    return f'<a class="skip" href="#text">{escape(document.wording.skip)}</a>\n'


def print_html(document: Document) -> bytes:
    """The document as one UTF-8 page, its paragraphs addressable by their identity (`#duration.notice`)."""
    page = screen_page(document)
    above = "".join([front_html(part, page) for part in front(document) if not isinstance(part, Contents)])
    contents = front_html(Contents(document.wording.contents, document.articles), page)
    articles = "".join([text_html(part, page) for part in text(document)])
    body = '<body class="indexed">' if contents else "<body>"
    return (
        f"{head(document, document.title, ('screen.css',))}{body}\n{skip(document)}<header>\n{above}</header>\n"
        f'{contents}<main id="text" tabindex="-1">\n{articles}</main>\n</body>\n</html>\n'
    ).encode()


def print_bilingual_html(left: Document, right: Document) -> bytes:
    """Both languages on one page: facing on wide screens, one after the other, paragraph by paragraph, on a phone."""
    right = facing(left, right)
    pages = screen_page(left), screen_page(right, f"{right.language}.")
    title = f"{left.title} / {right.title}"
    above, contents = front_rows(left, right, *pages)
    return (
        f'{head(left, title, ("screen.css", "facing.css"))}<body class="facing">\n{skip(left)}'
        f"<header>\n{above}</header>\n{contents}"
        f'<main id="text" tabindex="-1">\n{text_rows(left, right, *pages)}</main>\n</body>\n</html>\n'
    ).encode()
