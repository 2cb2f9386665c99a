"""Where the words of a PDF stand on its pages: what crosses the area of the text, or leaves the paper."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml

import pikepdf

POINTS_PER_MM = 72 / 25.4
ROOM = 2000
"""Around each page, so that poppler tells of what stands outside of it as well."""
NEARLY = 0.7  # the boxes of letters set close together, and of italics, are a little wider than what is inked


@dataclass(frozen=True, slots=True)
class Placed:
    """A word on a page, measured in points from its upper left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def placed(pdf: bytes, folder: Path) -> Iterator[Placed]:
    """Every word of a PDF with its place, wherever that is."""
    file = folder / "placed.pdf"
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            left, low, right, high = map(float, page.mediabox)
            page.mediabox = [left - ROOM, low - ROOM, right + ROOM, high + ROOM]
            page.cropbox = page.mediabox
        opened.save(file)
    told = subprocess.run(["pdftotext", "-bbox", str(file), "-"], check=True, capture_output=True, text=True).stdout
    boxes = told[told.index("<doc>") : told.index("</doc>")] + "</doc>"
    for number, page in enumerate(Xml.fromstring(boxes).iter("page"), 1):
        for word in page.iter("word"):
            left, top, right, bottom = (float(word.attrib[name]) - ROOM for name in ("xMin", "yMin", "xMax", "yMax"))
            yield Placed(number, word.text or "", left, top, right, bottom)


def outside(pdf: bytes, folder: Path, left: float, right: float, edge: float = 6.0) -> list[Placed]:
    """The words that stand beside the area of the text, or nearer than `edge` to the top or the bottom of the page.

    The margins are in millimetres, of an A4 page.
    """
    width, height = 210 * POINTS_PER_MM, 297 * POINTS_PER_MM
    at, to = left * POINTS_PER_MM - NEARLY, width - right * POINTS_PER_MM + NEARLY
    above, below = edge * POINTS_PER_MM, height - edge * POINTS_PER_MM
    found = placed(pdf, folder)
    return [one for one in found if one.left < at or one.right > to or one.top < above or one.bottom > below]
