"""What a document says in short, in every format: before the articles, apart from them, and with links to them."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from packs import LANGUAGES, document, printed

from engine.model.document import Document
from engine.rendering import render

KINDS = (("standard", "cgv"), ("tailored", "cgv"), ("tailored", "quote"))


def told(one: Document) -> list[str]:
    """The words that every format holds: the title, the notice, each label and each line."""
    assert one.overview is not None
    found = [one.overview.title, one.overview.notice]
    for row in one.overview.rows:
        found += [row.label, *("".join(run.text for run in line) for line in (row.line, *row.entries))]
    return found


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
    for line in told(one):
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
    for line in told(one):
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


@pytest.mark.parametrize(("which", "id"), KINDS)
def test_data_have_it_too(which: str, id: str) -> None:
    data = json.loads(printed(which, "fr", "json", id))
    assert [one["label"] for one in data["overview"]["rows"]] == [
        row.label for row in getattr(document(which, id, "fr").overview, "rows", ())
    ]
    assert data["overview"]["notice"].startswith("Ce résumé ne fait pas partie du Contrat")
