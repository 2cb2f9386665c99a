"""The styles of a document: those of its template, and ours by name where the template has none of that name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from itertools import chain, count
from typing import Any

from lxml import etree

from engine.rendering.word.letter import standard, unpacked
from engine.rendering.word.narrowing import narrowed
from engine.rendering.word.pages import twips
from engine.rendering.word.xml import W, child, parsed, value

NAVY = "10243F"
NARROW = 0.86  # the size of the letters in two facing columns
SCALED = ("clausier", "heading 1", "normal", "title", "toc 1")
SMALLEST_LETTER = 12  # in half points
WORDS_SIZE = 20  # of letters in Word where nothing says how large they are
SMALLEST, LARGEST = 0.85, 1.2  # how far our styles follow the size of the text of a letterhead
GAP = "ClausierGap"
NUMBERS = {0: "Clausier Label Number", 1: "Clausier Number", 2: "Clausier Number"}
"""The character styles of the numbers of articles, paragraphs and items."""
LEFT_OUT = ("Header", "Footer")  # which a letterhead has, or does without


@cache
def ours() -> Any:
    """The styles of our own template."""
    return parsed(unpacked(standard().content)["word/styles.xml"])


def names(styles: Any) -> dict[str, Any]:
    """The styles of a template by name, in lower case: Word writes its own names in English whatever its language."""
    return {value(one, "name").casefold(): one for one in styles.findall(f"{W}style")}


def shared(styles: Any) -> Mapping[str, bool]:
    """Whether a template has each of our styles, by its name; of a letterhead's header and footer nothing is said."""
    theirs = names(styles)
    return {
        value(style, "name"): _same(theirs.get(name), style)
        for name, style in names(ours()).items()
        if style.get(f"{W}styleId") not in LEFT_OUT and not style.get(f"{W}default")
    }


def _same(found: Any, style: Any) -> bool:
    return found is not None and bool(found.get(f"{W}type") == style.get(f"{W}type"))


def merged(styles: Any, own: bool) -> Mapping[str, str]:
    """Adds what a template lacks of our styles, and tells under which id it has each of them.

    A style that is added takes fonts, the colour of the text and the scale of the letters from the letterhead.
    """
    theirs = names(styles)
    taken = {one.get(f"{W}styleId") for one in styles.iter(f"{W}style")}
    defaults = {one.get(f"{W}type") for one in styles.iter(f"{W}style") if one.get(f"{W}default") in ("1", "true")}
    ids: dict[str, str] = {}
    missing = []
    for name, style in names(ours()).items():
        id = style.get(f"{W}styleId")
        found = theirs.get(name)
        if found is not None and _same(found, style):
            ids[id] = found.get(f"{W}styleId")
        elif id not in LEFT_OUT:
            ids[id] = next(one for one in chain([id], (f"{id}{n}" for n in count(2))) if one not in taken)
            taken.add(ids[id])
            missing.append(style)
    scale = 1.0 if own else min(LARGEST, max(SMALLEST, text_size(styles) / text_size(ours())))
    accent = _accent(theirs.get("heading 1"))
    for style in missing:
        added = deepcopy(style)
        added.set(f"{W}styleId", ids[style.get(f"{W}styleId")])
        if added.get(f"{W}type") in defaults:
            added.attrib.pop(f"{W}default", None)
        if value(added, "name").casefold() in theirs:  # of another type: no two styles have one name
            child(added, "name").set(f"{W}val", f"{value(added, 'name')} (Clausier)")
        for name in ("basedOn", "next", "link"):
            one = child(added, name)
            if one is not None:
                one.set(f"{W}val", ids.get(one.get(f"{W}val"), one.get(f"{W}val")))
        if not own:
            _adopted(added, scale, accent)
        styles.append(added)
    if not own:
        _aligned(theirs.get("toc 1"))
    return ids


def _accent(heading: Any) -> str:
    """The colour of the headings of a letterhead, in which its tables are ruled; that of the text if it is not told."""
    colour = None if heading is None else heading.find(f"{W}rPr/{W}color")
    told = "" if colour is None else colour.get(f"{W}val") or ""
    return told if re.fullmatch("[0-9A-Fa-f]{6}", told) else "auto"


def _adopted(style: Any, scale: float, accent: str) -> None:
    """Lets a style of ours look like the letterhead that it is added to."""
    for one in style.iter():
        if one.tag != f"{W}color" and one.get(f"{W}color") == NAVY:
            one.set(f"{W}color", accent)
    for one in [*style.iter(f"{W}rFonts"), *style.iter(f"{W}color")]:
        if one.tag == f"{W}rFonts" or one.get(f"{W}val") == NAVY:
            one.getparent().remove(one)
    if style.get(f"{W}styleId") != GAP:
        _scale(style, scale)
    if value(style, "basedOn") == "" or style.get(f"{W}type") != "paragraph":
        return
    properties = child(style, "pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        look = child(style, "rPr")
        style.append(properties) if look is None else look.addprevious(properties)
    indent = child(properties, "ind")
    if indent is None:
        indent = etree.Element(f"{W}ind")
        before = [one for one in properties if one.tag in BEFORE_INDENT]
        properties.insert(len(before), indent)
    # What the letterhead indents in its own text, such as first lines, is not indented beside numbers and in tables.
    for name in ("left", "right", *(() if indent.get(f"{W}hanging") else ("firstLine",))):
        if indent.get(f"{W}{name}") is None:
            indent.set(f"{W}{name}", "0")


def _aligned(contents: Any) -> None:
    """Gives the contents of a letterhead the column of ours, beside labels such as “Article 10”, if it has none."""
    if contents is None or contents.find(f"{W}pPr/{W}ind") is not None:
        return
    properties = child(contents, "pPr")
    ours_ = child(names(ours())["toc 1"], "pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        look = child(contents, "rPr")
        contents.append(properties) if look is None else look.addprevious(properties)
    for name, earlier in (("tabs", BEFORE_TABS), ("ind", BEFORE_INDENT)):
        old = child(properties, name)
        if old is not None:
            properties.remove(old)
        before = [one for one in properties if one.tag in earlier]
        properties.insert(len(before), deepcopy(child(ours_, name)))


def text_size(styles: Any) -> int:
    """The size of the running text, in half points: that of Normal, else that of the whole document, else Word's."""
    normal = names(styles).get("normal")
    found = [] if normal is None else [normal.find(f"{W}rPr/{W}sz")]
    found.append(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz"))
    sizes = [half_points(one) for one in found if one is not None]
    return next((one for one in sizes if one), WORDS_SIZE)


def half_points(size: Any) -> int:
    """A size in half points, which may be written with a unit; 0 if it is none."""
    told = size.get(f"{W}val") or ""
    return int(told) if told.isascii() and told.isdigit() and len(told) < 5 else round((twips(told) or 0) / 10)


def _scale(element: Any, scale: float) -> None:
    for size in [*element.iter(f"{W}sz"), *element.iter(f"{W}szCs")]:
        size.set(f"{W}val", str(max(SMALLEST_LETTER, round(half_points(size) * scale))))


def bind(styles: Any, bound: Mapping[str, tuple[int, int]]) -> None:
    """Lets styles count: each id with the number of its list and its level. Indents are those of the list."""
    for style in styles.findall(f"{W}style"):
        list = bound.get(style.get(f"{W}styleId"))
        if list is None:
            continue
        properties = child(style, "pPr")
        if properties is None:
            properties = etree.SubElement(style, f"{W}pPr")
            look = child(style, "rPr")
            if look is not None:
                look.addprevious(properties)
        for name in ("numPr", "ind"):
            one = child(properties, name)
            if one is not None:
                properties.remove(one)
        number, level = list
        numbered = etree.Element(f"{W}numPr")
        if level:
            etree.SubElement(numbered, f"{W}ilvl").set(f"{W}val", str(level))
        etree.SubElement(numbered, f"{W}numId").set(f"{W}val", str(number))
        before = [one for one in properties if one.tag in BEFORE_NUMBERS]
        properties.insert(len(before), numbered)


_PROPERTIES = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind",
)  # fmt: skip
"""The first properties of a paragraph in the order of the schema (ECMA-376-1, 17.3.1.26)."""


def _before(name: str) -> frozenset[str]:
    return frozenset(f"{W}{one}" for one in _PROPERTIES[: _PROPERTIES.index(name)])


BEFORE_NUMBERS, BEFORE_TABS, BEFORE_INDENT = _before("numPr"), _before("tabs"), _before("ind")


def smaller(styles: Any) -> None:
    """Makes the letters of our styles fit into two columns."""
    narrowed(names(styles))
    for name, style in names(styles).items():
        if name.startswith(SCALED):
            _scale(style, NARROW)
    default = styles.find(f"{W}docDefaults/{W}rPrDefault")
    if default is not None:
        _scale(default, NARROW)


def speak(styles: Any, language: str) -> None:
    """Sets the language in which everything is proofread that says nothing else."""
    for one in styles.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"):
        one.set(f"{W}val", language)


def looks(styles: Any) -> Mapping[int, str]:
    """The properties of the numbers at each level, as WordprocessingML."""
    known = names(styles)
    found = {}
    for level, name in NUMBERS.items():
        look = child(known[name.casefold()], "rPr")
        if look is not None:
            found[level] = etree.tostring(look, encoding="unicode", with_tail=False).strip()
    return found
