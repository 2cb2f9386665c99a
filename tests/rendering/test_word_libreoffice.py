"""LibreOffice counts and refers as we do: its text of a document is ours, letter for letter."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace

import pytest
import word_pages
from libreoffice import Update, converted, updated
from lxml import etree
from packs import document, standard
from reading_back import articles_text, front_text, letters
from reading_word import MAIN, fields, read_docx, resolved, xml
from word_numbers import W
from word_pages import DOCUMENTS, PACKS

from engine.model.document import Document
from engine.rendering import render


def half_reserved() -> Document:
    """The English CGV, of which every other article is reserved."""
    one = standard("en")["cgv"]
    articles = tuple(
        replace(article, paragraphs=(), notice="Not applicable.") if rank % 2 else article
        for rank, article in enumerate(one.articles)
    )
    return replace(one, articles=articles)


REAL = ("cgv", "quote", "dpa", "reserved")


def real(name: str) -> Document:
    """A document of the example deal, as published, or with reserved articles."""
    match name:
        case "cgv":
            return document("tailored", "cgv", "fr")
        case "quote":
            return document("tailored", "quote", "en")
        case "dpa":
            return document("standard", "dpa", "fr")
    return half_reserved()


def given(name: str) -> Document:
    """A document made by hand, or a real one."""
    return DOCUMENTS[name] if name in DOCUMENTS else real(name)


UNKNOWN = ("counted-fr", "counted-en", "unlabelled", "prefixed", "cgv", "dpa")


def forgotten(page: bytes) -> bytes:
    """A page in which the results of the references that LibreOffice computes are not known: those with REF."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(page)) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, forget(content) if name == MAIN else content)
    return file.getvalue()


def forget(content: bytes) -> bytes:
    root = xml(content)
    within = result = False
    for one in root.iter(f"{W}instrText", f"{W}fldChar", f"{W}t"):
        if one.tag == f"{W}instrText":
            within = (one.text or "").split()[0] == "REF"
        elif one.tag == f"{W}fldChar":
            result = within and one.get(f"{W}fldCharType") == "separate"
        elif result:
            one.text = "?"
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    pages = {name: word_pages.page(name) for name in word_pages.ALL}
    pages |= {name: render(real(name), "docx") for name in REAL}
    return told(converted(pages, tmp_path_factory.mktemp("libreoffice")))


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> dict[Update, dict[str, str]]:
    """The texts of pages after each kind of update: as printed, and with references that are not known before."""
    pages = {name: render(real(name), "docx") if name in REAL else word_pages.page(name) for name in UNKNOWN}
    pages |= {f"unknown-{name}": forgotten(page) for name, page in pages.items()}
    kinds: tuple[Update, ...] = ("UpdateFields", "UpdateAll")
    return {kind: told(updated(pages, tmp_path_factory.mktemp(kind), kind)) for kind in kinds}


def told(made: Mapping[str, bytes]) -> dict[str, str]:
    return {name: letters(text.decode("utf-8-sig")) for name, text in made.items()}


def expected(one: Document) -> str:
    contents = "".join([one.wording.contents, *(article.label + article.title for article in one.articles)])
    return letters(front_text(one) + contents * bool(one.wording.contents) + articles_text(one))


@pytest.mark.parametrize("name", [*DOCUMENTS, *REAL])
def test_the_text_is_ours_numbers_included(name: str, texts: dict[str, str]) -> None:
    assert texts[name] == expected(given(name))


@pytest.mark.parametrize("name", PACKS)
def test_the_text_of_a_pack_is_ours(name: str, texts: dict[str, str]) -> None:
    assert texts[name] == letters(read_docx(word_pages.page(name), contents=True))
    for one in PACKS[name].documents:
        assert letters(articles_text(one)) in texts[name]


@pytest.mark.parametrize("before", ["", "unknown-"], ids=["printed", "unknown"])
@pytest.mark.parametrize("name", UNKNOWN)
def test_a_reader_who_updates_the_fields_finds_our_numbers(
    name: str, before: str, after: dict[Update, dict[str, str]]
) -> None:
    assert after["UpdateFields"][before + name] == expected(given(name))


@pytest.mark.parametrize("before", ["", "unknown-"], ids=["printed", "unknown"])
@pytest.mark.parametrize("name", UNKNOWN)
def test_a_reader_who_updates_all_finds_our_numbers(
    name: str, before: str, after: dict[Update, dict[str, str]]
) -> None:
    """LibreOffice then makes the table of contents again, 7.4 with the numbers of pages; the articles follow it."""
    assert after["UpdateAll"][before + name].endswith(letters(articles_text(given(name))))


def test_references_were_not_known() -> None:
    for name in UNKNOWN[:3]:
        page = forgotten(word_pages.page(name))
        assert {one.result for one in fields(page) if one.words[0] == "REF"} == {"?"}
        assert sum(one.cached == "?" for one in resolved(page)) > 5
