"""The words of a Word document, its contents and its language, whatever it looks like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest
import word_pages
from hand_made import FRENCH
from hand_made_pack import DOSSIERS
from packs import DEALS, LANGUAGES, library, real_deal, real_pack
from reading_back import articles_text, front_text, letters, words
from reading_word import Line, contents_of, fields, parts, read, read_docx, xml
from word_numbers import W, value
from word_pages import DOCUMENTS, PACKS, bound

from engine import assemble
from engine.model.block import Block, BulletBlock, DefinitionBlock, SignatureBlock, TableBlock, TextBlock
from engine.model.clause import LocalText
from engine.model.document import Document, Paragraph, Run
from engine.rendering import render

EACH = pytest.mark.parametrize("name", word_pages.ALL)
SINGLE = pytest.mark.parametrize("name", DOCUMENTS)


# Words


def said(document: Document) -> Iterator[str]:
    """The paragraphs of the articles as Word should show them, with every space and sign."""
    for article in document.articles:
        yield f"{article.label.replace(chr(0xA0), ' ')}\t{article.title}"
        if article.notice is not None:
            yield article.notice
        for paragraph in article.paragraphs:
            yield from lead(paragraph)
            for block in paragraph.blocks[isinstance(next(iter(paragraph.blocks), None), TextBlock) :]:
                yield from shown(block, document.wording.colon)
            yield words(paragraph.note)
            for item in paragraph.items:
                yield f"{item.number}\t{words(item.line)}"


def lead(paragraph: Paragraph[Run]) -> Iterator[str]:
    """The number of a paragraph, its heading with a full stop, and its first text, in one paragraph of Word's."""
    heading = paragraph.heading or ""
    heading += "." * bool(heading and heading[-1] not in ".?!:…")
    first = paragraph.blocks[0] if paragraph.blocks else None
    text = words(first.line) if isinstance(first, TextBlock) else ""
    told = " ".join(filter(None, (heading, text)))
    yield f"{paragraph.number}\t{told}" if paragraph.number else told


def shown(block: Block[Run], colon: str) -> Iterator[str]:
    match block:
        case TextBlock(line):
            yield words(line)
        case BulletBlock(entries):
            yield from map(words, entries)
        case TableBlock(header, rows):
            yield from (words(cell) for row in (header, *rows) for cell in row)
        case DefinitionBlock(definitions):
            yield from (f"{one.name}{colon}{words(one.line)}" for one in definitions)
        case SignatureBlock(parties):
            for one in parties:
                yield words(one.heading)
                for label, content in one.rows:
                    yield from (f"{words(label)}{colon}" if label else "", words(content))
                yield words(one.signature)


def unbroken(line: str) -> str:
    """A line with an ordinary space in its label, which never breaks in a list of Word's."""
    label, tab, rest = line.partition("\t")
    return label.replace("\u00a0", " ") + tab + rest if tab else line


@SINGLE
def test_every_paragraph_is_printed_to_the_sign(name: str) -> None:
    expected = [unbroken(one) for one in said(DOCUMENTS[name]) if one.strip()]
    found = [unbroken(one.shown) for one in read(word_pages.page(name)).lines if one.shown.strip()]
    assert found[-len(expected) :] == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DEALS)
def test_the_documents_of_the_deals_are_printed_to_the_sign(name: str, language: str) -> None:
    for document in real_pack(name, language).values():
        expected = [unbroken(one) for one in said(document) if one.strip()]
        found = [unbroken(one.shown) for one in read(render(document, "docx")).lines if one.shown.strip()]
        assert found[-len(expected) :] == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_holds_a_cover_then_its_documents(language: str) -> None:
    pack = DOSSIERS[language]
    page = word_pages.page(f"pack-{language}")
    above = front_text(replace(pack.documents[0], title=pack.title, front=pack.front, overview=None))
    listed = "".join(one.title for one in pack.documents)
    told = ""
    for one in pack.documents:
        notices = tuple(each for each in one.front.notices if each not in pack.front.notices)
        bare = replace(one.front, letterhead="", company="", mentions=(), notices=notices)
        told += front_text(replace(one, front=bare)) + articles_text(one)
    assert letters(read_docx(page)) == letters(above + listed + told)


# The table of contents


def links(lines: list[Line]) -> list[tuple[str, str]]:
    """The text of each line of the contents but for the heading, and the bookmark that it leads to."""
    return [(one.shown, one.element.find(f"{W}hyperlink").get(f"{W}anchor")) for one in lines[1:]]


@EACH
def test_the_contents_lead_to_every_article_in_order(name: str) -> None:
    reading = read(word_pages.page(name))
    told = links([one for one in reading.lines if one.contents])
    leads = [(text, unbroken(reading.lines[reading.bookmarks[anchor]].shown)) for text, anchor in told]
    assert [unbroken(text) for text, _ in leads] == [target for _, target in leads]
    expected = []
    for one in bound(name):
        expected += [one.title] * (name in PACKS)
        expected += [f"{each.label}\t{each.title}" for each in one.articles]
    assert [text for text, _ in told] == expected
    assert contents_of(word_pages.page(name))[0] == bound(name)[-1].wording.contents


@EACH
def test_the_contents_are_a_field_that_word_can_update(name: str) -> None:
    (field,) = [one for one in fields(word_pages.page(name)) if one.words[0] == "TOC"]
    assert {"\\h", "\\o", '"1-1"'} <= {*field.words}
    lines = [one for one in read(word_pages.page(name)).lines if one.contents]
    assert field.result == "".join(one.shown for one in lines[1:])
    styles = {"TOC1"} | ({"ClausierContentsDocument"} if name in PACKS else set())
    assert {one.style for one in lines[1:]} == styles


def test_a_document_without_a_heading_for_them_has_no_contents() -> None:
    page = render(replace(FRENCH, wording=replace(FRENCH.wording, contents="")), "docx")
    assert contents_of(page) == []
    assert [one.words[0] for one in fields(page)] == []


# Language


LETTERHEAD = ("ClausierLetterhead", "ClausierCompany", "ClausierMentions")
"""What stands in the template says nothing of its language: it is that of the whole file."""


@EACH
def test_every_word_is_in_the_language_of_its_document(name: str) -> None:
    page = word_pages.page(name)
    (locale,) = {one.locale for one in bound(name)}
    assert value(xml(parts(page)["word/styles.xml"]), "docDefaults/rPrDefault/rPr/lang") == locale
    reading = read(page)
    ours = [line for line in reading.lines if line.style not in (*LETTERHEAD, "ClausierGap")]
    spoken = {value(run, "rPr/lang") for line in ours for run in line.element.iter(f"{W}r") if field_part(run) is None}
    assert spoken == {locale}
    assert {value(line.element, "pPr/rPr/lang") for line in ours} == {locale}
    assert {one.get(f"{W}val") for one in reading.root.iter(f"{W}lang")} == {locale}


def field_part(run: Any) -> Any:
    """What a run is of a field: it shows nothing."""
    return next(run.iter(f"{W}fldChar", f"{W}instrText"), None)


def test_the_boxes_to_sign_are_level_where_a_function_wraps() -> None:
    """What stands in line with it is as high, at the side of the other party too."""
    deal = real_deal("example")
    long = "administratrice déléguée à la gestion journalière et responsable des achats du cabinet"
    (one,) = deal.signatories["client"]
    client = (replace(one, function=LocalText((("fr", long),))),)
    heights = []
    for one in (deal, replace(deal, signatories={**deal.signatories, "client": client})):
        page = read(render(assemble(library(), one, language="fr")["quote"], "docx"))
        boxes = [line.element for line in page.lines if line.shown == "Signature"]
        sides = [next(islice(box.iterancestors(f"{W}tc"), 1, None)) for box in boxes]
        heights.append([[int(value(row, "trPr/trHeight")) for row in side.iter(f"{W}tr")] for side in sides])
    for company, client_side in heights:
        assert company == client_side
    assert sum(heights[1][0]) >= sum(heights[0][0]) + 2 * 200
