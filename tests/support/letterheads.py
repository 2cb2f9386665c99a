"""Letterheads as companies make them in Word, made by hand with python-docx; edits of their parts that spoil one."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from engine.diagnostics import Diagnostic, Refused
from engine.rendering.word.letterhead.check import open_letter

LEFT, RIGHT = 3.2, 1.8  # cm
FONT, TITLE_FONT = "Arial", "Georgia"
SECRET = "anna.peeters"  # who made the letterhead: nothing of her or of her computer may reach a client
FRENCH_IDS = {
    "Heading1": "Titre1",
    "Title": "Titre",
    "Header": "En-tte",
    "Footer": "Pieddepage",
    "ListBullet": "Listepuces",
}
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHOWN = (
    "{{ title }}{% if marks %}{{ marks }}{% endif %}{% for one in notices %}{{ one }}{% endfor %}"
    "{% for one in facts %}{{ one.label }}{{ one.text }}{% endfor %}"
)
"""What shows all that the block `front` shows of what must be shown."""
CONTENTS = ("{{p front }}", "{{p contents }}", "{{p text }}")


def png(width: int = 120, height: int = 40, colour: tuple[int, int, int] = (0, 110, 90)) -> bytes:
    """A picture of one colour: what a logo is to a test."""
    row = b"\0" + bytes(colour) * width

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * height)) + chunk(b"IEND", b"")
    )


@cache
def letterhead() -> bytes:
    """A letterhead with fonts, margins, a logo, French style ids, lists and traces of its own; it is fine."""
    document = Document()
    _look(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(LEFT), Cm(RIGHT)
    section.top_margin, section.bottom_margin = Cm(3.5), Cm(2.5)
    section.different_first_page_header_footer = True
    first = section.first_page_header.paragraphs[0]
    first.add_run().add_picture(io.BytesIO(png()), width=Cm(4))
    split(section.first_page_header.add_paragraph(), "{{ comp", "any", " }} – {", "{ letterhead }}")
    section.header.paragraphs[0].add_run("{{ title }}").italic = True
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        split(paragraph, "{{ page.be", "fore }}")
        field(paragraph, "PAGE", "1")
        paragraph.add_run("{{ page.between }}")
        field(paragraph, "NUMPAGES", "1")
        paragraph.add_run("{{ page.after }}{% if marks %} — ")
        paragraph.add_run("{{ marks }}").bold = True
        paragraph.add_run("{% endif %}")
    for text in CONTENTS:
        document.add_paragraph(text)
    document.add_paragraph("Nos bureaux", style="List Number")
    document.add_paragraph("rue de l’Essai 1, 7000 Mons", style="List Number")
    file = io.BytesIO()
    document.save(file)
    return edited(file.getvalue(), counting, french, traces)


def _look(document: Any) -> None:
    """Fonts and colours of the company, a first line that is indented, and a heading that is numbered by itself."""
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    normal.paragraph_format.first_line_indent = Cm(0.8)
    normal.paragraph_format.space_after = Pt(8)
    for name in ("Heading 1", "Title"):
        styles[name].font.name, styles[name].font.color.rgb = TITLE_FONT, RGBColor(0, 110, 90)
        for one in styles[name].element.iter(qn("w:rFonts")):
            for key in [key for key in one.attrib if key.endswith("Theme")]:
                del one.attrib[key]
            one.set(qn("w:hAnsi"), TITLE_FONT)
    heading = styles["Heading 1"]
    heading.paragraph_format.left_indent = Cm(2)
    number = parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="1"/></w:numPr>')
    heading.element.get_or_add_pPr().insert_element_before(number, "w:spacing", "w:ind", "w:outlineLvl")


def split(paragraph: Any, *pieces: str) -> None:
    """Text in several runs, as Word cuts it."""
    for piece in pieces:
        paragraph.add_run(piece)


def field(paragraph: Any, instruction: str, result: str) -> None:
    for kind, inner in (("begin", None), ("", instruction), ("separate", None), ("text", result), ("end", None)):
        run = paragraph.add_run(inner if kind == "text" else None)
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind == "":
            code = OxmlElement("w:instrText")
            code.text = f" {inner} "
            run._r.append(code)


# Edits of the parts of a file

Parts = dict[str, bytes]
Edit = Callable[[Parts], None]


def edited(content: bytes, *edits: Edit) -> bytes:
    """The file with its parts changed."""
    parts = parts_of(content)
    for edit in edits:
        edit(parts)
    return zipped(parts.items())


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(name, content)
    return file.getvalue()


def swapped(part: str, old: str, new: str, count: int = 1) -> Edit:
    """An edit that replaces a text of a part, which must be there."""

    def edit(parts: Parts) -> None:
        assert old.encode() in parts[part], f"{old} is not in {part}"
        parts[part] = parts[part].replace(old.encode(), new.encode(), count)

    return edit


def related(source: str, kind: str, target: str, *, external: bool = False, base: str = RELATIONSHIPS) -> Edit:
    """An edit that relates a part to something, under the id `rIdX`."""

    def edit(parts: Parts) -> None:
        folder, _, name = source.rpartition("/")
        file = f"{folder}/_rels/{name}.rels".lstrip("/")
        empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        mode = ' TargetMode="External"' * external
        told = f'<Relationship Id="rIdX{len(parts)}" Type="{base}/{kind}" Target="{target}"{mode}/></Relationships>'
        parts[file] = parts.get(file, empty).replace(b"</Relationships>", told.encode())

    return edit


def added(name: str, content: bytes, type: str) -> Edit:
    """An edit that adds a part."""

    def edit(parts: Parts) -> None:
        parts[name] = content
        told = f'<Override PartName="/{name}" ContentType="{type}"/></Types>'.encode()
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", told)

    return edit


def counting(parts: Parts) -> None:
    """Binds the headings to a list of the letterhead, the one that its list 1 is made of."""
    text = parts["word/numbering.xml"].decode()
    number = re.findall(r'<w:num w:numId="1"><w:abstractNumId w:val="(\d+)"/>', text)[0]
    level = re.compile(rf'(<w:abstractNum w:abstractNumId="{number}">.*?<w:numFmt w:val="\w+"/>)(?:<w:pStyle[^>]*/>)?')
    parts["word/numbering.xml"] = level.sub(r'\1<w:pStyle w:val="Heading1"/>', text, count=1).encode()


def french(parts: Parts) -> None:
    """Style ids as a French Word gives them; the names stay English."""
    for part in [one for one in parts if one.startswith("word/") and one.endswith(".xml")]:
        for old, new in FRENCH_IDS.items():
            parts[part] = re.sub(rf'(?<!<w:name w:val=)"{old}(?=(?:Char)?")'.encode(), f'"{new}'.encode(), parts[part])


def traces(parts: Parts) -> None:
    """What Word and document systems leave in a file about who made it, and on which computer."""
    template = f"file:///C:/Users/{SECRET}/Letterhead.dotx"
    related("word/settings.xml", "attachedTemplate", template, external=True)(parts)
    number = re.findall(rb'Id="(rIdX\d+)"', parts["word/_rels/settings.xml.rels"])[0].decode()
    attached = f'<w:attachedTemplate xmlns:r="{RELATIONSHIPS}" r:id="{number}"/>'
    settings = parts["word/settings.xml"].decode()
    parts["word/settings.xml"] = re.sub(r"(<w:zoom[^>]*/>)", rf"\1{attached}", settings, count=1).encode()
    custom = f'<Properties xmlns="urn:x"><property name="owner">{SECRET}</property></Properties>'.encode()
    added("docProps/custom.xml", custom, "application/vnd.openxmlformats-officedocument.custom-properties+xml")(parts)
    related("", "custom-properties", "docProps/custom.xml")(parts)
    added("customXml/item1.xml", f"<p>{SECRET}</p>".encode(), "application/xml")(parts)
    related("word/document.xml", "customXml", "../customXml/item1.xml")(parts)
    body = parts["word/document.xml"].decode()
    body = body.replace("<w:p>", '<w:p w:rsidR="00AB12CD">', 2)
    bookmark = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    parts["word/document.xml"] = body.replace("<w:r>", f'{bookmark}<w:proofErr w:type="spellStart"/><w:r>', 1).encode()
    for part in [one for one in parts if re.fullmatch(r"word/header\d\.xml", one)]:
        path = f'descr="C:\\Users\\{SECRET}\\logo.png" name="Picture'
        parts[part] = parts[part].replace(b'name="Picture', path.encode(), 1)


def parts_of(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*cells: str) -> str:
    """A table of one column, with the cells as its rows."""
    rows = "".join(f'<w:tr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{one}</w:tc></w:tr>' for one in cells)
    head = '<w:tblPr><w:tblW w:w="3000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>'
    return f"<w:tbl>{head}{rows}</w:tbl><w:p/>"


def before_end(xml: str) -> Edit:
    """An edit that puts something at the end of the text."""
    return swapped("word/document.xml", "<w:sectPr", f"{xml}<w:sectPr")


def in_header(xml: str) -> Edit:
    """An edit that puts something into the header of the first page."""
    return swapped("word/header1.xml", "</w:hdr>", f"{xml}</w:hdr>")


def text_of(page: bytes, part: str = "word/document.xml") -> str:
    """The text of a part, a paragraph a line."""
    root = parse_xml(parts_of(page)[part])
    return "\n".join("".join(one.text or "" for one in line.iter(qn("w:t"))) for line in root.iter(qn("w:p")))


def saved(content: bytes, folder: Path, name: str = "letterhead.docx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def refused(folder: Path, content: bytes) -> tuple[Diagnostic, ...]:
    """What is said about a letterhead that is refused, and that the template engine must never see."""
    seen = AssertionError("the template engine was started")
    with patch("docxtpl.DocxTemplate.__init__", side_effect=seen), pytest.raises(Refused) as caught:
        open_letter(saved(content, folder))
    return caught.value.diagnostics
