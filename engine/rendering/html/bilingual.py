"""Two languages of one document as rows of two cells, each row a paragraph, an item or a definition."""

from __future__ import annotations

from engine.model.document import Document
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.markup import PageSetting, attributes, front_html, item_html, text_html
from engine.rendering.walk import (
    ArticleEnd,
    Contents,
    Further,
    ItemPiece,
    Lead,
    Opening,
    ParagraphEnd,
    Reserved,
    TextPart,
    front,
    pieces,
    signed,
    text,
    wide,
)


def row(kind: str, left: Html, right: Html, pages: tuple[PageSetting, PageSetting]) -> Html:
    """One row; nothing where both cells are empty, and one cell where both languages say the same."""
    if not left and not right:
        return Html()
    if left == right:
        return markup('<div class="row {}-row">\n<div class="both">\n{}</div>\n</div>\n', kind, left)
    cells = Html().join(
        markup('<div class="cell" lang="{}">\n{}</div>\n', page.locale, html)
        for page, html in zip(pages, (left, right), strict=True)
    )
    return markup('<div class="row {}-row">\n{}</div>\n', kind, cells)


def across(left: Html, right: Html, pages: tuple[PageSetting, PageSetting]) -> Html:
    """One row in which the two languages stand one under the other, each as wide as the page."""
    both = Html().join(
        markup('<div class="language" lang="{}">\n{}</div>\n', page.locale, html)
        for page, html in zip(pages, (left, right), strict=True)
    )
    return markup('<div class="row wide-row">\n<div class="both">\n{}</div>\n</div>\n', both)


def cell(part: TextPart, page: PageSetting) -> tuple[str, Html]:
    """The kind of a row and the HTML of one of its cells, every element in it closed."""
    match part:
        case Opening(article):
            kind = "annex" if article.annex else "article"
            opened = text_html(part, page)
            return kind, markup("{}</section>\n", opened)
        case Reserved():
            return "reserved", text_html(part, page)
        case Lead(paragraph):
            empty = not paragraph.number and not paragraph.heading and part.block is None
            return "paragraph", Html() if empty else markup("{}</div>\n", text_html(part, page))
        case Further():
            return "further", markup('<div class="paragraph">\n{}</div>\n', text_html(part, page))
        case ItemPiece(item):
            told = attributes(item.id, item.provenance, item.covers, page)
            return "item", markup('<p class="item"{}>{}</p>\n', told, item_html(item, page))
        case ParagraphEnd() | ArticleEnd():
            return "", Html()


def front_rows(left: Document, right: Document, left_page: PageSetting, right_page: PageSetting) -> tuple[Html, Html]:
    """What stands above the articles, and the tables of contents."""
    pages = left_page, right_page
    above, contents = Html(), Html()
    for one, other in zip(front(left), front(right), strict=True):
        html = row("front", front_html(one, left_page), front_html(other, right_page), pages)
        if isinstance(one, Contents):
            contents = html
        else:
            above += html
    return above, contents


def text_rows(left: Document, right: Document, left_page: PageSetting, right_page: PageSetting) -> Html:
    """The articles, row by row. Both documents must have the same parts: ValueError if they do not."""
    html: list[Html] = []
    pages = left_page, right_page
    for one, other in zip(text(left), text(right), strict=True):
        if isinstance(one, Opening) and signed(one.article):
            html.append(Html('<div class="signing">\n'))
        for piece, translation in zip(pieces(one), pieces(other), strict=True):
            kind, cell_left = cell(piece, left_page)
            _, cell_right = cell(translation, right_page)
            if isinstance(piece, Further) and wide(piece.block) and cell_left != cell_right:
                html.append(across(cell_left, cell_right, pages))
            else:
                html.append(row(kind, cell_left, cell_right, pages))
        if isinstance(one, ArticleEnd) and signed(one.article):
            html.append(Html("</div>\n"))
    return Html().join(html)
