"""The compact layout: packs short enough to be read, pages that are full, text in the order of reading."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from hand_made import ENGLISH, FRENCH
from hand_made_pack import DOSSIERS, QUOTES
from packs import DEALS, library, real_pack
from reading_back import articles_text, letters, read_html, read_pdf
from test_pack import destinations, links
from test_pdf import opened
from text_area import POINTS_PER_MM, Placed, placed

from engine.assembling.dossier import dossier
from engine.model.block import SignatureBlock, TableBlock
from engine.model.document import Article, Document, Dossier, Run
from engine.rendering import render, render_bilingual_pack, render_pack
from engine.rendering.pdf import pack
from engine.rendering.pdf.document import print_page
from engine.rendering.pdf.table_widths import fits_column

pytestmark = pytest.mark.usefixtures("quick_fonts")

MOST, MOST_FACING = 20, 36
"""Pages of an example pack, in one language and in two."""
HEIGHT, TOP, BOTTOM = 297, 17, 15
MIDDLE = 105
FIFTH = TOP + (HEIGHT - TOP - BOTTOM) / 5


@cache
def bound(name: str, language: str) -> Dossier:
    return dossier(library(), real_pack(name, language), language)


@pytest.fixture(scope="module")
def printed() -> Mapping[str, bytes]:
    return {}


@pytest.fixture
def example(printed: dict[str, bytes], request: pytest.FixtureRequest) -> bytes:
    """The pack of a deal in French, made once for all tests."""
    name = request.param
    if name not in printed:
        printed[name] = render_pack(bound(name, "fr"), "pdf")
    return printed[name]


EACH = pytest.mark.parametrize("example", DEALS, indirect=True)
ONE = pytest.mark.parametrize("example", ["example"], indirect=True)


def count(page: bytes) -> int:
    with pikepdf.open(io.BytesIO(page)) as pdf:
        return len(pdf.pages)


def text_of_pages(page: bytes, folder: Path) -> dict[int, list[Placed]]:
    """The words of each page, without running lines, in the order in which they were drawn."""
    found: dict[int, list[Placed]] = {}
    for one in placed(page, folder):
        if (one.page == 1 or one.top > TOP * POINTS_PER_MM) and one.bottom < (HEIGHT - BOTTOM) * POINTS_PER_MM:
            found.setdefault(one.page, []).append(one)
    return found


@EACH
def test_an_example_pack_is_short_and_its_pages_are_full(example: bytes, tmp_path: Path) -> None:
    """No page but the last ends before a fifth of its height."""
    assert count(example) <= MOST
    *others, _ = text_of_pages(example, tmp_path).values()
    assert all(max(one.bottom for one in words) > FIFTH * POINTS_PER_MM for words in others)


def test_a_pack_in_two_languages_is_short() -> None:
    both = (bound("example", language) for language in ("fr", "en"))
    assert count(render_bilingual_pack(*both, "pdf")) <= MOST_FACING


def test_in_two_languages_head_and_contents_stand_beside_each_other(tmp_path: Path) -> None:
    """The contents of both on the first page, and on every other page the title of one document in both."""
    both = [bound("prospecting-campaign", language) for language in ("fr", "en")]
    pages: dict[int, list[Placed]] = {}
    for word in placed(render_bilingual_pack(*both, "pdf"), tmp_path):
        pages.setdefault(word.page, []).append(word)
    first = letters(" ".join(one.text for one in pages[1]))
    assert all(letters(one.wording.contents) in first for one in both)
    titles = {tuple(letters(one.title) for one in pair) for pair in zip(*(one.documents for one in both), strict=True)}
    for number, words in pages.items():
        middle, line = 105 * POINTS_PER_MM, [one for one in words if one.bottom < 16 * POINTS_PER_MM]
        told = [letters(" ".join(one.text for one in line if (one.left < middle) is left)) for left in (True, False)]
        assert number == 1 or tuple(told) in titles, (number, told)


@EACH
def test_the_running_line_of_a_page_names_no_article_of_the_document_before(example: bytes, tmp_path: Path) -> None:
    """On a page that begins with a document, the title stands in the running line, and nothing beside it."""
    titles = {letters(one.title) for one in bound("example", "fr").documents}
    seen = 0
    for number, words in text_of_pages(example, tmp_path).items():
        first = letters("".join(one.text for one in words if one.top - words[0].top < 2))
        if number > 1 and first in titles:
            seen += 1
            line = [
                one.text for one in placed(example, tmp_path) if one.page == number and one.bottom < TOP * POINTS_PER_MM
            ]
            assert letters("".join(line)) == first
    assert seen


@ONE
def test_the_text_of_a_pack_is_whole_and_in_the_order_of_reading(example: bytes, tmp_path: Path) -> None:
    told = letters(read_pdf(example, tmp_path))
    place = 0
    for one in bound("example", "fr").documents:
        for article in one.articles:
            if any(isinstance(block, TableBlock) for part in article.paragraphs for block in part.blocks):
                continue  # whose header a new page repeats
            text = letters(articles_text(replace(one, articles=(article,))))
            place = told.index(text, place) + len(text)


@EACH
def test_no_heading_is_the_last_thing_in_a_column(example: bytes, tmp_path: Path) -> None:
    pages = text_of_pages(example, tmp_path)
    headings = 0
    for number, words in pages.items():
        for one, after in pairwise(words):
            if number == 1 or not re.fullmatch("Article|Annexe", one.text) or not after.text.isdecimal():
                continue
            if one.left not in [other.left for other in starts(words)] or one.bottom - one.top > 10:
                continue
            headings += 1
            side = [
                each for each in words if (each.left < MIDDLE * POINTS_PER_MM) == (one.left < MIDDLE * POINTS_PER_MM)
            ]
            assert max(each.bottom for each in side) > one.bottom + 12
    assert headings > 30


def starts(words: list[Placed]) -> Iterator[Placed]:
    """The words at the left of a column."""
    left = min(one.left for one in words)
    right = min((one.left for one in words if one.left > MIDDLE * POINTS_PER_MM), default=left)
    return (one for one in words if abs(one.left - left) < 1 or abs(one.left - right) < 1)


# Signatures


def signed_with(position: str, filling: int) -> Document:
    """A document that is signed, one of the two by somebody with this position, after so many paragraphs."""
    last = QUOTES["fr"].articles[-1]

    def told(block: object) -> object:
        if not isinstance(block, SignatureBlock):
            return block
        first, *others = block.parties
        rows = tuple(
            (label, (Run(position),) if place == 1 else value) for place, (label, value) in enumerate(first.rows)
        )
        return replace(block, parties=(replace(first, rows=rows), *others))

    paragraphs = tuple(replace(one, blocks=tuple(map(told, one.blocks))) for one in last.paragraphs)  # type: ignore[arg-type]
    before = FRENCH.articles[0]
    many = tuple(replace(before, id=f"demo/x{place}", paragraphs=before.paragraphs[:1]) for place in range(filling))
    articles: tuple[Article[Run], ...] = (*renamed(many), replace(last, paragraphs=paragraphs))
    return replace(QUOTES["fr"], articles=articles)


def renamed(articles: tuple[Article[Run], ...]) -> tuple[Article[Run], ...]:
    return tuple(
        replace(one, paragraphs=tuple(replace(part, id=f"{one.id}#p", items=()) for part in one.paragraphs))
        for one in articles
    )


@pytest.mark.parametrize("layout", ["compact", "roomy"])
def test_the_boxes_to_sign_in_stand_side_by_side(layout: str, tmp_path: Path) -> None:
    """Also where the position of one who signs takes more lines."""
    document = signed_with("directrice générale adjointe, chargée des relations avec les clients et les tiers", 1)
    words = list(placed(render(document, "pdf", layout=layout), tmp_path))  # type: ignore[arg-type]
    one, other = (each for each in words if each.text == "Signature")
    assert one.page == other.page
    assert one.top == pytest.approx(other.top, abs=0.5)
    lines = {round(each.top) for each in words if each.text in ("directrice", "clients", "tiers")}
    assert len(lines) > 1


@pytest.mark.parametrize("filling", [20, 24, 28])
def test_an_article_that_is_signed_stays_on_one_page(filling: int, tmp_path: Path) -> None:
    words = list(placed(render(signed_with("gérant", filling), "pdf"), tmp_path))
    pages = {one.page for one in words if one.text in ("Signature", "accepté")}
    assert len(pages) == 1


# What is printed


def test_documents_share_one_head_and_one_table_of_contents() -> None:
    french = DOSSIERS["fr"]
    page = read_html(pack.pack_page(french).encode())
    assert page.text.count("BE68 5390 0754 7034") == 1
    assert page.text.count("D-2026-014") == 1
    assert [attributes["aria-label"] for tag, attributes in page.tags if tag == "nav"] == [french.wording.contents]
    titles = [attributes["data-running"] for tag, attributes in page.tags if tag == "h1"]
    assert titles == [french.title, *(one.title for one in french.documents)]


def test_what_only_one_document_says_of_itself_stands_at_its_title() -> None:
    french = DOSSIERS["fr"]
    first, second, *others = french.documents
    own = replace(second, front=replace(second.front, notices=("Ce document est provisoire.",), marks=("Copie",)))
    page = read_html(pack.pack_page(replace(french, documents=(first, own, *others))).encode())
    place = page.text.index("Ce document est provisoire.")
    assert page.text.index("Copie") < place < page.text.index("Article 5", place)


def test_links_of_a_pack_lead_to_the_pages_of_its_contents(tmp_path: Path) -> None:
    french = DOSSIERS["fr"]
    pdf = opened(page := render_pack(french, "pdf"))
    places = destinations(pdf)
    assert {name for _, name in links(pdf)} <= {*places}
    told = letters(read_pdf(page, tmp_path))
    contents = told[told.index(letters(french.wording.contents)) :]
    for one in french.documents:
        assert letters(f"{one.title}{places[one.id]}") in contents
    with pdf.open_outline() as entries:
        assert [root.title for root in entries.root] == [one.title for one in french.documents]


def test_tags_come_in_the_order_of_reading_and_lists_hold_items_only() -> None:
    """PDF/UA-1 (ISO 14289-1), 7.2; columns leave no trace in the structure."""
    pdf = opened(render_pack(DOSSIERS["fr"], "pdf"))
    found = list(in_order(pdf.Root.StructTreeRoot.K[0]))
    titles = [str(one.S) for one in found if str(one.S) in ("/H1", "/H2")]
    expected = [tag for one in DOSSIERS["fr"].documents for tag in ("/H1", *["/H2"] * len(one.articles))]
    assert titles == ["/H1", *expected]
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
    drawn = []
    for one in (each for each in found if each.S in ("/H1", "/H2", "/P", "/LI", "/TR")):
        within = (each for each in in_order(one) if "/Pg" in each)
        drawn += sorted((numbers[each.Pg.objgen], kid) for each in within for kid in each.K if type(kid) is int)[:1]
    assert drawn == sorted(drawn)
    assert {str(child.S) for one in found if one.S == "/L" for child in one.K} == {"/LI"}
    assert pdf.open_metadata()["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def in_order(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from in_order(kid)


def test_a_table_with_many_columns_stands_across_both() -> None:
    def table(columns: int, rows: int, words: str) -> TableBlock[Run]:
        row = tuple((Run(words),) for _ in range(columns))
        return TableBlock(row, (row,) * rows)

    assert fits_column(table(2, 12, "des mots"))
    assert fits_column(table(3, 3, "des mots"))
    assert not fits_column(table(3, 3, "des mots " * 12))
    assert not fits_column(table(3, 9, "des mots"))
    assert not fits_column(table(4, 2, "un"))
    assert not fits_column(table(2, 2, "M" * 40))
    assert print_page(QUOTES["fr"]).count('<div class="across">') > 1


def test_a_few_lines_are_not_set_in_columns() -> None:
    assert '<div class="columns">' not in print_page(replace(FRENCH, articles=renamed(FRENCH.articles[:1])))
    assert '<div class="columns">' in print_page(signed_with("gérant", 20))


def test_the_same_bytes_twice() -> None:
    first, again = (render(ENGLISH, "pdf") for _ in range(2))
    assert first == again
    assert first != render(ENGLISH, "pdf", layout="roomy")
