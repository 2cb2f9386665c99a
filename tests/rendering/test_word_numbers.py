"""Word's own numbers are ours: those of articles, paragraphs and items, and the references to them.

What Word computes is computed by `word_numbers.py`.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
import word_pages
from generated import LibraryPlan, SelectionPlan, write
from hypothesis import example, given
from lxml import etree
from packs import DEALS, LANGUAGES, library, optional, real_pack, standard, surroundings, together
from plans import EMPTY, EVERYTHING, FEW, SELECTIONS, plans, selected
from reading_back import articles_text, front_text, letters
from reading_word import Line, Reading, bookmarks, controls, parts, read, read_docx, resolved
from word_numbers import W
from word_pages import bound, places

from engine import Refused, assemble, load_library
from engine.model.document import Document
from engine.rendering import render

EACH = pytest.mark.parametrize("name", word_pages.ALL)
HEADINGS = ("Heading1", "ClausierAnnex")
IDENTITY = re.compile("[@~]")
"""What the tags of paragraphs and items hold, and those of definitions do not: a version, or the digest of both."""
BY_HAND = (*HEADINGS, "ClausierNumbered", "ClausierBox")
"""The styles of paragraphs that begin with a number in words, where no list counts them."""


def number(line: Line) -> str:
    """What stands in front of a paragraph, whoever counts it."""
    told, tab, _ = line.text.partition("\t")
    return line.number or (told if tab and line.style in BY_HAND else "")


def numbers(reading: Reading) -> list[tuple[str, str]]:
    """Every article, paragraph and item in order: the tag of its control, and its number."""
    tags = {one.lines[0].element: one.tag for one in reading.controls() if IDENTITY.search(one.tag)}
    told = [(tags.get(line.element, ""), line) for line in reading.lines if not line.contents]
    return [(tag, number(line)) for tag, line in told if tag or line.style in HEADINGS]


def expected(documents: Iterable[Document]) -> list[tuple[str, str]]:
    return [(shortened(tag), told.replace("\u00a0", " ")) for one in documents for tag, told in places(one)]


def shortened(tag: str) -> str:
    """A tag as Word takes it: of at most 64 characters, one that is longer by its beginning and a digest."""
    return tag if len(tag) <= 64 else f"{tag[:51]}~{hashlib.sha256(tag.encode()).hexdigest()[:12]}"


def check(page: bytes, documents: Iterable[Document]) -> Reading:
    """Everything that is counted is at its place under its number, and each reference shows what Word computes."""
    reading = read(page)
    found = [(tag, told.replace("\u00a0", " ")) for tag, told in numbers(reading)]
    assert found == expected(documents)
    assert sum(bool(line.number) for line in reading.lines) <= len(found)
    for one in reading.references():
        assert one.computed == one.cached, one
    for link in reading.root.iter(f"{W}hyperlink"):
        assert link.get(f"{W}anchor") in reading.bookmarks
    return reading


def check_text(page: bytes, document: Document) -> None:
    assert letters(read_docx(page)) == letters(front_text(document) + articles_text(document))


@EACH
def test_every_place_has_its_number_and_its_tag(name: str) -> None:
    check(word_pages.page(name), bound(name))


@pytest.mark.parametrize("name", ["counted-fr", "counted-en", "unlabelled"])
def test_word_counts_whatever_a_list_can_count(name: str) -> None:
    reading = read(word_pages.page(name))
    tagged = {one.lines[0].element for one in reading.controls() if IDENTITY.search(one.tag)}
    lines = [one for one in reading.lines if one.element in tagged or one.style in HEADINGS]
    assert [one.depth for one in lines] == [0, 1, 1, 2, 2, 2, 1, 2, 2, 0, 0, 1, *[2] * 6, 1, 0, 1, 1, 2, 0]
    assert all(one.number for one in lines)


def test_what_no_list_counts_is_printed_as_text() -> None:
    """Nor does a list count what lies in it: it would go on from what it counted last."""
    told = [(number(one), one.depth) for one in read(word_pages.page("uncounted")).lines if number(one)]
    counted = [one for one, depth in told if depth is not None]
    assert counted == ["Article 1", "1.1", "1.2", "(i)"]
    by_hand = [one for one, depth in told if depth is None]
    assert by_hand[:8] == ["1.1", "1.4", "(i)", "(ii)", "(z)", "☐", "(iii)", "(i)"]
    assert [one for one in by_hand if not one.startswith("(")][3:] == [
        "Article\u00a07",
        "Article\u00a0IX",
        "3.1",
        "3.2",
        "Annexe\u00a01",
        "1.1",
        "1.2",
        "Annexe bis\u00a02",
    ]


def test_references_are_fields() -> None:
    shown = ["3", "2", "1.1", "3.1", "(ii)", "(ii)", "1", "1.2", "(i)"]
    for name in ("counted-fr", "counted-en", "unlabelled"):
        assert [one.cached for one in resolved(word_pages.page(name))] == shown


def test_word_counts_the_paragraphs_of_annexes_with_their_letter() -> None:
    reading = read(word_pages.page("prefixed"))
    counted = [(one.number, one.depth) for one in reading.lines if one.depth is not None and one.number]
    assert [number for number, depth in counted if depth == 1] == ["1.1", "1.2", "1.3", "3.1", "A1.1", "A1.2", "A3.1"]
    shown = ["A1.1", "A1.2", "(i)", "1.1"]
    assert [(one.cached, one.computed) for one in resolved(word_pages.page("prefixed"))] == [(it, it) for it in shown]


def test_references_to_what_no_list_counts_are_links() -> None:
    reading = read(word_pages.page("uncounted"))
    links = ["".join(one.itertext()) for one in reading.root.iter(f"{W}hyperlink")]
    assert links[-7:] == ["3", "2", "3.1 (ii)", "(ii)", "1", "1.2\u00a0(i)", "ce texte"]
    assert [one.cached for one in resolved(word_pages.page("uncounted"))] == ["1.1"]


def test_a_reference_names_the_paragraph_that_it_leads_to() -> None:
    page = word_pages.page("lengthy")
    names = bookmarks(page)
    told = [(names[one.bookmark].shown, one.cached) for one in resolved(page)]
    assert [(shown.split("\t")[0], cached) for shown, cached in told] == [("1.2", "1.2"), ("Article 1", "1")]


@EACH
def test_bookmarks_are_what_word_takes(name: str) -> None:
    root = read(word_pages.page(name)).root
    marks = [(one.tag == f"{W}bookmarkStart", one) for one in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]
    opened: list[str] = []
    closed: list[str] = []
    for begins, one in marks:
        (opened if begins else closed).append(one.get(f"{W}id"))
        assert begins or one.get(f"{W}id") == opened[-1]
    assert opened == closed
    assert len({*opened}) == len(opened)
    names = [one.get(f"{W}name") for begins, one in marks if begins]
    assert len({one.casefold() for one in names}) == len(names)
    assert [one for one in names if not re.fullmatch("[A-Za-z_][A-Za-z0-9_]{0,39}", one)] == []


@EACH
def test_controls_are_what_word_takes(name: str) -> None:
    found = read(word_pages.page(name)).controls()
    ids = [one.id for one in found]
    assert len({*ids}) == len(ids)
    assert all(0 < one < 2**31 for one in ids)
    tags = [one.tag for one in found if IDENTITY.search(one.tag)]
    assert len({*tags}) == len(tags)
    assert max(map(len, tags)) <= 64
    assert (max(map(len, tags)) == 64) is (name == "lengthy")


def test_definitions_have_controls_of_their_own() -> None:
    found = {one.tag: one.text for one in read(word_pages.page("french")).controls() if "#" not in one.tag}
    assert found["term/client"] == "Client\u00a0: toute entreprise qui commande des Prestations à SecretarIA"
    assert {"term/services", "law/client", "law/services"} <= set(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DEALS)
def test_the_documents_of_the_deals(name: str, language: str) -> None:
    for document in real_pack(name, language).values():
        reading = check(render(document, "docx"), [document])
        own = [one for one in document.articles if one.label.split()[-1] == one.number]
        counted = [line for line in reading.lines if line.style in HEADINGS and line.number]
        assert len(counted) == len(own) == len(document.articles)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", ["cgv", "dpa"])
def test_a_reserved_article_keeps_its_number(id: str, language: str) -> None:
    """Every other article is reserved: no variant of ours removes one."""
    document = standard(language)[id]
    for rest in (0, 1):
        articles = tuple(
            replace(one, paragraphs=(), notice="Sans objet.") if rank % 2 == rest else one
            for rank, one in enumerate(document.articles)
        )
        one = replace(document, articles=articles)
        page = render(one, "docx")
        reading = check(page, [one])
        check_text(page, one)
        assert all(line.number for line in reading.lines if line.style in HEADINGS)


@pytest.mark.parametrize("chosen", sorted({together(one) for one in library().variants}), ids="+".join)
def test_the_documents_of_each_variant(chosen: tuple[str, ...]) -> None:
    """Each variant with as many others as go with it."""
    for document in optional(LANGUAGES[len(chosen) % 2], surroundings(*chosen), *chosen).values():
        check(render(document, "docx"), [document])


@FEW
@example(EMPTY, EVERYTHING)
@given(plans(), SELECTIONS)
def test_documents_made_up_at_random(plan: LibraryPlan, selection: SelectionPlan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(plan, Path(folder))
        made = load_library(folder)
    for language in LANGUAGES:
        try:
            pack = assemble(made, selected(plan, selection), language=language)
        except Refused:
            return
        for document in pack.values():
            page = render(document, "docx")
            check_text(page, document)
            check(page, [document])


def test_a_tag_that_is_too_long_for_word_stands_in_full_in_the_file() -> None:
    """The part for programs gives back the identity and the versions that the tag had no room for."""
    page = word_pages.page("lengthy")
    shown = {one.tag for one in controls(page) if "~" in one.tag}
    told = etree.fromstring(parts(page)["customXml/item1.xml"]).findall("{*}tag")
    full = {one.get("short"): one.get("full") for one in told}
    assert shown == set(full) != set()
    assert {shortened(tag): tag for tag, _ in places(bound("lengthy")[0]) if len(tag) > 64} == full
