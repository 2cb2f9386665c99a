"""A company of which something is missing that the law wants to read: no document of it looks finished."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from commands import ROOT, clausier
from packs import LANGUAGES, library, real_deal
from reading_word import parts

from engine import assemble, render, render_bilingual
from engine.languages.incomplete import INCOMPLETE_WORDS
from engine.model.deal import Deal
from engine.model.digest import text_digest
from engine.model.library import REQUIRED, Publisher


def with_company(**changes: object) -> Deal:
    """A deal of a company that is known, but for these changes."""
    deal = real_deal("example")
    (company,) = deal.publisher or ()
    return replace(deal, publisher=(replace(company, **changes),))  # type: ignore[arg-type]


class TestWhatIsMissing:
    @pytest.mark.parametrize("name", REQUIRED)
    @pytest.mark.parametrize("blank", [None, "", " ", "–", "…", "[ ]", "?"])
    def test_each_that_the_law_wants_to_read(self, name: str, blank: str | None) -> None:
        (company,) = with_company().publisher or ()
        value = {"fr": "RPM", "en": blank or ""} if name == "register" and blank is not None else blank
        assert company.missing == ()
        assert replace(company, **{name: value}).missing == (name.replace("_", "-"),)  # type: ignore[arg-type]

    def test_what_need_not_be_there_is_not_missed(self) -> None:
        (company,) = with_company(form=None, phone=None, website=None).publisher or ()
        assert company.missing == ()

    def test_of_nobody_everything(self) -> None:
        assert Publisher.unknown().missing == tuple(one.replace("_", "-") for one in REQUIRED)


class TestADocument:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_it_is_marked_and_says_what_that_means(self, language: str) -> None:
        told = INCOMPLETE_WORDS[language]
        for id, document in assemble(library(), with_company(seat=None), language=language).items():
            assert told.mark in document.front.marks, id
            assert told.notice in document.front.notices, id
        for document in assemble(library(), with_company(), language=language).values():
            assert told.mark not in document.front.marks

    def test_its_digest_is_that_of_its_words(self) -> None:
        """The mark is none of them: once the company is known, the text is the one that was marked."""
        one, other = (assemble(library(), deal, language="fr") for deal in (with_company(email=None), with_company()))
        assert text_digest(one["cgv"]) == text_digest(other["cgv"])

    @pytest.mark.parametrize("format", ["txt", "md", "html", "json", "docx"])
    def test_every_format_shows_it(self, format: str) -> None:
        page = render(assemble(library(), with_company(seat=None), language="en", only="cgv")["cgv"], format)
        texts = parts(page) if format == "docx" else {"": page}
        assert any("Incomplete" in text.decode("utf-8", "replace") for text in texts.values())

    @pytest.mark.slow
    @pytest.mark.usefixtures("quick_fonts")
    def test_every_page_of_a_pdf_shows_it(self) -> None:
        packs = [assemble(library(), with_company(seat=None), language=code, only="cgv") for code in LANGUAGES]
        for pdf in (render(packs[0]["cgv"], "pdf"), render_bilingual(packs[0]["cgv"], packs[1]["cgv"], "pdf")):
            pages = texts(pdf)
            assert len(pages) > 5
            assert all(INCOMPLETE_WORDS["fr"].mark in page for page in pages)

    def test_every_page_in_word_shows_it(self) -> None:
        document = parts(render(assemble(library(), with_company(seat=None), language="fr", only="cgv")["cgv"], "docx"))
        footers = [text.decode() for name, text in document.items() if re.search(r"footer[0-9]*\.xml$", name)]
        assert footers
        assert all("Incomplet" in text for text in footers)


def texts(pdf: bytes) -> list[str]:
    """The words of each page."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


class TestABuild:
    def test_it_warns_and_the_manifest_names_what_is_missing(self, tmp_path: Path) -> None:
        deal = (ROOT / "deals/example.yaml").read_text(encoding="utf-8").replace("publisher: ", "# publisher: ")
        deal = deal.replace("prices: ", "# prices: ")
        (tmp_path / "deal.yaml").write_text(deal, encoding="utf-8")
        register = (ROOT / "deals/specimen-subprocessors.yaml").read_bytes()
        (tmp_path / "specimen-subprocessors.yaml").write_bytes(register)
        out = tmp_path / "made"
        done = clausier("--library", ROOT, "build", tmp_path / "deal.yaml", "--format", "txt", "--out", out)
        assert done.returncode == 0
        keys = ["seat", "enterprise-number", "vat-number", "bank-account", "email"]
        told = f"lacks {', '.join(keys)}: every page is marked as incomplete [publisher-incomplete]"
        assert done.stderr.count(told) == 1
        assert json.loads((out / "SPEC-2026-001-manifest.json").read_bytes())["incomplete"] == keys
        assert "[Incomplet]" in (out / "SPEC-2026-001-quote-fr.txt").read_text(encoding="utf-8")

    def test_a_whole_one_says_nothing(self, tmp_path: Path) -> None:
        done = clausier("build", ROOT / "deals/example.yaml", "--format", "txt", "--out", tmp_path / "made")
        assert "publisher-incomplete" not in done.stderr
        assert json.loads((tmp_path / "made/SPEC-2026-001-manifest.json").read_bytes())["incomplete"] == []
