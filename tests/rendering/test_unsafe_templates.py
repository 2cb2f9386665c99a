"""Letterheads that run, load or tell something: each is refused with its part, and no template engine sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from letterheads import (
    Edit,
    added,
    before_end,
    edited,
    in_header,
    letterhead,
    refused,
    related,
    swapped,
)

DOCUMENT, HEADER = "word/document.xml", "word/header1.xml"
MICROSOFT = "http://schemas.microsoft.com/office"
MAIN = "wordprocessingml.document.main+xml"
DTD = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
TYPES = "[Content_Types].xml"
Case = tuple[str, str, tuple[Edit, ...]]
"""The part, the beginning of the message, and the edits that bring it about."""


def field(*codes: str) -> str:
    """A field whose code is cut into pieces."""
    inner = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in codes)
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end"))
    return f"<w:p>{begin}{inner}{separate}<w:r><w:t>x</w:t></w:r>{end}</w:p>"


def after_declaration(part: str, what: bytes, encoding: str = "utf-8") -> Edit:
    """An edit that puts something above the root of a part."""

    def edit(parts: dict[str, bytes]) -> None:
        root = parts[part].partition(b"?>")[2]
        parts[part] = (what + root).decode().encode(encoding)

    return edit


def picture(content: str) -> tuple[Edit, Edit]:
    return added("word/media/l.svg", content.encode(), "image/svg+xml"), related(DOCUMENT, "image", "media/l.svg")


UNSAFE: dict[str, Case] = {
    "macros": (
        "word/vbaProject.bin",
        "the template has macros",
        (added("word/vbaProject.bin", b"x", "application/vnd.ms-office.vbaProject"),),
    ),
    "macros of another name": (
        DOCUMENT,
        "the template has macros",
        (
            added("word/code.bin", b"x", "application/octet-stream"),
            related(DOCUMENT, "vbaProject", "code.bin", base=f"{MICROSOFT}/2006/relationships"),
        ),
    ),
    "a document with macros": (
        DOCUMENT,
        "the template has macros",
        (swapped(TYPES, f"openxmlformats-officedocument.{MAIN}", "ms-word.document.macroEnabled"),),
    ),
    "an add-in": (
        "_rels/.rels",
        "the template has an add-in",
        (related("", "webextensiontaskpanes", "word/x.xml", base=f"{MICROSOFT}/2011/relationships"),),
    ),
    "a control": (DOCUMENT, "the template has an ActiveX control", (related(DOCUMENT, "control", "activeX/a.xml"),)),
    "an object": (
        DOCUMENT,
        "the template has an embedded object",
        (before_end("<w:p><w:r><w:object/></w:r></w:p>"),),
    ),
    "a file inserted": (DOCUMENT, "the template has a file that Word inserts", (before_end("<w:altChunk/>"),)),
    "a chart": (DOCUMENT, "the template has a chart", (related(DOCUMENT, "chart", "charts/chart1.xml"),)),
    "a mail merge": (
        "word/settings.xml",
        "the template has a mail merge",
        (swapped("word/settings.xml", "</w:settings>", "<w:mailMerge/></w:settings>"),),
    ),
    "an old form": (
        DOCUMENT,
        "the template has a field of an old form",
        (before_end('<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData/></w:fldChar></w:r></w:p>'),),
    ),
    "a comment": (
        DOCUMENT,
        "the template has comments",
        (before_end('<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>'),),
    ),
    "a tracked change": (
        DOCUMENT,
        "the template has tracked changes",
        (before_end('<w:p><w:ins w:id="9" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'),),
    ),
    "hidden text": (
        HEADER,
        "the template has hidden text",
        (in_header("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ask Anna</w:t></w:r></w:p>"),),
    ),
    "a linked picture": (
        HEADER,
        "it would load http://example.invalid/logo.png whenever",
        (related(HEADER, "image", "http://example.invalid/logo.png", external=True),),
    ),
    "a linked header": (
        DOCUMENT,
        "it would load http://example.invalid/h.xml whenever",
        (related(DOCUMENT, "header", "http://example.invalid/h.xml", external=True),),
    ),
    "a link to a computer": (
        HEADER,
        r"a link leads to file://\\server\share",
        (related(HEADER, "hyperlink", r"file://\\server\share", external=True),),
    ),
    "a drawing that loads": (
        HEADER,
        "the template has a drawing that would load http://example.invalid/a.png",
        (
            in_header(
                '<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml"'
                ' src="http://example.invalid/a.png"/></w:pict></w:r></w:p>'
            ),
        ),
    ),
    "a field that loads": (
        HEADER,
        "the template has a field INCLUDEPICTURE",
        (in_header(field("INCLUDE", 'PICTURE "http://example.invalid/x.png"')),),
    ),
    "a field that runs": (
        DOCUMENT,
        "the template has a field DDEAUTO",
        (before_end(field(" ddeauto c:\\\\windows\\\\calc.exe")),),
    ),
    "a simple field that runs": (
        DOCUMENT,
        "the template has a field DDE",
        (before_end('<w:p><w:fldSimple w:instr=" DDE x "/></w:p>'),),
    ),
    "a field in a field": (
        DOCUMENT,
        "the template has a field INCLUDETEXT",
        (before_end(field("IF </w:instrText></w:r>" + field("INCLUDETEXT x")[5:-6] + "<w:r><w:instrText>")),),
    ),
    "a field that is never closed": (
        DOCUMENT,
        "the template has a field INCLUDETEXT",
        (before_end(field("INCLUDETEXT x").partition('<w:r><w:fldChar w:fldCharType="end"/>')[0] + "</w:p>"),),
    ),
    "a link in a field": (
        HEADER,
        "a link leads to file:///c:/x",
        (in_header(field(' HYPERLINK \\o "https://example.invalid" "file:///c:/x" ')),),
    ),
    "today's date": (HEADER, "the template has a field DATE", (in_header(field(' DATE \\@ "d MMMM yyyy" ')),)),
    "a document type": (DOCUMENT, "this part has a document type", (after_declaration(DOCUMENT, DTD),)),
    "a document type in UTF-16": (HEADER, "this part has a document type", (after_declaration(HEADER, DTD, "utf-16"),)),
    "a document type in styles": ("word/styles.xml", "this part has", (after_declaration("word/styles.xml", DTD),)),
    "a document type in relations": ("_rels/.rels", "this part has", (after_declaration("_rels/.rels", DTD),)),
    "a document type in the types": (
        "[Content_Types].xml",
        "this part has",
        (after_declaration("[Content_Types].xml", DTD),),
    ),
    "a document type in a drawing": ("word/media/l.svg", "this part has", picture(DTD.decode() + SVG.format(""))),
    "a drawing with a script": (
        "word/media/l.svg",
        "the template has a drawing with <script>",
        picture(SVG.format("<script/>")),
    ),
    "a drawing that reacts": (
        "word/media/l.svg",
        "the template has a drawing that reacts: onload",
        picture(SVG.format('<g onload="x()"/>')),
    ),
    "a drawing with a picture of the web": (
        "word/media/l.svg",
        "the template has a drawing that would load http://example.invalid/a",
        picture(SVG.format('<image href="http://example.invalid/a"/>')),
    ),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_what_is_unsafe(name: str, tmp_path: Path) -> None:
    part, message, edits = UNSAFE[name]
    found = refused(tmp_path, edited(letterhead(), *edits))
    assert {one.code for one in found} == {"template-unsafe"}, found
    assert {one.span.file for one in found} == {f"{tmp_path / 'letterhead.docx'}!{part}"}
    assert any(one.message.startswith(message) for one in found), found
    assert all(one.hints for one in found)
