"""What a file is called where programs show it: number, client and company are told apart at a glance."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pikepdf
import pytest
from hand_made import ENGLISH, FRENCH

from engine.model.document import DealName, Document, Dossier
from engine.rendering import render, render_bilingual
from engine.rendering.file_title import file_title, outline_title
from engine.rendering.pdf.pack import print_pack

DEAL = DealName("D-2026-014", "Dupont & Fils <SRL>")


def sold(document: Document) -> Document:
    return replace(document, front=replace(document.front, deal=DEAL))


QUOTE, TRANSLATED = sold(FRENCH), sold(ENGLISH)
NAMED = "Conditions d’essai D-2026-014 – Dupont & Fils <SRL> – SecretarIA"


def test_it_names_number_client_and_company() -> None:
    assert file_title(QUOTE) == NAMED
    both = "Conditions d’essai / Trial terms D-2026-014 – Dupont & Fils <SRL> – SecretarIA"
    assert file_title(QUOTE, TRANSLATED) == both
    assert outline_title(QUOTE) == "Conditions d’essai D-2026-014"


def test_without_a_deal_it_is_the_title() -> None:
    assert file_title(FRENCH, ENGLISH) == "Conditions d’essai / Trial terms"
    assert outline_title(FRENCH) == "Conditions d’essai"


@pytest.mark.parametrize("layout", ["compact", "roomy"])
def test_in_a_pdf(layout: str) -> None:
    with pikepdf.open(io.BytesIO(render(QUOTE, "pdf", layout=layout))) as pdf:  # type: ignore[arg-type]
        assert str(pdf.docinfo.Title) == NAMED
        assert pdf.open_metadata()["dc:title"] == NAMED
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_outline() as entries:
            assert entries.root[0].title == "Conditions d’essai D-2026-014"


def test_bookmarks_of_a_pack_name_each_document_and_the_number() -> None:
    dpa = replace(QUOTE, id="dpa", title="Annexe")
    pack = Dossier("fr", "fr-BE", "Dossier", QUOTE.date, QUOTE.front, QUOTE.wording, (QUOTE, dpa))
    with pikepdf.open(io.BytesIO(print_pack(pack))) as pdf, pdf.open_outline() as entries:
        assert [one.title for one in entries.root] == ["Conditions d’essai D-2026-014", "Annexe D-2026-014"]


def test_in_html() -> None:
    shown = NAMED.replace("&", "&amp;").replace("<SRL>", "&lt;SRL&gt;")
    assert f"<title>{shown}</title>" in render(QUOTE, "html").decode()
    assert (
        "<title>Conditions d’essai / Trial terms D-2026-014 – " in render_bilingual(QUOTE, TRANSLATED, "html").decode()
    )


def test_in_word() -> None:
    with zipfile.ZipFile(io.BytesIO(render(QUOTE, "docx"))) as file:
        assert (
            "D-2026-014 – Dupont &amp; Fils &lt;SRL&gt; – SecretarIA</dc:title>"
            in file.read("docProps/core.xml").decode()
        )
