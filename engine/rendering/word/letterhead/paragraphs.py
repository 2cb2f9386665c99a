"""The paragraphs of a template: their tags are found in the whole text of each, and written anew.

Word cuts the text of a paragraph into pieces, often in the middle of a tag. A tag is put into the piece in which it
begins, in the one form that the template engine is given. Braces that belong to no tag become signs that the engine
does not see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lxml import etree

from engine.diagnostics import Report, Span
from engine.rendering.word.letterhead.tags import Tag, Wrong, scan
from engine.rendering.word.variables import ALL_SIGNS, SIGNS, VARIABLES
from engine.rendering.word.xml import W, child, local, switched

CODE = "template-tag"
BREAK = "\ufffc"  # stands for what is no text: a line break, a tab, a picture, a field
INSIDE = frozenset({"hyperlink", "sdt", "sdtContent", "fldSimple", "r", "dir", "bdo"})
"""What a paragraph holds its text in."""
NO_TEXT = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr"})
SINGLE = re.compile(r"(?<!\{)\{\s*([a-z]+)(?:\.[a-z]+)?\s*\}(?!\})")
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class TaggedParagraph:
    """A paragraph: the pieces of its text with where each begins, its tags, and how many fields are open where."""

    paragraph: Any
    text: str = ""
    pieces: list[tuple[int, Any]] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    fields: list[tuple[int, int]] = field(default_factory=list)
    found: int = 0  # tags, right or wrong

    def piece(self, at: int) -> Any:
        return next(one for start, one in reversed(self.pieces) if start <= at)

    def depth(self, at: int) -> int:
        return sum(step for start, step in self.fields if start < at)

    @property
    def alone(self) -> bool:
        """Whether its first tag is all that it holds."""
        return len(self.tags) == 1 and self.text.strip() == self.tags[0].written


def read_line(paragraph: Any, span: Span, report: Report, most: int) -> TaggedParagraph:
    """A paragraph with its tags; what is wrong with them goes into the report.

    Of more than `most` tags, nobody needs to know what is wrong with the others.
    """
    line = TaggedParagraph(paragraph)
    told: list[str] = []
    at = 0
    for one in own(paragraph):
        text = (one.text or "") if one.tag == f"{W}t" else BREAK
        if one.tag == f"{W}t":
            line.pieces.append((at, one))
        elif one.tag == f"{W}fldChar":
            step = {"begin": 1, "end": -1}.get(one.get(f"{W}fldCharType"), 0)
            line.fields.append((at, step))
        told.append(text)
        at += len(text)
    line.text = "".join(told)
    if any(sign in ALL_SIGNS for sign in line.text):
        report.error(CODE, span, "a symbol that the program uses for itself", "use a picture of it, or another symbol")
    for found in islice(scan(line.text), most + 1):
        line.found += 1
        if isinstance(found, Wrong):
            code, message, *hints = found.args
            report.error(code, span, message, *hints)
        else:
            line.tags.append(found)
    for single in SINGLE.finditer(line.text):
        if single[1] in VARIABLES:
            message = f"{single[0]} is printed as it stands"
            report.warn(CODE, span, message, f"write it with two braces: {{{single[0]}}}")
    return line


def own(element: Any) -> Iterator[Any]:
    """The pieces of text of a paragraph, and what interrupts them, but nothing of the text boxes anchored in it."""
    for one in element:
        name = local(one)
        if one.tag == f"{W}t":
            yield one
        elif name in INSIDE and one.tag.startswith(W):
            yield from own(one)
        elif name not in NO_TEXT:
            yield one


def rewrite(line: TaggedParagraph) -> None:
    """Puts each tag into the piece in which it begins, and makes signs of all other braces."""
    for start, piece in line.pieces:
        text = piece.text or ""
        told, at = "", start
        for tag in line.tags:
            if tag.end <= start or tag.start >= start + len(text):
                continue
            told += _masked(line.text[at : max(at, tag.start)])
            told += tag.canonical if tag.start >= start else ""
            at = tag.end
        told += _masked(line.text[at : start + len(text)])
        if told != text:
            piece.text = told
            piece.set(XML_SPACE, "preserve")
    if line.alone and line.tags[0].whole == "p":
        _bare(line)


def _bare(line: TaggedParagraph) -> None:
    """Leaves a paragraph nothing but its tag, which takes its place; a break of page or section gets one of its own."""
    paragraph = line.paragraph
    properties = child(paragraph, "pPr")
    for name, add in (("pageBreakBefore", paragraph.addprevious), ("sectPr", paragraph.addnext)):
        found = child(properties, name) if properties is not None else None
        if found is not None and (name == "sectPr" or switched(found)):
            add(_empty(found))
    for one in list(paragraph):
        paragraph.remove(one)
    text = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
    text.text = line.tags[0].canonical


def _empty(property: Any) -> Any:
    """An empty paragraph with a property."""
    made = etree.Element(f"{W}p")
    etree.SubElement(made, f"{W}pPr").append(property)
    return made


def _masked(text: str) -> str:
    return text.replace("{", SIGNS["{"]).replace("}", SIGNS["}"])
