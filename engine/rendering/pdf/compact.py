"""The articles of a document in the compact layout: two columns, and across both what is too wide for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from engine.model.block import TableBlock, lines
from engine.model.document import Article, Document, Paragraph, Run
from engine.rendering.html.escaping import Html, markup
from engine.rendering.html.markup import PageSetting, heading_html, text_html
from engine.rendering.pdf.table_widths import fits_column
from engine.rendering.walk import Reserved, paragraph_parts, signed

FEW = 600
"""Letters that do not fill two columns: three lines in each."""


@dataclass(frozen=True, slots=True)
class PrintedPiece:
    """A heading, or a paragraph with all that belongs to it; `across` says that it is as wide as the page."""

    html: Html
    across: bool
    letters: int = 0
    signing: str = ""


def articles_html(document: Document, page: PageSetting) -> Html:
    """The articles as strips of two columns, and of one where a table or those who sign need the width of the page.

    Headings and paragraphs stand in a strip directly, not within their article: columns are made equally long by
    moving whole elements.
    """
    pieces = [piece for article in document.articles for piece in _pieces(article, page)]
    strips = (list(group) for _, group in groupby(pieces, lambda one: (one.across, one.signing)))
    return Html().join(map(_strip, strips))


def _strip(pieces: Sequence[PrintedPiece]) -> Html:
    """A strip of the page; a few lines are not worth two columns."""
    look = "across" if pieces[0].across or sum(one.letters for one in pieces) < FEW else "columns"
    look += " signing" if pieces[0].signing else ""
    return markup('<div class="{}">\n{}</div>\n', look, Html().join(one.html for one in pieces))


def _pieces(article: Article[Run], page: PageSetting) -> Iterator[PrintedPiece]:
    """A heading stands as wide as what it is followed by; an article that is signed stays together."""
    signing = article.id if signed(article) else ""
    kind = " annex" if article.annex else ""
    kind += " reserved" if article.notice is not None else ""
    anchor, heading = page.anchors[article.id], heading_html(article, page)
    html = markup('<div class="article{}" id="{}">\n{}</div>\n', kind, anchor, heading)
    paragraphs = [
        PrintedPiece(_paragraph(one, page), bool(signing) or _wide(one), _letters(one), signing)
        for one in article.paragraphs
    ]
    yield PrintedPiece(html, bool(paragraphs) and paragraphs[0].across, signing=signing)
    if article.notice is not None:
        yield PrintedPiece(
            text_html(Reserved(article, article.notice), page), across=False, letters=len(article.notice)
        )
    yield from paragraphs


def _paragraph(paragraph: Paragraph[Run], page: PageSetting) -> Html:
    return Html().join([text_html(part, page) for part in paragraph_parts(paragraph)])


def _wide(paragraph: Paragraph[Run]) -> bool:
    return any(isinstance(one, TableBlock) and not fits_column(one) for one in paragraph.blocks)


def _letters(paragraph: Paragraph[Run]) -> int:
    told = (*(line for block in paragraph.blocks for line in lines(block)), *(one.line for one in paragraph.items))
    return sum(len(run.text) for line in told for run in line)
