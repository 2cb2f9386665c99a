"""The tags of letterheads: what they print, which are refused, and that nothing else is taken for one."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import nsdecls
from hand_made import FRENCH
from letterheads import (
    CONTENTS,
    SHOWN,
    Edit,
    added,
    before_end,
    edited,
    in_header,
    letterhead,
    paragraph,
    parts_of,
    refused,
    related,
    saved,
    swapped,
    table,
    text_of,
)

from engine.model.document import Document
from engine.rendering import render
from engine.rendering.word.letterhead.check import open_letter

DOCUMENT, HEADER, WORD = "word/document.xml", "word/header1.xml", "application/vnd.openxmlformats-officedocument"
PLAIN = replace(FRENCH, title="A {{ b }} & <c>", front=replace(FRENCH.front, marks=(), company="x}} y"))
LABELS = [row.label for row in FRENCH.front.rows]


def made(folder: Path, document: Document, *edits: Edit) -> bytes:
    return render(document, "docx", open_letter(saved(edited(letterhead(), *edits), folder)).letter)


# What tags print

PRINTED = {
    "a variable": ("<{{ title }}>", "<A {{ b }} & <c>>"),
    "in one word": ("{{title}}", "A {{ b }} & <c>"),
    "a condition": ("{% if marks %}yes{% else %}no{% endif %}", "no"),
    "the contrary": ("{% if not marks %}none{% endif %}", "none"),
    "another one": ("{% if marks %}a{% elif title %}b{% else %}c{% endif %}", "b"),
    "a language": ("{% if language == “en-GB” %}Seat{% elif language == « fr-BE » %}Siège{% endif %}", "Siège"),
    "another language": ('{% if language != "fr-BE" %}x{% else %}fr{% endif %}', "fr"),
    "a list": (
        "{% for one in facts %}{{ loop.index }}{{ one.label }}{% if not loop.last %}, {% endif %}{% endfor %}",
        ", ".join(f"{place}{label}" for place, label in enumerate(LABELS, 1)),
    ),
    "a remark": ("a{# {{ nothing }} #}b", "ab"),
    "braces of its own": ("{ 100 % } {# x #}# }% a {b} c", "{ 100 % } # }% a {b} c"),
}


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize("place", ["text", "header", "box", "note"])
def test_what_is_printed(name: str, place: str, tmp_path: Path) -> None:
    written, expected = PRINTED[name]
    inside = paragraph(f"⟦{written}⟧".replace("<", "&lt;"))
    edits = PLACES[place](inside)
    page = made(tmp_path, PLAIN, *edits)
    text = text_of(page, {"text": DOCUMENT, "box": DOCUMENT, "header": HEADER, "note": "word/footnotes.xml"}[place])
    assert text.partition("⟦")[2].partition("⟧")[0] == expected


def box(inside: str) -> tuple[Edit]:
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{inside}'
    end = "</w:txbxContent></v:textbox></v:shape>"
    return (before_end(f"<w:p><w:r><w:t>a</w:t></w:r><w:r><w:pict>{shape}{end}</w:pict></w:r></w:p>"),)


def note(inside: str) -> tuple[Edit, ...]:
    notes = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1">{inside}</w:footnote></w:footnotes>'
    return (
        added("word/footnotes.xml", notes.encode(), f"{WORD}.wordprocessingml.footnotes+xml"),
        related(DOCUMENT, "footnotes", "footnotes.xml"),
        before_end('<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'),
    )


PLACES = {
    "text": lambda inside: (before_end(inside),),
    "header": lambda inside: (in_header(inside),),
    "box": box,
    "note": note,
}


def test_a_tag_may_be_cut_into_runs(tmp_path: Path) -> None:
    """Between its pieces there may be marks of the spelling checker, bookmarks and other formatting."""
    pieces = ["⟦{", "{ ti", "tle ", "}", "} – {% i", "f marks %}", "no", "{%endif %", "}⟧"]
    mark = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="7" w:name="x"/><w:bookmarkEnd w:id="7"/>'
    runs = mark.join(f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{one}</w:t></w:r>' for one in pieces)
    assert "⟦A {{ b }} & <c> – ⟧" in text_of(made(tmp_path, PLAIN, before_end(f"<w:p>{runs}</w:p>")), DOCUMENT)


def test_rows_and_paragraphs_are_repeated(tmp_path: Path) -> None:
    row = [paragraph(one) for one in ("{%tr for one in facts %}", "{{ one.label }}", "{%tr endfor %}")]
    lines = [paragraph(one) for one in ("{%p for one in facts %}", "{{ one.label }}", "{%p endfor %}")]
    text = text_of(made(tmp_path, FRENCH, before_end(f"{paragraph('⟦')}{table(*row)}{''.join(lines)}")), DOCUMENT)
    assert text.partition("⟦")[2].startswith("\n" + "\n".join((*LABELS, "", *LABELS)))


def test_what_is_left_out_leaves_a_sound_document(tmp_path: Path) -> None:
    """No table without rows and no cell without a paragraph: Word would repair the document."""
    gone = [paragraph(one) for one in ("{%p if marks %}", "{{ marks }}", "{%p endif %}")]
    rows = [paragraph(one) for one in ("{%tr if marks %}", "{{ marks }}", "{%tr endif %}")]
    page = made(tmp_path, PLAIN, before_end(f"{paragraph('⟦')}{table(''.join(gone))}{table(*rows)}{paragraph('⟧')}"))
    own = parts_of(page)[DOCUMENT].decode().partition("⟦")[2].partition("⟧")[0]
    assert re.search("</w:tcPr><w:p>.*</w:p></w:tc></w:tr></w:tbl>", own)
    assert own.count("<w:tbl>") == 1


def test_braces_at_the_edges_of_paragraphs_are_words(tmp_path: Path) -> None:
    """docxtpl would take what lies between them for the inside of a tag."""
    lines = ["⟦{", "{ a {", "% b {", "# c %", "} d }", "} e #", "}⟧"]
    text = text_of(made(tmp_path, FRENCH, before_end("".join(map(paragraph, lines)))), DOCUMENT)
    assert "\n".join(lines) in text


def test_a_table_of_the_letterhead_keeps_its_columns(tmp_path: Path) -> None:
    """docxtpl would take away columns that no row fills, as in a table with narrow rows."""
    grid = '<w:gridCol w:w="3000"/><w:gridCol w:w="1234"/>'
    wide = table(paragraph("{{ company }}")).replace('<w:gridCol w:w="3000"/>', grid)
    assert grid in parts_of(made(tmp_path, FRENCH, before_end(wide)))[DOCUMENT].decode()


def test_the_title_block_may_be_made_of_variables(tmp_path: Path) -> None:
    page = made(tmp_path, FRENCH, swapped(DOCUMENT, CONTENTS[0], SHOWN))
    assert FRENCH.title in text_of(page, DOCUMENT)
    assert all(label in text_of(page, DOCUMENT) for label in LABELS)


# What is refused

REFUSED = {
    "{{ companny }}": "template-variable",
    "{{ Title }}": "template-variable",
    "{{ page.befor }}": "template-variable",
    "{{ one.text }}": "template-variable",
    "{{ loop.index }}": "template-variable",
    "{% for one in facst %}{{ one.label }}{% endfor %}": "template-variable",
    "{% for one in notices %}{{ one.text }}{% endfor %}": "template-variable",
    "{{ mentions }}": "template-tag",
    "{{ page }}": "template-tag",
    "{{ mentions.label }}": "template-tag",
    "{% for one in mentions %}{{ one }}{% endfor %}": "template-tag",
    "{% for one in title %}{{ one }}{% endfor %}": "template-tag",
    "{% for title in mentions %}x{% endfor %}": "template-tag",
    "{% for one in mentions %}{% for two in facts %}x{% endfor %}{% endfor %}": "template-tag",
    "{{ title|upper }}": "template-tag",
    "{{ title() }}": "template-tag",
    "{{ title.__class__ }}": "template-tag",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}": "template-tag",
    "{{ 7*7 }}": "template-tag",
    "{{ title if marks else 1 }}": "template-tag",
    "{{}}": "template-tag",
    "{% set x = 1 %}": "template-tag",
    "{% include 'x' %}": "template-tag",
    "{% import 'x' as y %}": "template-tag",
    "{% macro x() %}{% endmacro %}": "template-tag",
    "{% raw %}{{ 7*7 }}{% endraw %}": "template-tag",
    "{% for x in range(9) %}x{% endfor %}": "template-tag",
    "{% if title == 'x' %}x{% endif %}": "template-tag",
    "{% if language == 'nl' %}x{% endif %}": "template-tag",
    "{% if marks and title %}x{% endif %}": "template-tag",
    "{% if text %}x{% endif %}": "template-tag",
    "{% if marks %}x": "template-tag",
    "{% endif %}": "template-tag",
    "{% if marks %}{% else %}{% else %}{% endif %}": "template-tag",
    "{%- if marks -%}x{%- endif -%}": "template-tag",
    "{% p if marks %}x{% p endif %}": "template-tag",
    "{%p if marks %}": "template-tag",
    "{%tr if marks %}": "template-tag",
    "{%tc if marks %}": "template-tag",
    "{% colspan 3 %}": "template-tag",
    "{% vm %}": "template-tag",
    "{{r title }}": "template-tag",
    "{{p title }}": "template-tag",
    "{{ contents }}": "template-tag",
    "{{p front }} x": "template-tag",
    "{{ title": "template-tag",
    "title }}": "template-tag",
    "{{ title }": "template-tag",
    "\ue004 x": "template-tag",
}


@pytest.mark.parametrize("written", REFUSED)
def test_what_is_no_tag(written: str, tmp_path: Path) -> None:
    found = refused(tmp_path, edited(letterhead(), in_header(paragraph(written.replace("<", "&lt;")))))
    assert {one.code for one in found} == {REFUSED[written]}, found
    assert {str(one.span) for one in found} == {f"{tmp_path / 'letterhead.docx'}!{HEADER}"}


def test_a_misspelt_variable_is_named_with_its_part(tmp_path: Path) -> None:
    (one,) = refused(tmp_path, edited(letterhead(), swapped("word/header2.xml", "{{ title }}", "{{ titel }}")))
    assert str(one).removeprefix(str(tmp_path)) == (
        "/letterhead.docx!word/header2.xml: error: {{ titel }} names nothing that a template can show"
        " [template-variable]\n    hint: did you mean {{ title }} or {{ titles }}?"
    )


HIDDEN = {
    "an attribute": '<w:p><w:pPr><w:pStyle w:val="{{ 7*7 }}"/></w:pPr></w:p>',
    "the text beside an element": "<w:p>{{ 7*7 }}<w:r/></w:p>",
    "the text behind an element": "<w:p><w:r/>{{ 7*7 }}</w:p>",
    "a text cut by an element": "<w:p><w:r><w:t>{<w:x/>{ 7*7 }}</w:t></w:r></w:p>",
    "a formula": '<w:p><m:t xmlns:m="urn:m">{{ 7*7 }}</m:t></w:p>',
    "a formula, brace by brace": '<w:p><m:t xmlns:m="urn:m">{</m:t><m:t xmlns:m="urn:m">{ 7*7 }}</m:t></w:p>',
    "the code of a field": '<w:p><w:fldSimple w:instr="STYLEREF {{ 7*7 }}"/></w:p>',
}


@pytest.mark.parametrize("name", HIDDEN)
def test_a_tag_cannot_hide(name: str, tmp_path: Path) -> None:
    """docxtpl takes all the XML of a part for a template: braces are refused wherever they are no text."""
    found = refused(tmp_path, edited(letterhead(), in_header(HIDDEN[name])))
    assert {one.code for one in found} == {"template-tag"}, found


def test_what_nobody_prints_is_left_behind(tmp_path: Path) -> None:
    page = made(tmp_path, FRENCH, in_header("<!-- {{ 7*7 }} --><?x {{ 7*7 }}?><w:p/>"))
    assert "7*7" not in text_of(page, HEADER)


def test_endnotes_are_not_filled_in(tmp_path: Path) -> None:
    notes = f'<w:endnotes {nsdecls("w")}><w:endnote w:id="1">{paragraph("{{ title }}")}</w:endnote></w:endnotes>'
    part = added("word/endnotes.xml", notes.encode(), f"{WORD}.wordprocessingml.endnotes+xml")
    found = refused(tmp_path, edited(letterhead(), part, related(DOCUMENT, "endnotes", "endnotes.xml")))
    assert [(one.code, one.message) for one in found] == [("template-tag", "tags are not filled in here")]
