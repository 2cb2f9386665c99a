"""What is due at acceptance stands on the first page of the quote, with its payment code where one can be paid."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import pikepdf
import pytest
from commands import ROOT
from word_validity import faults

from engine.assembling.tables.payment import payment_row
from engine.assembling.tables.writing import Writing
from engine.diagnostics import Report, Span
from engine.languages import LANGUAGES
from engine.model.document import Document, OverviewRow, Run, row_words
from engine.rendering import render, render_bilingual
from engine.rendering.payment_code import payment_png, payment_svg
from engine.tasks.assemble import assemble
from engine.tasks.open_deal import open_deal


@pytest.fixture(scope="module")
def quote() -> Document:
    library, deal = open_deal(ROOT / "deals" / "example.yaml", ROOT)
    return assemble(library, deal, language="fr")["quote"]


@pytest.fixture(scope="module")
def writing() -> Writing:
    library, deal = open_deal(ROOT / "deals" / "example.yaml", ROOT)
    selection = assemble(library, deal, language="fr").selection
    company = replace(selection.publisher, bank_account="BE68 5390 0754 7034")
    selection = replace(selection, publisher=company)
    return Writing(library, selection, LANGUAGES["fr"], (), (), {}, Report(), Span("x"))


def due(writing: Writing, amount: str | None, account: str | None = "BE68 5390 0754 7034") -> OverviewRow[Run] | None:
    selection = writing.selection
    assert selection.prices is not None
    prices = replace(selection.prices, due_at_acceptance=None if amount is None else Decimal(amount))
    company = replace(selection.publisher, bank_account=account)
    return payment_row(replace(writing, selection=replace(selection, prices=prices, publisher=company)))


def test_nothing_is_said_where_nothing_is_due(writing: Writing, quote: Document) -> None:
    assert due(writing, None) is due(writing, "0") is due(writing, "10", None) is None
    assert quote.overview is not None
    assert all(row.payment is None for row in quote.overview.rows)


def test_it_says_in_words_what_the_code_says(writing: Writing) -> None:
    row = due(writing, "1234.5")
    assert row is not None
    assert row.payment is not None
    words = row_words(row).replace("\u00a0", " ").replace("\u202f", " ")
    assert words.startswith("1 234,50 €, TVA comprise, à verser à IMS ADVISOR SRL, compte BE68 5390 0754 7034.")
    asked = row.payment.asked
    assert (asked.amount, asked.account, asked.beneficiary) == (
        Decimal("1234.5"),
        "BE68539007547034",
        "IMS ADVISOR SRL",
    )
    assert asked.communication in words


def test_an_account_that_does_not_exist_has_no_code(writing: Writing) -> None:
    row = due(writing, "10", "BE00 0000 0000 0000")
    assert row is not None
    assert row.payment is None


def test_the_page_has_the_code_with_words_for_who_does_not_see_it(writing: Writing, quote: Document) -> None:
    row = due(writing, "490.05")
    assert row is not None
    assert row.payment is not None
    assert quote.overview is not None
    shown = replace(quote, overview=replace(quote.overview, rows=(*quote.overview.rows, row)))
    page = render(shown, "html").decode()
    [(told, name)] = re.findall(r'class="payment-code" src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)"', page)
    assert base64.b64decode(told) == payment_svg(row.payment.asked)
    assert name == row.payment.picture
    with pikepdf.open(io.BytesIO(render(shown, "pdf"))) as pdf:
        figures = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Figure
        ]
        assert [str(one.Alt) for one in figures] == [row.payment.picture]
    for letters in (render(shown, "docx"), render_bilingual(shown, shown, "docx")):
        with zipfile.ZipFile(io.BytesIO(letters)) as file:
            [picture] = [one for one in file.namelist() if one.startswith("word/media/")]
            assert file.read(picture) == payment_png(row.payment.asked)
            assert row.payment.picture in file.read("word/document.xml").decode()
        assert faults(letters) == []
    for format in ("md", "txt", "json"):
        assert "IMS ADVISOR SRL" in render(shown, format).decode()
        assert row.payment.scan not in render(shown, format).decode()
