"""How wide the columns of a table are: Word and LibreOffice are told, so that both print the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.model.block import TableBlock
from engine.model.document import Run
from engine.rendering.breaking import breaks_anywhere
from engine.rendering.columns import MeasuredColumn, spread
from engine.rendering.walk import alignment, headed

LETTER, NARROW_LETTER = 94, 82  # the width of a letter in a table, in twentieths of a point
PADDING = 140  # between two columns
ENOUGH = 26  # a column of so many letters is wide enough to be read
BROAD = 0.35  # what a capital is wider than a letter
OTHER_FONT, OTHER_BOLD = 1.1, 1.25  # what a letter is wider where the fonts of the template are missing
OF_ADDRESSES = (float(ENOUGH), 18.0, 12.0)  # letters that stand in one line, the fewer the less room there is

ColumnWidths = tuple[int, ...]


def widths(block: TableBlock[Run], width: int, letter: int = LETTER) -> ColumnWidths:
    """The widths of the columns, which add up to `width`, all in twentieths of a point; `letter` is that of a letter.

    No column is narrower than its longest word, nor than its longest figure, if there is room for that; even in the
    fonts that a computer without ours puts in their place, if there is room for that too: then addresses break first.
    What is left makes the table as low as it can be.
    """
    columns = _ample(block, width, letter) or _measured(block, letter, float(ENOUGH))
    return _rounded(spread(columns, width, PADDING), width)


def crowded(block: TableBlock[Run], width: int, letter: int = LETTER) -> bool:
    """Whether words of the table may be torn apart in a column of this width."""
    return _ample(block, width, letter) is None


def _ample(block: TableBlock[Run], width: int, letter: int) -> list[MeasuredColumn] | None:
    """The columns with room for every word in any font; None where there is none."""
    for addresses in OF_ADDRESSES:
        columns = _measured(block, letter, addresses, ample=True)
        if sum(one.least + PADDING for one in columns) < width:
            return columns
    return None


def _measured(block: TableBlock[Run], letter: int, addresses: float, *, ample: bool = False) -> list[MeasuredColumn]:
    """The columns as they are printed; of a word without end, as many letters as can be read stand in one line.

    `addresses` are the letters of those words that may break anywhere.
    """
    found = []
    for place, side in enumerate(alignment(block)):
        cells = [row[place] for row in (block.header, *block.rows)]
        wider = [_wider(cell, ample, at == 0 and headed(block)) for at, cell in enumerate(cells)]
        words = [_longest(_text(cell), addresses) * more for cell, more in zip(cells, wider, strict=True)]
        figures = [_breadth(_text(cell)) * more for cell, more in zip(cells, wider, strict=True)][1:]
        least = min(float(ENOUGH), max(1.0, *words, *(figures if side == "right" else ())))
        lengths = tuple(float(letter * len(_text(cell))) for cell in cells)
        found.append(MeasuredColumn(lengths, round(letter * least), side == "right"))
    return found


def _wider(cell: Sequence[Run], ample: bool, header: bool) -> float:
    """How much wider a cell is in another font."""
    if not ample:
        return 1.0
    return OTHER_BOLD if header or any(run.strong for run in cell) else OTHER_FONT


def _rounded(shares: Sequence[float], width: int) -> ColumnWidths:
    rounded = [int(one) for one in shares]
    return (*rounded[:-1], width - sum(rounded[:-1]))


def _text(cell: Sequence[Run]) -> str:
    return "".join(run.text for run in cell)


def _longest(text: str, addresses: float) -> float:
    """The breadth of the longest word; a line may end after a hyphen."""
    words = re.split(r"[ \t\n]+|(?<=-)", text)
    return max(min(_breadth(one), addresses) if breaks_anywhere(one) else _breadth(one) for one in words)


def _breadth(word: str) -> float:
    """The letters of a word, capitals and other broad signs counted as more than one: short words have no others."""
    return len(word) + BROAD * sum(one.isupper() or one in "%€@" for one in word)
