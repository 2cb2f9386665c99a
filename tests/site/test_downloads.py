"""Files to download in a browser, with their digests, and the page that tells what a file or a digest belongs to."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from browsing import Visit, place, target
from playwright.sync_api import expect
from published import FIRST, SECOND


class TestDownloads:
    @pytest.mark.parametrize("path", ["cgv/", f"dpa/{SECOND}/", "en/sla/", ""])
    def test_every_file_has_the_digest_that_is_shown(self, path: str, visitor: Visit) -> None:
        page = visitor.page(path)
        entries = page.locator("section.downloads li").all()
        assert len(entries) == 10
        for entry in entries:
            link = entry.locator("a[download]")
            content = page.request.get(f"{visitor.address}{target(page, link)}").body()
            assert hashlib.sha256(content).hexdigest() == entry.locator("code.digest").inner_text().strip()

    def test_a_click_saves_the_file(self, visitor: Visit, announced: Path) -> None:
        page = visitor.page("cgv/")
        link = page.locator("section.downloads a[href$='-fr.pdf']").first
        with page.expect_download() as saved:
            link.click()
        assert saved.value.suggested_filename == f"cgv-{FIRST}-fr.pdf"
        assert Path(saved.value.path()).read_bytes() == (announced / target(page, link)).read_bytes()


class TestVerify:
    def test_a_file_that_is_chosen(self, visitor: Visit, announced: Path) -> None:
        page = visitor.page("verify/")
        page.locator("#verify-file").set_input_files(announced / f"cgv/{FIRST}/cgv-{FIRST}-fr.pdf")
        answer = page.locator("#verified")
        expect(answer).to_contain_text("Édition du 1er décembre 2026")
        expect(answer).to_contain_text("Conditions générales de vente")
        expect(answer).to_contain_text("En vigueur")
        answer.locator("a").first.click()
        assert place(page) == f"cgv/{FIRST}/"
        assert [one for one in visitor.asked if not one.startswith("GET ")] == []

    def test_a_file_that_is_dropped(self, visitor: Visit, announced: Path) -> None:
        page = visitor.page("en/verify/")
        content = (announced / f"cgv/{SECOND}/cgv-{SECOND}-en.docx").read_bytes()
        page.evaluate(
            """(bytes) => {
              const moved = new DataTransfer();
              moved.items.add(new File([new Uint8Array(bytes)], "terms.docx"));
              document.querySelector(".drop").dispatchEvent(
                new DragEvent("drop", { dataTransfer: moved, bubbles: true, cancelable: true }));
            }""",
            list(content),
        )
        expect(page.locator("#verified")).to_contain_text("Upcoming")
        expect(page.locator("#verified")).to_contain_text("terms.docx")

    def test_a_digest_that_is_pasted(self, visitor: Visit, announced: Path) -> None:
        page = visitor.page("verify/")
        content = (announced / f"dpa/{FIRST}/dpa-{FIRST}-fr-en.pdf").read_bytes()
        digest = hashlib.sha256(content).hexdigest().upper()
        page.locator("#verify-digest").fill(f"SHA-256: {digest[:32]} {digest[32:]}")
        page.locator("#verify button").click()
        expect(page.locator("#verified")).to_contain_text("français et anglais côte à côte")

    def test_a_digest_with_marks_in_it(self, visitor: Visit, announced: Path) -> None:
        page = visitor.page("verify/")
        digest = hashlib.sha256((announced / f"cgv/{FIRST}/cgv-{FIRST}-fr.pdf").read_bytes()).hexdigest()
        field, answer = page.locator("#verify-digest"), page.locator("#verified")
        for cut in (
            ":".join(re.findall("..", digest)),
            f"Empreinte SHA-256 : {digest[:32]}\n{digest[32:]}",
            f"sha256:{digest}",
        ):
            field.fill(cut)
            expect(answer).to_contain_text("Conditions générales de vente")
            field.fill(cut[:-1])  # what is answered is about what stands there
            expect(answer).to_be_empty()
        page.locator("#verify button").click()
        expect(answer).to_contain_text("en compte 63")

    def test_one_file_at_a_time(self, visitor: Visit) -> None:
        page = visitor.page("verify/")
        page.evaluate(
            """() => {
              const moved = new DataTransfer();
              for (const name of ["a.pdf", "b.pdf"]) moved.items.add(new File([name], name));
              document.querySelector(".drop").dispatchEvent(
                new DragEvent("drop", { dataTransfer: moved, bubbles: true, cancelable: true }));
            }"""
        )
        expect(page.locator("#verified .failure")).to_have_text("Déposez un seul fichier à la fois.")

    def test_one_byte_more(self, visitor: Visit, announced: Path, tmp_path: Path) -> None:
        path = tmp_path / "cgv.pdf"
        path.write_bytes((announced / f"cgv/{FIRST}/cgv-{FIRST}-fr.pdf").read_bytes() + b"\n")
        page = visitor.page("verify/")
        page.locator("#verify-file").set_input_files(path)
        expect(page.locator("#verified .verdict.none")).to_be_visible()
        page.locator("#verify-digest").fill("abc")
        page.locator("#verify button").click()
        expect(page.locator("#verified .failure")).to_be_visible()
