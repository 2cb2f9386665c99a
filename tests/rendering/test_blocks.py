"""What is added up, ticked and signed: aligned columns, totals, tick boxes and signatures in every format."""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hand_made import ENGLISH, FRENCH, OWN, signatures
from hand_made_pack import QUOTES, lines, paragraph
from markdown_it import MarkdownIt
from reading_back import read_html
from rich.console import Console

from engine.model.block import Align, Block, Party, SignatureBlock, TableBlock, TextBlock, mapped
from engine.model.block import lines as lines_of
from engine.model.document import Article, Document, Run
from engine.rendering import render, render_bilingual
from engine.rendering.pdf.document import print_page
from engine.rendering.terminal import show
from engine.rendering.walk import alignment, headed, totals

pytestmark = pytest.mark.usefixtures("quick_fonts")

AMOUNT = "1\u202f234,50\u00a0€"


def line(content: str, strong: bool = False) -> tuple[Run, ...]:
    return (Run(content, strong=strong),) if content else ()


def table(
    *rows: Sequence[str], align: tuple[Align, ...] = ("left", "right"), strong: int | None = None
) -> TableBlock[Run]:
    header, *body = rows
    told = tuple(tuple(line(cell, place == strong) for cell in row) for place, row in enumerate(body))
    return TableBlock(tuple(map(line, header)), told, align)


PRICES = table(("Prestation", "HT"), ("Appels", AMOUNT), ("Total", "9\u00a0€"), strong=1)
BARE = table(("", ""), ("Nom", "Anne"), align=())


def with_block(*blocks: Block[Run], document: Document = FRENCH) -> Document:
    article: Article[Run] = Article(
        "demo/one", "1", "Article 1", "Un", False, None, (paragraph("x", "1.1", *blocks),), OWN
    )
    return replace(document, articles=(article,))


def printed(block: Block[Run], format: str) -> str:
    return render(with_block(block), format).decode()


def test_columns_stand_left_unless_told() -> None:
    assert alignment(BARE) == ("left", "left")
    assert alignment(PRICES) == ("left", "right")


def test_totals_and_headers_are_recognised() -> None:
    assert [totals(row) for row in PRICES.rows] == [False, True]
    assert not totals((line(""), line("")))
    assert headed(PRICES)
    assert not headed(BARE)


def test_lines_and_mapped_know_signatures_and_alignment() -> None:
    block = signatures("fr")
    texts = ["".join(run.text for run in one) for one in lines_of(block)]
    assert texts[:8] == ["Pour SecretarIA", "Nom", "Anne Dubois", "Fonction", "", "Lieu et date", "", "Signature"]
    assert mapped(block, lambda one: one) == block
    loud = mapped(block, lambda one: tuple(run.text.upper() for run in one))
    assert next(iter(lines_of(loud))) == ("POUR ", "SECRETARIA")
    assert mapped(PRICES, lambda one: one) == PRICES


def test_html_aligns_by_class_and_marks_totals() -> None:
    page = printed(PRICES, "html")
    assert '<thead><tr><th scope="col">Prestation</th><th scope="col" class="right">HT</th></tr></thead>' in page
    assert f'<tr><td>Appels</td><td class="right">{AMOUNT}</td></tr>' in page
    assert '<tr class="total"><td><strong>Total</strong></td>' in page
    for style in ("screen.css", "print.css"):
        css = (Path(__file__).parents[2] / "engine" / "rendering" / "assets" / style).read_text(encoding="utf-8")
        assert "tbody .right { white-space: nowrap }" in css


def test_html_has_no_empty_header() -> None:
    page = printed(BARE, "html")
    assert "<thead>" not in page
    assert '<tr><th scope="row">Nom</th><td>Anne</td></tr>' in page


def test_markdown_aligns_and_keeps_an_empty_header() -> None:
    assert f"| Prestation | HT |\n| --- | ---: |\n| Appels | {AMOUNT} |\n| **Total** | **9\u00a0€** |" in printed(
        PRICES, "md"
    )
    assert "|  |  |\n| --- | --- |\n| Nom | Anne |" in printed(BARE, "md")
    html = MarkdownIt("commonmark").enable("table").render(printed(PRICES, "md"))
    assert '<td style="text-align:right">1\u202f234,50\u00a0€</td>' in html


def test_plain_text_stands_right() -> None:
    lines = printed(PRICES, "txt").split("\n")
    at = lines.index("      Prestation          HT")
    assert lines[at + 1 : at + 5] == [
        "      ----------  ----------",
        f"      Appels      {AMOUNT}",
        "      ----------  ----------",
        "      Total              9\u00a0€",
    ]
    assert "\n      Nom  Anne\n" in printed(BARE, "txt")


def test_a_long_first_column_stands_above_the_figures_in_plain_text() -> None:
    name = "une prestation dont la description est trop longue pour une seule ligne de texte brut"
    text = printed(
        table(("Prestation", "Quantité", "HT"), (name, "1", AMOUNT), align=("left", "right", "right")), "txt"
    )
    first, second = "une prestation dont la description est trop longue pour une seule ligne de", "texte brut"
    assert f"\n      {first}\n      {second}\n                   1  {AMOUNT}\n" in text
    assert max(map(len, text.split("\n"))) <= 80


def test_a_table_too_wide_for_plain_text_has_one_cell_a_line() -> None:
    wide = "x" * 40
    text = printed(table(("A", "B", "C"), ("1", wide, wide), align=()), "txt")
    assert f"\n      1\n        {wide}\n        {wide}\n" in text


def shown(block: Block[Run], width: int) -> str:
    console = Console(width=width, file=io.StringIO(), record=True)
    show([with_block(block)], width, console)
    return console.export_text()


def test_the_terminal_stands_right_and_never_breaks_a_figure() -> None:
    text = shown(PRICES, 60)
    (row,) = [one for one in text.split("\n") if "Appels" in one]
    (total,) = [one for one in text.split("\n") if "Total" in one]
    assert len(row.rstrip()) == len(total.rstrip())
    many = lines("fr", 3)
    for width in (120, 80, 50, 30):
        text = shown(many, width)
        for amount in ("125,50\u00a0€", "322,50\u00a0€", "12\u202f345,67\u00a0€"):
            assert amount in text, width


def test_the_terminal_has_no_empty_header() -> None:
    assert "─" not in shown(BARE, 60).split("1.1")[1]


def test_a_signature_is_an_empty_box_and_missing_values_are_lines() -> None:
    page = printed(signatures("fr"), "html")
    assert page.count('<div class="party">') == 2
    assert '<p class="heading">Pour SecretarIA</p>' in page
    assert '<div class="known"><dt class="dt">Nom<span class="colon">\u00a0: </span></dt><dd class="dd">Anne' in page
    assert page.count('<div class="fill">') == 5
    assert page.count('<p class="signature">Signature</p>') == 2
    assert '<section class="article signing"' in page


def test_signatures_in_plain_text_and_markdown() -> None:
    text = printed(signatures("fr"), "txt")
    rows = ("Nom\u00a0:          Anne Dubois", f"Fonction\u00a0:     {'_' * 36}", f"Lieu et date\u00a0: {'_' * 36}")
    assert "\n      Pour SecretarIA\n\n      " + "\n      ".join(rows) in text
    page = printed(signatures("fr"), "md")
    assert "**Pour SecretarIA**\n\nNom\u00a0: Anne Dubois\\\nFonction\u00a0: \\_\\_" in page
    assert "<hr" not in MarkdownIt("commonmark").render(page)


def test_signatures_in_the_terminal_and_json() -> None:
    text = shown(signatures("fr"), 80)
    assert re.search(r"Nom\s:\s+Anne Dubois", text)
    assert re.search(r"Signature\s:\s+_{20}", text)
    blocks = json.loads(printed(signatures("fr"), "json"))["articles"][0]["paragraphs"][0]["blocks"]
    assert blocks[0]["kind"] == "signatures"
    assert [list(party) for party in blocks[0]["parties"]] == [["heading", "rows", "signature"]] * 2
    assert json.loads(printed(PRICES, "json"))["articles"][0]["paragraphs"][0]["blocks"][0]["align"] == [
        "left",
        "right",
    ]


def test_a_party_may_have_no_labels_and_no_rows() -> None:
    block = SignatureBlock((Party(line("Client"), (), line("")), Party(line(""), ((line(""), line("")),), line("X"))))
    for format in ("txt", "md", "html", "pdf", "docx"):
        assert render(with_block(block), format)


def test_each_language_of_a_bilingual_page_has_its_signatures() -> None:
    left, right = (with_block(signatures(one.language), document=one) for one in (FRENCH, ENGLISH))
    page = render_bilingual(left, right, "html").decode()
    assert page.count('<div class="signatures">') == 2
    assert page.count('<div class="signing">') == 1
    assert "Pour SecretarIA" in page
    assert "For SecretarIA" in page
    read_html(page.encode())


def test_a_table_of_figures_stands_across_both_languages_once() -> None:
    left, right = (with_block(lines(one.language, 2), document=one) for one in (FRENCH, ENGLISH))
    page = render_bilingual(left, right, "html").decode()
    assert page.count('<div class="row wide-row">') == page.count("<table>") == 1
    header = '<span class="one" lang="fr-BE">Montant HT</span> <span class="other" lang="en-GB">Amount excl. VAT</span>'
    assert header in page
    assert page.count("125,50") == 2  # a price and its amount
    assert "125.50" not in page


def test_a_wide_table_without_figures_stands_across_in_each_language() -> None:
    left, right = (with_block(replace(lines(one.language, 2), align=()), document=one) for one in (FRENCH, ENGLISH))
    page = render_bilingual(left, right, "html").decode()
    assert page.count('<div class="row wide-row">') == 1
    told = '<div class="language" lang="fr-BE">.*?Montant HT.*?<div class="language" lang="en-GB">.*?Amount excl'
    assert re.search(told, page, re.S)
    narrow = (with_block(replace(PRICES, align=()), document=one) for one in (FRENCH, ENGLISH))
    assert "row wide-row" not in render_bilingual(*narrow, "html").decode()


@cache
def quote(which: str) -> bytes:
    """A quote on paper, in one language or in both."""
    if which == "one":
        return render(QUOTES["fr"], "pdf", layout="roomy")
    return render_bilingual(QUOTES["fr"], QUOTES["en"], "pdf", layout="roomy")


def pages(pdf: bytes, folder: Path, *options: str) -> list[str]:
    file = folder / "pages.pdf"
    file.write_bytes(pdf)
    command = ["pdftotext", *options, str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")[:-1]


@pytest.mark.parametrize("many", range(27, 32))
def test_no_page_begins_with_the_totals_alone(many: int, tmp_path: Path) -> None:
    document = with_block(TextBlock(line("Les prix :")), lines("fr", many))
    told = pages(render(document, "pdf", layout="roomy"), tmp_path, "-layout")
    rows = [len(re.findall(r"^.*\d+,\d\d\s€$", page, re.M)) for page in told]
    assert sum(rows) == many + 1
    assert rows[-1] != 1
    assert all("Montant HT" in page for page, many in zip(told, rows, strict=True) if many)


@pytest.mark.parametrize("many", [4, 6, 8, 10])
def test_signatures_stay_on_one_page_with_their_heading(many: int, tmp_path: Path) -> None:
    filling = with_block(*[TextBlock(line("Les prix. " * 8))] * many)
    both = replace(filling, articles=(*filling.articles, QUOTES["fr"].articles[-1]), wording=QUOTES["fr"].wording)
    told = pages(render(replace(both, wording=replace(both.wording, contents="")), "pdf", layout="roomy"), tmp_path)
    (last,) = [page for page in told if "Pour SecretarIA" in page]
    assert "\nAcceptation\n" in last
    assert "Le Devis est accepté" in last
    assert last.count("Signature") == 2


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        ("684e5dcc0cd3547eee09f31f65ba238e9be5717264b987c586a1bb8a9f735498", "code"),
        ("camille.exemple@cabinet.example", "code"),
        ("https://example.org/conditions", "code"),
        ("+++010/8068/17183+++", "whole"),
        ("1234", None),
        ("anticonstitutionnellement", None),
    ],
)
def test_codes_are_not_hyphenated_and_references_not_broken(word: str, kept: str | None, tmp_path: Path) -> None:
    block = TextBlock(line(f"Le texte porte la mention que voici : {'mot ' * 9}{word} et rien de plus."))
    page = printed(block, "html")
    assert (f'<span class="{kept}">{word}</span>' if kept else f" {word} ") in page
    if kept:
        told = "".join(pages(render(with_block(block), "pdf"), tmp_path))
        assert word in (told if kept == "whole" else re.sub(r"\n", "", told))


def test_a_digest_may_leave_the_line_of_the_word_before_it() -> None:
    digest = "0123456789abcdef" * 4
    page = printed(TextBlock((Run("SHA-256\u00a0"), Run(digest))), "html")
    assert f'1.1 </a>SHA-256\u00a0<span class="code">{digest}</span></p>' in page
    paper = print_page(with_block(TextBlock((Run("SHA-256\u00a0"), Run(digest)))))
    assert f'SHA-256 <span class="code">{digest}</span>' in paper


def test_tick_boxes_are_printed(tmp_path: Path) -> None:
    assert "☐" in "".join(pages(quote("one"), tmp_path))
    assert '<a class="n box" href="#options.order.transcript">☐ </a>' in render(QUOTES["fr"], "html").decode()
    assert "\n      ☐     transcription des appels\n" in render(QUOTES["fr"], "txt").decode()


@pytest.mark.parametrize("which", ["one", "both"])
def test_three_marks_stand_on_every_page_on_one_line(which: str, tmp_path: Path) -> None:
    told = pages(quote(which), tmp_path, "-layout")
    assert len(told) > 4
    for number, text in enumerate(told, start=1):
        last = text.rstrip().split("\n")[-1]
        expected = ("IMS ADVISOR SRL", "Projet · Spécimen · Non approuvé", f"page {number} / {len(told)}")
        assert re.split(r"\s{3,}", last.strip()) == list(expected)
