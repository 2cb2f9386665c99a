"""How wide the columns of a table are: Word and LibreOffice are told, so that both print the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.model.block import TableBlock
from engine.model.document import Run

LETTER = 94  # the width of a letter in a table, in twentieths of a point
PADDING = 150  # between two columns
ENOUGH = 26  # a column of so many letters is wide enough to be read


def widths(block: TableBlock[Run], width: int) -> tuple[int, ...]:
    """The widths of the columns, which add up to `width`, all in twentieths of a point.

    No column is narrower than its longest word, if there is room for that; what is left goes to those with more text.
    """
    columns = list(zip(block.header, *block.rows, strict=True))
    least = [LETTER * max(map(_longest, column)) + PADDING for column in columns]
    wanted = [
        max(one, LETTER * max(map(_length, column)) + PADDING) for one, column in zip(least, columns, strict=True)
    ]
    if sum(least) >= width:
        return _rounded([one * width / sum(least) for one in least], width)
    if sum(wanted) <= width:
        spare = width - sum(wanted)
        return _rounded([one + spare * one / sum(wanted) for one in wanted], width)
    hunger = [(want - floor) ** 0.6 if want > floor else 0.0 for want, floor in zip(wanted, least, strict=True)]
    spare = width - sum(least)
    return _rounded([floor + spare * share / sum(hunger) for floor, share in zip(least, hunger, strict=True)], width)


def _rounded(shares: Sequence[float], width: int) -> tuple[int, ...]:
    rounded = [int(one) for one in shares]
    return (*rounded[:-1], width - sum(rounded[:-1]))


def _text(cell: Sequence[Run]) -> str:
    return "".join(run.text for run in cell)


def _length(cell: Sequence[Run]) -> int:
    return len(_text(cell))


def _longest(cell: Sequence[Run]) -> int:
    """The letters of the longest word; of one without end, as many as can be read in a line."""
    return min(ENOUGH, max(map(len, re.split(r"[ \t\n-]+", _text(cell))), default=0))
