"""Two languages of a document in two columns: every heading, paragraph, item and definition faces its translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from engine.model.block import DefinitionBlock, TableBlock, lines
from engine.model.document import Document, Run
from engine.rendering.shared_tables import translation
from engine.rendering.walk import (
    Further,
    ItemPiece,
    Lead,
    Opening,
    Reserved,
    TextPart,
    pieces,
    signed,
    text,
    wide,
)
from engine.rendering.word.blocks import SHORT, SMALL_KEPT, block_xml, definition, table
from engine.rendering.word.body import announces, heading, item_xml, opening, reserved
from engine.rendering.word.markup import (
    SMALL_PARAGRAPH,
    MarkupSetting,
    cell_xml,
    control,
    full_tag,
    margins,
    paragraph_xml,
    row_xml,
    table_xml,
)

GUTTER = 170  # between the text of a column and the line between the two, in twentieths of a point
BELOW = 90  # under a table that ends a cell: Word shows nothing of the paragraph that must follow it there
LONG = 500  # a row of more letters may be cut by the end of a page


@dataclass(frozen=True, slots=True)
class Spread:
    """The page that two languages share: what is known of each, and how wide the text is, in twentieths of a point."""

    sheets: tuple[MarkupSetting, MarkupSetting]
    width: int

    @property
    def columns(self) -> tuple[int, int]:
        return self.width // 2, self.width - self.width // 2

    @property
    def inner(self) -> int:
        """The width of the text in a column."""
        return self.width // 2 - GUTTER


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of the page from top to bottom: a row of the table of two columns, or something between two tables."""

    xml: str
    row: bool = True


NEW_PAGE = Strip(paragraph_xml("", "ClausierGap", page=True), row=False)


@dataclass(frozen=True, slots=True)
class Around:
    """What a part of the text stands in: an annex, an article that is signed, a paragraph."""

    annex: bool = False
    signing: bool = False
    tag: str = ""


def facing_row(
    contents: Sequence[str], spread: Spread, tag: str = "", *, whole: bool = True, ruled: bool = True
) -> Strip:
    """A row of two cells, each in a content control if there is a tag, with a line between them if it is ruled."""
    cells = []
    for position, (content, width) in enumerate(zip(contents, spread.columns, strict=True)):
        # The text stands flush with the edges of the page, away from the line in the middle.
        bottom = BELOW if content.endswith(SMALL_PARAGRAPH) else None
        sides = (GUTTER, 0) if position else (0, GUTTER)
        inner = margins(left=sides[0], bottom=bottom, right=sides[1])
        unruled = f'<w:{"left" if position else "right"} w:val="nil"/>'
        cell = cell_xml(content, width, borders="" if ruled else unruled, properties=inner)
        cells.append(control(cell, tag) if tag else cell)
    return Strip(row_xml(cells, whole=whole))


def across(content: str, spread: Spread) -> Strip:
    """A row of one cell, for what both languages say in the same words."""
    return Strip(row_xml([cell_xml(content, spread.width, span=2, properties=margins(left=0, right=0))]))


def stacked(strips: Iterable[Strip], spread: Spread) -> str:
    """Strips from top to bottom: rows that follow each other are one table."""
    told = ""
    for is_row, group in groupby(strips, key=lambda one: one.row):
        content = [one.xml for one in group]
        told += table_xml(content, spread.columns, "ClausierFacing") if is_row else "".join(content)
    return told if told.endswith("</w:p>") else told + SMALL_PARAGRAPH


def text_strips(left: Document, right: Document, spread: Spread) -> Iterator[Strip]:
    """The articles, row by row. Both documents must have the same parts: ValueError if they do not."""
    around = Around()
    parts = [_paired(one, other) for one, other in zip(text(left), text(right), strict=True)]
    pairs = [pair for group in parts for pair in group]
    for (one, other), following in zip_longest(pairs, pairs[1:]):
        around = _around(one, around)
        if isinstance(one, Opening) and around.annex:
            yield NEW_PAGE
        keep = around.signing or announces(one, following[0] if following else None)
        match one, other:
            case Further(TableBlock() as block), Further(TableBlock() as translation) if wide(block):
                yield Strip(_across(block, translation, spread, around.tag), row=False)
            case _:
                sides = zip((one, other), spread.sheets, strict=True)
                cells = [_cell(part, sheet, spread.inner, around, keep) for part, sheet in sides]
                if any(cells):
                    whole = around.signing or not _long(one, other)
                    yield facing_row(cells, spread, _tag(one, around), whole=whole)


def _paired(left: TextPart, right: TextPart) -> list[tuple[TextPart, TextPart]]:
    return list(zip(pieces(left), pieces(right), strict=True))


def _around(part: TextPart, before: Around) -> Around:
    match part:
        case Opening(article):
            return Around(article.annex, signed(article))
        case Lead(paragraph):
            return Around(before.annex, before.signing, full_tag(paragraph.id, paragraph.provenance))
    return before


def _cell(part: TextPart, sheet: MarkupSetting, width: int, around: Around, keep: bool) -> str:
    """One cell; empty for what has nothing to say."""
    match part:
        case Opening(article):
            return heading(article, sheet)
        case Reserved(_, content):
            return reserved(content, sheet)
        case Lead():
            return opening(part, sheet, width, around.annex, keep)
        case Further(DefinitionBlock((entry,))):
            return definition(entry, sheet, keep=keep)
        case Further(block):
            return block_xml(block, sheet, width, keep=keep)
        case ItemPiece(item, _, last):
            return item_xml(item, sheet, around.annex, keep=around.signing and not last)
    return ""


def _tag(part: TextPart, around: Around) -> str:
    """The identity of what a row holds; none for headings and reserved articles, as where one language stands alone."""
    match part:
        case Lead() | Further():
            return part.block.entries[0].id if isinstance(part.block, DefinitionBlock) else around.tag
        case ItemPiece(item):
            return full_tag(item.id, item.provenance)
    return ""


def _long(*parts: TextPart) -> bool:
    return max(map(_letters, parts)) > LONG


def _letters(part: TextPart) -> int:
    """The letters of a part; of a table that is not kept on one page, more than any row may have."""
    match part:
        case Lead(_, TableBlock(_, rows)) | Further(TableBlock(_, rows)) if len(rows) > SHORT:
            return LONG + 1
        case Lead(_, block) | Further(block) if block is not None:
            return sum(len(run.text) for line in lines(block) for run in line)
        case ItemPiece(item):
            return sum(len(run.text) for run in item.line)
    return 0


def _across(left: TableBlock[Run], right: TableBlock[Run], spread: Spread, tag: str) -> str:
    """A wide table in each language, one under the other and each as wide as the page; one of figures once.

    They stand between the tables of two columns, not in a cell: there, no program repeats a header on the next page.
    """
    if (other := translation(left, right)) is not None:
        once = table(left, spread.sheets[0], spread.width, indent=0, below=(other, spread.sheets[1]))
        return SMALL_KEPT + control(once, tag)
    blocks = (left,) if left == right else (left, right)
    tables = (table(one, sheet, spread.width, indent=0) for one, sheet in zip(blocks, spread.sheets, strict=False))
    return SMALL_KEPT + "".join(control(one, tag) for one in tables)
