"""Plain text: readable in a mail, wrapped without hyphenation, numbers hanging in their column."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from engine.model.block import Block, BulletBlock, DefinitionBlock, TableBlock, TextBlock
from engine.model.document import Document, Row, Run
from engine.rendering.walk import (
    Company,
    Entry,
    Facts,
    Further,
    Lead,
    Letterhead,
    Marks,
    Mentions,
    Notices,
    Opening,
    Part,
    Reserved,
    Title,
    colon,
    ended,
    walk,
)

WIDTH = 80
TEXT_COLUMN = 6
ITEM_COLUMN = 12
BULLET = "•"


def plain(runs: Iterable[Run]) -> str:
    """The words of a line without their look."""
    return "".join(run.text for run in runs)


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


def table(block: TableBlock[Run], column: int) -> str:
    """Aligned columns where they fit the width; else one cell a line, so that the order of reading stays."""
    header = [plain(cell) for cell in block.header]
    rows = [[plain(cell) for cell in row] for row in block.rows]
    widths = [max(map(len, cells)) for cells in zip(header, *rows, strict=True)]
    if column + sum(widths) + 2 * (len(widths) - 1) <= WIDTH:
        printed = [header, ["-" * width for width in widths], *rows]
        return "\n".join(
            " " * column + "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
            for cells in printed
        )
    return "\n\n".join(
        "\n".join(filled(cell, column + (0 if not place else 2)) for place, cell in enumerate(cells))
        for cells in (header, *rows)
    )


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


def row_text(row: Row, ends: str) -> str:
    return hanging(f"{row.label}{ends}{plain(row.runs)}")


def texts(part: Part, ends: str) -> Iterator[str]:
    """The texts of one part, each followed by an empty line in the file."""
    match part:
        case Letterhead(content) | Company(content):
            yield filled(content)
        case Mentions(rows) | Facts(rows):
            if rows:
                yield "\n".join(row_text(row, ends) for row in rows)
        case Marks(marks):
            if marks:
                yield "  ".join(f"[{mark}]" for mark in marks)
        case Title(content):
            yield underlined(content, "=")
        case Notices(notices):
            yield from map(filled, notices)
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
        case Entry(item):
            yield filled(plain(item.line), ITEM_COLUMN, item.number, TEXT_COLUMN)
        case _:
            return


def print_text(document: Document) -> bytes:
    """The document as UTF-8 plain text, lines of at most 80 columns, ended by one line feed."""
    ends = colon(document)
    return ("\n\n".join(text for part in walk(document) for text in texts(part, ends)) + "\n").encode()
