"""No word leaves the text area of a page, however long the words, names, numbers and amounts of a deal are."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import hostile_deals
import pikepdf
import pytest
from libreoffice import PROGRAM, converted
from packs import DEALS, LANGUAGES, library, real_pack
from text_area import POINTS_PER_MM, Placed, outside, placed

from engine import assemble, load_deal
from engine.assembling.dossier import dossier
from engine.model.block import SignatureBlock, TableBlock, TextBlock, lines
from engine.model.document import Document, Dossier, Origin, Paragraph, Run
from engine.rendering import render, render_bilingual, render_bilingual_pack, render_pack
from engine.rendering.columns import MeasuredColumn, spread
from engine.rendering.file_title import outline_title
from engine.rendering.html.paper_columns import PaperColumns
from engine.rendering.pdf.letters import ELLIPSIS, shortened
from engine.rendering.pdf.table_widths import (
    ACROSS,
    ALONE,
    BESIDE,
    columns,
    compact_columns,
    facing_columns,
    lone_columns,
)

pytestmark = pytest.mark.usefixtures("quick_fonts")

WORDS = {
    "key": hostile_deals.KEY,
    "address": hostile_deals.ADDRESS,
    "broad": hostile_deals.BROAD,
    "slashes": hostile_deals.SLASHED,
    "phrase": ", ".join([hostile_deals.PHRASE] * 3),
}
PARTS = ("quote", "project-plan", "dpa")
SINGLE, FACING, COMPACT = (29.0, 27.0), (20.0, 20.0), (16.0, 16.0)
"""The margins left and right, in millimetres: roomy in one language and in two, and compact."""


def packed(*words: str, **changes: object) -> Mapping[str, Mapping[str, Document]]:
    """The documents of a hostile deal in each language, cut down to what prints something of the deal, or a table."""
    with TemporaryDirectory() as folder:
        deal = load_deal(hostile_deals.written(Path(folder), *words, **changes), library())
    packs = {language: assemble(library(), deal, language=language) for language in LANGUAGES}
    return {language: {part: cut(pack[part]) for part in PARTS} for language, pack in packs.items()}


def printed(paragraph: Paragraph[Run]) -> bool:
    """Whether a paragraph prints something of the deal, or a table."""
    blocks = paragraph.blocks
    runs = (run for block in blocks for line in lines(block) for run in line)
    return any(isinstance(one, TableBlock | SignatureBlock) for one in blocks) or any(
        run.origin is Origin.DEAL for run in runs
    )


def cut(document: Document) -> Document:
    articles = []
    for article in document.articles:
        kept = tuple(filter(printed, article.paragraphs))
        articles += [replace(article, paragraphs=kept)] if kept else []
    return replace(document, articles=tuple(articles))


@cache
def hostile() -> Mapping[str, Dossier]:
    """The documents of a pack in each language, with the words of `WORDS` in its fields, one after the other."""
    packs = packed(*WORDS.values())
    return {language: dossier(library(), pack, language) for language, pack in packs.items()}


def told(found: list[Placed]) -> list[str]:
    return [
        f"page {one.page}: {one.text} from {one.left:.0f} to {one.right:.0f}, {one.bottom:.0f} down" for one in found
    ]


def test_a_document(tmp_path: Path) -> None:
    quote = hostile()["en"].documents[0]
    assert told(outside(render(quote, "pdf", layout="roomy"), tmp_path, *SINGLE)) == []


def test_a_compact_document_in_two_languages(tmp_path: Path) -> None:
    left, right = (hostile()[one].documents[0] for one in LANGUAGES)
    assert told(outside(render_bilingual(left, right, "pdf"), tmp_path, *COMPACT)) == []


def test_a_compact_pack(tmp_path: Path) -> None:
    assert told(outside(render_pack(hostile()["fr"], "pdf"), tmp_path, *COMPACT)) == []


def test_a_pack_in_two_languages(tmp_path: Path) -> None:
    page = render_bilingual_pack(*(hostile()[one] for one in LANGUAGES), "pdf", layout="roomy")
    assert told(outside(page, tmp_path, *FACING)) == []


def test_what_follows_a_word_without_end_breaks_with_it(tmp_path: Path) -> None:
    """Signs of another run than the word, which fill the line to its last point."""
    quote = hostile()["fr"].documents[0]
    article = quote.articles[0]
    paragraph = article.paragraphs[0]
    for length in range(60, 110):
        runs = (Run("Voici "), Run("https://a.invalid/" + "x" * length, origin=Origin.DEAL), Run(")\u00a0; suite."))
        paragraph = replace(paragraph, blocks=(*paragraph.blocks, TextBlock(runs)))
    document = replace(quote, articles=(replace(article, paragraphs=(paragraph,)),))
    assert told(outside(render(document, "pdf", layout="roomy"), tmp_path, *SINGLE)) == []


# Amounts


LARGE = (("9999999.9999", "13"), ("9876.5432", "12345.25"), ("1", "1200"))
"""Prices with quantities: a quote comes to a thousand million at most."""


def priced(price: str, quantity: str, word: str) -> list[dict[str, object]]:
    usage = hostile_deals.line("usage", word, price=price, discount={"amount": "0.99"})
    fixed = [
        hostile_deals.line(kind, word, price=price, quantity=quantity, discount={"percent": "12.75"})
        for kind in ("one-off", "monthly")
    ]
    return [*fixed, hostile_deals.line("one-off", "Conservation", price="1", quantity="1"), usage]


def tables(document: Document) -> Iterator[TableBlock[Run]]:
    for article in document.articles:
        for paragraph in article.paragraphs:
            yield from (one for one in paragraph.blocks if isinstance(one, TableBlock))


@pytest.mark.parametrize("word", ["Prestation", hostile_deals.KEY])
@pytest.mark.parametrize(("price", "quantity"), LARGE)
def test_amounts_stay_whole_up_to_a_thousand_million(price: str, quantity: str, word: str) -> None:
    packs = packed(word, lines=priced(price, quantity, word))
    for language in LANGUAGES:
        for block in tables(packs[language]["quote"]):
            found = (lone_columns(block), compact_columns(block), columns(block, ACROSS))
            assert all(one is None or one.whole for one in found)


def priced_part(quote: Document) -> Document:
    return replace(quote, articles=tuple(one for one in quote.articles if one.id == "quote/prices"))


def test_large_amounts_in_the_page(tmp_path: Path) -> None:
    """In one line each, and between the margins, in each language alone, and once across both."""
    packs = packed(hostile_deals.KEY, lines=priced(*LARGE[0], hostile_deals.KEY))
    quotes = [priced_part(packs[one]["quote"]) for one in LANGUAGES]
    french = ["9999999,9999€", "113425000,00€", "960709751,21€"]
    english = ["EUR9,999,999.9999", "EUR113,425,000.00", "EUR960,709,751.21"]
    for page, margins, amounts in (
        (render(quotes[0], "pdf"), COMPACT, french),
        (render(quotes[1], "pdf", layout="roomy"), SINGLE, english),
        (render_bilingual(quotes[1], quotes[0], "pdf", layout="roomy"), FACING, english),
    ):
        assert told(outside(page, tmp_path, *margins)) == []
        rows = [re.sub(r"\s", "", row) for row in rows_of(page, tmp_path)]
        assert [one for one in amounts if not any(one in row for row in rows)] == []


def rows_of(page: bytes, folder: Path) -> list[str]:
    """What stands side by side on a page."""
    found: dict[tuple[int, int], str] = {}
    for one in placed(page, folder):
        key = one.page, round(one.bottom)
        found[key] = found.get(key, "") + one.text
    return [*found.values()]


# Which tables are told how wide their columns are


@pytest.mark.parametrize("name", DEALS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_of_ordinary_deals_are_left_as_they_are(name: str, language: str) -> None:
    found = [block for document in real_pack(name, language).values() for block in tables(document)]
    assert found
    assert [one for one in found if lone_columns(one) or compact_columns(one) or facing_columns(one)] == []


def cells(*texts: str) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(one),) for one in texts)


@pytest.mark.parametrize("place", [ALONE, BESIDE, ACROSS])
def test_a_table_that_fits_is_laid_out_by_its_words(place: object) -> None:
    block = TableBlock(cells("Option", "Résumé"), (cells("EEE", "mot " * 200),))
    assert columns(block, place) is None  # type: ignore[arg-type]


def test_a_long_word_leaves_ordinary_words_whole() -> None:
    """The column of the short words is as wide as they are; the long word has what is left."""
    block = TableBlock(cells("Données", "Fin"), (cells("Conservation", hostile_deals.BROAD),))
    found = columns(block, BESIDE)
    assert found is not None
    assert found.parts[0] * 71.5 > 15
    assert found.parts[1] > 2 * found.parts[0]


def test_figures_that_cannot_fit_break_too() -> None:
    figures = ("999\u202f999\u202f999,99\u00a0€",) * 12
    block = TableBlock(cells(*("Montant",) * 12), (cells(*figures),), ("right",) * 12)
    assert columns(block, BESIDE) == PaperColumns((pytest.approx(1 / 12),) * 12, dense=True, whole=False)


def test_columns_add_up_whatever_they_hold() -> None:
    for least in ((200.0, 10.0, 50.0), (1.0, 1.0, 1.0), (50.0, 60.0, 70.0)):
        found = [MeasuredColumn((one, one), one, rigid) for one, rigid in zip(least, (False, True, True), strict=True)]
        assert sum(spread(found, 143, 4)) == pytest.approx(143)


# Running lines


def titled(document: Document, word: str) -> Document:
    """The document with titles that say a word again and again, and paper enough for a running head."""
    title = " ".join([document.title, *[word] * 60])[:1500]
    articles = tuple(replace(one, title=title) for one in document.articles)
    return replace(document, title=title, articles=articles)


def crossed(page: bytes, folder: Path, top: float) -> list[Placed]:
    """The words of running heads, in their small type, that stand lower than these millimetres of a page allow."""
    small = [one for one in placed(page, folder) if one.page > 1 and one.top < 60 * POINTS_PER_MM]
    heads = [one for one in small if one.bottom - one.top < 9.5 and ELLIPSIS in one.text]
    assert heads
    return [one for one in heads if one.bottom > (top - 5) * POINTS_PER_MM]


@pytest.mark.parametrize("word", ["titre", hostile_deals.KEY, hostile_deals.BROAD])
def test_a_title_that_has_no_room_is_shortened_at_the_head_of_the_page(word: str, tmp_path: Path) -> None:
    """Whatever its words: nothing leaves the paper, nothing comes near the text; in full in the outline."""
    left, right = (titled(hostile()[one].documents[2], word) for one in LANGUAGES)
    pack = replace(hostile()["fr"], documents=(left,))
    for page, margins, top in (
        (render(left, "pdf"), COMPACT, 19),
        (render_bilingual(left, right, "pdf", layout="roomy"), FACING, 27),
        (render_pack(pack, "pdf", layout="roomy"), SINGLE, 29),
    ):
        assert told(outside(page, tmp_path, *(one - 0.5 for one in margins))) == []  # titles are set close
        assert told(crossed(page, tmp_path, top)) == []
        with pikepdf.open(io.BytesIO(page)) as opened, opened.open_outline() as outline:
            titles = [str(one.title) for root in outline.root for one in (root, *root.children)]
        assert {left.title, outline_title(left)} & {*titles}


@pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("word", [hostile_deals.BROAD])
def test_nor_does_it_push_the_text_of_word(word: str, tmp_path: Path) -> None:
    """Pages begin and end where those of other documents do."""
    quote = hostile()["fr"].documents[2]
    pages = {"long": render(titled(quote, word), "docx"), "usual": render(quote, "docx")}
    tops = {}
    for name, page in converted(pages, tmp_path, "pdf").items():
        found = [one for one in placed(page, tmp_path) if one.page > 1]
        heads = [one for one in found if one.top < 60]
        assert heads
        assert max(one.bottom for one in heads) < 25 * POINTS_PER_MM
        tops[name] = min(one.top for one in found if one not in heads)
        marks = [one for one in found if one.text == "approuvé" and one.top > 700]
        assert {one.page for one in marks} == {one.page for one in found}
    assert tops["long"] == pytest.approx(tops["usual"], abs=6)


def test_a_company_that_has_room_is_named_in_full_in_the_footer() -> None:
    name = "IMS ADVISOR SRL, private limited company (société à responsabilité limitée)"
    assert shortened(name, 48, 7.2, 3) == name


@pytest.mark.parametrize("word", WORDS.values())
def test_a_company_that_has_no_room_is_shortened(word: str) -> None:
    told = shortened(f"IMS {word} {word} {word} SRL", 48, 7.2, 3)
    assert told.endswith(ELLIPSIS)
    assert told.startswith("IMS ")
    assert len(told) > 30


@pytest.mark.parametrize("word", WORDS.values())
def test_what_is_shortened_keeps_as_much_as_there_is_room_for(word: str) -> None:
    """The first beginning that has room, looked for from the end, letter by letter."""
    text = f"IMS {word[:60]}, {word[:60]} SRL"
    beginnings = (text[:end].rstrip(" ,.;:-–/(") + ELLIPSIS for end in range(len(text) - 1, -1, -1))
    assert shortened(text, 48, 7.2, 1) == next(one for one in beginnings if shortened(one, 48, 7.2, 1) == one)
