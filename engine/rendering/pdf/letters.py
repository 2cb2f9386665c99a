"""How wide letters are in the sans of the PDF, and a running line that is too long, shortened."""

from __future__ import annotations

from bisect import bisect_right
from math import ceil

from engine.rendering.pdf.fonts import REGULAR, advances

MM_PER_POINT = 25.4 / 72
ELLIPSIS = "…"
BARE = " ,.;:-–/("
"""What does not stand before an ellipsis."""


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """The width of a text in millimetres, in type of this size in points."""
    known = advances(weight)
    return sum(known.get(one, known[""]) for one in text) * size * MM_PER_POINT


def shortened(text: str, room: float, size: float, lines: int) -> str:
    """A text that stands in so many lines of this width, in millimetres: its end gives way to an ellipsis."""
    if _lines(text, room, size) <= lines:
        return text
    ends = [end for end in range(len(text)) if not end or text[end - 1] not in BARE]
    # The longer the beginning, the more lines: a title of a thousand letters is not measured letter by letter.
    fitting = bisect_right(ends, lines, key=lambda end: _lines(text[:end] + ELLIPSIS, room, size))
    return text[: ends[max(fitting - 1, 0)]] + ELLIPSIS


def _lines(text: str, room: float, size: float) -> int:
    """The lines that a text takes; a word longer than a line begins one and breaks."""
    space = width(" ", size)
    count, used = 1, 0.0
    for one in text.split(" "):
        needed = width(one, size)
        if used and used + space + needed > room:
            count, used = count + 1, 0.0
        used += needed + (space if used else 0.0)
        if used > room:
            more = ceil(used / room) - 1
            count, used = count + more, used - more * room
    return count
