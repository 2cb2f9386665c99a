"""Letterheads that are no Word documents, or damaged or too large: each is refused, and costs no more than others."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from letterheads import (
    CONTENTS,
    RELATIONSHIPS,
    Edit,
    added,
    before_end,
    edited,
    letterhead,
    paragraph,
    parts_of,
    refused,
    related,
    swapped,
    zipped,
)

from engine.diagnostics import Refused
from engine.rendering.word.letter import standard
from engine.rendering.word.letterhead import package
from engine.rendering.word.letterhead.check import open_letter

DOCUMENT, HEADER = "word/document.xml", "word/header1.xml"
MAIN = "wordprocessingml.document.main+xml"
OLD = bytes.fromhex("d0cf11e0a1b11ae1")


def flipped(content: bytes, offset: int, value: bytes) -> bytes:
    """The file with another value in the first entry of its list of parts."""
    at = content.index(b"PK\x01\x02") + offset
    return content[:at] + value + content[at + len(value) :]


def lying() -> bytes:
    """A file whose list tells of a thousand bytes where there are twenty million."""
    content = zipped([("a.png", b"\0" * 20_000_000), *parts_of(letterhead()).items()])
    return flipped(content, 24, struct.pack("<I", 1000))


def with_(*edits: Edit) -> bytes:
    return edited(letterhead(), *edits)


def unreadable() -> Iterator[tuple[str, str, str, bytes]]:
    """Name, what follows the name of the file in the place, the beginning of the message, and the file."""
    parts = parts_of(letterhead())
    types = "[Content_Types].xml"
    yield "text", "", "no Word document, or a damaged one", b"hello"
    yield "nothing", "", "no Word document, or a damaged one", b""
    yield "half of it", "", "no Word document, or a damaged one", letterhead()[:9000]
    yield "a PDF", "", "a PDF", b"%PDF-1.7"
    yield "rich text", "", "a rich text file", b"{\\rtf1 x}"
    yield "an old document", "", "a document of an old version of Word", OLD + bytes(600)
    yield "a password", "", "protected by a password", OLD + "EncryptedPackage".encode("utf-16-le")
    yield "OpenDocument", "", "an OpenDocument file", zipped([("mimetype", b"x"), ("content.xml", b"<x/>")])
    yield "another zip", "", "a zip file, but no Word document", zipped([("a.txt", b"x")])
    yield "too large", "", "larger than 16 MiB", bytes(package.MAX_FILE + 1)
    yield "a bomb", "", "more than 64 MiB once unpacked", zipped([*parts.items(), ("a.png", bytes(70 << 20))])
    yield "a large part", "!word/x.xml", "larger than 2 MiB", zipped([*parts.items(), ("word/x.xml", bytes(3 << 20))])
    yield "a liar", "", "damaged: it cannot be unpacked", lying()
    many = ((f"word/x{one}.xml", b"") for one in range(package.MAX_PARTS))
    yield "many parts", "", "more than 500 parts", zipped([*parts.items(), *many])
    yield (
        "twice",
        "!word/DOCUMENT.xml",
        "two parts have this name",
        zipped([*parts.items(), ("word/DOCUMENT.xml", b"")]),
    )
    yield "outside", "", "a part has a name that none may have: ../x", zipped([*parts.items(), ("../x", b"")])
    yield "encrypted", f"!{types}", "this part is encrypted", flipped(letterhead(), 8, b"\1")
    yield "packed oddly", f"!{types}", "this part is packed in a way", flipped(letterhead(), 10, b"\x0c")
    yield "no text", "!_rels/.rels", "no Word document", with_(lambda parts: parts.pop(DOCUMENT) and None)
    yield "a sheet", "!_rels/.rels", "no Word document", with_(swapped(types, MAIN, "spreadsheetml.sheet.main+xml"))
    strict = swapped(
        "_rels/.rels", f"{RELATIONSHIPS}/office", "http://purl.oclc.org/ooxml/officeDocument/relationships/office"
    )
    yield "strict", "!_rels/.rels", "a Strict Open XML document", with_(strict)
    yield (
        "broken XML",
        f"!{HEADER}:2:",
        "the XML of this part is broken here",
        with_(swapped(HEADER, "</w:hdr>", "</w:x>")),
    )
    for bad in ("http://[bad", "::", "%zz"):
        address = swapped(HEADER, "xmlns:w=", f'xmlns:zz="{bad}" xmlns:w=')
        yield f"the address {bad}", f"!{HEADER}:2:", "the XML of this part is broken here: xmlns:zz", with_(address)
    latin = swapped(HEADER, "UTF-8", "ISO-8859-1")
    yield "another encoding", f"!{HEADER}:1:1", "this part is encoded as ISO-8859-1", with_(latin)
    yield "another prefix", f"!{HEADER}:2:1", "this part gives the prefix", with_(swapped(HEADER, "xmlns:w=", "xmlns="))
    yield "deep", f"!{DOCUMENT}:2:", "this part is nested", with_(before_end("<w:sdt>" * 200 + "</w:sdt>" * 200))
    yield "long", f"!{DOCUMENT}:2:", "this part has more than", with_(before_end("<w:p/>" * 16_000))
    yield (
        "another type",
        f"!{HEADER}",
        "this part is to be of the type",
        with_(swapped(types, "header+xml", "footer+xml")),
    )
    unnumbered = with_(swapped("word/numbering.xml", 'w:abstractNumId="0"', 'w:abstractNumId="x"'))
    yield "a list without a number", "!word/numbering.xml", "a list has no number", unnumbered
    lost = with_(lambda parts: parts.pop("word/media/image1.png") and None)
    yield "a lost picture", f"!{HEADER}", "<blip> shows something that the file does not hold", lost
    text = added("word/media/l.txt", b"x", "text/plain"), related(DOCUMENT, "image", "media/l.txt")
    yield "no picture", "!word/media/l.txt", "a picture of the type text/plain", with_(*text)


@pytest.mark.parametrize("case", [pytest.param(one, id=one[0]) for one in unreadable()])
def test_what_cannot_be_read(case: tuple[str, str, str, bytes], tmp_path: Path) -> None:
    _, place, message, content = case
    errors = [one for one in refused(tmp_path, content) if one.severity == "error"]
    assert {one.code for one in errors} == {"template-unreadable"}, errors
    assert str(errors[0].span).startswith(f"{tmp_path / 'letterhead.docx'}{place}"), errors
    assert any(one.message.startswith(message) for one in errors), errors


def test_what_is_no_file(tmp_path: Path) -> None:
    for path, message in ((tmp_path, "this is no file"), (tmp_path / "x.docx", "there is no such file")):
        with pytest.raises(Refused, match=message):
            open_letter(path)


def test_a_bomb_is_never_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of a file that tells of too much is read; of one that lies, no more than it tells of."""
    liar, bomb = lying(), zipped((f"{one}.png", bytes(10 << 20)) for one in range(8))
    unpacked: list[int] = []
    read = zipfile.ZipExtFile.read

    def counting(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        assert n is not None
        assert 0 <= n <= package.MAX_UNPACKED + 1, "a read without bounds"
        data = read(self, n)
        unpacked.append(len(data))
        return data

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counting)
    refused(tmp_path, liar)
    assert sum(unpacked) <= 1001
    unpacked.clear()
    refused(tmp_path, bomb)
    assert unpacked == []


def test_the_limits_leave_room() -> None:
    """What is refused as too large is far from what a letterhead is."""
    parts = parts_of(standard().content)
    assert max(map(len, parts.values())) * 50 < package.MAX_XML
    assert sum(map(len, parts.values())) * 500 < package.MAX_UNPACKED


def test_a_thousand_mistakes_are_told_in_few_messages(tmp_path: Path) -> None:
    wrong = "".join(paragraph(f"{{{{ x{one} }}}}") for one in range(250))
    found = refused(tmp_path, with_(before_end(wrong)))
    assert len(found) == 41
    assert "and 210 messages more" in [one.message for one in found]
    found = refused(tmp_path, with_(before_end(paragraph("{{ x " * 100_000))))
    assert "more than 300 tags in this part" in [one.message for one in found]
    assert len(found) < 5


def test_the_contents_are_those_of_the_test() -> None:
    """The letterhead that is spoilt here is a good one."""
    assert all(one.encode() in parts_of(letterhead())[DOCUMENT] for one in CONTENTS)
