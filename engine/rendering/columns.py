"""How wide the columns of a table are, by how much there is to print in each; in any unit of length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

STEPS = 40  # in which the width that is left is handed out
READABLE = 0.14  # of the width of a table: so wide is a column of words at least, before figures are torn apart


@dataclass(frozen=True, slots=True)
class MeasuredColumn:
    """What a column has to print: the width of each of its cells in one line, its header first.

    `least` is the width of what is to stand in one line, such as the longest word; `rigid` says that this is a figure.
    Nothing here counts the space between columns.
    """

    cells: tuple[float, ...]
    least: float
    rigid: bool = False


def spread(columns: Sequence[MeasuredColumn], width: float, padding: float) -> list[float]:
    """The widths of the columns, which add up to `width`; `padding` is the space between two of them.

    No column is narrower than what must stand in one line, if there is room for that; where there is not, columns of
    words give way before figures do, and the widest before the others. What is left makes the table as low as it can
    be.
    """
    least = [one.least + padding for one in columns]
    if sum(least) >= width:
        return _given_way(columns, least, width)
    wanted = [max(least[place], max(one.cells) + padding) for place, one in enumerate(columns)]
    if sum(wanted) <= width:
        spare = width - sum(wanted)
        return [one + spare * one / sum(wanted) for one in wanted]
    return _lowest([one.cells for one in columns], least, width, padding)


def holds_figures(columns: Sequence[MeasuredColumn], width: float, padding: float) -> bool:
    """Whether every figure stands in one line, and leaves columns of words that can be read."""
    least = [one.least + padding for one in columns]
    kept = sum(one for one, column in zip(least, columns, strict=True) if column.rigid)
    words = [one for one, column in zip(least, columns, strict=True) if not column.rigid]
    return kept + sum(min(one, READABLE * width) for one in words) <= width


def _given_way(columns: Sequence[MeasuredColumn], least: Sequence[float], width: float) -> list[float]:
    """Columns for which there is no room."""
    if not holds_figures(columns, width, least[0] - columns[0].least):
        return _capped(least, width)
    kept = sum(one for one, column in zip(least, columns, strict=True) if column.rigid)
    words = iter(_capped([one for one, column in zip(least, columns, strict=True) if not column.rigid], width - kept))
    return [one if column.rigid else next(words) for one, column in zip(least, columns, strict=True)]


def _capped(least: Sequence[float], width: float) -> list[float]:
    """The widest columns give way, as many as it takes."""
    left, share = width, 0.0
    for place, one in enumerate(sorted(least)):
        share = left / (len(least) - place)
        if one > share:
            break
        left -= one
    return [min(one, share) for one in least]


def _lowest(cells: Sequence[Sequence[float]], least: Sequence[float], width: float, padding: float) -> list[float]:
    """Hands out the width that is left step by step, each to the column that takes most off the height of the table."""
    columns = list(least)
    rows = list(zip(*cells, strict=True))
    step = (width - sum(least)) / STEPS

    def lines(cell: float, place: int, more: float = 0) -> float:
        return max(1.0, cell / (columns[place] + more - padding))

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
