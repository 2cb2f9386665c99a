"""A table of figures in two languages that is printed once: each figure once, words in both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.model.block import TableBlock
from engine.model.document import Run
from engine.rendering.walk import alignment, figures

TableCell = tuple[Run, ...]

CURRENCY = re.compile(r"\b[A-Z]{3}(?=[\W\d]|$)")
"""A currency by its code (ISO 4217), which one language writes before the amount and another after it."""
MINUS = re.compile("[-\u2010-\u2015\u2212]")
DECIMALS = re.compile(r"[.,](?=(\d{1,2}|\d{4,})(?!\d))")
"""What comes before decimals; three digits are a group of thousands."""
NOT_TOLD = re.compile(r"[^\d%·-]")


def translation(left: TableBlock[Run], right: TableBlock[Run]) -> TableBlock[Run] | None:
    """What of the right table is printed below the left one's words, cell by cell: nothing where it says the same.

    None where the two are not printed as one: they hold no figures, or are not laid out alike.
    """
    sides = alignment(left)
    rows = zip(left.rows, right.rows, strict=False)
    if not figures(left) or sides != alignment(right) or len(left.rows) != len(right.rows):
        return None
    return TableBlock(_row(left.header, right.header), tuple(_row(*pair) for pair in rows), sides)


def joined(left: TableBlock[Run], other: TableBlock[Run]) -> TableBlock[Run]:
    """All words of both in the cells of one table, by which its columns are measured."""
    told = zip((left.header, *left.rows), (other.header, *other.rows), strict=True)
    header, *rows = (tuple(_joined(*pair) for pair in zip(*both, strict=True)) for both in told)
    return TableBlock(header, tuple(rows), alignment(left))


def _joined(one: TableCell, other: TableCell) -> TableCell:
    return (*one, Run(" "), *other) if other else one


def _row(left: Sequence[TableCell], right: Sequence[TableCell]) -> tuple[TableCell, ...]:
    return tuple(() if _alike(one, other) else other for one, other in zip(left, right, strict=True))


def _alike(left: TableCell, right: TableCell) -> bool:
    one, other = ("".join(run.text for run in cell) for cell in (left, right))
    if one == other:
        return True
    figure = _figure(one)
    return figure is not None and figure == _figure(other)


def _figure(text: str) -> str | None:
    """The digits of a figure with its sign and percent, however a language writes it; None for what has words."""
    bare = CURRENCY.sub("", text)
    if not any(map(str.isdecimal, bare)) or any(map(str.isalpha, bare)):
        return None
    return NOT_TOLD.sub("", DECIMALS.sub("·", MINUS.sub("-", bare)))
