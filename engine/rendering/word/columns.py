"""How wide the columns of a table are: Word and LibreOffice are told, so that both print the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.model.block import TableBlock
from engine.model.document import Run
from engine.rendering.walk import alignment

LETTER, NARROW_LETTER = 94, 82  # the width of a letter in a table, in twentieths of a point
PADDING = 140  # between two columns
ENOUGH = 26  # a column of so many letters is wide enough to be read
BROAD = 0.35  # what a capital is wider than a letter
STEPS = 40  # in which the width that is left is handed out

ColumnWidths = tuple[int, ...]


def widths(block: TableBlock[Run], width: int, letter: int = LETTER) -> ColumnWidths:
    """The widths of the columns, which add up to `width`, all in twentieths of a point; `letter` is that of a letter.

    No column is narrower than its longest word, nor than its longest figure, if there is room for that; what is left
    makes the table as low as it can be.
    """
    rows = [[len(_text(cell)) for cell in row] for row in (block.header, *block.rows)]
    least = [round(letter * one) + PADDING for one in _least(block)]
    wanted = [
        max(one, letter * max(column) + PADDING) for one, column in zip(least, zip(*rows, strict=True), strict=True)
    ]
    if sum(least) >= width:
        return _rounded(_capped(least, width), width)
    if sum(wanted) <= width:
        spare = width - sum(wanted)
        return _rounded([one + spare * one / sum(wanted) for one in wanted], width)
    return _rounded(_lowest(rows, least, width, letter), width)


def _least(block: TableBlock[Run]) -> list[float]:
    """The letters of each column that must stand in one line; of a word without end, as many as can be read."""
    found = []
    for place, side in enumerate(alignment(block)):
        words = [_longest(_text(row[place])) for row in (block.header, *block.rows)]
        figures = [_breadth(_text(row[place])) for row in block.rows] if side == "right" else []
        found.append(min(float(ENOUGH), max(1.0, *words, *figures)))
    return found


def _capped(least: Sequence[int], width: int) -> list[float]:
    """Columns for which there is no room: the widest ones give way, as many as it takes."""
    left, share = float(width), 0.0
    for place, one in enumerate(sorted(least)):
        share = left / (len(least) - place)
        if one > share:
            break
        left -= one
    return [min(one, share) for one in least]


def _lowest(rows: Sequence[Sequence[int]], least: Sequence[int], width: int, letter: int) -> list[float]:
    """Hands out the width that is left step by step, each to the column that takes most off the height of the table."""
    columns = [float(one) for one in least]
    step = (width - sum(least)) / STEPS

    def lines(letters: int, place: int, more: float = 0) -> float:
        return max(1.0, letters * letter / (columns[place] + more - PADDING))

    for _ in range(STEPS):
        heights = [[lines(one, place) for place, one in enumerate(row)] for row in rows]
        gains = []
        for place in range(len(columns)):
            gain = 0.0
            for row, height in zip(rows, heights, strict=True):
                others = max((one for at, one in enumerate(height) if at != place), default=1.0)
                now, then = height[place], lines(row[place], place, step)
                gain += max(now, others) - max(then, others) + (now - then) / 10
            gains.append(gain)
        columns[gains.index(max(gains))] += step
    return columns


def _rounded(shares: Sequence[float], width: int) -> ColumnWidths:
    rounded = [int(one) for one in shares]
    return (*rounded[:-1], width - sum(rounded[:-1]))


def _text(cell: Sequence[Run]) -> str:
    return "".join(run.text for run in cell)


def _longest(text: str) -> float:
    """The breadth of the longest word; a line may end after a hyphen."""
    return max(map(_breadth, re.split(r"[ \t\n]+|(?<=-)", text)))


def _breadth(word: str) -> float:
    """The letters of a word, capitals and other broad signs counted as more than one: short words have no others."""
    return len(word) + BROAD * sum(one.isupper() or one in "%€@" for one in word)
