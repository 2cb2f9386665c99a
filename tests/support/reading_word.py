"""Reads a Word document as Word shows it, from ECMA-376 alone: it shares no code with what writes one.

What Word computes is computed here too: the number in front of each paragraph, and what a reference field shows.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from lxml import etree
from word_numbers import Counting, W, name_of, on, value

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"
MAIN = "word/document.xml"
Tracked = Literal["refuse", "read"]

REVISIONS = {"ins", "del", "moveFrom", "moveTo"}
REVISED = {*REVISIONS, "cellIns", "cellDel", "cellMerge"}  # and whatever ends in Change: a former look, or grid
HOLDERS = {"hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", *REVISIONS}
"""What may stand around runs, paragraphs, rows and cells, and shows nothing itself."""
SHOWN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
SILENT = {
    "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "customXmlPr",
    "bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "drawing", "pict", "object",
    "AlternateContent",
    "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "permStart", "permEnd",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: the number that Word puts in front of it, and its text.

    `figures` is the number without the words in it, as a reference with `\\t` shows it; `depth` is the level of its
    list. `contents` is true within the table of contents.
    """

    element: Any
    style: str  # the identifier
    number: str
    figures: str
    depth: int | None
    suffix: str  # between number and text
    text: str
    contents: bool

    @property
    def shown(self) -> str:
        return f"{self.number}{self.suffix}{self.text}"


@dataclass(slots=True)
class Field:
    """A field: what Word computes, and the result that it has until then."""

    instruction: str = ""
    result: str = ""
    coded: bool = True  # what follows is still the instruction

    @property
    def words(self) -> list[str]:
        return self.instruction.split()


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that shows the number of a paragraph. `computed` is None where the bookmark does not exist."""

    bookmark: str
    computed: str | None
    cached: str


@dataclass(frozen=True, slots=True)
class Control:
    """A content control and the text in it, numbers included."""

    id: int
    tag: str
    text: str
    lines: tuple[Line, ...]  # the paragraphs in it, if it holds whole ones
    element: Any


def parts(page: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(page)) as package:
        return {one: package.read(one) for one in package.namelist()}


def xml(content: bytes) -> Any:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def related(package: Mapping[str, bytes], kind: str, part: str = MAIN) -> Iterator[str]:
    """The names of the parts that a part refers to as its `kind`: "styles", "header"."""
    folder, name = posixpath.split(part)
    for one in xml(package[f"{folder}/_rels/{name}.rels"]).iter(f"{RELATIONS}Relationship"):
        if one.get("Type").endswith(f"/{kind}"):
            yield posixpath.normpath(posixpath.join(folder, one.get("Target"))).lstrip("/")


# Text


def kept(text: Any) -> str:
    """The text of an element; spaces at its ends count only where it says so."""
    told = text.text or ""
    return told if text.get(PRESERVED) == "preserve" else told.strip(" \n\t\r")


@dataclass
class Reading:
    """One part of a document, read once from its beginning to its end."""

    root: Any
    counting: Counting
    lines: list[Line] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    bookmarks: dict[str, int] = field(default_factory=dict)  # by name, the line in which it begins
    open: list[Field] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.blocks(self.root.find(f"{W}body") if name_of(self.root) == "document" else self.root, False)
        assert not self.open, f"a field has no end: {self.open}"

    def blocks(self, holder: Any, contents: bool) -> None:
        """Paragraphs, tables and what stands around them, rows and cells included, in the order of reading."""
        for one in holder:
            match name_of(one):
                case "p":
                    self.paragraph(one, contents)
                case "sdt":
                    gallery = value(one, "sdtPr/docPartObj/docPartGallery")
                    self.blocks(one, contents or gallery == "Table of Contents")
                case "tbl" | "tr" | "tc" as name:
                    assert name != "tc" or name_of(one[-1]) == "p", "a cell must end with a paragraph"
                    self.blocks(one, contents)
                case "bookmarkStart":
                    self.bookmark(one)
                case name if name in HOLDERS:
                    self.blocks(one, contents)
                case name:
                    assert name in SILENT, f"unknown between paragraphs: {one.tag}"

    def paragraph(self, paragraph: Any, contents: bool) -> None:
        number = self.counting.number(paragraph)
        text = self.inline(paragraph)
        self.lines.append(Line(paragraph, self.counting.style(paragraph), *number, text, contents))

    def bookmark(self, mark: Any) -> None:
        name = mark.get(f"{W}name")
        assert name not in self.bookmarks, f"two bookmarks have the name {name}"
        self.bookmarks[name] = len(self.lines)

    def inline(self, holder: Any) -> str:
        """The text that is shown of what stands in a paragraph."""
        told = ""
        for one in holder:
            name = name_of(one)
            if name == "r":
                told += self.run(one)
            elif name == "fldSimple":
                self.mark("begin")
                self.code(one.get(f"{W}instr"))
                self.mark("separate")
                told += self.inline(one)
                self.mark("end")
            elif name == "bookmarkStart":
                self.bookmark(one)
            elif name in HOLDERS:
                told += self.inline(one)
            else:
                assert name in SILENT, f"unknown in a paragraph: {one.tag}"
        return told

    def run(self, run: Any) -> str:
        hidden = on(run, "rPr/vanish")
        told = ""
        for one in run:
            name = name_of(one)
            if name == "fldChar":
                self.mark(one.get(f"{W}fldCharType"))
            elif name in ("instrText", "delInstrText"):
                self.code(one.text or "")
            elif name in ("t", "delText") or name in SHOWN:
                told += self.text(SHOWN.get(name) or kept(one)) if not hidden else ""
            else:
                assert name in SILENT, f"unknown in a run: {one.tag}"
        return told

    def mark(self, kind: str) -> None:
        """The beginning of a field, of its result, or its end."""
        if kind == "begin":
            self.fields.append(Field())
            self.open.append(self.fields[-1])
        elif kind == "separate":
            self.open[-1].coded = False
        else:
            self.open.pop()

    def code(self, text: str) -> None:
        assert self.open[-1].coded, f"an instruction outside a field: {text}"
        self.open[-1].instruction += text

    def text(self, text: str) -> str:
        """The text, unless it belongs to an instruction."""
        for one in reversed(self.open):
            if one.coded:
                one.instruction += text
                return ""
            one.result += text
        return text

    def controls(self) -> list[Control]:
        found = []
        for one in self.root.iter(f"{W}sdt"):
            within = {*one.iter(f"{W}p")}
            lines = tuple(line for line in self.lines if line.element in within)
            text = "\n".join(line.shown for line in lines)
            if not within:
                text = Reading(etree.Element("none"), self.counting).inline(one)
            found.append(Control(int(value(one, "sdtPr/id") or 0), value(one, "sdtPr/tag") or "", text, lines, one))
        return found

    def references(self) -> list[Reference]:
        r"""The fields that show the number of a paragraph (17.16.5.51).

        Word takes the name of a bookmark for a field of its own, without the word REF. `\n` is the number without full
        stops at its end, 0 where there is none; `\t` leaves words out.
        """
        found = []
        for one in self.fields:
            name, *switches = one.words[1:] if one.words[0] == "REF" else one.words
            if one.words[0] != "REF" and name not in self.bookmarks:
                continue
            assert {"\\n"} <= {*switches} <= {"\\n", "\\t", "\\h"}, f"not understood: {one.instruction}"
            line = self.lines[self.bookmarks[name]] if name in self.bookmarks else None
            number = line and (line.figures if "\\t" in switches else line.number).rstrip(".")
            found.append(Reference(name, None if line is None else number or "0", one.result))
        return found


def read(page: bytes, part: str = MAIN, *, tracked: Tracked = "refuse") -> Reading:
    """A part of a document; with `read`, what was inserted and what was deleted is read alike."""
    package = parts(page)
    root = xml(package[part])
    if tracked == "refuse":
        marks = {
            name
            for name in map(name_of, root.iter())
            if name in REVISED or name.startswith("move") or name.endswith("Change")
        }
        assert not marks, f"changes are tracked: {sorted(marks)}"
    numbering = next(related(package, "numbering"), None)
    lists = etree.Element("none") if numbering is None else xml(package[numbering])
    return Reading(root, Counting(lists, xml(package[next(related(package, "styles"))])))


# What tests ask for


def read_docx(page: bytes, *, contents: bool = False, tracked: Tracked = "refuse") -> str:
    """The text of the body with its numbers, a line for each paragraph; the table of contents only on demand."""
    return "\n".join(one.shown for one in read(page, tracked=tracked).lines if contents or not one.contents)


def contents_of(page: bytes) -> list[str]:
    """The lines of the table of contents, its heading first."""
    return [one.shown for one in read(page).lines if one.contents]


def running(page: bytes) -> dict[str, str]:
    """The text of each header and footer, by the name of its part."""
    package = parts(page)
    names = [name for kind in ("header", "footer") for name in related(package, kind)]
    return {name: "\n".join(one.shown for one in read(page, name).lines) for name in names}


def fields(page: bytes, part: str = MAIN) -> list[Field]:
    return read(page, part).fields


def bookmarks(page: bytes) -> dict[str, Line]:
    """The paragraph in which each bookmark begins."""
    reading = read(page)
    return {name: reading.lines[at] for name, at in reading.bookmarks.items()}


def resolved(page: bytes) -> list[Reference]:
    """Every field that shows the number of a paragraph, with what Word computes for it."""
    return read(page).references()


def controls(page: bytes, *, tracked: Tracked = "refuse") -> list[Control]:
    """The content controls in the order in which they begin; those inside others too."""
    return read(page, tracked=tracked).controls()


def properties(page: bytes) -> dict[str, str]:
    """The core properties: title, creator, language, created, modified."""
    return {name_of(one): one.text or "" for one in xml(parts(page)["docProps/core.xml"])}
