"""Names written from right to left keep apart from what stands around them, in every format that can print them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import hostile_deals
import pytest
from extract import text_of
from libreoffice import PROGRAM, converted
from made import article, document, paragraph, redline
from packs import library, real_pack
from reading_word import parts, xml
from rich.console import Console
from text_area import placed
from word_numbers import W
from word_validity import faults

from engine import Refused, assemble, load_deal
from engine.model.block import TextBlock
from engine.model.digest import text_digest
from engine.model.document import Document, Run
from engine.model.summary import Redline
from engine.rendering import render
from engine.rendering.directions import (
    EMBEDDING,
    FIRST_STRONG_ISOLATE,
    LEFT_TO_RIGHT_MARK,
    POP_EMBEDDING,
    POP_ISOLATE,
    begins_right_to_left,
    isolated,
    passages_isolated,
)
from engine.rendering.html.escaping import Html, passages_apart
from engine.rendering.redline.markdown import print_redline_markdown, redline_view
from engine.rendering.terminal import show
from engine.rendering.word.redline.document import print_redline_docx

HEBREW, ARABIC, MIXED = "מרפאת הדוגמה", "عيادة المثال", "Cabinet مثال 12 SRL"
NAMES = (HEBREW, ARABIC, MIXED)
MARKS = (FIRST_STRONG_ISOLATE, POP_ISOLATE, EMBEDDING, POP_EMBEDDING, LEFT_TO_RIGHT_MARK)


@cache
def quote(name: str) -> Document:
    client = {**hostile_deals.deal([name])["client"], "name": name, "address": "12, rue du Port, Mons"}
    with TemporaryDirectory() as folder:
        deal = load_deal(hostile_deals.written(Path(folder), name, client=client), library())
    return assemble(library(), deal, language="fr")["quote"]


def runs_of(document: Document) -> list[Run]:
    return [run for row in document.front.rows for run in row.runs]


@pytest.mark.parametrize("name", NAMES)
def test_in_html_by_an_element(name: str) -> None:
    page = render(quote(name), "html").decode()
    body = page[page.index("<body") :]
    assert body.count(f"<bdi>{name}</bdi>") >= 8
    bare = re.sub(r"<bdi>[^<]*</bdi>", "", body)
    assert name not in bare


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("format", ["txt", "md"])
def test_in_text_by_marks(name: str, format: str) -> None:
    told = render(quote(name), format).decode()
    assert told.count(FIRST_STRONG_ISOLATE) == told.count(POP_ISOLATE) >= 8
    passages = re.findall(f"{FIRST_STRONG_ISOLATE}([^{POP_ISOLATE}]*){POP_ISOLATE}", told)
    squeezed = "".join(passages).replace("\n", " ")
    assert re.sub(r"\s+", " ", squeezed).count(name) == re.sub(r"\s+", " ", told).count(name)


@pytest.mark.parametrize("name", [HEBREW, ARABIC])
def test_in_word_by_the_run_and_by_marks(name: str) -> None:
    page = render(quote(name), "docx")
    runs = list(xml(parts(page)["word/document.xml"]).iter(f"{W}r"))
    texts = ["".join(one.itertext()) for one in runs]
    own = [place for place, text in enumerate(texts) if name in text]
    plain = [place for place in own if LEFT_TO_RIGHT_MARK in texts[place]]  # in the text of the letterhead
    assert len(own) > len(plain) + 8
    own = [place for place in own if place not in plain]
    for place in own:
        assert runs[place].find(f"{W}rPr/{W}rtl") is not None or not begins_right_to_left(texts[place])
        assert texts[place + 1].endswith(LEFT_TO_RIGHT_MARK)
        assert texts[place - 1] == EMBEDDING or not begins_right_to_left(texts[place])


@pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")
def test_in_libreoffice_what_stands_beside_it_stays_there(tmp_path: Path) -> None:
    """The client is named, then its address, with a figure first: “NAME, 12, rue du Port”."""
    document = replace(quote(HEBREW), articles=())
    page = converted({"quote": render(document, "docx")}, tmp_path, "pdf")["quote"]
    found = [*placed(page, tmp_path)]
    (street,) = [one for one in found if one.text == "Port,"]
    row = [one for one in found if one.page == street.page and abs(one.bottom - street.bottom) < 3]
    (figure,) = [one for one in row if one.text.startswith("12")]
    name = [one for one in row if any("\u0590" <= letter <= "\u05ff" for letter in one.text)]
    assert name
    assert max(one.left for one in name) < figure.left < street.left


@pytest.mark.parametrize("name", NAMES)
def test_the_digest_of_a_text_does_not_know_of_it(name: str) -> None:
    """Marks stand in formats alone: the words of the document are those that were typed."""
    document = quote(name)
    text = "".join(run.text for run in runs_of(document))
    assert name in text
    assert not any(mark in text for mark in MARKS)
    assert text_digest(document) == text_digest(replace(document))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("format", ["html", "md", "txt", "docx"])
def test_other_documents_have_nothing_of_it(language: str, format: str) -> None:
    page = render(real_pack("example", language)["quote"], format)
    told = page.decode() if format != "docx" else text_of(page, "docx")
    assert "<bdi>" not in told
    assert not any(mark in told for mark in MARKS)
    if format == "docx":
        assert b"<w:rtl/>" not in parts(page)["word/document.xml"]


def changed(before: str, after: str) -> Redline:
    """The redline of two texts that differ in the name of a client, with a figure behind it."""
    texts = [
        document(
            article(
                "a", "1", paragraph("x", "1.1", TextBlock((Run("Le Client, "), Run(one), Run(", 12, rue du Port."))))
            )
        )
        for one in (before, after)
    ]
    return redline(*texts)


@pytest.mark.parametrize(("before", "after"), [(HEBREW, ARABIC), (HEBREW, "Nom SRL"), ("Nom SRL", ARABIC)])
def test_in_a_redline_of_word(before: str, after: str) -> None:
    """By the run and by marks, whether words came, went or stayed."""
    page = print_redline_docx([changed(before, after)])
    runs = list(xml(parts(page)["word/document.xml"]).iter(f"{W}r"))
    texts = ["".join(one.itertext()) for one in runs]
    for name in {before, after} & {HEBREW, ARABIC}:
        own = [place for place, text in enumerate(texts) if text == name]
        assert own
        for place in own:
            assert runs[place].find(f"{W}rPr/{W}rtl") is not None
            assert (texts[place - 1], texts[place + 1]) == (EMBEDDING, POP_EMBEDDING + LEFT_TO_RIGHT_MARK)
            assert runs[place - 1].getparent() is runs[place].getparent() is runs[place + 1].getparent()
    assert not faults(page)


def test_in_a_redline_of_text_and_on_the_terminal() -> None:
    (comparison,) = changed(HEBREW, ARABIC).comparisons
    console = Console(file=io.StringIO(), width=100)
    console.print(redline_view(comparison))
    assert isinstance(console.file, io.StringIO)
    for told in (print_redline_markdown(comparison), console.file.getvalue()):
        for name in (HEBREW, ARABIC):
            assert f"{FIRST_STRONG_ISOLATE}{name}{POP_ISOLATE}" in told


def test_on_the_terminal() -> None:
    console = Console(file=io.StringIO(), width=100)
    show([quote(HEBREW)], console=console)
    assert isinstance(console.file, io.StringIO)
    told = console.file.getvalue()
    assert told.count(FIRST_STRONG_ISOLATE) == told.count(POP_ISOLATE) >= 8
    assert HEBREW not in re.sub(f"{FIRST_STRONG_ISOLATE}[^{POP_ISOLATE}]*{POP_ISOLATE}", "", told)


def test_a_pdf_refuses_what_its_fonts_lack() -> None:
    with pytest.raises(Refused, match="no sign for"):
        render(quote(HEBREW), "pdf")


def test_texts() -> None:
    assert isolated("Menuiserie de l’Exemple, 12") == "Menuiserie de l’Exemple, 12"
    assert isolated(f"{HEBREW} 12") == f"\u2068{HEBREW} 12\u2069"
    assert begins_right_to_left(f"12, {HEBREW}")
    assert not begins_right_to_left(MIXED)
    assert passages_isolated(f"Client {HEBREW} 12.") == f"Client \u2068{HEBREW}\u2069 12."
    told = f"Client {HEBREW} 12, {HEBREW}, 34 {ARABIC}."
    assert passages_apart(Html(told)) == (f"Client <bdi>{HEBREW} 12, {HEBREW}, 34 {ARABIC}</bdi>.")
    assert passages_apart(Html(f"{HEBREW} Mons {ARABIC}")) == f"<bdi>{HEBREW}</bdi> Mons <bdi>{ARABIC}</bdi>"
