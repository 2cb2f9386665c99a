"""How wide the columns of a table are: Word and LibreOffice are told, so that both print the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.model.block import TableBlock
from engine.model.document import Run
from engine.rendering.columns import MeasuredColumn, spread
from engine.rendering.walk import alignment, headed

LETTER, NARROW_LETTER = 94, 82  # the width of a letter in a table, in twentieths of a point
PADDING = 140  # between two columns
ENOUGH = 26  # a column of so many letters is wide enough to be read
BROAD = 0.35  # what a capital is wider than a letter
OTHER_FONT, OTHER_BOLD = 1.12, 1.32  # what a letter is wider where the fonts of the template are missing

ColumnWidths = tuple[int, ...]


def widths(block: TableBlock[Run], width: int, letter: int = LETTER) -> ColumnWidths:
    """The widths of the columns, which add up to `width`, all in twentieths of a point; `letter` is that of a letter.

    No column is narrower than its longest word, nor than its longest figure, if there is room for that; even in the
    fonts that a computer without ours puts in their place, if there is room for that too. What is left makes the table
    as low as it can be.
    """
    ample = _measured(block, letter, ample=True)
    enough = sum(one.least + PADDING for one in ample) < width
    columns = ample if enough else _measured(block, letter)
    return _rounded(spread(columns, width, PADDING), width)


def _measured(block: TableBlock[Run], letter: int, *, ample: bool = False) -> list[MeasuredColumn]:
    """The columns as they are printed; of a word without end, as many letters as can be read stand in one line."""
    found = []
    for place, side in enumerate(alignment(block)):
        cells = [row[place] for row in (block.header, *block.rows)]
        words = [_longest(_text(cell)) * (_other(cell, ample)) for cell in cells]
        words[0] *= OTHER_BOLD / OTHER_FONT if ample and headed(block) else 1
        figures = [_breadth(_text(cell)) * _other(cell, ample) for cell in cells[1:]] if side == "right" else []
        least = min(float(ENOUGH), max(1.0, *words, *figures))
        lengths = tuple(float(letter * len(_text(cell))) for cell in cells)
        found.append(MeasuredColumn(lengths, round(letter * least), side == "right"))
    return found


def _other(cell: Sequence[Run], ample: bool) -> float:
    """How much wider a cell is in another font."""
    if not ample:
        return 1.0
    return OTHER_BOLD if any(run.strong for run in cell) else OTHER_FONT


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
