"""The documents that people get: the same letters and digits, in the same order, whatever the format."""

from __future__ import annotations

import pytest
from extract import articles_text, front_text, letters, text_of, without_contents
from packs import LANGUAGES, document, printed
from walking import words

from engine.model.block import TableBlock
from engine.model.document import Document
from engine.rendering import FORMATS

pytestmark = pytest.mark.usefixtures("quick_fonts")

# Each document with the least number of letters that it has: what compares as equal must not be nothing.
DOCUMENTS = {"quote": 4_000, "cgv": 25_000, "dpa": 25_000}
LONG_PAPERS = {("standard", "en", "cgv"), ("tailored", "fr", "cgv")}
"""The PDFs that take long and are printed all the same: one of each kind, in either language."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("which", "id"), [*(("standard", id) for id in ("cgv", "dpa")), *(("tailored", id) for id in DOCUMENTS)]
)
@pytest.mark.parametrize("format", FORMATS)
def test_the_text_is_the_same(which: str, id: str, language: str, format: str) -> None:
    if format == "pdf" and id != "quote" and (which, language, id) not in LONG_PAPERS:
        return  # which is made of the same parts
    one = document(which, id, language)
    found = letters(text_of(printed(which, language, format, id), format))
    if format == "pdf" and one.wording.contents:
        found = without_contents(found, one)
    expected = letters(front_text(one) + articles_text(one))
    for header in headers(one) if format == "pdf" else ():  # which paper repeats on every page
        found, expected = found.replace(header, ""), expected.replace(header, "")
    assert len(expected) > DOCUMENTS[id]
    assert first_difference(found, expected) is None


def headers(document: Document) -> set[str]:
    """The letters above each table."""
    blocks = [block for article in document.articles for one in article.paragraphs for block in one.blocks]
    return {letters("".join(map(words, one.header))) for one in blocks if isinstance(one, TableBlock)}


def first_difference(found: str, expected: str) -> tuple[str, str] | None:
    """Where two texts part, with what follows there, so that a failure can be read."""
    if found == expected:
        return None
    at = next(
        (at for at, (a, b) in enumerate(zip(found, expected, strict=False)) if a != b), min(len(found), len(expected))
    )
    return found[max(0, at - 30) : at + 50], expected[max(0, at - 30) : at + 50]
