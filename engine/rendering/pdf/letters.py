"""How wide letters are in the sans of the PDF, and a running line that is too long, shortened."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import ceil
from types import MappingProxyType

from engine.rendering.pdf.fonts import font_file

REGULAR, STRONG = 400, 600
MM_PER_POINT = 25.4 / 72
KNOWN = 0x2300  # letters and signs of most texts come before it; any other is taken to be broad
FIGURES = "0123456789"
ELLIPSIS = "…"


@cache
def advances(weight: int) -> Mapping[str, float]:
    """The width of each letter at this weight, in its size. In columns, all figures are as wide as the widest."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(font_file("font:sans")) as font:
        units, names = font["head"].unitsPerEm, font.getBestCmap()
        glyphs = font.getGlyphSet(location={"opsz": 14, "wght": weight})
        known = {chr(code): glyphs[name].width / units for code, name in names.items() if code < KNOWN}
    broad = known["W"]
    figure = max(known[one] for one in FIGURES)
    return MappingProxyType({**known, **dict.fromkeys(FIGURES, figure), "": broad})


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """The width of a text in millimetres, in type of this size in points."""
    known = advances(weight)
    return sum(known.get(one, known[""]) for one in text) * size * MM_PER_POINT


def shortened(text: str, room: float, size: float, lines: int) -> str:
    """A text that stands in so many lines of this width, in millimetres: its end gives way to an ellipsis."""
    kept = text
    while kept and _lines(kept if kept == text else kept + ELLIPSIS, room, size) > lines:
        kept = kept[:-1].rstrip(" ,.;:-–/(")
    return kept if kept == text else kept + ELLIPSIS


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
