"""All documents of a pack in one roomy PDF: a cover, one table of contents, links and bookmarks across them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hand_made import HOSTILE
from hand_made_pack import COLUMNS, DOSSIERS
from reading_back import ROOMY, articles_text, letters, read_html, read_pdf
from test_pdf import opened

from engine.rendering import BILINGUAL_PACK_FORMATS, PACK_FORMATS, render_bilingual_pack, render_pack
from engine.rendering.pdf import pack
from engine.rendering.pdf.document import lone_page
from engine.rendering.pdf.fonts import unshowable

FRENCH, ENGLISH = DOSSIERS["fr"], DOSSIERS["en"]
EACH = pytest.mark.parametrize("which", ["one", "both"])


@pytest.fixture(scope="module")
def printed() -> dict[str, bytes]:
    return {
        "one": render_pack(FRENCH, "pdf", layout="roomy"),
        "both": render_bilingual_pack(FRENCH, ENGLISH, "pdf", layout="roomy"),
    }


def page_of(which: str) -> str:
    return pack.pack_page(FRENCH, "roomy") if which == "one" else pack.bilingual_pack_page(FRENCH, ENGLISH, "roomy")


def destinations(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The number of the page that each name leads to."""
    names = pdf.Root.Names.Dests.Names
    return {str(names[place]): pikepdf.Page(names[place + 1][0]).index + 1 for place in range(0, len(names), 2)}


def links(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Every link: the number of its page and the name it leads to."""
    return [
        (number, str(link.Dest)) for number, page in enumerate(pdf.pages, start=1) for link in page.get("/Annots", [])
    ]


def test_formats() -> None:
    assert PACK_FORMATS == ("pdf", "docx")
    assert "pdf" in BILINGUAL_PACK_FORMATS
    with pytest.raises(KeyError):
        render_pack(FRENCH, "html")


@EACH
def test_bookmarks_are_nested_document_by_document(which: str, printed: dict[str, bytes]) -> None:
    with opened(printed[which]).open_outline() as entries:
        tree = {root.title: [child.title for child in root.children] for root in entries.root}
    assert tree == {
        one.title: [f"{article.label} – {article.title}" for article in one.articles] for one in FRENCH.documents
    }


@EACH
def test_anchors_are_unique_and_every_link_leads_somewhere(which: str) -> None:
    reader = read_html(page_of(which).encode())
    anchors = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert len(anchors) == len(set(anchors))
    targets = {attributes["href"] for tag, attributes in reader.tags if tag == "a"}
    targets |= {attributes["data-target"] for _, attributes in reader.tags if "data-target" in attributes}
    assert targets <= {f"#{anchor}" for anchor in anchors}
    assert {"quote", "quote.prices", "demo.term.client", "again.term.client"} <= set(anchors)


@EACH
def test_a_reference_to_another_document_is_a_link(which: str, printed: dict[str, bytes]) -> None:
    pdf = opened(printed[which])
    places, found = destinations(pdf), links(pdf)
    (source,) = {number for number, name in found if name == "demo.duration.notice"}
    assert places["quote"] < source < places["demo"]
    assert {name for _, name in found} <= set(places)
    if which == "both":
        assert "en.demo.duration.notice" in {name for _, name in found}


def test_a_term_leads_to_the_own_definition_or_the_first_one() -> None:
    own, first, second = (page.anchors["term/client"] for page in pack.pages(FRENCH, lone_page, "roomy"))
    assert (own, first, second) == ("demo.term.client", "demo.term.client", "again.term.client")


def test_the_identity_of_a_document_leads_to_its_title() -> None:
    assert pack.pages(FRENCH, lone_page, "roomy")[0].anchors["demo"] == "demo"


@EACH
def test_each_document_begins_a_page_and_the_contents_give_it(
    which: str, printed: dict[str, bytes], tmp_path: Path
) -> None:
    pdf = opened(printed[which])
    places = destinations(pdf)
    begins = [places[one.id] for one in FRENCH.documents]
    assert begins == sorted(set(begins))
    assert begins[0] == 3
    text = letters(read_pdf(printed[which], tmp_path, ROOMY))
    contents = text[text.index(letters(FRENCH.wording.contents)) :]
    for one in FRENCH.documents:
        assert contents.index(letters(f"{one.title}{places[one.id]}")) < 800
    for article in FRENCH.documents[1].articles:
        assert letters(f"{article.label}{article.title}{places['demo.' + article.id.split('/')[1]]}") in contents


def test_the_letters_are_those_of_the_documents(printed: dict[str, bytes], tmp_path: Path) -> None:
    """But for the header of a table, which every page repeats."""
    header = letters("".join(COLUMNS["fr"]))
    text = letters(read_pdf(printed["one"], tmp_path, ROOMY)).replace(header, "")
    place = 0
    for one in FRENCH.documents:
        place = text.index(letters(articles_text(one)).replace(header, ""), place) + 1
    assert text.endswith(letters(articles_text(FRENCH.documents[-1])))


def test_the_title_block_names_the_company_once() -> None:
    text = read_html(page_of("one").encode()).text
    assert text.count("BE68 5390 0754 7034") == 1
    assert text.count("Cabinet Dr A. & B. Lambert SRL") == 2  # on the cover and in the quote


@EACH
def test_metadata_fonts_and_tags(which: str, printed: dict[str, bytes]) -> None:
    pdf = opened(printed[which])
    title = "Offre de services" if which == "one" else "Offre de services / Offer of services"
    assert str(pdf.docinfo.Title) == title
    assert str(pdf.docinfo.CreationDate) == "D:20261201"
    assert pdf.open_metadata()["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    elements = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/StructElem"]
    assert {str(child.S) for one in elements if one.S == "/L" for child in one.K} == {"/LI"}
    fonts = {str(one.FontName)[8:] for one in pdf.objects if getattr(one, "Type", None) == "/FontDescriptor"}
    assert all(name.startswith(("Inter-Clausier", "Source-Serif-4-Clausier")) for name in fonts)


@EACH
def test_running_lines_name_document_and_article(which: str, printed: dict[str, bytes], tmp_path: Path) -> None:
    from test_blocks import pages

    told = pages(printed[which], tmp_path, "-layout", "-y", "0", "-H", "70", "-x", "0", "-W", "596")
    titles = destinations(opened(printed[which]))
    begins = {1, 2, *(titles[one.id] for one in FRENCH.documents)}
    second = ENGLISH.documents[0].title if which == "both" else "Article 2 – Prix"
    assert re.split(r"\s{3,}", told[3].strip()) == ["Devis", second]
    for number, text in enumerate(told, start=1):
        if number in begins - {1, 2}:
            assert not re.search("Article|Devis {3}|Quote$", text.split("\n")[0])


@EACH
def test_the_same_bytes_twice(which: str) -> None:
    """In one process; of packs of one document, for a longer one is made of more of the same."""
    packs = [replace(one, documents=one.documents[:1]) for one in (FRENCH, ENGLISH)]
    first, again = (
        render_pack(packs[0], "pdf") if which == "one" else render_bilingual_pack(*packs, "pdf") for _ in range(2)
    )
    assert first == again


def test_packs_that_do_not_face_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        render_bilingual_pack(FRENCH, replace(ENGLISH, documents=ENGLISH.documents[:1]), "pdf")


def test_everything_can_be_shown() -> None:
    assert unshowable(page_of("both")) == ""


def test_texts_of_the_cover_are_never_markup() -> None:
    front = replace(FRENCH.front, letterhead=HOSTILE, company=HOSTILE, marks=(HOSTILE,), notices=(HOSTILE,))
    documents = (replace(FRENCH.documents[0], title=HOSTILE), *FRENCH.documents[1:])
    hostile = replace(FRENCH, title=HOSTILE, front=front, documents=documents)
    # the title, the cover, the list of documents, the title block; the fixture prints it eleven times in each document
    cover, listed, titled, typed = 5, 1, 1, 22
    reader = read_html(pack.pack_page(hostile, "roomy").encode())
    assert reader.text.count(HOSTILE) == cover + listed + titled + typed
    assert {tag for tag, _ in reader.tags}.isdisjoint({"b", "script", "img"})
    assert render_pack(hostile, "pdf").startswith(b"%PDF")
