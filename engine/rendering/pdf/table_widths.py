"""Which tables do not fit between the margins, and the columns that they then get.

WeasyPrint lays a table out by itself, which is best where it fits. Where the words and figures that it does not break
need more than there is, it lets the table grow over the margin: such a table is told how wide its columns are, words
break in it, with a hyphen if they can, and figures do so last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.model.block import TableBlock
from engine.model.document import Run
from engine.rendering.breaking import breaks_anywhere
from engine.rendering.columns import MeasuredColumn, holds_figures, spread
from engine.rendering.html.paper_columns import PaperColumns
from engine.rendering.pdf.fonts import REGULAR, STRONG
from engine.rendering.pdf.letters import MM_PER_POINT, width
from engine.rendering.walk import alignment, headed, wide

ENDS = re.compile(r"[ \t\r\n]+|(?<=\w[-–])(?=[^\W\d])")
"""Where a line may end, whatever a word may be."""
ENOUGH = 26.0  # of a word without end, so many times the width of a letter stand in one line
CLOSE = 1.02  # what kerning may add to a word
AVERAGE = 0.55  # of the size of the type: the width of a letter
NARROW, FEW, SHORT = 3, 5, 6
"""A table of so many columns is as wide as a compact page, unless it has few rows and little to say: columns, rows, and
lines if all stood one after the other."""


@dataclass(frozen=True, slots=True)
class TablePrint:
    """How a stylesheet prints tables in one place: sizes in points, of the text and of the header, the rest in mm."""

    width: float
    size: float
    header: float
    padding: float


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A place where tables stand, and how they are printed there: as usual, and closer where figures do not fit."""

    usual: TablePrint
    dense: TablePrint


# As print.css, print-facing.css and, for the last two, print-compact.css have it. Where two languages face each other,
# the compact layout has more room and smaller type than the roomy one: what fits there fits here.
ALONE = TablePlace(TablePrint(143, 8.2, 7.4, 4), TablePrint(143, 7, 6.6, 1.8))
BESIDE = TablePlace(TablePrint(71.5, 7, 6.6, 1.6), TablePrint(71.5, 6.2, 6.0, 1.2))
ACROSS = TablePlace(TablePrint(161.5, 7, 6.6, 3), TablePrint(161.5, 6.2, 6.0, 1.8))
COLUMN = TablePlace(TablePrint(85, 7.4, 6.8, 3), TablePrint(85, 6.6, 6.2, 1.8))
PAGE = TablePlace(TablePrint(178, 7.4, 6.8, 4), TablePrint(178, 6.6, 6.2, 1.8))


def facing_columns(block: TableBlock[Run]) -> PaperColumns | None:
    return columns(block, ACROSS if wide(block) else BESIDE)


def lone_columns(block: TableBlock[Run]) -> PaperColumns | None:
    return columns(block, ALONE)


def compact_columns(block: TableBlock[Run]) -> PaperColumns | None:
    return None if fits_column(block) else columns(block, PAGE)


def fits_column(block: TableBlock[Run]) -> bool:
    """Whether a table stands in one of the two columns of a compact page: a small one, no word of which must break."""
    if len(block.header) > NARROW or columns(block, COLUMN) is not None:
        return False
    printed = COLUMN.usual
    length = sum(cell for one in _measured(block, printed) for cell in one.cells)
    return len(block.header) < NARROW or (len(block.rows) <= FEW and length <= SHORT * printed.width)


def columns(block: TableBlock[Run], place: TablePlace) -> PaperColumns | None:
    """The columns of a table that does not fit; None for one that does.

    A table whose figures do not fit beside words that can be read is printed closer; where even that is not enough,
    its figures break as well.
    """
    measured = _measured(block, place.usual)
    if sum(one.least + place.usual.padding for one in measured) - place.usual.padding <= place.usual.width:
        return None
    printed, dense = place.usual, False
    readable = _measured(block, printed, ENOUGH)
    if not holds_figures(readable, printed.width, printed.padding):
        printed, dense = place.dense, True
        readable = _measured(block, printed, ENOUGH)
    whole = holds_figures(readable, printed.width, printed.padding)
    if not whole:
        readable = _measured(block, printed, ENOUGH, torn=True)
    found = spread(readable, printed.width, printed.padding)
    return PaperColumns(tuple(one / sum(found) for one in found), dense, whole)


def _measured(
    block: TableBlock[Run], printed: TablePrint, most: float | None = None, *, torn: bool = False
) -> list[MeasuredColumn]:
    """The columns as they are printed; `most` limits what of a word must stand in one line, `torn` breaks figures."""
    found = []
    for place, side in enumerate(alignment(block)):
        rigid = side == "right" and not torn
        cells, least = [], 0.0
        for at, row in enumerate((block.header, *block.rows)):
            size = CLOSE * (printed.header if at == 0 and headed(block) else printed.size)
            told = [(run.text, STRONG if at == 0 or run.strong else REGULAR) for run in row[place]]
            cells.append(_length(told, size))
            figure = rigid and at > 0
            longest = max((_length(word, size) for word in ([told] if figure else _words(told))), default=0.0)
            if most is not None and not figure:
                longest = min(longest, most * AVERAGE * size * MM_PER_POINT)
            least = max(least, longest)
        found.append(MeasuredColumn(tuple(cells), least, rigid))
    return found


def _length(told: Sequence[tuple[str, int]], size: float) -> float:
    return sum(width(text, size, weight) for text, weight in told)


def _words(told: Sequence[tuple[str, int]]) -> list[list[tuple[str, int]]]:
    """The words of a cell, each whole though its letters look different; not those that break at any letter."""
    found: list[list[tuple[str, int]]] = [[]]
    for text, weight in told:
        first, *others = ENDS.split(text)
        found[-1].append((first, weight))
        found += [[(one, weight)] for one in others]
    return [one for one in found if not breaks_anywhere("".join(text for text, _ in one))]
