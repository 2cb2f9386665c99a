"""Two languages of one document as rows of two cells, each row a paragraph, an item or a definition."""

from __future__ import annotations

from collections.abc import Sequence

from engine.model.block import TableBlock
from engine.model.document import Document, Run
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.front import front_html
from engine.rendering.html.markup import PageSetting, attributes, inline, item_html, laid_out_table, text_html
from engine.rendering.shared_tables import joined, translation
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


def once(left: TableBlock[Run], other: TableBlock[Run], pages: tuple[PageSetting, PageSetting]) -> Html:
    """One row with the table of both languages; `other` is what of the second stands below the words of the first."""
    header, *rows = (
        [_both(*cells, pages) for cells in zip(one, translated, strict=True)]
        for one, translated in zip((left.header, *left.rows), (other.header, *other.rows), strict=True)
    )
    table = laid_out_table(left, header, rows, pages[0].columns(joined(left, other)), pages[0])
    return markup(
        '<div class="row wide-row">\n<div class="both">\n<div class="paragraph">\n{}</div>\n</div>\n</div>\n', table
    )


def _both(one: Sequence[Run], other: Sequence[Run], pages: tuple[PageSetting, PageSetting]) -> Html:
    """A cell: what both languages say alike, or each in its language on lines of its own."""
    if not other:
        return inline(one, pages[0])
    return Html().join(
        markup('<span class="{}" lang="{}">{}</span> ', look, page.locale, inline(told, page))
        for look, told, page in zip(("one", "other"), (one, other), pages, strict=True)
    )


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


def _row(piece: TextPart, translated: TextPart, pages: tuple[PageSetting, PageSetting]) -> Html:
    """The row of a piece and its translation."""
    match piece, translated:
        case Further(TableBlock() as block), Further(TableBlock() as same) if (
            other := translation(block, same)
        ) is not None:
            return once(block, other, pages)
    kind, left = cell(piece, pages[0])
    _, right = cell(translated, pages[1])
    if isinstance(piece, Further) and wide(piece.block) and left != right:
        return across(left, right, pages)
    return row(kind, left, right, pages)


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
        html += [_row(*pair, pages) for pair in zip(pieces(one), pieces(other), strict=True)]
        if isinstance(one, ArticleEnd) and signed(one.article):
            html.append(Html("</div>\n"))
    return Html().join(html)
