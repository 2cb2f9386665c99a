"""Word documents of two languages: each paragraph faces its translation, and each language counts for itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import word_pages
from hand_made import ENGLISH, FRENCH
from hand_made_pack import DOSSIERS, QUOTES
from libreoffice import converted
from packs import library, real_pack
from reading_back import articles_text, letters, overview_text, rows, second
from reading_word import Line, Reading, parts, read, read_docx, running, xml
from word_numbers import W, on, value
from word_validity import faults

from engine.assembling.dossier import dossier
from engine.model.block import DefinitionBlock
from engine.model.document import Document, Row, Run
from engine.rendering import render_bilingual, render_bilingual_pack

Pair = tuple[Document, Document]
LOCALES = ("fr-BE", "en-GB")
DOCUMENTS: Mapping[str, Pair] = {
    "demo": (FRENCH, ENGLISH),
    "quote": (QUOTES["fr"], QUOTES["en"]),
    "counted": (word_pages.DOCUMENTS["counted-fr"], word_pages.DOCUMENTS["counted-en"]),
}
REAL = {"real-cgv": ("example", "cgv"), "real-dpa": ("prospecting-campaign", "dpa")}
EACH = pytest.mark.parametrize("name", [*DOCUMENTS, *REAL])


def pair(name: str) -> Pair:
    if name in DOCUMENTS:
        return DOCUMENTS[name]
    deal, id = REAL[name]
    return real_pack(deal, "fr")[id], real_pack(deal, "en")[id]


@cache
def page(name: str) -> bytes:
    if name == "pack":
        return render_bilingual_pack(DOSSIERS["fr"], DOSSIERS["en"], "docx")
    return render_bilingual(*pair(name), "docx")


def blocks(root: Any) -> Iterator[Any]:
    """Paragraphs and tables from top to bottom, without the content controls around them."""
    for one in root:
        if one.tag == f"{W}sdt":
            yield from blocks(one.find(f"{W}sdtContent"))
        else:
            yield one


def cells(row: Any) -> list[Any]:
    """The cells of a row: in content controls, or not."""
    return [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]


def tables(reading: Reading, style: str) -> list[Any]:
    """The tables of a style that stand on the page, not in another table."""
    body = reading.root.find(f"{W}body")
    return [one for one in blocks(body) if one.tag == f"{W}tbl" and value(one, "tblPr/tblStyle") == style]


def facing_rows(reading: Reading) -> list[Any]:
    return [row for table in tables(reading, "ClausierFacing") for row in table.findall(f"{W}tr")]


def paragraphs(element: Any) -> list[Any]:
    return [one for one in element.iter(f"{W}p") if any(one.itertext())]


def language(paragraph: Any) -> str | None:
    return value(paragraph, "pPr/rPr/lang")


def told(reading: Reading, locale: str) -> list[Line]:
    """The lines of a language, without the contents."""
    return [one for one in reading.lines if language(one.element) == locale and not one.contents]


def tag(cell: Any) -> str | None:
    """The tag of the content control that holds a cell."""
    holder = cell.getparent().getparent()
    return value(holder, "sdtPr/tag") if holder.tag == f"{W}sdt" else None


def front_text(document: Document) -> str:
    """What stands above the articles, but for the letterhead, which is the template's."""
    front = document.front
    return "\n".join([*front.marks, document.title, *front.notices, *rows(front.rows), *overview_text(document)])


@EACH
def test_each_language_is_complete_and_in_order(name: str) -> None:
    left, right = pair(name)
    reading = read(page(name))
    for one, locale in zip((left, second(left, right)), LOCALES, strict=True):
        found = letters("".join(line.shown for line in told(reading, locale)))
        assert found == letters(front_text(one) + articles_text(one))


@EACH
def test_each_row_holds_the_same_thing_in_both_languages(name: str) -> None:
    found = []
    for row in facing_rows(read(page(name))):
        left, right = cells(row)
        assert tag(left) == tag(right)
        for cell, locale in ((left, "fr-BE"), (right, "en-GB")):
            assert paragraphs(cell) or tag(cell), "a heading that faces nothing"
            assert {language(one) for one in paragraphs(cell)} <= {locale}
            assert {value(run, "rPr/lang") for run in cell.iter(f"{W}r") if run.find(f"{W}t") is not None} <= {locale}
        found.append(tag(left))
    expected = [one for one in identities(pair(name)[0]) if one in found]
    assert [one for one, _ in groupby(filter(None, found))] == expected
    assert len(expected) > 5


def identities(document: Document) -> Iterator[str]:
    """The tags of paragraphs, definitions and items, in order."""
    tags = iter([tag for tag, _ in word_pages.places(document) if tag])
    for article in document.articles:
        for paragraph in article.paragraphs:
            yield next(tags)
            for block in paragraph.blocks:
                if isinstance(block, DefinitionBlock):
                    yield from (one.id for one in block.entries)
            yield from (next(tags) for _ in paragraph.items)


def number(line: Line) -> str:
    """What stands in front of a paragraph, whoever counts it."""
    by_hand, tab, _ = line.text.partition("\t")
    return line.number or (by_hand if tab else "")


@EACH
def test_each_language_has_its_own_numbers(name: str) -> None:
    reading = read(page(name))
    for one, locale in zip(pair(name), LOCALES, strict=True):
        found = [number(line) for line in told(reading, locale) if number(line)]
        assert [each.replace("\u00a0", " ") for each in found] == [
            told.replace("\u00a0", " ") for _, told in word_pages.places(one) if told
        ]


def test_numbers_are_counted_by_word() -> None:
    reading = read(page("counted"))
    lists = [{value(line.element, "pPr/numPr/numId") for line in told(reading, one) if line.number} for one in LOCALES]
    assert lists[0] == {None}, "the first language is counted by the styles"
    assert None not in lists[1]
    for locale in LOCALES:
        assert sum(bool(line.number) for line in told(reading, locale)) > 20


@EACH
def test_references_lead_to_places_of_their_own_column(name: str) -> None:
    reading = read(page(name))
    for one in reading.references():
        assert one.computed == one.cached
    followed = 0
    for paragraph in reading.root.iter(f"{W}p"):
        links = [one.get(f"{W}anchor") for one in paragraph.iter(f"{W}hyperlink")]
        codes = [word for one in paragraph.iter(f"{W}instrText") for word in (one.text or "").split() if word[0] == "_"]
        for anchor in (*links, *codes):
            followed += 1
            target = reading.lines[reading.bookmarks[anchor]]
            assert language(target.element) == language(paragraph)
    assert followed > 5


def test_wide_tables_stand_across_with_their_header_on_every_page() -> None:
    reading = read(page("quote"))
    wide = tables(reading, "ClausierTable")
    assert [len(one.find(f"{W}tblGrid")) for one in wide] == [6, 6, 5]  # tables of figures, each once
    full = int(tables(reading, "ClausierFacing")[0].find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
    for one in wide:
        assert int(one.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) == full
        assert {language(each) for each in paragraphs(one)} == {*LOCALES}
        first, *others = one.findall(f"{W}tr")
        assert on(first, "trPr/tblHeader")
        assert not any(on(each, "trPr/tblHeader") for each in others)
    narrow = [one for row in facing_rows(reading) for one in row.iter(f"{W}tbl")]
    assert {len(one.find(f"{W}tblGrid")) for one in narrow} <= {1, 2, 3}


def test_a_wide_table_that_is_the_same_in_both_languages_stands_once() -> None:
    left, right = QUOTES["fr"], QUOTES["en"]
    articles = tuple(
        replace(
            theirs,
            paragraphs=tuple(
                replace(each, blocks=(each.blocks[0], *other.blocks[1:]))
                for each, other in zip(theirs.paragraphs, ours.paragraphs, strict=True)
            ),
        )
        for ours, theirs in zip(left.articles, right.articles, strict=True)
    )
    reading = read(render_bilingual(left, replace(right, articles=articles), "docx"))
    assert len(tables(reading, "ClausierTable")) == 3


@EACH
def test_a_heading_stays_with_what_follows_and_a_short_row_on_one_page(name: str) -> None:
    reading = read(page(name))
    headings = 0
    for row in facing_rows(reading):
        for paragraph in paragraphs(row):
            styles = reading.counting.chain(reading.counting.style(paragraph))
            if "Heading1" in styles:
                headings += 1
                assert on(row, "trPr/cantSplit")
                assert any(on(reading.counting.styles[style], "pPr/keepNext") for style in styles)
        contents = any("TOC" in (one.text or "") for one in row.iter(f"{W}instrText"))
        longest = max(sum(map(len, cell.itertext())) for cell in cells(row))
        assert on(row, "trPr/cantSplit") or contents or longest > 300
    assert headings == 2 * len(pair(name)[0].articles)


def test_a_long_row_may_be_cut_by_the_end_of_a_page() -> None:
    cut = [cells(row) for row in facing_rows(read(page("demo"))) if not on(row, "trPr/cantSplit")]
    texts = ["".join(one.itertext()) for one, _ in cut if tag(one)]
    assert len(texts) == 10
    assert min(map(len, texts)) > 500


def test_signatures_stand_one_under_the_other_on_one_page() -> None:
    reading = read(page("quote"))
    signing = [row for row in facing_rows(reading) if "Signature" in "".join(row.itertext())]
    assert len(signing) == 1
    row = signing[0]
    assert on(row, "trPr/cantSplit")
    for cell in cells(row):
        assert all(len(cells(each)) <= 2 for each in cell.iter(f"{W}tr"))
        assert all(
            on(one, "pPr/keepNext") for one in paragraphs(cell) if reading.counting.style(one) != "ClausierNumbered"
        )


@EACH
def test_each_language_has_a_table_of_contents_that_word_can_fill(name: str) -> None:
    """That of the left one holds the headings of the first level, that of the right one those of the second."""
    reading = read(page(name))
    codes = [one.instruction.strip() for one in reading.fields if one.words[0] == "TOC"]
    assert codes == [rf'TOC \o "{level}-{level}" \n \h \z \u' for level in (1, 2)] * bool(
        pair(name)[0].wording.contents
    )
    for one, locale, level in zip(pair(name), LOCALES, ("0", "1"), strict=True):
        chains = {line: reading.counting.chain(line.style) for line in told(reading, locale)}
        headings = {line: chain for line, chain in chains.items() if "Heading1" in chain}
        assert len(headings) == len(one.articles)
        for chain in headings.values():
            levels = (value(reading.counting.styles[style], "pPr/outlineLvl") for style in chain)
            assert next(filter(None, levels)) == level


def test_what_both_languages_say_in_the_same_words_stands_once() -> None:
    same = replace(ENGLISH, front=replace(ENGLISH.front, notices=FRENCH.front.notices))
    reading = read(render_bilingual(FRENCH, same, "docx"))
    single = [row for row in facing_rows(reading) if len(cells(row)) == 1]
    assert ["".join(row.itertext()) for row in single] == [*FRENCH.front.notices]
    assert value(cells(single[0])[0], "tcPr/gridSpan") == "2"


def test_facts_face_each_other_row_by_row() -> None:
    table = tables(read(page("quote")), "ClausierFacts")[0]
    for row, one, other in zip(table.findall(f"{W}tr"), QUOTES["fr"].front.rows, QUOTES["en"].front.rows, strict=True):
        texts = ["".join(cell.itertext()) for cell in cells(row)]
        assert texts == [*rows([one]), "", *rows([other])]


def test_running_headers_name_the_document_in_both_languages() -> None:
    assert f"{FRENCH.title} / {ENGLISH.title}" in running(page("demo")).values()
    headers = [xml(content) for name, content in parts(page("demo")).items() if name.startswith("word/header")]
    codes = [one.text.strip() for header in headers for one in header.iter(f"{W}instrText")]
    assert codes == ['STYLEREF "Clausier Title"', 'STYLEREF "Clausier Translated Title"']
    reading = read(page("demo"))
    names = {value(one, "name"): id for id, one in reading.counting.styles.items()}
    for code, document in zip(codes, (FRENCH, ENGLISH), strict=True):
        style = names[code.split('"')[1]]
        assert [line.text for line in reading.lines if line.style == style] == [document.title]


def test_a_new_page_begins_between_two_tables() -> None:
    """Rows cannot begin a page in every program: neither an annex nor a document in a pack leaves it to its row."""
    for name, expected in (("counted", 2), ("demo", 2), ("quote", 0), ("pack", 1 + 3 + 4)):
        reading = read(page(name))
        within = [one for row in facing_rows(reading) for one in row.iter(f"{W}p")]
        for one in within:
            styles = [reading.counting.styles[each] for each in reading.counting.chain(reading.counting.style(one))]
            said = [style for style in (one, *styles) if style.find(f"{W}pPr/{W}pageBreakBefore") is not None]
            assert not said or not on(said[0], "pPr/pageBreakBefore")
        breaks = [one for one in reading.root.iter(f"{W}p") if on(one, "pPr/pageBreakBefore")]
        assert len(breaks) == expected
        assert not {*breaks} & {*within}


def test_a_pack_holds_its_documents_one_after_the_other() -> None:
    reading = read(page("pack"))
    for language_, locale in zip(("fr", "en"), LOCALES, strict=True):
        bound = DOSSIERS[language_].documents
        left = DOSSIERS["fr"].documents
        texts = [
            articles_text(one if one is ours else second(ours, one)) for ours, one in zip(left, bound, strict=True)
        ]
        found = letters("".join(line.shown for line in told(reading, locale)))
        start = 0
        for one, text in zip(bound, texts, strict=True):
            start = found.index(letters(one.title), start)
            start = found.index(letters(text), start) + len(letters(text))
        assert start == len(found)
        listed = [line.text for line in reading.lines if line.style == "ClausierBound"]
        assert [one.title for one in bound] == [one for one in listed if one in {each.title for each in bound}]


def test_a_real_pack() -> None:
    left, right = (dossier(library(), real_pack("prospecting-campaign", one), one) for one in ("fr", "en"))
    reading = read(render_bilingual_pack(left, right, "docx"))
    for one, locale in zip((left, right), LOCALES, strict=True):
        expected = [told for document in one.documents for _, told in word_pages.places(document) if told]
        found = [number(line) for line in told(reading, locale) if number(line)]
        assert [each.replace("\u00a0", " ") for each in found] == [each.replace("\u00a0", " ") for each in expected]
    assert all(one.computed == one.cached for one in reading.references())


def without(document: Document, what: str) -> Document:
    """The document without its last article, or without the last paragraph or item of the first one."""
    first, *others = document.articles
    last = first.paragraphs[-1]
    match what:
        case "article":
            return replace(document, articles=document.articles[:-1])
        case "paragraph":
            first = replace(first, paragraphs=first.paragraphs[:-1])
        case "item":
            first = replace(first, paragraphs=(*first.paragraphs[:-1], replace(last, items=last.items[:-1])))
        case "fact":
            return replace(document, front=replace(document.front, rows=document.front.rows[:-1]))
        case "bullet":
            blocks = first.paragraphs[0].blocks
            bullets = replace(blocks[1], entries=blocks[1].entries[:-1])  # type: ignore[type-var, union-attr]
            shorter = replace(first.paragraphs[0], blocks=(blocks[0], bullets, *blocks[2:]))
            first = replace(first, paragraphs=(shorter, *first.paragraphs[1:]))
    return replace(document, articles=(first, *others))


@pytest.mark.parametrize("what", ["article", "paragraph", "item", "fact", "bullet"])
def test_documents_that_do_not_face_each_other_are_refused(what: str) -> None:
    for one, other in ((FRENCH, without(ENGLISH, what)), (without(FRENCH, what), ENGLISH)):
        with pytest.raises(ValueError, match=r"zip\(\)"):
            render_bilingual(one, other, "docx")


def test_packs_of_other_documents_are_refused() -> None:
    fewer = replace(DOSSIERS["en"], documents=DOSSIERS["en"].documents[:-1])
    with pytest.raises(ValueError, match=r"zip\(\)"):
        render_bilingual_pack(DOSSIERS["fr"], fewer, "docx")


def test_the_same_documents_give_the_same_bytes() -> None:
    assert render_bilingual(*pair("quote"), "docx") == page("quote")
    assert render_bilingual_pack(DOSSIERS["fr"], DOSSIERS["en"], "docx") == page("pack")


@pytest.mark.parametrize("name", [*DOCUMENTS, *REAL, "pack"])
def test_word_opens_it_without_repair(name: str) -> None:
    assert faults(page(name)) == []


def test_text_of_a_deal_is_data_in_both_columns() -> None:
    hostile = Row("{{ title }}", (Run("a & <b>{% x %}</b>\n{{ text }}"),))
    pages = [replace(one, front=replace(one.front, rows=(hostile,))) for one in (FRENCH, ENGLISH)]
    reading = read(render_bilingual(*pages, "docx"))
    assert [line.text for line in reading.lines].count("a & <b>{% x %}</b>\n{{ text }}") == 2


def test_libreoffice_counts_both_columns_as_we_do(tmp_path: Path) -> None:
    pages = {name: page(name) for name in ("demo", "quote", "counted", "pack")}
    for name, text in converted(pages, tmp_path).items():
        assert letters(text.decode("utf-8-sig")) == letters(read_docx(pages[name], contents=True))
