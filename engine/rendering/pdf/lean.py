"""A PDF of WeasyPrint without the bytes that say nothing, before it is written: same pages, same order of reading.

WeasyPrint tags each piece of a line by itself, wraps it in elements without a meaning (`Span`, `NonStruct`, `Div`) and
moves the pen by nothing between most letters. Headings, paragraphs, lists, tables and links stay as they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.rendering.pdf.embedded_fonts import lean_font

if TYPE_CHECKING:
    from pydyf import PDF

REFERENCE = re.compile(rb"(\d+) 0 R")
NO_MOVE = re.compile(rb">0(?=[<\]])")
"""Between two letters, a move by nothing: WeasyPrint rounds it down after it has asked whether there is one."""
BARE = frozenset({"Type", "S", "K", "Pg", "P"})
"""What an element has that has no attributes, name or other words."""
WORDS = frozenset({"/P", "/H1", "/H2", "/Link", "/LBody", "/Lbl", "/TD", "/TH", "/Span", "/Caption"})
"""What may hold text itself; groups hold elements only (ISO 32000-1, 14.8.4.2 to 14.8.4.4)."""
GROUPS = frozenset({"/Document", "/Part", "/Sect", "/Div"})
LINE = frozenset({"/Span", "/Link"})
"""What stands in a line of text, and so within what holds text."""
MEANINGLESS = frozenset({"/Span", "/NonStruct", "/Div"})


@dataclass(frozen=True, slots=True)
class Tags:
    """The structure of a PDF: all of its objects by number, who owns which content, and the topmost element."""

    objects: list[Any]
    owners: Any
    top: Any

    def at(self, reference: bytes) -> Any:
        return self.objects[int(reference.split()[0])]

    def held(self, kid: object) -> Any | None:
        """An element held by another; None for what else that holds: content, or the annotation of a link."""
        one = self.at(kid) if isinstance(kid, bytes) else None
        return one if one is not None and "S" in one else None

    def within(self, element: Any) -> Iterator[Any]:
        """An element and all elements that it holds."""
        yield element
        for kid in element["K"]:
            if (one := self.held(kid)) is not None:
                yield from self.within(one)


@dataclass(frozen=True, slots=True)
class Owner:
    """The element that holds a piece of marked content, and its place there."""

    element: Any
    place: int

    def follows(self, other: Owner | None) -> bool:
        return other is not None and other.element is self.element and other.place + 1 == self.place


def leave_out(_: object, pdf: PDF) -> None:
    """Takes what says nothing out of a PDF that is about to be written: a `finisher` of WeasyPrint."""
    root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    owners, top = (pdf.objects[_number(one)] for one in (root["ParentTree"], root["K"][0]))
    tags = Tags(pdf.objects, owners, top)
    flatten(top, tags)
    mark_anew(pdf, tags)
    links_in_place(tags)
    number_anew(pdf, tags)
    for one in pdf.objects:
        if "Length1" in getattr(one, "extra", ()):
            one.stream[:] = [lean_font(b"".join(one.stream))]
            one.extra["Length1"] = len(one.stream[0])


def flatten(element: Any, tags: Tags) -> None:
    """Puts what elements without a meaning hold in their place."""
    kept: list[Any] = []
    waiting = list(reversed(element["K"]))
    while waiting:
        kid = waiting.pop()
        one = tags.held(kid)
        if one is not None and _gives_way(one, element, tags):
            waiting += reversed(one["K"])
            continue
        kept.append(kid)
        if one is not None:
            one["P"] = element.reference
            flatten(one, tags)
    element["K"][:] = kept


def _gives_way(one: Any, parent: Any, tags: Tags) -> bool:
    """Whether an element may give way to what it holds: text stays on its page, in what may hold text."""
    if one["S"] not in MEANINGLESS or one.keys() - BARE:
        return False
    if parent["S"] in WORDS:
        return bool(one["Pg"] == parent["Pg"])
    held = [tags.held(kid) for kid in one["K"]]
    return parent["S"] in GROUPS and all(kid is not None and kid["S"] not in LINE for kid in held)


def mark_anew(pdf: PDF, tags: Tags) -> None:
    """Marks content that one element holds in one piece as one piece, and numbers the pieces of each page anew."""
    owners: dict[bytes, dict[int, Owner]] = defaultdict(dict)
    for element in tags.within(tags.top):
        for place, kid in enumerate(element["K"]):
            if isinstance(kid, int):
                owners[element["Pg"]][kid] = Owner(element, place)
    names: dict[bytes, dict[int, int]] = {}
    for index, page in enumerate(pdf.page_references):
        content, known = tags.at(tags.at(page)["Contents"]), owners[page]
        named = names[page] = {}
        content.stream[:] = _marked(content.stream, known, named)
        tags.owners["Nums"][2 * index + 1][:] = [known[old].element.reference for old in named]
    for element in tags.within(tags.top):
        named = names[element["Pg"]] if "Pg" in element else {}
        told = (named.get(kid) if isinstance(kid, int) else kid for kid in element["K"])
        element["K"][:] = [kid for kid in told if kid is not None]


def _marked(content: list[Any], owners: Mapping[int, Owner], named: dict[int, int]) -> list[Any]:
    """The content of a page; `named` gets the new number of each piece by its old one, in order.

    What nobody owns, as page numbers and running lines, is no part of the text: an artifact.
    """
    kept: list[Any] = []
    before: Owner | None = None
    for one in content:
        if isinstance(one, dict) and "MCID" in one:
            owner = owners.get(one["MCID"])
            if owner is None:
                kept[-1] = "/Artifact"
                kept.append(b"BMC")
            elif owner.follows(before) and kept[-2] == b"EMC":
                del kept[-2:]
            else:
                named[one["MCID"]] = one["MCID"] = len(named)
                kept.append(one)
            before = owner
        elif one == b"BDC":
            if isinstance(kept[-1], dict):
                kept.append(one)
        else:
            kept.append(_brief(one))
    return kept


def _brief(operation: Any) -> Any:
    """An operation on the page, as short as it can be told."""
    if isinstance(operation, bytes) and operation.endswith(b"TJ"):
        return NO_MOVE.sub(b">", operation).replace(b"><", b"")
    return operation


def links_in_place(tags: Tags) -> None:
    """Names the annotation of a link where the link stands, which needs no object and no page of its own."""
    for element in tags.within(tags.top):
        for place, kid in enumerate(element["K"]):
            if isinstance(kid, bytes) and tags.held(kid) is None:
                named = tags.at(kid)
                if named["Pg"] == element["Pg"]:
                    del named["Pg"]
                element["K"][place] = named


def number_anew(pdf: PDF, tags: Tags) -> None:
    """Leaves out the elements that nothing holds any more; they and what follows come after all that they refer to."""
    first, kept = tags.owners.number, {id(one) for one in tags.within(tags.top)}
    structural = ("/StructElem", "/OBJR")
    rest = [one for one in pdf.objects[first:] if not _of(one, structural) or id(one) in kept]
    numbers = {one.number: number for number, one in enumerate(rest, start=first)}
    for number, one in enumerate(rest, start=first):
        one.number = number
    pdf.objects[first:] = rest
    for one in (pdf.catalog, *rest):
        _refer(one, numbers)


def _of(one: Any, types: tuple[str, ...]) -> bool:
    return isinstance(one, dict) and one.get("Type") in types


def _refer(one: Any, numbers: Mapping[int, int]) -> None:
    """Writes the new numbers into the references of a dictionary or a list, and of those within it."""
    if not isinstance(one, dict | list):
        return
    for key, value in one.items() if isinstance(one, dict) else enumerate(one):
        if isinstance(value, bytes) and (found := REFERENCE.fullmatch(value)):
            one[key] = b"%d 0 R" % numbers.get(int(found[1]), int(found[1]))
        else:
            _refer(value, numbers)


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
