"""Lines that Markdown reads otherwise than they look: cells without a column, rows without a table, text below one.

Markdown drops a cell too many, fills up a row that is too short, and makes a row of a sentence below a table, all
without a word. Here each line of a table stands for itself: it begins with |, and has as many cells as the heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class LayoutFault(NamedTuple):
    """What is wrong with a line of a text (the first is 0), from which column on, how long, and what to do."""

    line: int
    column: int
    length: int
    message: str
    hint: str


_BAR = re.compile(r"(?<!\\)\|")
_SLOT = re.compile(r"\{\{[^{}]*\}\}")
_DASHES = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*\Z")
_ESCAPE = "a | of the text is written \\|, as in {{ name \\| form }}"
_SHAPE = "a table is a row | a | b |, then | --- | --- |, then rows of as many cells; an empty line ends it"
_ENDED = re.compile(r"[.;:!?…][»”)\]*]*\s*\Z")


def table_faults(lines: Sequence[str], start: int, end: int) -> Iterator[LayoutFault]:
    """What is wrong with the rows of the table that stands in the lines from `start` up to `end`."""
    columns = len(_cells(lines[start]))
    for number in (start, *range(start + 2, end)):
        line = lines[number]
        indent = len(line) - len(line.lstrip())
        cells = _cells(line)
        if not line.lstrip().startswith("|"):
            message = "this line stands right below a table and would be read as a row of it"
            if number == start:
                message = "this line would be read as the heading of a table"
            yield LayoutFault(number, indent, len(line.strip()), message, _SHAPE)
            if number == start:
                return
        elif len(cells) > columns:
            at = cells[columns]
            message = f"the row has {_counted(len(cells))}, the table {_columns(columns)}: the rest would be lost"
            yield LayoutFault(number, at, len(line.rstrip()) - at, message, f"delete it, or add a column; {_ESCAPE}")
        elif len(cells) < columns:
            message = f"the row has {_counted(len(cells))}, the table {_columns(columns)}"
            yield LayoutFault(number, indent, len(line.strip()), message, "write every cell, an empty one as | |")


def stray_row(lines: Sequence[str], start: int, end: int) -> LayoutFault | None:
    """The first row of a table in what was read as running text, in the lines from `start` up to `end`."""
    bars = [bool(_BAR.search(_without_slots(line))) for line in lines[start:end]]
    for number, line in enumerate(lines[start:end], start):
        text = line.strip().removeprefix("- ").lstrip()
        neighbour = any(
            bars[max(number - start - 1, 0) : number - start] + bars[number - start + 1 : number - start + 2]
        )
        if not bars[number - start] or not (text.startswith("|") or neighbour):
            continue
        indent = len(line) - len(line.lstrip())
        below = lines[number + 1] if number + 1 < end else ""
        message = "this is the row of a table, but it would be printed as running text"
        hint = f"{_SHAPE}; a | of the text is written \\|"
        if _DASHES.match(below) and "|" in below and not _DASHES.match(line):
            message = f"the heading of the table has {_counted(len(_cells(line)))}, "
            message += f"the row of dashes below it {len(_cells(below))}: no table would be printed"
        return LayoutFault(number, indent, len(line.strip()), message, hint)
    return None


def swallowed_line(lines: Sequence[str], start: int, end: int) -> LayoutFault | None:
    """The first line right below a list that would become part of its last entry, although a new sentence begins."""
    for number in range(start + 1, end):
        line, above = lines[number], lines[number - 1]
        begins = line[:1].isupper()  # without any indent
        if begins and _ENDED.search(above):
            message = "this line stands right below a list and would be read as part of its last entry"
            return LayoutFault(number, 0, len(line.strip()), message, "leave an empty line between them, or indent it")
    return None


def _without_slots(line: str) -> str:
    return _SLOT.sub(lambda slot: " " * len(slot[0]), line)


def _cells(line: str) -> list[int]:
    """Where the cells of a row begin."""
    text = line.rstrip()
    bars = [found.start() for found in _BAR.finditer(text)]
    indent = len(text) - len(text.lstrip())
    starts = [indent, *(bar + 1 for bar in bars)]
    if bars and bars[0] == indent:
        starts = starts[1:]
    if bars and bars[-1] == len(text) - 1 and len(starts) > 1:
        starts = starts[:-1]
    return starts


def _counted(count: int) -> str:
    return "one cell" if count == 1 else f"{count} cells"


def _columns(count: int) -> str:
    return "one column" if count == 1 else f"{count} columns"
