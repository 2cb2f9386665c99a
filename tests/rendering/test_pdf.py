"""The PDF is whole: its own fonts, bookmarks, language, structure; and it reads no file but its fonts."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from decimal import Decimal

import pikepdf
import pytest
from commands import ROOT
from hand_made import ENGLISH, FRENCH
from packs import document

from engine.diagnostics import Refused, Report, Span
from engine.model.document import OverviewRow, Run
from engine.model.look import CompanyLook
from engine.model.payment import PaymentCode, PaymentRequest
from engine.rendering import render, render_bilingual
from engine.rendering.html.breaks import glued
from engine.rendering.html.stylesheets import asset
from engine.rendering.logo import check_logo
from engine.rendering.pdf import document as pdf_module
from engine.rendering.pdf import fonts

FONTS = re.compile(r"/[A-Z]{6}\+(Source-Serif-4-Clausier|Inter-Clausier)(-[A-Za-z-]+)?")


@pytest.fixture(scope="module")
def french() -> bytes:
    return render(FRENCH, "pdf", layout="roomy")


@pytest.fixture(scope="module")
def both() -> bytes:
    return render_bilingual(FRENCH, ENGLISH, "pdf", layout="roomy")


@pytest.fixture(scope="module")
def compact() -> bytes:
    return render(FRENCH, "pdf")


@pytest.fixture(scope="module")
def dressed() -> bytes:
    """The first pages of a quote with all that they may hold: a logo, prices in columns, the code of a payment."""
    quote = document("tailored", "quote", "fr")
    deals = ROOT / "deals"
    report = Report()
    drawing, picture = ((deals / f"specimen-logo.{kind}").read_bytes() for kind in ("svg", "png"))
    logo = check_logo("specimen-logo.svg", drawing, picture, Span("specimen-company.yaml"), report)
    asked = PaymentRequest("IMS ADVISOR SRL", "BE68 5390 0754 7034", Decimal("490.05"), "+++010/8068/17183+++")
    paid = OverviewRow("paid", "À l’acceptation", (Run("490,05 €"),), (), PaymentCode(asked, "Ce code…", "Code"))
    assert quote.overview is not None
    assert report.diagnostics == []
    return render(
        replace(
            quote,
            front=replace(quote.front, look=CompanyLook(logo)),
            overview=replace(quote.overview, rows=(*quote.overview.rows, paid)),
            articles=tuple(replace(one, paragraphs=one.paragraphs[:1]) for one in quote.articles),
        ),
        "pdf",
    )


def opened(page: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(page))


def outline(pdf: pikepdf.Pdf) -> list[str]:
    with pdf.open_outline() as entries:
        return [entry.title for root in entries.root for entry in (root, *root.children)]


def test_bookmarks_name_the_articles(french: bytes, both: bytes) -> None:
    labels = [
        "Article 5 – Durée",
        "Article 6 – Support",
        "Annexe 1 – Traitement limité à l’EEE",
        "Annexe 2 – Signature",
    ]
    assert outline(opened(french)) == ["Conditions d’essai", *labels]
    assert outline(opened(both)) == ["Conditions d’essai", *labels]


def test_metadata(french: bytes, both: bytes) -> None:
    pdf = opened(french)
    assert str(pdf.Root.Lang) == "fr-BE"
    assert str(pdf.docinfo.Title) == "Conditions d’essai"
    assert str(pdf.docinfo.Author) == "IMS ADVISOR SRL"
    assert str(pdf.docinfo.Creator) == "Clausier"
    assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20261201"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert pdf.open_metadata()["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert str(opened(both).docinfo.Title) == "Conditions d’essai / Trial terms"


def test_there_is_more_than_one_page_and_the_annex_begins_one(french: bytes, both: bytes) -> None:
    assert len(opened(french).pages) > 1
    assert len(opened(both).pages) > 1


@pytest.mark.parametrize("which", ["french", "both", "compact", "dressed"])
def test_only_our_fonts_are_embedded(which: str, request: pytest.FixtureRequest) -> None:
    pdf = opened(request.getfixturevalue(which))
    dictionaries = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
    fonts = [one for one in dictionaries if one.get("/Type") == "/FontDescriptor"]
    assert fonts
    for font in fonts:
        assert FONTS.fullmatch(str(font.FontName)), font.FontName
        assert "/FontFile2" in font or "/FontFile3" in font


@pytest.mark.parametrize("which", ["french", "both", "compact"])
def test_links_stay_inside_the_document(which: str, request: pytest.FixtureRequest) -> None:
    pdf = opened(request.getfixturevalue(which))
    links = [link for page in pdf.pages for link in page.get("/Annots", [])]
    assert links
    assert all("/Dest" in link and "/A" not in link for link in links)


@pytest.mark.parametrize("which", ["french", "both", "compact", "dressed"])
def test_every_link_is_tagged_as_one(which: str, request: pytest.FixtureRequest) -> None:
    """PDF/UA-1 (ISO 14289-1), 7.18.5."""
    pdf = opened(request.getfixturevalue(which))
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
    links = [link for page in pdf.pages for link in page.get("/Annots", [])]
    assert {str(owners[int(link.StructParent)].S) for link in links} == {"/Link"}


@pytest.mark.parametrize("which", ["french", "both", "compact", "dressed"])
def test_all_content_is_of_one_element_or_beside_the_text(which: str, request: pytest.FixtureRequest) -> None:
    """PDF/UA-1 (ISO 14289-1), 7.1; numbers of a page without a gap, and no element that says nothing in a line."""
    pdf = opened(request.getfixturevalue(which))
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
    held = {
        (element.Pg.objgen, kid): element.objgen for element in elements(pdf) for kid in element.K if type(kid) is int
    }
    for page in pdf.pages:
        marks = [one for one in pikepdf.parse_content_stream(page) if str(one.operator) in ("BDC", "BMC")]
        told = [int(one.operands[1].MCID) for one in marks if str(one.operator) == "BDC"]
        assert told == list(range(len(told)))
        assert {str(one.operands[0]) for one in marks if str(one.operator) == "BMC"} == {"/Artifact"}
        named = [one.objgen for one in owners[int(page.StructParents)]]
        assert named == [held.pop((page.objgen, number)) for number in told]
    assert not held
    assert not [one for one in elements(pdf) if one.S in ("/Span", "/NonStruct") and one.P.S in ("/P", "/LBody", "/H2")]


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The elements of the structure in the order of reading."""
    found, waiting = [], [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        one = waiting.pop()
        found.append(one)
        for kid in one.K:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == one.objgen
                waiting.append(kid)
    return found


@pytest.mark.parametrize("which", ["french", "both", "compact", "dressed"])
def test_a_paragraph_holds_no_paragraph(which: str, request: pytest.FixtureRequest) -> None:
    """ISO 32000-1, 14.8.4.3.2; on paper the parts of a paragraph may be set as those of a table are."""
    pdf = opened(request.getfixturevalue(which))
    assert [one for one in elements(pdf) if one.S == "/P"]
    assert not [one for one in elements(pdf) if one.S == "/P" and one.P.S == "/P"]


def test_pictures_have_words_and_a_place(dressed: bytes) -> None:
    """PDF/UA-1 (ISO 14289-1), 7.3; ISO 32000-1, 14.8.5.4.3."""
    pdf = opened(dressed)
    figures = [one for one in elements(pdf) if one.S == "/Figure"]
    assert sorted(str(one.Alt) for one in figures) == ["Code", "SecretarIA"]
    for one in figures:
        assert one.A.O == "/Layout"
        left, bottom, right, top = map(float, one.A.BBox)
        assert left < right
        assert bottom < top


@pytest.mark.parametrize("which", ["french", "both", "compact"])
def test_lists_hold_list_items_only(which: str, request: pytest.FixtureRequest) -> None:
    """PDF/UA-1 (ISO 14289-1), 7.2."""
    pdf = opened(request.getfixturevalue(which))
    elements = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/StructElem"]
    lists = [one for one in elements if one.S == "/L"]
    assert lists
    assert {str(child.S) for one in lists for child in one.K} == {"/LI"}


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "https://example.org/x.ttf", "http://localhost/", "data:text/css,a{}", "font:../x", "font:"],
)
def test_the_fetcher_refuses_everything_but_our_fonts(address: str) -> None:
    with pytest.raises(ValueError, match="nothing but its own fonts"):
        pdf_module.fetcher().fetch(address)


def test_the_fetcher_gives_our_fonts() -> None:
    for address in fonts.FONTS:
        assert len(pdf_module.fetcher().fetch(address).read()) > 100_000


def test_a_missing_pango_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def find_spec(self, name: str, path: object = None, target: object = None) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    pdf_module.press.cache_clear()
    with pytest.raises(Refused) as refusal:
        render(FRENCH, "pdf")
    (told,) = refusal.value.diagnostics
    assert told.code == "program-missing"
    assert "libpango-1.0-0" in told.hints[0]


def test_a_missing_font_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FONTS", {**fonts.FONTS, "font:serif": ("fontpkg_that_nobody_has", "x.ttf")})
    with pytest.raises(Refused, match="pip install fontpkg-that-nobody-has"):
        fonts.font_file("font:serif")


def test_the_environment_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12")
    render(FRENCH, "pdf")
    assert os.environ["SOURCE_DATE_EPOCH"] == "12"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    render(FRENCH, "pdf")
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_characters_that_our_fonts_lack() -> None:
    assert (
        fonts.unshowable("Ça coûte 1\u202f234,50\u00a0€ — n° 5 § 1er « œuvre » ‘a’ “b” ’ • … Łódź Ελλάδα София ffi")
        == ""
    )
    assert fonts.unshowable("A 王さん 王 \u200f😀") == "王さん😀"


def test_the_two_families_print_together_what_one_of_them_lacks() -> None:
    """The tick box is the serif's: the sans, which prints numbers and tables, does not have it."""
    assert fonts.unshowable("☐ ☑ ✓ Ễ") == ""
    declared = re.findall(r"font-family: ([^;}]+)", "".join(map(asset, pdf_module.SHEETS)))
    families = {"Inter Clausier", "Source Serif 4 Clausier"}
    uses = [one for one in declared if "," in one]
    assert len(declared) == len(uses) + 3, "three faces, and styles that name both families"
    assert {frozenset(one.strip(' "') for one in use.split(",")) for use in uses} == {frozenset(families)}


def test_no_run_but_the_last_ends_in_a_no_break_space_on_paper() -> None:
    """WeasyPrint would take such a line for full too late and break it after its first word."""
    runs = [Run("conformément à l’article\u00a0"), Run("5", target="demo/term"), Run("\u00a0:\u00a0")]
    assert [run.text for run in glued(runs)] == ["conformément à l’article", "\u00a05", "\u00a0:\u00a0"]
    for page in (pdf_module.print_page(FRENCH), pdf_module.bilingual_page(FRENCH, ENGLISH)):
        assert not re.search("[\u00a0\u202f]<(a|em|strong|mark)\\b", page)
