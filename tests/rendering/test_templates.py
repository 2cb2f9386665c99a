"""A letterhead of a company, from Word to the documents of a deal: its look, its text, its lists, what stays behind."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from letterheads import (
    FONT,
    LEFT,
    RIGHT,
    SECRET,
    TITLE_FONT,
    before_end,
    edited,
    letterhead,
    parts_of,
    png,
    saved,
    swapped,
    text_of,
)
from lxml import etree
from openxml_audit import OpenXmlValidator
from packs import library, tailored

from engine import Refused, render
from engine.assembling.dossier import dossier
from engine.rendering import render_pack
from engine.rendering.word.fill_template import text_width
from engine.rendering.word.letter import Letter, standard
from engine.rendering.word.styles import shared
from engine.tasks.template import open_letter

CM = 567  # in twentieths of a point
STATIC = "Nos bureaux\nrue de l’Essai 1, 7000 Mons"


@cache
def letter() -> Letter:
    """The letterhead, opened as people do."""
    with tempfile.TemporaryDirectory() as folder:
        return open_letter(saved(letterhead(), Path(folder)))[0]


@cache
def page(name: str, own: bool = False) -> bytes:
    """A document of the example deal, or its pack, in the letterhead or in our own template."""
    given = None if own else letter()
    if name == "pack":
        return render_pack(dossier(library(), tailored("fr"), "fr"), "docx", given)
    return render(tailored("fr")[name], "docx", given)


def parts(name: str) -> Mapping[str, bytes]:
    return parts_of(page(name))


def tree(name: str, part: str) -> Any:
    return parse_xml(parts(name)[part])


NAMES = ["quote", "cgv", "pack"]
EACH = pytest.mark.parametrize("name", NAMES)


class TestLook:
    @EACH
    def test_the_text_is_that_of_our_template(self, name: str) -> None:
        blocks = text_of(page(name)).removesuffix(f"\n{STATIC}")
        own = text_of(page(name, own=True))
        assert own.endswith(blocks)
        assert len(own) - len(blocks) < 400  # the lines above the title, which stand in the header here

    def test_the_pages_are_those_of_the_letterhead(self) -> None:
        margins = tree("quote", "word/document.xml").find(f".//{qn('w:pgMar')}")
        assert [round(int(margins.get(qn(f"w:{side}"))) / CM, 1) for side in ("left", "right")] == [LEFT, RIGHT]

    def test_tables_fill_the_width_of_the_text(self) -> None:
        width = (21 - LEFT - RIGHT) * CM
        body = tree("quote", "word/document.xml").find(qn("w:body"))
        own = [one for one in body.iter(qn("w:tbl")) if one.getparent().tag != qn("w:tc")]
        assert own
        for one in own:
            indent = one.find(f"{qn('w:tblPr')}/{qn('w:tblInd')}")
            left = int(indent.get(qn("w:w"))) if indent is not None else 0
            full = left + int(one.find(f"{qn('w:tblPr')}/{qn('w:tblW')}").get(qn("w:w")))
            assert abs(full - width) < 4

    def test_the_width_is_that_of_the_section_with_the_text(self, tmp_path: Path) -> None:
        """A cover may have margins of its own, and the text may be set in columns."""
        size = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="3000" w:right="3000" w:top="900" w:bottom="900"/>'
        cover = f"<w:p><w:pPr><w:sectPr>{size}</w:sectPr></w:pPr></w:p>"
        before = re.compile(r"(?=<w:p>(?:(?!<w:p>).)*\{\{p text)")

        def edit(parts: dict[str, bytes]) -> None:
            parts["word/document.xml"] = before.sub(cover, parts["word/document.xml"].decode(), count=1).encode()

        given = open_letter(saved(edited(letterhead(), edit), tmp_path))[0]
        assert abs(text_width(given) - (21 - LEFT - RIGHT) * CM) < 4
        wide = swapped("word/document.xml", "<w:cols w:space=", '<w:cols w:num="2" w:space=')
        page = swapped("word/document.xml", '<w:pgSz w:w="11906"', '<w:pgSz w:w="16838"')
        given = open_letter(saved(edited(letterhead(), page, wide), tmp_path))[0]
        assert abs(text_width(given) - (16838 - (LEFT + RIGHT) * CM - 720) / 2) < 4

    def test_the_logo_and_the_headers_are_there(self) -> None:
        assert png() in parts("quote").values()
        header = text_of(page("quote"), "word/header1.xml")
        assert "IMS ADVISOR SRL, société à responsabilité limitée – SecretarIA" in header
        footer = text_of(page("quote"), "word/footer1.xml")
        assert footer == "page 1 / 1 — Projet · Spécimen"

    def test_the_fonts_are_those_of_the_letterhead(self) -> None:
        """Styles that it lacks are added without a font, so that they take its own; none of ours comes along."""
        styles = tree("quote", "word/styles.xml")
        fonts = {
            one.find(qn("w:name")).get(qn("w:val")): one.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            for one in styles.iter(qn("w:style"))
        }
        assert fonts["Normal"].get(qn("w:ascii")) == FONT
        assert fonts["heading 1"].get(qn("w:ascii")) == TITLE_FONT
        added = [name for name in fonts if name.startswith("Clausier")]
        assert len(added) > 20
        assert [name for name in added if fonts[name] is not None] == []
        assert b"10243F" not in parts("quote")["word/styles.xml"]  # our own colour

    def test_an_indented_first_line_stays_out_of_numbers_and_tables(self) -> None:
        for one in tree("quote", "word/styles.xml").iter(qn("w:style")):
            name = one.find(qn("w:name")).get(qn("w:val"))
            plain = name == "Clausier Title" or one.find(f"{qn('w:basedOn')}[@{qn('w:val')}='Normal']") is not None
            if name.startswith("Clausier") and plain and one.get(qn("w:type")) == "paragraph":
                indent = one.find(f"{qn('w:pPr')}/{qn('w:ind')}")
                numbered = one.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
                assert numbered or {"firstLine", "hanging"} & {key.rpartition("}")[2] for key in indent.attrib}, name

    def test_what_is_justified(self, tmp_path: Path) -> None:
        """Running text is justified where that of the letterhead is, tables are not; titles are its own."""

        def edit(parts: dict[str, bytes]) -> None:
            styles = parse_xml(parts["word/styles.xml"])
            for name, told in (
                ("Normal", '<w:jc w:val="both"/>'),
                ("Title", '<w:jc w:val="center"/>'),
            ):
                (style,) = styles.xpath(f"//w:style[w:name/@w:val='{name}']")
                old = style.find(qn("w:pPr"))
                old.getparent().replace(old, parse_xml(f"<w:pPr {nsdecls('w')}>{told}</w:pPr>"))
            parts["word/styles.xml"] = etree.tostring(styles)

        given = open_letter(saved(edited(letterhead(), edit), tmp_path))[0]
        styles = parse_xml(parts_of(render(tailored("fr")["quote"], "docx", given))["word/styles.xml"])

        def told(name: str, property: str) -> list[str]:
            return [str(one) for one in styles.xpath(f"//w:style[w:name/@w:val='{name}']/w:pPr/{property}")]

        assert told("Clausier Cell", "w:jc/@w:val") == told("Clausier Label", "w:jc/@w:val") == ["left"]
        assert told("Clausier Paragraph", "w:jc/@w:val") == told("Clausier Title", "w:jc/@w:val") == []


class TestLists:
    def test_the_headings_of_the_letterhead_count_articles(self) -> None:
        """Its own numbering and indent of headings give way; the style keeps its id, which is French here."""
        styles, numbering = tree("quote", "word/styles.xml"), tree("quote", "word/numbering.xml")
        (heading,) = styles.xpath("//w:style[w:name/@w:val='heading 1']")
        assert heading.get(qn("w:styleId")) == "Titre1"
        number = heading.find(f".//{qn('w:numId')}").get(qn("w:val"))
        assert heading.find(f".//{qn('w:ind')}") is None
        (abstract,) = numbering.xpath(f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
        (level,) = numbering.xpath("//w:lvl[w:pStyle/@w:val='Titre1']")
        assert level.getparent().get(qn("w:abstractNumId")) == abstract
        assert level.find(qn("w:lvlText")).get(qn("w:val")) == "Article %1"
        used = tree("quote", "word/document.xml").xpath("//w:pStyle/@w:val")
        assert used.count("Titre1") == sum(not one.annex for one in tailored("fr")["quote"].articles)

    @EACH
    def test_its_own_lists_stay_its_own(self, name: str) -> None:
        before, after = parts_of(letter().content), parts(name)
        (own,) = set(
            re.findall(rb'<w:style [^>]*w:styleId="ListNumber">.*?<w:numId w:val="(\d+)"', before["word/styles.xml"])
        )
        numbering = after["word/numbering.xml"]
        assert re.findall(rb'<w:num w:numId="%s"[^>]*>.*?</w:num>' % own, numbering) == re.findall(
            rb'<w:num w:numId="%s"[^>]*>.*?</w:num>' % own, before["word/numbering.xml"]
        )
        numbers = re.findall(rb'<w:num w:numId="(\d+)"', numbering)
        assert len(set(numbers)) == len(numbers)
        used = {*re.findall(rb'<w:numId w:val="(\d+)"', after["word/document.xml"])} - {b"0"}
        theirs = {*re.findall(rb'<w:num w:numId="(\d+)"', before["word/numbering.xml"])}
        assert used <= {*numbers} - theirs  # the articles are counted by lists of ours

    def test_a_list_in_its_text_is_not_renumbered(self, tmp_path: Path) -> None:
        """A paragraph of the letterhead that names its list itself, under a number that ours would have."""
        listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>⟦</w:t></w:r>'
        content = edited(letterhead(), before_end(f"<w:p>{listed}</w:p>"))
        made = render(tailored("fr")["quote"], "docx", open_letter(saved(content, tmp_path))[0])
        assert listed.encode() in parts_of(made)["word/document.xml"]


class TestFile:
    @EACH
    def test_word_opens_it(self, name: str, tmp_path: Path) -> None:
        """By the rules of Microsoft's Open XML SDK."""
        path = saved(page(name), tmp_path)
        assert [str(one) for one in OpenXmlValidator().validate(path).errors] == []

    @EACH
    def test_nothing_tells_who_made_the_letterhead(self, name: str) -> None:
        assert any(SECRET.encode() in content for content in parts_of(letterhead()).values())
        for part, content in parts(name).items():
            assert SECRET.encode() not in content, part
            assert not re.search(rb"rsid|proofErr|_GoBack|attachedTemplate|python-docx", content), part
        assert [one for one in parts(name) if "custom.xml" in one or "thumbnail" in one or "printer" in one] == []

    def test_it_is_a_document_of_today_s_word(self, tmp_path: Path) -> None:
        """A letterhead of an old Word does not put its documents into compatibility mode, nor does one that tracks."""
        old = swapped(
            "word/settings.xml",
            "</w:settings>",
            "<w:trackRevisions/><w:documentProtection w:edit='forms'/></w:settings>",
        )
        content = edited(letterhead(), old)
        made = parts_of(render(tailored("fr")["quote"], "docx", open_letter(saved(content, tmp_path))[0]))
        settings = made["word/settings.xml"].decode()
        (mode,) = re.findall(r'w:name="compatibilityMode"[^>]*w:val="(\d+)"', settings)
        assert mode == "15"
        assert not re.search("trackRevisions|documentProtection|rsid", settings)

    @EACH
    def test_the_same_letterhead_and_deal_give_the_same_bytes(self, name: str, tmp_path: Path) -> None:
        again = open_letter(saved(letterhead(), tmp_path))[0]
        assert again.content == letter().content
        own = dossier(library(), tailored("fr"), "fr")
        made = render_pack(own, "docx", again) if name == "pack" else render(tailored("fr")[name], "docx", again)
        assert made == page(name)

    def test_a_part_may_name_its_elements_without_a_prefix(self, tmp_path: Path) -> None:
        def bare(parts: dict[str, bytes]) -> None:
            theme = parts["word/theme/theme1.xml"]
            for old, new in ((b"<a:", b"<"), (b"</a:", b"</"), (b"xmlns:a=", b"xmlns=")):
                theme = theme.replace(old, new)
            parts["word/theme/theme1.xml"] = theme

        given = open_letter(saved(edited(letterhead(), bare), tmp_path))[0]
        assert b"<themeElements>" in parts_of(render(tailored("fr")["quote"], "docx", given))["word/theme.xml"]

    def test_a_template_of_word_is_as_good_as_a_document(self, tmp_path: Path) -> None:
        content = edited(letterhead(), swapped("[Content_Types].xml", "document.main+xml", "template.main+xml"))
        assert open_letter(saved(content, tmp_path, "letterhead.dotx"))[0].content == letter().content

    def test_pages_leave_room_for_the_text(self, tmp_path: Path) -> None:
        for measure, message in (
            ("6000", "the text is 8.6 cm wide on a page; it has to be 9 cm"),
            ("x", "the size or"),
        ):
            content = edited(letterhead(), lambda parts: None, margin(measure))
            with pytest.raises(Refused, match=message) as caught:
                open_letter(saved(content, tmp_path))
            assert [one.code for one in caught.value.diagnostics] == ["template-page"]
        open_letter(saved(edited(letterhead(), margin("2.5cm")), tmp_path))  # as ISO 29500 allows


def margin(measure: str) -> Any:
    def edit(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode()
        parts["word/document.xml"] = re.sub(r'w:left="\d+"(?=[^>]*w:header)', f'w:left="{measure}"', text).encode()

    return edit


class TestOurOwn:
    def test_it_can_be_used_as_a_letterhead(self, tmp_path: Path) -> None:
        given, remarks = open_letter(saved(standard().content, tmp_path))
        assert remarks == ()
        assert text_of(render(tailored("fr")["quote"], "docx", given)) == text_of(page("quote", own=True))

    def test_it_has_every_style(self) -> None:
        assert all(shared(parse_xml(parts_of(standard().content)["word/styles.xml"])).values())
