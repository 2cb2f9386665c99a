"""Word opens our documents without a question: the packages are valid, each element stands at its place."""

from __future__ import annotations

import pytest
import word_pages
from packs import library, real_pack
from reading_word import parts
from word_validity import FIRST, faults

from engine.assembling.dossier import dossier
from engine.rendering import render_pack
from engine.rendering.word.letter import packed
from engine.rendering.word.letter import standard as letter


@pytest.mark.parametrize("name", word_pages.ALL)
def test_a_document_is_valid(name: str) -> None:
    assert faults(word_pages.page(name)) == []


def test_a_pack_of_a_deal_is_valid() -> None:
    pack = real_pack("prospecting-campaign", "en")
    assert faults(render_pack(dossier(library(), pack, "en"), "docx")) == []


def broken(old: str, new: str, part: str = "word/document.xml", name: str = "counted-fr") -> list[str]:
    """What is found in a document in which something was changed."""
    package = parts(word_pages.page(name))
    content = package[part].decode()
    assert old in content
    return faults(packed({**package, part: content.replace(old, new, 1).encode()}))


@pytest.mark.parametrize(
    ("fault", "old", "new", "part"),
    [
        ("pPr: out of order", "<w:keepNext/>", '<w:jc w:val="left"/><w:keepNext/>', "word/document.xml"),
        ("rPr: out of order", "<w:lang ", '<w:lang w:val="fr-BE"/><w:b/><w:lang ', "word/document.xml"),
        ("sdtPr: out of order", "<w:tag ", '<w:id w:val="9"/><w:tag ', "word/document.xml"),
        ("lvl: out of order", "<w:lvlJc ", '<w:suff w:val="tab"/><w:lvlJc ', "word/numbering.xml"),
        ("style: unknown", "<w:qFormat/>", "<w:quickFormat/>", "word/styles.xml"),
        ("no paragraph style is called", '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="X"/>', "word/document.xml"),
        ("no list has the number", '<w:numId w:val="1"/>', '<w:numId w:val="77"/>', "word/styles.xml"),
        ("Word would ask", "<w:zoom ", "<w:updateFields/><w:zoom ", "word/settings.xml"),
        ("an older version of Word", 'w:val="15"', 'w:val="12"', "word/settings.xml"),
        ("names rId99, which is no relation", 'r:id="rId5"', 'r:id="rId99"', "word/document.xml"),
        ("leads to word/x.xml, which does not exist", "theme/theme1.xml", "x.xml", "word/_rels/document.xml.rels"),
        ("leads outside", "Target=", 'TargetMode="External" Target=', "word/_rels/document.xml.rels"),
        ("a type for word/x.xml", "/word/footer1.xml", "/word/x.xml", FIRST),
        ("the prefix w16 is not declared", 'mc:Ignorable="', 'mc:Ignorable="w16 ', "word/document.xml"),
        ("may not be ignored", " w15", "", "word/document.xml"),
        ("a cell does not end with a paragraph", "</w:p></w:tc>", "</w:p><w:bookmarkEnd/></w:tc>", "word/document.xml"),
    ],
)
def test_what_is_wrong_is_found(fault: str, old: str, new: str, part: str) -> None:
    """So that a document without faults says something."""
    assert [one for one in broken(old, new, part) if fault in one], broken(old, new, part)


def test_a_part_that_nothing_leads_to_is_found() -> None:
    package = parts(word_pages.page("counted-fr"))
    found = faults(packed({**package, "word/left.xml": b"<x/>"}))
    assert "nothing leads to word/left.xml" in found


def test_our_template_is_valid() -> None:
    """But for the words it waits for."""
    assert faults(letter().content) == []
