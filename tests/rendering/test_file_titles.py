"""Files about a deal are called by it: the title that programs list and the outline of PDFs name number and client."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from zipfile import ZipFile

import pikepdf
import pytest
from hand_made import ENGLISH, FRENCH

from engine.model.document import Document, Dossier
from engine.rendering import render, render_bilingual, render_pack
from engine.rendering.json import print_json

ABOUT = ("D-2026-014", "Dupont & Fils <SRL>")
FR, EN = (replace(one, front=replace(one.front, about=ABOUT)) for one in (FRENCH, ENGLISH))
NAMED = "Conditions d’essai D-2026-014 – Dupont & Fils <SRL>"
BOTH = "Conditions d’essai / Trial terms D-2026-014 – Dupont & Fils <SRL>"


def outline(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as entries:
        return [one.title for one in entries.root]


def title(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.open_metadata()["dc:title"] == str(pdf.docinfo.Title)
        return str(pdf.docinfo.Title)


@pytest.mark.parametrize("layout", ["compact", "roomy"])
def test_a_pdf_is_called_by_its_deal(layout: str) -> None:
    one, both = render(FR, "pdf", layout=layout), render_bilingual(FR, EN, "pdf", layout=layout)
    assert (title(one), outline(one)[0]) == (NAMED, NAMED)
    assert (title(both), outline(both)[0]) == (BOTH, NAMED)


def dossier(document: Document, name: str) -> Dossier:
    return Dossier(
        document.language, document.locale, name, document.date, document.front, document.wording, (document,)
    )


@pytest.mark.parametrize("layout", ["compact", "roomy"])
def test_a_pack_is_called_by_its_deal_and_its_documents_by_themselves(layout: str) -> None:
    content = render_pack(dossier(FR, "Documents"), "pdf", layout=layout)
    assert title(content) == "Documents D-2026-014 – Dupont & Fils <SRL>"
    assert outline(content) == [title(content), "Conditions d’essai"]


def test_html_and_word_are_called_alike() -> None:
    html = render(FR, "html").decode()
    assert "<title>Conditions d’essai D-2026-014 – Dupont &amp; Fils &lt;SRL&gt;</title>" in html
    assert html.count("D-2026-014") == 1
    with ZipFile(io.BytesIO(render(FR, "docx"))) as file:
        core = file.read("docProps/core.xml").decode()
    assert re.search("<dc:title>(.*)</dc:title>", core)[1] == (  # type: ignore[index]
        "Conditions d’essai D-2026-014 – Dupont &amp; Fils &lt;SRL&gt;"
    )


def test_a_text_without_a_deal_is_called_as_before() -> None:
    content = render(FRENCH, "pdf")
    assert (title(content), outline(content)[0]) == ("Conditions d’essai", "Conditions d’essai")


def test_what_names_the_file_is_no_data_of_the_document() -> None:
    told: Mapping[str, bytes] = {"with": print_json(FR), "without": print_json(FRENCH)}
    assert told["with"] == told["without"]
