"""Plain text: readable in a mail, wrapped without hyphenation, numbers hanging in their column."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from engine.model.block import Align, Block, BulletBlock, DefinitionBlock, Party, SignatureBlock, TableBlock, TextBlock
from engine.model.document import Document, Overview, Row, Run
from engine.rendering.directions import isolated, isolated_run, shown_length
from engine.rendering.walk import (
    Company,
    DocumentPiece,
    FrontRows,
    Further,
    InShort,
    ItemPiece,
    Lead,
    Letterhead,
    Marks,
    Mentions,
    Notices,
    Opening,
    Reserved,
    Title,
    alignment,
    colon,
    ended,
    headed,
    totals,
    walk,
)

WIDTH = 80
TEXT_COLUMN = 6
ITEM_COLUMN = 12
LABEL_COLUMN = 30
BULLET = "•"
TO_FILL_IN = "_" * 36


def plain(runs: Iterable[Run]) -> str:
    """The words of a line without their look."""
    return "".join(map(isolated_run, runs))


def filled(content: str, column: int = 0, number: str = "", number_column: int = 0) -> str:
    """A text filled to the width from `column` on; a number that is too long for its column pushes the first line."""
    start = f"{' ' * number_column}{number} ".ljust(column) if number else " " * column
    return wrapped(content, start, column)


def hanging(content: str, column: int = 0) -> str:
    """A text filled to the width, all lines but the first moved in by two columns."""
    return wrapped(content, " " * column, column + 2)


def wrapped(content: str, start: str, column: int) -> str:
    lines = textwrap.wrap(
        content,
        WIDTH,
        initial_indent=start,
        subsequent_indent=" " * column,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines) or start.rstrip()


def underlined(content: str, stroke: str) -> str:
    """A heading with a line under it as long as its longest line."""
    lines = filled(content)
    return f"{lines}\n{stroke * max(map(len, lines.split(chr(10))))}"


Cells = Sequence[str]


def columns(rows: Sequence[Cells | None], align: Sequence[Align], column: int) -> list[str]:
    """Lines of aligned columns; None stands for a rule."""
    widths = [max(map(shown_length, cells)) for cells in zip(*filter(None, rows), strict=True)]
    told = [["-" * width for width in widths] if row is None else row for row in rows]
    return [
        " " * column
        + "  ".join(
            " " * (width - shown_length(cell)) + cell if side == "right" else cell + " " * (width - shown_length(cell))
            for cell, width, side in zip(cells, widths, align, strict=True)
        ).rstrip()
        for cells in told
    ]


def fits(lines: Sequence[str]) -> bool:
    return max(map(len, lines), default=0) <= WIDTH


def table(block: TableBlock[Run], column: int) -> str:
    """Aligned columns where they fit the width; else what fits, so that the order of reading stays.

    A first column that is too wide stands above the others of its row; where these do not fit either, each cell has a
    line of its own.
    """
    align = alignment(block)
    header = [[plain(cell) for cell in block.header]] if headed(block) else []
    rows = [[plain(cell) for cell in row] for row in block.rows]
    ruled: list[Cells | None] = [*header, *([None] if header else [])]
    for cells, row in zip(rows, block.rows, strict=True):
        ruled += [None, cells] if totals(row) and ruled and ruled[-1] is not None else [cells]
    whole = columns(ruled, align, column)
    if fits(whole):
        return "\n".join(whole)
    further = columns([row and row[1:] for row in ruled], align[1:], column + 6) if len(align) > 1 else []
    if further and fits(further):
        return "\n".join(
            beside if row is None else "\n".join(filter(str.strip, (filled(row[0], column) if row[0] else "", beside)))
            for row, beside in zip(ruled, further, strict=True)
        )
    return "\n\n".join(
        "\n".join(filled(cell, column + (0 if not place else 2)) for place, cell in enumerate(cells))
        for cells in (*header, *rows)
    )


def signing_row(label: str, value: str, width: int, ends: str, column: int) -> str:
    start = f"{label}{ends}".ljust(width) if label.strip() else " " * width
    return wrapped(value if value.strip() else TO_FILL_IN, " " * column + start, column + width)


def party(one: Party[Run], column: int, ends: str) -> Iterator[str]:
    """The heading of one who signs, then rows with a line to fill in by hand where a value is missing."""
    rows = [*((plain(label), plain(value)) for label, value in one.rows), (plain(one.signature), "")]
    width = max(len(label + ends) for label, _ in rows)
    width = width if width <= LABEL_COLUMN else 0
    yield filled(plain(one.heading), column)
    yield "\n".join(signing_row(label, value, width, ends, column) for label, value in rows)


def block_texts(block: Block[Run], column: int, ends: str) -> Iterator[str]:
    """The texts of one block, each a paragraph of its own."""
    match block:
        case TextBlock(line):
            yield filled(plain(line), column)
        case BulletBlock(entries):
            for entry in entries:
                yield filled(plain(entry), column + 2, BULLET, column)
        case TableBlock():
            yield table(block, column)
        case DefinitionBlock(definitions):
            for one in definitions:
                yield hanging(f"{one.name}{ends}{plain(one.line)}", column)
        case SignatureBlock(parties):
            for signer in parties:
                yield from party(signer, column, ends)


def row_text(row: Row, ends: str) -> str:
    return hanging(f"{row.label}{ends}{plain(row.runs)}")


def overview_texts(overview: Overview[Run], ends: str) -> Iterator[str]:
    """What a document says in short: its title, the note that it is apart, and a row for each subject."""
    yield underlined(overview.title, "-")
    yield filled(overview.notice)
    for row in overview.rows:
        entries = [filled(plain(one), TEXT_COLUMN, BULLET, 4) for one in row.entries]
        yield "\n".join([hanging(f"{row.label}{ends}{plain(row.line)}"), *entries])


def texts(part: DocumentPiece, ends: str) -> Iterator[str]:
    """The texts of one part, each followed by an empty line in the file."""
    match part:
        case Letterhead(content) | Company(content):
            yield filled(isolated(content))
        case Mentions(rows) | FrontRows(rows):
            if rows:
                yield "\n".join(row_text(row, ends) for row in rows)
        case Marks(marks):
            if marks:
                yield "  ".join(f"[{mark}]" for mark in marks)
        case Title(content):
            yield underlined(content, "=")
        case Notices(notices):
            yield from map(filled, notices)
        case InShort(overview):
            if overview is not None:
                yield from overview_texts(overview, ends)
        case Opening(article):
            yield underlined(f"{article.label} – {article.title}", "-")
        case Reserved(_, content):
            yield filled(content, TEXT_COLUMN)
        case Lead(paragraph, block):
            heading = f"{ended(paragraph.heading)} " if paragraph.heading else ""
            if isinstance(block, TextBlock):
                yield filled(heading + plain(block.line), TEXT_COLUMN, paragraph.number)
                return
            if paragraph.number or heading:
                yield filled(heading, TEXT_COLUMN, paragraph.number)
            if block is not None:
                yield from block_texts(block, TEXT_COLUMN, ends)
        case Further(block):
            yield from block_texts(block, TEXT_COLUMN, ends)
        case ItemPiece(item):
            yield filled(plain(item.line), ITEM_COLUMN, item.number, TEXT_COLUMN)
        case _:
            return


def print_text(document: Document) -> bytes:
    """The document as UTF-8 plain text, lines of at most 80 columns, ended by one line feed."""
    ends = colon(document)
    return ("\n\n".join(text for part in walk(document) for text in texts(part, ends)) + "\n").encode()
