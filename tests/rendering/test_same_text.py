"""Every format prints the same letters and digits in the same order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hand_made import ENGLISH, FRENCH
from pydantic import TypeAdapter
from reading_back import (
    articles_text,
    both_texts,
    front_text,
    letters,
    read_html,
    read_markdown,
    read_pdf,
    squeezed,
)
from reading_json import whole
from reading_word import contents_of, read_docx

from engine.model.document import Article, Document, Item, Paragraph, Run
from engine.rendering import render, render_bilingual

pytestmark = pytest.mark.usefixtures("quick_fonts")

DOCUMENTS = pytest.mark.parametrize("document", [FRENCH, ENGLISH], ids=["fr", "en"])


def expected(document: Document) -> str:
    return letters(front_text(document) + articles_text(document))


@DOCUMENTS
def test_plain_text_prints_the_text(document: Document) -> None:
    assert letters(render(document, "txt").decode()) == expected(document)


@DOCUMENTS
def test_markdown_reads_back_as_the_text(document: Document) -> None:
    assert letters(read_markdown(render(document, "md"))) == expected(document)


@DOCUMENTS
def test_html_reads_back_as_the_text(document: Document) -> None:
    assert letters(read_html(render(document, "html")).text) == expected(document)


@DOCUMENTS
def test_word_reads_back_as_the_text(document: Document) -> None:
    page = render(document, "docx")
    assert letters(read_docx(page)) == expected(document)
    contents = [document.wording.contents, *(f"{one.label}\t{one.title}" for one in document.articles)]
    assert contents_of(page) == contents


@DOCUMENTS
def test_json_gives_the_document_back(document: Document) -> None:
    """All of it: runs that are words only may be one run, which prints the same JSON again."""
    page = render(document, "json")
    data = whole(json.loads(page))
    del data["schema"]
    back = TypeAdapter(Document).validate_python(data)
    assert render(back, "json") == page
    assert render(back, "md") == render(document, "md")
    assert [one.provenance for one in parts(back)] == [one.provenance for one in parts(document)]


def parts(document: Document) -> Iterator[Article[Run] | Paragraph[Run] | Item[Run]]:
    for article in document.articles:
        yield article
        for paragraph in article.paragraphs:
            yield paragraph
            yield from paragraph.items


@DOCUMENTS
def test_pdf_prints_the_text(document: Document, tmp_path: Path) -> None:
    printed = letters(read_pdf(render(document, "pdf"), tmp_path))
    assert printed.startswith(letters(front_text(document)))
    assert printed.endswith(letters(articles_text(document)))
    contents = printed[len(letters(front_text(document))) : -len(letters(articles_text(document)))]
    assert contents.startswith(letters(document.wording.contents))
    assert len(contents) < 150


def test_a_bilingual_page_prints_both_texts_in_order() -> None:
    page = read_html(render_bilingual(FRENCH, ENGLISH, "html"))
    printed = letters(page.text)
    for text in both_texts(FRENCH, ENGLISH):
        place = 0
        for line in filter(None, map(letters, text.split("\n"))):
            place = printed.index(line, place) + 1


def test_a_bilingual_pdf_prints_both_texts(tmp_path: Path) -> None:
    printed = letters(read_pdf(render_bilingual(FRENCH, ENGLISH, "pdf"), tmp_path))
    for document in (FRENCH, ENGLISH):
        for article in document.articles:
            assert letters(article.label + article.title) in printed
    assert printed.count(letters(FRENCH.articles[0].paragraphs[0].heading or "?")) >= 2


def test_definitions_of_the_right_column_face_those_of_the_left() -> None:
    page = read_html(render_bilingual(FRENCH, ENGLISH, "html"))
    names = [squeezed(name) for name in ("Client", "Customer", "Prestations", "Assistance")]
    text = squeezed(page.text.split("Annexe1")[-1])
    places = [text.rindex(name) for name in names]
    assert places == sorted(places)


def test_documents_that_do_not_face_are_refused() -> None:
    from dataclasses import replace

    with pytest.raises(ValueError, match="zip"):
        render_bilingual(FRENCH, replace(ENGLISH, articles=ENGLISH.articles[:1]), "html")
