"""What a document says in short, in every format: before the articles, apart from them, and with links to them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from packs import LANGUAGES, document, printed

from engine.model.document import Document, Origin, Overview, OverviewRow, PriceGroup, Run
from engine.rendering import render

KINDS = (("standard", "cgv"), ("tailored", "cgv"), ("tailored", "quote"))


def told(one: Document, *, set_out: bool = False) -> list[str]:
    """The words that every format holds: the title, the notice, each label and each line.

    Where prices are `set_out`, their words and their amounts stand apart, without what joins them in a line.
    """
    assert one.overview is not None
    found = [one.overview.title, one.overview.notice]
    for row in one.overview.rows:
        apart = set_out and row.prices
        lines = [row.line, *(priced(row.prices) if apart else row.entries)]
        found += [row.label, *("".join(run.text for run in line) for line in lines)]
    return found


def priced(lists: tuple[PriceGroup[Run], ...]) -> Iterator[tuple[Run, ...]]:
    """The pieces of prices in the order of reading."""
    for one in lists:
        yield one.label
        for row in one.rows:
            yield from (row.words, *row.amounts, *row.notes)


def words(text: str) -> str:
    """A text without spaces, marks of Markdown and hyphens, which formats set in their own ways."""
    return re.sub(r"[\s\\*\u2066-\u2069\u00ad-]", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("which", "id"), KINDS)
@pytest.mark.parametrize("format", ["md", "txt", "html", "docx"])
def test_a_format_says_it_before_the_articles(format: str, which: str, id: str, language: str) -> None:
    content, one = printed(which, language, format, id), document(which, id, language)
    if format == "docx":
        page = ZipFile(BytesIO(content)).read("word/document.xml").decode()
        text = re.sub(r"<w:instrText.*?</w:instrText>|<[^>]*>", "", page)
    else:
        text = re.sub(r"<[^>]*>", "", content.decode()) if format == "html" else content.decode()
    for entity, sign in (("&amp;", "&"), ("&#39;", "'"), ("&quot;", '"')):
        text = text.replace(entity, sign)
    text, at = words(text), 0
    for line in told(one, set_out=format in ("html", "docx")):
        found = text.find(words(line), at)
        assert found >= 0, line
        at = found
    assert text.find(words(one.articles[0].title), at) > 0


def begun(one: Document) -> Document:
    """A document whose articles have their first paragraph only: what stands above them is the same."""
    return replace(one, articles=tuple(replace(each, paragraphs=each.paragraphs[:1]) for each in one.articles))


@pytest.mark.usefixtures("quick_fonts")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("which", "id"), KINDS)
def test_it_stands_on_the_first_page(which: str, id: str, language: str) -> None:
    command = ["pdftotext", "-raw", "-f", "1", "-l", "1", "-", "-"]
    one = document(which, id, language)
    page = subprocess.run(command, input=render(begun(one), "pdf"), capture_output=True, check=True)
    text = words(page.stdout.decode())
    for line in told(one, set_out=True):
        assert words(line) in text, line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("which", "id"), KINDS)
def test_every_number_leads_to_its_article(which: str, id: str, language: str) -> None:
    page = printed(which, language, "html", id).decode()
    brief = page[page.index('class="brief"') : page.index("</section>")]
    ids = set(re.findall(r' id="([^"]+)"', page))
    led = re.findall(r'href="#([^"]+)"', brief)
    overview = document(which, id, language).overview
    assert overview is not None
    assert len(led) >= len(overview.rows) - 1  # a quote alone names the court of the general terms, on another page
    assert set(led) <= ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_prices_set_out_say_what_the_lines_say(language: str) -> None:
    """Plain text and data print the lines, typeset pages the prices: not a word, not an amount may differ."""
    overview = document("tailored", "quote", language).overview
    assert overview is not None
    rows = [row for row in overview.rows if row.prices]
    assert len(rows) == 2
    for row in rows:
        pieces = ["".join(run.text for run in one) for one in priced(row.prices) if one]
        lines = " ".join("".join(run.text for run in one) for one in row.entries)
        at = 0
        for piece in pieces:
            found = lines.find(piece, at)
            assert 0 <= found <= at + 3, piece  # nothing but a comma, a colon or a semicolon stands between
            at = found + len(piece)
        assert at == len(lines)


@pytest.mark.usefixtures("quick_fonts")
def test_amounts_stand_below_each_other_at_the_edge() -> None:
    """The boxes of pdftotext: all amounts of the offer end at the same place, and so do those of the totals."""
    one = document("tailored", "quote", "fr")
    command = ["pdftotext", "-bbox", "-f", "1", "-l", "1", "-", "-"]
    page = subprocess.run(command, input=render(begun(one), "pdf"), capture_output=True, check=True).stdout.decode()
    ends = [float(edge) for edge in re.findall(r'xMax="([\d.]+)" yMax="[\d.]+">(?:€|TVAC)<', page)]
    assert one.overview is not None
    offered, totals = (sum(len(each.rows) for each in row.prices) for row in one.overview.rows if row.prices)
    edge = max(ends)
    assert sum(edge - each < 0.1 for each in ends) == offered + totals


def test_dates_and_amounts_stand_out_and_long_texts_do_not() -> None:
    date, text = "31 décembre 2026", "Tribunal de l’entreprise du Hainaut, division de Mons"
    line = tuple(Run(one, origin=Origin.PARAMETER) for one in (date, text))
    told = OverviewRow("x", "Essai", line)
    overview = Overview("En bref", "Ce résumé", (told,))
    page = render(replace(document("standard", "cgv", "fr"), overview=overview), "html").decode()
    assert f"<strong>{date}</strong>{text}</span>" in page


def test_word_sets_amounts_at_the_right_of_cells_of_their_own() -> None:
    one = document("tailored", "quote", "fr")
    page = ZipFile(BytesIO(printed("tailored", "fr", "docx", "quote"))).read("word/document.xml").decode()
    cells = re.findall(r"<w:tc>.*?</w:tc>", page, re.DOTALL)
    told = {re.sub(r"<[^>]*>", "", cell): '<w:jc w:val="right"/>' in cell for cell in cells}
    assert one.overview is not None
    for row in (each for listed in one.overview.rows for prices in listed.prices for each in prices.rows):
        assert told["".join(run.text for run in row.words)] is False
        assert all(told["".join(run.text for run in amount)] for amount in row.amounts)


@pytest.mark.parametrize(("which", "id"), KINDS)
def test_data_have_it_too(which: str, id: str) -> None:
    data = json.loads(printed(which, "fr", "json", id))
    assert [one["label"] for one in data["overview"]["rows"]] == [
        row.label for row in getattr(document(which, id, "fr").overview, "rows", ())
    ]
    assert data["overview"]["notice"].startswith("Ce résumé ne fait pas partie du Contrat")
