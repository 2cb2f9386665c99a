"""The blocks of a text in WordprocessingML: running text, bullets, tables, definitions and signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, repeat, zip_longest
from textwrap import wrap

from engine.model.block import (
    Block,
    BulletBlock,
    Definition,
    DefinitionBlock,
    Party,
    SignatureBlock,
    TableBlock,
    TextBlock,
)
from engine.model.document import Run
from engine.rendering.shared_tables import joined
from engine.rendering.walk import alignment, blank, headed, heading, totals
from engine.rendering.word.columns import LETTER, NARROW_LETTER, crowded, widths
from engine.rendering.word.markup import (
    FIRST_ROW,
    LAST_ROW,
    SMALL_PARAGRAPH,
    MarkupSetting,
    cell_xml,
    control,
    inline,
    margins,
    paragraph_xml,
    plain,
    row_xml,
    table_xml,
)

SHORT = 8  # a table of at most so many rows stays on one page
GUTTER = 340  # between the parties who sign side by side
LABEL = 1420  # the column of the labels in a signature
SIGNATURE = 1500  # the height of the box to sign in
ROW, LINE = 400, 250  # the height of a line of one who signs, and of each further one where its text wraps
BROAD = 110  # the width of a broad letter in it
BOX_MARGIN = 113  # between the border of that box and the text in it
BOTTOM = '<w:vAlign w:val="bottom"/>'
HAIRLINE = 'w:space="0" w:color="5B6470"'

Below = tuple[TableBlock[Run], MarkupSetting]
"""What the cells of a table say in a second language, with how that is printed."""


def block_xml(block: Block[Run], sheet: MarkupSetting, width: int, *, keep: bool = False) -> str:
    """One block in a column of this width, in twentieths of a point; `keep` holds it on the page of what follows."""
    match block:
        case TextBlock(line):
            return styled(inline(line, sheet), "ClausierText", sheet, keep=keep)
        case BulletBlock(entries):
            return "".join(styled(inline(one, sheet), "ClausierBullet", sheet, keep=keep) for one in entries)
        case TableBlock():
            return table(block, sheet, width, indent=sheet.indent, keep=keep)
        case DefinitionBlock(definitions):
            return "".join(control(definition(one, sheet, keep=keep), one.id) for one in definitions)
        case SignatureBlock(parties):
            return signatures(parties, sheet, width)


def styled(content: str, style: str, sheet: MarkupSetting, *, keep: bool = False) -> str:
    return paragraph_xml(content, style, language=sheet.language, keep=keep)


def definition(entry: Definition[Run], sheet: MarkupSetting, *, keep: bool = False) -> str:
    """A defined term and its meaning."""
    content = plain(entry.name, sheet, "ClausierTerm") + plain(sheet.colon, sheet) + inline(entry.line, sheet)
    return styled(content, "ClausierDefinition", sheet, keep=keep)


def table(
    block: TableBlock[Run],
    sheet: MarkupSetting,
    width: int,
    *,
    indent: int,
    keep: bool = False,
    below: Below | None = None,
) -> str:
    """A table as wide as the column, its header repeated on every page; a short one stays on one page.

    One that is crowded begins where the numbers of paragraphs do, if that is enough. `below` is what its cells say in
    another language.
    """
    letter = NARROW_LETTER if sheet.narrow else LETTER
    measured = joined(block, below[0]) if below else block
    if crowded(measured, width - indent, letter) and not crowded(measured, width, letter):
        indent = 0
    columns = widths(measured, width - indent, letter)
    sides = alignment(block)
    short = len(block.rows) <= SHORT

    def row(cells: Sequence[Sequence[Run]], style: str, kept: bool, header: bool = False, at: int = 0) -> str:
        told = []
        for place, (cell, side, column) in enumerate(zip(cells, sides, columns, strict=True)):
            after = '<w:jc w:val="right"/>' if side == "right" else ""
            content = paragraph_xml(inline(cell, sheet), style, language=sheet.language, keep=kept, after=after)
            if below and (other := (below[0].header, *below[0].rows)[at][place]):
                words, language = inline(other, below[1]), below[1].language
                content += paragraph_xml(words, style, language=language, keep=kept, after=after)
            margin = margins(right=0) if place == len(columns) - 1 else ""
            told.append(cell_xml(content, column, properties=margin + (BOTTOM if header else "")))
        return row_xml(told, header=header)

    rows = [row(block.header, "ClausierTableHeader", True, header=True)] if headed(block) else []
    for position, cells in enumerate(block.rows):
        last = position == len(block.rows) - 1
        # Neither the first row alone at the foot of a page nor the last one, or a total, alone at the top of one.
        near_end = position == len(block.rows) - 2 or (not last and totals(block.rows[position + 1]))
        kept = keep or (not last and (short or position == 0 or near_end or heading(cells)))
        rows.append(row(cells, "ClausierTotal" if totals(cells) else "ClausierCell", kept, at=position + 1))
    look = FIRST_ROW * headed(block) + LAST_ROW * (bool(block.rows) and totals(block.rows[-1]))
    return table_xml(rows, columns, "ClausierTable", indent, look) + (SMALL_KEPT if keep else SMALL_PARAGRAPH)


def signatures(parties: Sequence[Party[Run]], sheet: MarkupSetting, width: int) -> str:
    """The parties side by side, or one under the other in a narrow column, always on one page.

    Side by side, what stands in line with something that wraps is as high as that, so that the boxes to sign are level.
    """
    if sheet.narrow:
        return "".join(party(one, sheet, width) for one in parties)
    column = (width - GUTTER * (len(parties) - 1)) // len(parties)
    sides = zip_longest(*([row_height(value, column) for _, value in one.rows] for one in parties), fillvalue=ROW)
    heights = [max(side) for side in sides]
    cells, columns = [], []
    for position, one in enumerate(parties):
        if position:
            cells.append(cell_xml(styled("", "ClausierCell", sheet, keep=True), GUTTER))
            columns.append(GUTTER)
        cells.append(cell_xml(party(one, sheet, column, heights), column))
        columns.append(column)
    return table_xml([row_xml(cells)], columns, "ClausierPlain") + SMALL_PARAGRAPH


def row_height(value: Sequence[Run], width: int) -> int:
    """How high a line of one who signs is at least: letters are counted as broad ones, so that it is seldom higher."""
    text = "".join(run.text for run in value)
    letters = max(1, (width - label_width(width)) // BROAD)
    return ROW + LINE * len(wrap(text, letters)[1:])


def label_width(width: int) -> int:
    return min(LABEL, width * 2 // 5)


def party(one: Party[Run], sheet: MarkupSetting, width: int, heights: Iterable[int] = ()) -> str:
    """One who signs: what is not known is a line to fill in by hand, the signature an empty box.

    `heights` are those of the lines, where others stand beside them.
    """
    rows = []
    label = label_width(width)
    for (name, value), height in zip(one.rows, chain(heights, repeat(ROW)), strict=False):
        told = "" if blank(name) else inline(name, sheet) + plain(sheet.colon, sheet)
        line = f'<w:bottom w:val="dotted" w:sz="4" {HAIRLINE}/>' if blank(value) else ""
        cells = (
            cell_xml(styled(told, "ClausierLabel", sheet, keep=True), label, properties=BOTTOM),
            cell_xml(
                styled(inline(value, sheet), "ClausierValue", sheet, keep=True),
                width - label,
                borders=line,
                properties=BOTTOM,
            ),
        )
        rows.append(row_xml(cells, height=height))
    box = "".join(f'<w:{side} w:val="single" w:sz="4" {HAIRLINE}/>' for side in ("top", "left", "bottom", "right"))
    caption = styled(inline(one.signature, sheet), "ClausierLabel", sheet, keep=True)
    signature = cell_xml(caption, width, borders=box, properties=margins(left=BOX_MARGIN, right=BOX_MARGIN))
    told = styled(inline(one.heading, sheet), "ClausierParty", sheet, keep=True)
    if rows:
        told += table_xml(rows, (label, width - label), "ClausierPlain") + SMALL_KEPT
    return told + table_xml([row_xml([signature], height=SIGNATURE)], (width,), "ClausierPlain") + SMALL_KEPT


SMALL_KEPT = SMALL_PARAGRAPH.replace("</w:pPr>", "<w:keepNext/></w:pPr>")
