"""Lets our styles look like the letterhead that they are added to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from engine.rendering.word.text_width import twips
from engine.rendering.word.xml import W, child

NAVY = "10243F"  # our own colour
SMALLEST, LARGEST = 0.85, 1.2  # how far our styles follow the size of the text of a letterhead
SMALLEST_LETTER = 12  # in half points
WORDS_SIZE = 20  # of letters in Word where nothing says how large they are
GAP = "ClausierGap"
RUNNING = frozenset({
    "ClausierParagraph", "ClausierAnnexParagraph", "ClausierItem", "ClausierAnnexItem", "ClausierText",
    "ClausierNumbered", "ClausierBox", "ClausierBullet", "ClausierDefinition", "ClausierNotice", "ClausierRemark",
})  # fmt: skip
"""The styles of running text, which is justified where the letterhead justifies its own; nothing else is."""

PROPERTIES = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc",
)  # fmt: skip
"""The first properties of a paragraph in the order of the schema (ECMA-376-1, 17.3.1.26)."""


@dataclass(frozen=True, slots=True)
class Look:
    """What our styles take from a letterhead: the scale of its letters, the colour and the indent of its titles."""

    scale: float
    accent: str
    indented: bool


def look_of(styles: Any, names: Mapping[str, Any], size: int) -> Look:
    """The look of a letterhead, given its styles, also by name, and the size of our own text in half points."""
    heading = names.get("heading 1")
    colour = None if heading is None else heading.find(f"{W}rPr/{W}color")
    told = "" if colour is None else colour.get(f"{W}val") or ""
    accent = told if re.fullmatch("[0-9A-Fa-f]{6}", told) else "auto"
    title = names.get("title")
    indented = title is not None and title.find(f"{W}pPr/{W}ind") is not None
    return Look(min(LARGEST, max(SMALLEST, text_size(styles, names) / size)), accent, indented)


def text_size(styles: Any, names: Mapping[str, Any]) -> int:
    """The size of the running text, in half points: that of Normal, else that of the whole document, else Word's."""
    normal = names.get("normal")
    found = [] if normal is None else [normal.find(f"{W}rPr/{W}sz")]
    found.append(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz"))
    return next(filter(None, (half_points(one) for one in found if one is not None)), WORDS_SIZE)


def half_points(size: Any) -> int:
    """A size in half points, which may be written with a unit; 0 if it is none."""
    told = size.get(f"{W}val") or ""
    return int(told) if told.isascii() and told.isdigit() and len(told) < 5 else round((twips(told) or 0) / 10)


def scale(element: Any, by: float) -> None:
    """Makes all letters larger or smaller."""
    for size in [*element.iter(f"{W}sz"), *element.iter(f"{W}szCs")]:
        size.set(f"{W}val", str(max(SMALLEST_LETTER, round(half_points(size) * by))))


def properties(style: Any) -> Any:
    """The properties of the paragraphs of a style, which it gets if it has none."""
    found = child(style, "pPr")
    if found is None:
        found = etree.Element(f"{W}pPr")
        look = child(style, "rPr")
        style.append(found) if look is None else look.addprevious(found)
    return found


def put(style: Any, property: Any) -> None:
    """Gives the paragraphs of a style a property, in the place of one of the same name."""
    inside = properties(style)
    for old in inside.findall(property.tag):
        inside.remove(old)
    earlier = {f"{W}{one}" for one in PROPERTIES[: PROPERTIES.index(property.tag.removeprefix(W))]}
    inside.insert(sum(one.tag in earlier for one in inside), property)


def adopt(style: Any, look: Look, base: str) -> None:
    """Gives a style of ours the look of the letterhead that it is added to; `base` is our style that it is based on."""
    for one in style.iter():
        if one.tag != f"{W}color" and one.get(f"{W}color") == NAVY:
            one.set(f"{W}color", look.accent)
    for one in [*style.iter(f"{W}rFonts"), *style.iter(f"{W}color")]:
        if one.tag == f"{W}rFonts" or one.get(f"{W}val") == NAVY:
            one.getparent().remove(one)
    if style.get(f"{W}styleId") != GAP:
        scale(style, look.scale)
    if style.get(f"{W}type") != "paragraph":
        return
    if base == "Normal" or (base == "Title" and not look.indented):
        _unindent(style)
    if base == "Normal" and style.get(f"{W}styleId") not in RUNNING:
        put(style, etree.Element(f"{W}jc", {f"{W}val": "left"}))


def _unindent(style: Any) -> None:
    """What the letterhead indents in its own text, such as first lines, is not indented beside numbers, in tables."""
    indent = child(properties(style), "ind")
    indent = etree.Element(f"{W}ind") if indent is None else indent
    for name in ("left", "right", *(() if indent.get(f"{W}hanging") else ("firstLine",))):
        if indent.get(f"{W}{name}") is None:
            indent.set(f"{W}{name}", "0")
    put(style, indent)


def align(contents: Any, ours: Any) -> None:
    """Gives the contents of a letterhead the column of ours, beside labels such as “Article 10”, if it has none."""
    if child(properties(contents), "ind") is None:
        for name in ("tabs", "ind"):
            put(contents, deepcopy(child(child(ours, "pPr"), name)))
