"""Puts blocks into a template that is filled in, and gives the whole its lists, its numbers and its identifiers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from types import MappingProxyType
from typing import Any

from engine.rendering.word import lists, styles
from engine.rendering.word.numbering import List
from engine.rendering.word.variables import BLOCKS
from engine.rendering.word.xml import W, child, moved, pieces

HOLDERS = MappingProxyType({name: f"\ue010{name}\ue011" for name in BLOCKS})
"""What stands in the text of a paragraph until a block takes its place."""


def placed(body: Any, blocks: Mapping[str, str], ids: Mapping[str, str], offset: int) -> None:
    """Puts each block where the template holds a place for it, in the styles of the template.

    `offset` is how many lists the template has: those of the blocks are counted after them.
    """
    places = {holder: name for name, holder in HOLDERS.items()}
    for paragraph in list(body.iter(f"{W}p")):
        name = places.get("".join(one.text or "" for one in paragraph.iter(f"{W}t")))
        if name is None:
            continue
        for one in pieces(blocks[name]):
            for mark in one.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"):
                mark.set(f"{W}val", ids[mark.get(f"{W}val")])
            for mark in one.iter(f"{W}numId"):
                number = int(mark.get(f"{W}val"))
                mark.set(f"{W}val", str(number + offset if number else 0))
            moved(one, paragraph.addprevious)
        paragraph.getparent().remove(paragraph)


def taken(document: Any) -> int:
    """The highest number that a list of the template has."""
    return max((int(one.get(f"{W}numId")) for one in numbering(document).findall(f"{W}num")), default=0)


def counted(document: Any, of: Sequence[List], narrow: bool, ids: Mapping[str, str], offset: int) -> None:
    """Gives the document the lists that count it, after those of the template, and binds its styles to them."""
    root = numbering(document)
    abstract = 1 + max((int(one.get(f"{W}abstractNumId")) for one in root.findall(f"{W}abstractNum")), default=-1)
    looks = styles.looks(document.styles.element)
    definitions, instances = "", ""
    bound: dict[str, tuple[int, int]] = {}
    for place, list in enumerate(of):
        definitions += lists.definition(list, abstract + place, looks)
        instances += lists.instance(offset + list.number, abstract + place)
        bound |= {ids[style]: (offset + list.number, level) for level, style in enumerate(list.styles)}
    last = offset + max((one.number for one in of), default=0) + 1
    definitions += lists.bullets(abstract + len(of), narrow)
    instances += lists.instance(last, abstract + len(of))
    bound[ids[lists.BULLET_STYLE]] = (last, 0)
    for mark in [*root.iter(f"{W}pStyle")]:  # a style counts in one list: no longer in that of the template
        if mark.get(f"{W}val") in bound:
            mark.getparent().remove(mark)
    first = child(root, "num")
    for one in pieces(definitions):
        for mark in one.iter(f"{W}pStyle"):
            mark.set(f"{W}val", ids[mark.get(f"{W}val")])
        root.append(one) if first is None else first.addprevious(one)
    end = child(root, "numIdMacAtCleanup")
    for one in pieces(instances):
        root.append(one) if end is None else end.addprevious(one)
    styles.bind(document.styles.element, bound)


def numbering(document: Any) -> Any:
    """The numbering part, which a template without lists has not."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.numbering import NumberingPart

    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        empty = f'<w:numbering xmlns:w="{W[1:-1]}"/>'.encode()
        name = PackURI("/word/numbering.xml")
        part = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, empty, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element


def identified(root: Any) -> None:
    """Gives every bookmark, content control and change of ours an identifier that nothing else in the document has."""
    begins, ends = f"{W}bookmarkStart", f"{W}bookmarkEnd"
    marks = (begins, ends, f"{W}ins", f"{W}del")
    taken = {int(one.get(f"{W}id") or 0) for one in root.iter(*marks) if one.get(f"{W}id")}
    controls = {int(one.get(f"{W}val") or 0) for one in root.iterfind(f".//{W}sdtPr/{W}id")}
    fresh, fresh_control = count(max(taken, default=0) + 1), count(max(controls, default=0) + 1)
    opened = 0
    for one in root.iter(*marks):
        if one.get(f"{W}id") == "0":
            number = opened if one.tag == ends else next(fresh)
            opened = number if one.tag == begins else opened
            one.set(f"{W}id", str(number))
    for one in root.iterfind(f".//{W}sdtPr/{W}id"):
        if one.get(f"{W}val") == "0":
            one.set(f"{W}val", str(next(fresh_control)))
