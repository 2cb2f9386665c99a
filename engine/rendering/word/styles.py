"""The styles of a document: those of its template, and ours by name where the template has none of that name."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from lxml import etree

from engine.rendering.word.letter import standard, unpacked
from engine.rendering.word.narrowing import narrowed
from engine.rendering.word.xml import W, child, parsed, value

NAVY = "10243F"
NARROW = 0.86  # the size of the letters in two facing columns
SCALED = ("clausier", "heading 1", "title", "toc 1")
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


def merged(styles: Any, own: bool) -> Mapping[str, str]:
    """Adds what a template lacks of our styles, and tells under which id it has each of them.

    A style that is added takes fonts and the colour of the text from the letterhead.
    """
    theirs = names(styles)
    taken = {one.get(f"{W}styleId") for one in theirs.values()}
    ids: dict[str, str] = {}
    missing = []
    for name, style in names(ours()).items():
        id = style.get(f"{W}styleId")
        found = theirs.get(name)
        if found is not None and found.get(f"{W}type") == style.get(f"{W}type"):
            ids[id] = found.get(f"{W}styleId")
        elif id not in LEFT_OUT:
            ids[id] = id if id not in taken else f"{id}_"
            missing.append(style)
    for style in missing:
        added = deepcopy(style)
        added.set(f"{W}styleId", ids[style.get(f"{W}styleId")])
        added.attrib.pop(f"{W}default", None)
        for name in ("basedOn", "next", "link"):
            one = child(added, name)
            if one is not None:
                one.set(f"{W}val", ids.get(one.get(f"{W}val"), one.get(f"{W}val")))
        if not own:
            for one in [*added.iter(f"{W}rFonts"), *added.iter(f"{W}color")]:
                if one.tag == f"{W}rFonts" or one.get(f"{W}val") == NAVY:
                    one.getparent().remove(one)
        styles.append(added)
    return ids


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


BEFORE_NUMBERS = {
    f"{W}{one}" for one in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
}


def smaller(styles: Any) -> None:
    """Makes the letters of our styles fit into two columns."""
    narrowed(names(styles))
    for name, style in names(styles).items():
        if name.startswith(SCALED):
            for size in [*style.iter(f"{W}sz"), *style.iter(f"{W}szCs")]:
                size.set(f"{W}val", str(max(12, round(int(size.get(f"{W}val")) * NARROW))))
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    if default is not None:
        default.set(f"{W}val", str(round(int(default.get(f"{W}val")) * NARROW)))


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
