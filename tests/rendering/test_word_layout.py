"""What a Word document repeats, keeps together and tells of itself, whatever it looks like."""

from __future__ import annotations

from dataclasses import replace

import pytest
import word_pages
from hand_made import FRENCH, HOSTILE
from packs import LANGUAGES
from reading_back import words
from reading_word import Line, Reading, fields, parts, properties, read, running, xml
from word_numbers import W, name_of, on, value
from word_pages import DOCUMENTS, PACKS, bound

from engine.model.block import TableBlock
from engine.model.digest import text_digest
from engine.model.document import Document, Run
from engine.rendering import render

EACH = pytest.mark.parametrize("name", word_pages.ALL)


# Tables, and what stays together


def tables(document: Document) -> list[TableBlock[Run]]:
    blocks = (block for article in document.articles for one in article.paragraphs for block in one.blocks)
    return [one for one in blocks if isinstance(one, TableBlock)]


@EACH
def test_headers_of_tables_are_repeated_and_rows_never_cut(name: str) -> None:
    root = read(word_pages.page(name)).root
    headers = [row for row in root.iter(f"{W}tr") if on(row, "trPr/tblHeader")]
    expected = [
        [words(cell) for cell in table.header]
        for one in bound(name)
        for table in tables(one)
        if any(words(cell) for cell in table.header)
    ]
    found = [["".join(cell.itertext()) for cell in row.iter(f"{W}tc")] for row in headers]
    assert found == expected
    assert all(row is next(row.getparent().iter(f"{W}tr")) for row in headers)
    assert all(on(row, "trPr/cantSplit") for row in root.iter(f"{W}tr"))


def kept(reading: Reading, line: Line) -> bool:
    """Whether a paragraph stays on the page of the next one, by itself or by its style."""
    counting = reading.counting
    return any(
        on(one, "pPr/keepNext") for one in (line.element, *(counting.styles[id] for id in counting.chain(line.style)))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_signed_stays_on_one_page(language: str) -> None:
    reading = read(word_pages.page(f"quote-{language}"))
    at = max(place for place, line in enumerate(reading.lines) if line.style == "Heading1")
    signing = reading.lines[at:]
    assert [line.shown for line in signing[:-1] if not kept(reading, line)] == []
    assert sum(line.style == "ClausierParty" for line in signing) == 2


def test_rows_of_a_short_table_stay_on_one_page_and_totals_are_not_left_alone() -> None:
    reading = read(word_pages.page("quote-fr"))
    short, long = (one for one in reading.root.iter(f"{W}tbl") if len(one.findall(f"{W}tr")) > 6)
    for table, alone in ((short, 1), (long, 61)):
        rows = [
            [kept(reading, line) for line in reading.lines if line.element in {*row.iter(f"{W}p")}]
            for row in table.iter(f"{W}tr")
        ]
        assert all(len({*row}) == 1 for row in rows)
        free = [not row[0] for row in rows]
        assert free[:2] == [False, False]
        assert free[-2:] == [False, True]
        assert sum(free) == alone


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_and_each_document_of_a_pack_begin_a_page(language: str) -> None:
    """A mark, which stands above the title, or the heading."""
    begins = [one for one in read(word_pages.page(f"pack-{language}")).lines if on(one.element, "pPr/pageBreakBefore")]
    assert [one.style for one in begins] == ["ClausierContents", "ClausierMark", "ClausierMark", "ClausierMark"]


def test_bullets_are_those_of_a_list() -> None:
    reading = read(word_pages.page("french"))
    bullets = [one for one in reading.lines if one.style == "ClausierBullet"]
    assert [one.text for one in bullets] == ["alpha", HOSTILE, "gamma"]
    for one in bullets:
        place = reading.counting.place(one.element)
        assert place is not None
        assert value(reading.counting.level(*place), "numFmt") == "bullet"


# Running lines and properties


@EACH
def test_the_footer_counts_the_pages(name: str) -> None:
    page = word_pages.page(name)
    assert [one.words for one in fields(page, "word/footer1.xml")] == [["PAGE"], ["NUMPAGES"]]
    between = {"fr": "page 1 / 1", "en": "page 1 of 1"}[bound(name)[0].language]
    assert running(page)["word/footer1.xml"].endswith(f"\n{between}\n")


@EACH
def test_marks_stand_above_the_text_and_on_every_page(name: str) -> None:
    page = word_pages.page(name)
    marks = bound(name)[0].front.marks
    assert marks
    boxed = [one.text for one in read(page).lines if one.style == "ClausierMark"]
    assert boxed == ["  ".join(marks)] * (1 if name in DOCUMENTS else 4)
    assert " · ".join(marks) in running(page)["word/footer1.xml"].split("\n")


def test_a_document_without_marks_has_none() -> None:
    page = render(replace(FRENCH, front=replace(FRENCH.front, marks=())), "docx")
    assert running(page)["word/footer1.xml"] == "IMS ADVISOR SRL\n\npage 1 / 1\n"
    assert "ClausierMark" not in {one.style for one in read(page).lines}


@EACH
def test_every_page_but_the_first_names_the_document(name: str) -> None:
    page = word_pages.page(name)
    section = read(page).root.find(f".//{W}sectPr")
    assert on(section, "titlePg")
    (field,) = fields(page, "word/header1.xml")
    assert field.words == ["STYLEREF", '"Clausier', 'Title"']
    assert field.result == title(name)
    assert running(page)["word/header2.xml"] == ""


def title(name: str) -> str:
    return PACKS[name].title if name in PACKS else DOCUMENTS[name].title


@EACH
def test_the_properties_tell_the_document(name: str) -> None:
    one = bound(name)[0]
    told = properties(word_pages.page(name))
    assert {key: text for key, text in told.items() if text} == {
        "title": title(name),
        "creator": one.front.company,
        "lastModifiedBy": one.front.company,
        "language": one.locale,
        "created": f"{one.date}T00:00:00Z",
        "modified": f"{one.date}T00:00:00Z",
        "revision": "1",
    }


@EACH
def test_nothing_else_tells_where_or_when_it_was_made(name: str) -> None:
    package = parts(word_pages.page(name))
    application = {name_of(one): one.text for one in xml(package["docProps/app.xml"])}
    assert application == {"Application": "Clausier"}
    assert [one for one in package if one.startswith("docProps/")] == ["docProps/app.xml", "docProps/core.xml"]
    assert not any("rsid" in name for one in xml(package["word/document.xml"]).iter() for name in dict(one.attrib))


@EACH
def test_programs_find_what_the_file_holds(name: str) -> None:
    (part,) = [one for one in parts(word_pages.page(name)) if one.startswith("customXml/item1")]
    told = [dict(one.attrib) for one in xml(parts(word_pages.page(name))[part]) if name_of(one) == "document"]
    assert told == [
        {"id": one.id, "version": one.version, "language": one.locale, "date": one.date, "sha256": text_digest(one)}
        for one in bound(name)
    ]
