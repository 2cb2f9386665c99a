"""A logo is a small, whole picture in which nothing runs or loads; it stands on the first page of every format."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from commands import ROOT
from hand_made import FRENCH
from PIL import Image, ImageFile

from engine.diagnostics import Report, Span
from engine.model.document import Document
from engine.model.look import CompanyLook, Logo
from engine.rendering import render
from engine.rendering.logo import MAX_BYTES, check_logo

AT = Span("company.yaml", 3, 5)


def png(width: int = 200, height: int = 50) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#103050").save(file, "PNG")
    return file.getvalue()


def svg(inside: str = '<path d="M0 0h200v50z"/>', head: str = "", attributes: str = 'viewBox="0 0 200 50"') -> bytes:
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def told(name: str, content: bytes, picture: bytes | None = None) -> str:
    report = Report()
    assert check_logo(name, content, picture, AT, report) is None
    [found] = report.diagnostics
    assert (found.code, found.span) == ("logo-unfit", AT)
    assert found.hints
    return found.message


def sound(name: str, content: bytes, picture: bytes | None = None) -> Logo:
    report = Report()
    logo = check_logo(name, content, picture, AT, report)
    assert logo is not None, report.diagnostics
    return logo


BOMB = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
    + (header := (30_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00")
    + zlib.crc32(b"IHDR" + header).to_bytes(4, "big")
    + b"\x00\x00\x00\x00IDAT\x35\xaf\x06\x1e"
)
"""A picture that says of itself that it has 900 million pixels."""


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "logo.png is no PNG picture"),
        (b"GIF89a", "logo.png is no PNG picture"),
        (svg(), "logo.png is no PNG picture"),
        (png()[:60], "damaged"),
        (BOMB, "pixels"),
        (png(2001, 2000), "2001 × 2000 pixels"),
        (png(1300, 100), "times longer"),
        (png() + b"\x00" * MAX_BYTES, "at most 256 kB"),
    ],
    ids=["empty", "GIF", "SVG", "cut off", "bomb", "large", "long", "heavy"],
)
def test_pictures_that_are_refused(content: bytes, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    assert message in told("logo.png", content)
    assert ImageFile.LOAD_TRUNCATED_IMAGES


DOCTYPE = '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<svg", "cannot be read"),
        (b"<html/>", "is no SVG drawing"),
        (svg(head=DOCTYPE), "document type"),
        (svg(head='<?xml version="1.0" encoding="nonsense"?>'), "cannot be read"),
        (svg("<script>alert(1)</script>"), "<script>"),
        (svg("<style>@import url(x)</style>"), "<style>"),
        (svg("<foreignObject/>"), "<foreignObject>"),
        (svg("<text>A</text>"), "<text>"),
        (svg('<image href="https://exemple.be/a.png"/>'), "<image>"),
        (svg('<use href="#a"/>'), "<use>"),
        (svg('<a xmlns="http://www.w3.org/1999/xhtml"/>'), "<a>"),
        (svg('<g onload="x()"/>'), "onload"),
        (svg('<path fill="url(https://exemple.be)"/>'), "load something"),
        (svg('<path style="fill:URL(file:///etc/passwd)"/>'), "load something"),
        (svg('<linearGradient href="other.svg#a"/>'), "load something"),
        (svg('<path style="fill:u\\72l(x)"/>'), "load something"),
        (svg("<g>" * 60 + "</g>" * 60), "groups within groups"),
        (svg("<g/>" * 3000), "more than 2000 shapes"),
        (svg(attributes=""), "how large"),
        (svg(attributes='viewBox="0 0 0 50"'), "how large"),
        (svg(attributes='width="100%" height="50"'), "how large"),
        (svg(attributes='viewBox="0 0 2000 50"'), "times longer"),
    ],
)
def test_drawings_that_are_refused(content: bytes, message: str) -> None:
    assert message in told("logo.svg", content, png())


def test_a_drawing_needs_a_picture_of_the_same_proportions() -> None:
    assert "no logo.png beside it" in told("logo.svg", svg())
    assert "different proportions" in told("logo.svg", svg(), png(100, 50))


def test_what_is_sound_is_kept() -> None:
    picture = sound("logo.png", png())
    assert (picture.vector, picture.picture, picture.width, picture.height) == (False, png(), 200, 50)
    inside = '<!-- note --><defs><linearGradient id="a"><stop/></linearGradient></defs><path fill="url(#a)" d="M0 0"/>'
    drawing = sound("logo.svg", svg(inside), png())
    assert drawing.vector
    assert b"note" not in drawing.content
    sized = sound("logo.svg", svg(attributes='width="200px" height="50px"'), png())
    assert (sized.width, sized.height) == (200, 50)


def test_the_logo_of_the_specimen_company_is_sound() -> None:
    deals = Path(ROOT) / "deals"
    sound("logo.svg", (deals / "specimen-logo.svg").read_bytes(), (deals / "specimen-logo.png").read_bytes())


def printed(logo: Logo, accent: str | None = None) -> Document:
    return replace(FRENCH, front=replace(FRENCH.front, look=CompanyLook(logo, accent)))


LOGOS = {"png": sound("logo.png", png()), "svg": sound("logo.svg", svg(), png())}


@pytest.mark.parametrize("kind", LOGOS)
def test_html_has_it_within_the_page(kind: str) -> None:
    page = render(printed(LOGOS[kind]), "html").decode()
    told = base64.b64encode(LOGOS[kind].content).decode()
    media = {"png": "image/png", "svg": "image/svg+xml"}[kind]
    assert f'<img class="logo" src="data:{media};base64,{told}" alt="SecretarIA">' in page
    assert "default-src &#x27;none&#x27;" in page
    assert "form-action &#x27;none&#x27;; img-src data:" in page
    assert "<img" not in render(FRENCH, "html").decode()
    assert "img-src" not in render(FRENCH, "html").decode()


@pytest.mark.parametrize("kind", LOGOS)
def test_pdf_has_it_as_a_figure_with_words(kind: str) -> None:
    file = render(printed(LOGOS[kind]), "pdf")
    assert file == render(printed(LOGOS[kind]), "pdf")
    with pikepdf.open(io.BytesIO(file)) as pdf:
        figures = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Figure
        ]
        assert [str(one.Alt) for one in figures] == ["SecretarIA"]


@pytest.mark.parametrize("kind", LOGOS)
def test_word_has_the_picture_with_words_in_place_of_the_name(kind: str) -> None:
    file = render(printed(LOGOS[kind]), "docx")
    assert file == render(printed(LOGOS[kind]), "docx")
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        [media] = [one for one in package.namelist() if one.startswith("word/media/")]
        assert package.read(media) == png()
        assert 'descr="SecretarIA"' in package.read("word/document.xml").decode()


def test_the_colour_of_the_company_is_that_of_titles_and_rules() -> None:
    dressed = replace(FRENCH, front=replace(FRENCH.front, look=CompanyLook(accent="#7a1f4d")))
    assert "--deep: #7a1f4d" in render(dressed, "html").decode()
    assert render(dressed, "pdf") != render(FRENCH, "pdf")
    with zipfile.ZipFile(io.BytesIO(render(dressed, "docx"))) as package:
        styles = package.read("word/styles.xml").decode()
    assert '"7A1F4D"' in styles
    assert '"10243F"' not in styles
