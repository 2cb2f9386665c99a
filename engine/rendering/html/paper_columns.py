"""The columns of a table on paper, where it does not fit by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.model.block import TableBlock
from engine.model.document import Run


@dataclass(frozen=True, slots=True)
class PaperColumns:
    """The columns of a table that does not fit on paper, as parts of its width; words break in it.

    `dense` sets it in smaller type, `whole` keeps each figure in one line.
    """

    parts: tuple[float, ...]
    dense: bool
    whole: bool


Columns = Callable[[TableBlock[Run]], PaperColumns | None]


def natural(block: TableBlock[Run]) -> PaperColumns | None:
    """No table is told its columns: on a screen, what does not fit is reached by scrolling."""
    return None
