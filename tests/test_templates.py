"""Letterheads of companies: what a good one gives to documents, what is refused, and what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from letterheads import CONTENTS, Edit, added, edited, letterhead, related, saved, swapped

from engine.diagnostics import Diagnostic, Refused
from engine.rendering.word.checking import open_letter

DOCUMENT, HEADER, FOOTER = "word/document.xml", "word/header1.xml", "word/footer1.xml"
OFFICE = "http://schemas.microsoft.com/office"
FRONT, TOC, TEXT = CONTENTS
END = "<w:sectPr"


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def before_end(xml: str) -> Edit:
    """An edit that puts something at the end of the text."""
    return swapped(DOCUMENT, END, f"{xml}{END}")


def in_header(xml: str) -> Edit:
    return swapped(HEADER, "</w:hdr>", f"{xml}</w:hdr>")


def refused(folder: Path, *edits: Edit) -> tuple[Diagnostic, ...]:
    """What is said about the letterhead with these edits, which must not be taken."""
    with pytest.raises(Refused) as caught:
        open_letter(saved(edited(letterhead(), *edits), folder))
    return caught.value.diagnostics


def field(*codes: str) -> str:
    inner = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in codes)
    marks = [f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end")]
    return f"<w:p>{marks[0]}{inner}{marks[1]}<w:r><w:t>x</w:t></w:r>{marks[2]}</w:p>"


UNSAFE: dict[str, tuple[tuple[Edit, ...], str, str]] = {
    "macros": (
        (added("word/vbaProject.bin", b"x", "application/vnd.ms-office.vbaProject"),),
        "word/vbaProject.bin",
        "the template has macros",
    ),
    "related macros": (
        (
            added("word/code.bin", b"x", "application/octet-stream"),
            related(DOCUMENT, "vbaProject", "code.bin", base=f"{OFFICE}/2006/relationships"),
        ),
        DOCUMENT,
        "the template has macros",
    ),
    "a linked picture": (
        (related(HEADER, "image", "http://example.invalid/logo.png", external=True),),
        HEADER,
        "it would load http://example.invalid/logo.png whenever the document is opened",
    ),
    "a link to a share": (
        (related(HEADER, "hyperlink", r"file://\\server\share", external=True),),
        HEADER,
        r"a link leads to file://\\server\share, which is no web or mail address",
    ),
    "an object": ((before_end("<w:p><w:r><w:object/></w:r></w:p>"),), DOCUMENT, "the template has an embedded object"),
    "a file inserted": ((before_end("<w:altChunk/>"),), DOCUMENT, "the template has a file that Word inserts"),
    "an old form": (
        (before_end("<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData/></w:fldChar></w:r></w:p>"),),
        DOCUMENT,
        "the template has a field of an old form",
    ),
    "a comment": (
        (before_end('<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>'),),
        DOCUMENT,
        "the template has comments",
    ),
    "a tracked change": (
        (before_end('<w:p><w:ins w:id="9" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'),),
        DOCUMENT,
        "the template has tracked changes",
    ),
    "a field that loads": (
        (in_header(field("INCLUDE", 'PICTURE "http://example.invalid/x.png"')),),
        HEADER,
        "the template has a field INCLUDEPICTURE",
    ),
    "a field that runs": (
        (before_end(field(" ddeauto c:\\\\windows\\\\calc.exe")),),
        DOCUMENT,
        "the template has a field DDEAUTO",
    ),
    "a simple field that runs": (
        (before_end('<w:p><w:fldSimple w:instr=" DDE x "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'),),
        DOCUMENT,
        "the template has a field DDE",
    ),
    "today's date": ((in_header(field(' DATE \\@ "d MMMM yyyy" ')),), HEADER, "the template has a field DATE"),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_what_is_unsafe_is_refused(name: str, tmp_path: Path) -> None:
    edits, part, message = UNSAFE[name]
    found = refused(tmp_path, *edits)
    assert {one.code for one in found} == {"template-unsafe"}, found
    assert {one.span.file for one in found} == {f"{tmp_path / 'letterhead.docx'}!{part}"}
    assert any(one.message.startswith(message) for one in found), found
