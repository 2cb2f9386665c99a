"""What two facing columns change in the styles of a document, besides the size of the letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.rendering.word.markup import INDENT, NARROW_INDENT
from engine.rendering.word.text_width import twips
from engine.rendering.word.xml import W

OURS = ("clausier", "heading 1", "title", "toc 1")
DISTANCE = 0.86  # between paragraphs
STEP = NARROW_INDENT / INDENT  # of a text from its numbers
TITLE = 0.8  # the size of titles, which are made smaller as everything else is


def narrowed(styles: Mapping[str, Any]) -> None:
    """Makes distances and indents of our styles fit, given by name. An annex begins a page by other means.

    No program lets a row in the middle of a table begin a page because a paragraph in it does.
    """
    for name, style in styles.items():
        if not name.startswith(OURS):
            continue
        for space in style.iter(f"{W}spacing"):
            _scaled(space, ("before", "after"), DISTANCE)
        for indent in style.iter(f"{W}ind"):
            _scaled(indent, ("left", "start", "hanging"), STEP)
        for tab in style.iterfind(f"{W}pPr/{W}tabs/{W}tab"):
            _scaled(tab, ("pos",), STEP)
        for size in style.iter(f"{W}sz", f"{W}szCs") if name == "title" else ():
            _scaled(size, ("val",), TITLE)
        for one in style.iterfind(f"{W}pPr/{W}pageBreakBefore"):
            one.set(f"{W}val", "0")


def _scaled(element: Any, names: Sequence[str], scale: float) -> None:
    for name in names:
        length = twips(element.get(f"{W}{name}"))
        if length is not None:
            element.set(f"{W}{name}", str(round(length * scale)))
