"""Where the tags of letterheads stand, and what every letterhead has to show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hand_made import FRENCH
from letterheads import (
    CONTENTS,
    SHOWN,
    Edit,
    before_end,
    edited,
    in_header,
    letterhead,
    paragraph,
    refused,
    saved,
    swapped,
    table,
)

from engine.diagnostics import Diagnostic, Refused
from engine.rendering import render
from engine.rendering.word.letter import Letter, standard
from engine.rendering.word.letterhead.check import open_letter

DOCUMENT, HEADER, WORD = "word/document.xml", "word/header1.xml", "application/vnd.openxmlformats-officedocument"


def told(folder: Path, *edits: Edit) -> list[tuple[str, str]]:
    """The messages about a letterhead that is refused, with their codes."""
    return [(one.code, one.message) for one in refused(folder, edited(letterhead(), *edits))]


# Where tags stand

MISPLACED = {
    "a block in a header": (in_header(paragraph("{{p front }}")), "{{p front }} cannot stand here"),
    "a block in a table": (before_end(table(paragraph("{{p front }}"))), "{{p front }} cannot stand here"),
    "a block in a condition": (
        before_end("".join(map(paragraph, ("{%p if marks %}", "{{p front }}", "{%p endif %}")))),
        "{{p front }} cannot stand here",
    ),
    "a loop around paragraphs": (
        before_end("".join(map(paragraph, ("{% for one in facts %}", "x", "{% endfor %}")))),
        "{% for one in facts %} is never ended in its paragraph",
    ),
    "a loop around rows": (
        before_end(table(*map(paragraph, ("{%p for one in facts %}", "x", "{%p endfor %}")))),
        "{%p for one in facts %} is never ended in the same text",
    ),
    "a row that holds more": (
        before_end(table(paragraph("{%tr if marks %}") + paragraph("x"), paragraph("{%tr endif %}"))),
        "{%tr if marks %} must stand alone in its row",
    ),
    "a loop out of a link": (
        before_end(
            '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>{% for one in facts %}</w:t></w:r></w:hyperlink>'
            "<w:r><w:t>{% endfor %}</w:t></w:r></w:p>"
        ),
        "{% for one in facts %} and {% endfor %} stand in different links",
    ),
    "a tag around a picture": (
        before_end("<w:p><w:r><w:t>{{ ti</w:t></w:r><w:r><w:tab/><w:t>tle }}</w:t></w:r></w:p>"),
        "{{ ti…tle }}: a line break, a tab",
    ),
    "a loop around pages": (
        before_end("".join(map(paragraph, ("{%p for one in facts %}", "x" * 4000, "{%p endfor %}")))),
        "{%p for one in facts %} repeats too much",
    ),
}


@pytest.mark.parametrize("name", MISPLACED)
def test_where_a_tag_cannot_stand(name: str, tmp_path: Path) -> None:
    edit, message = MISPLACED[name]
    found = told(tmp_path, edit)
    assert any(code == "template-tag" and one.startswith(message) for code, one in found), found


def test_one_mistake_gives_one_message(tmp_path: Path) -> None:
    """An end without its beginning is no mistake where the beginning was one."""
    for written in ("{% if marks and title %}x{% endif %}", "{% for one in %}x{% endfor %}"):
        assert len(told(tmp_path, in_header(paragraph(written)))) == 1


# What must be shown


def lacking(folder: Path, instead: str, *edits: Edit) -> list[str]:
    """What a letterhead leaves out whose title block is replaced by something else."""
    content = edited(letterhead(), swapped(DOCUMENT, CONTENTS[0], instead), *edits)
    found: tuple[Diagnostic, ...] = ()
    try:
        open_letter(saved(content, folder))
    except Refused as problem:
        found = problem.diagnostics
    assert {one.code for one in found} <= {"template-incomplete"}
    return [
        what for one in found for what in one.message.removeprefix("not every document would show its ").split(", ")
    ]


def test_every_document_shows_what_it_must(tmp_path: Path) -> None:
    assert lacking(tmp_path, SHOWN) == []
    # The marks stand in the footers of the letterhead.
    assert lacking(tmp_path, "x") == ["title", "notices", "facts"]
    assert lacking(tmp_path, SHOWN.replace("{{ one.text }}", "")) == ["facts"]
    assert lacking(tmp_path, f"{{% if mentions %}}{SHOWN}{{% endif %}}") == ["title", "notices", "facts"]
    both = f'{{% if language == "fr-BE" %}}{SHOWN}{{% else %}}{SHOWN}{{% endif %}}'
    assert lacking(tmp_path, both) == []
    assert lacking(tmp_path, both.replace("{{ title }}", "", 1)) == ["title"]


def test_the_first_page_shows_what_it_must(tmp_path: Path) -> None:
    """What only further pages have, a document of one page would not show."""
    assert lacking(tmp_path, "x", in_header(paragraph(SHOWN))) == []
    later = swapped("word/header2.xml", "</w:hdr>", f"{paragraph(SHOWN)}</w:hdr>")
    assert lacking(tmp_path, "x", later) == ["title", "notices", "facts"]
    assert lacking(tmp_path, "x", later, swapped(DOCUMENT, "<w:titlePg/>", "")) == []


def test_the_text_stands_there_once(tmp_path: Path) -> None:
    gone = told(tmp_path, swapped(DOCUMENT, CONTENTS[2], "x"))
    assert ("template-incomplete", "not every document would show its text") in gone
    twice = told(tmp_path, before_end(paragraph(CONTENTS[2])))
    assert twice == [("template-incomplete", "{{p text }} stands there 2 times")]


def nameless(parts: dict[str, bytes]) -> None:
    """Takes the name of the company, which is cut into pieces, out of the header."""
    for piece in (b"{{ comp", b"any", b"{ letterhead }}"):
        parts[HEADER] = parts[HEADER].replace(piece, b"")
    parts[HEADER] = re.sub(rb" \}\} .*? \{(?=<)", b"", parts[HEADER])


def test_what_is_no_error_is_told_too(tmp_path: Path) -> None:
    bare = letterhead()
    for part in ("word/footer1.xml", "word/footer2.xml"):
        bare = edited(bare, *(swapped(part, f" {field} ", " TITLE ") for field in ("PAGE", "NUMPAGES")))
    bare = edited(bare, swapped(DOCUMENT, CONTENTS[1], "{ title }"), nameless)
    found = open_letter(saved(bare, tmp_path)).remarks
    assert [(one.code, str(one.severity), one.message) for one in found] == [
        ("template-incomplete", "note", "documents have no table of contents"),
        ("template-incomplete", "warning", "no page number stands in the headers and footers"),
        (
            "template-incomplete",
            "note",
            "no variable shows who the company is; the letterhead has to say so itself, with all that the law asks for",
        ),
        ("template-tag", "warning", "{ title } is printed as it stands"),
    ]


# The last net


def test_a_template_that_nobody_has_checked_ends_in_a_message() -> None:
    """Nothing but `open_letter` makes a `Letter`; should something slip through, it ends in a message all the same."""
    for tag in ("{{ nothing }}", "{{ title.__class__ }}", "{% for %}", "{{ title() }}"):
        content = edited(standard().content, swapped("word/footer1.xml", "{{ company }}", tag))
        with pytest.raises(Refused) as caught:
            render(FRENCH, "docx", Letter("a.docx", content))
        (one,) = caught.value.diagnostics
        assert isinstance(one, Diagnostic)
        assert (one.code, str(one.span)) == ("template-tag", "a.docx!word/footer1.xml")
