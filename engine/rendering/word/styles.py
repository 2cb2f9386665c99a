"""The styles of a document: those of its template, and ours by name where the template has none of that name."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from itertools import chain, count
from types import MappingProxyType
from typing import Any

from lxml import etree

from engine.rendering.word.facing.styles import narrowed
from engine.rendering.word.letter import standard, unpacked
from engine.rendering.word.letterhead.inherit_styles import adopt, align, look_of, properties, put, scale, text_size
from engine.rendering.word.xml import W, child, parsed, value

NARROW = 0.86  # the size of the letters in two facing columns
SCALED = ("clausier", "heading 1", "normal", "title", "toc 1")
NUMBERS = MappingProxyType({0: "Clausier Label Number", 1: "Clausier Number", 2: "Clausier Number"})
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
    look = None if own else look_of(styles, theirs, text_size(ours(), names(ours())))
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
        if look is not None:
            adopt(added, look, value(style, "basedOn"))
        styles.append(added)
    for name in ("toc 1", "toc 2"):
        if not own and name in theirs:
            align(theirs[name], names(ours())["toc 1"])
    return ids


def bind(styles: Any, bound: Mapping[str, tuple[int, int]]) -> None:
    """Lets styles count: each id with the number of its list and its level. Indents are those of the list."""
    for style in styles.findall(f"{W}style"):
        list = bound.get(style.get(f"{W}styleId"))
        if list is None:
            continue
        indent = child(properties(style), "ind")
        if indent is not None:
            properties(style).remove(indent)
        number, level = list
        numbered = etree.Element(f"{W}numPr")
        if level:
            etree.SubElement(numbered, f"{W}ilvl").set(f"{W}val", str(level))
        etree.SubElement(numbered, f"{W}numId").set(f"{W}val", str(number))
        put(style, numbered)


def smaller(styles: Any) -> None:
    """Makes the letters of our styles fit into two columns."""
    narrowed(names(styles))
    for name, style in names(styles).items():
        if name.startswith(SCALED):
            scale(style, NARROW)
    default = styles.find(f"{W}docDefaults/{W}rPrDefault")
    if default is not None:
        scale(default, NARROW)


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
