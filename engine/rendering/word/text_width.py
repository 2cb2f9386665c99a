"""How wide the text is on the pages of a template."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any

from engine.diagnostics import Report, Span
from engine.rendering.word.variables import BLOCKS
from engine.rendering.word.xml import W, child

ANY_WIDTH = 8845  # on a page that does not say how wide it is: A4 with usual margins
LEAST_WIDTH = 5100  # of a text that can be read beside its numbers: 9 cm
UNITS = MappingProxyType({"": 1.0, "pt": 20.0, "in": 1440.0, "cm": 566.93, "mm": 56.693, "pc": 240.0, "pi": 240.0})
MEASURE = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)(|pt|in|cm|mm|pc|pi)")
TEXT = re.compile(rf"\{{\{{p ({'|'.join(BLOCKS)}) \}}\}}")


def twips(measure: str | None) -> int | None:
    """A length in twentieths of a point; None where it is none. It may have a unit (ISO/IEC 29500-4, 9.10.5)."""
    found = MEASURE.fullmatch((measure or "").strip())
    return round(float(found[1]) * UNITS[found[2]]) if found else None


def width_of(section: Any) -> int | None:
    """The width of a column of text in a section; None where its measures cannot be read."""
    size, margins, columns = (child(section, name) for name in ("pgSz", "pgMar", "cols"))
    if size is None or margins is None:
        return ANY_WIDTH
    told = [
        twips(size.get(f"{W}w")),
        *(twips(margins.get(f"{W}{side}") or "0") for side in ("left", "right", "gutter")),
    ]
    count, space = (columns.get(f"{W}num"), columns.get(f"{W}space")) if columns is not None else (None, None)
    told += [twips(count or "1"), twips(space or "720")]
    if None in told:
        return None
    page, left, right, gutter, number, between = (one or 0 for one in told)
    number = max(1, number)
    return (page - left - right - gutter - between * (number - 1)) // number


def section_of_text(body: Any) -> Any:
    """The section in which the text of documents stands, which ends at the next mark of a section; None if none."""
    inside = False
    for one in body:
        section = one if one.tag == f"{W}sectPr" else one.find(f"{W}pPr/{W}sectPr")
        found = TEXT.fullmatch("".join(text.text or "" for text in one.iter(f"{W}t")).strip())
        inside = inside or (found is not None and found[1] == "text")
        if inside and section is not None:
            return section
    return None


def check_pages(tree: Any, span: Span, report: Report) -> None:
    """Reports pages on which no text can be set."""
    for section in tree.iter(f"{W}sectPr"):
        width = width_of(section)
        if width is None:
            told = "the size or the margins of a page cannot be read"
            report.error("template-page", span, told, "set them again in Word: Layout, Margins and Size")
        elif width < LEAST_WIDTH:
            told = f"the text is {width / 567:.1f} cm wide on a page; it has to be {LEAST_WIDTH / 567:.0f} cm at least"
            report.error("template-page", span, told, "make the margins smaller, or use one column")
