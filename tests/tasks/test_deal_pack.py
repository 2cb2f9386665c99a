"""The pack of a deal: its manifest, the digests its quote cites, and what an interruption leaves behind."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from commands import MAIN, ROOT, clausier, process
from editing import files
from extract import block_text, line
from jsonschema import Draft202012Validator
from packs import CAMPAIGN, DEALS, LANGUAGES, NOWHERE, library, optional, real_deal, real_pack, surroundings
from reading_json import whole
from walking import passages, words

from engine import assemble, build, render
from engine.model.block import TableBlock
from engine.model.digest import text_digest
from engine.model.document import Document
from engine.model.library import Selected
from engine.rendering.layouts import LAYOUTS, Layout
from engine.rendering.tools import made_with
from engine.tasks.schema import schema

OK, ERRORS, INTERRUPTED = 0, 1, 130
MANIFEST = "SPEC-2026-003-manifest.json"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of the campaign, without PDFs."""
    folder = tmp_path_factory.mktemp("made")
    assert clausier("build", CAMPAIGN, "--draft", "--format", "html,md,txt,json", "--out", folder).returncode == OK
    return folder


class TestManifest:
    def manifest(self, made: Path) -> dict[str, Any]:
        return json.loads((made / MANIFEST).read_text(encoding="utf-8"))

    def test_it_holds_the_digest_of_every_file(self, made: Path) -> None:
        told = {one["name"]: (one["bytes"], one["sha256"]) for one in self.manifest(made)["files"]}
        files = {one.name: one.read_bytes() for one in made.iterdir() if one.name != MANIFEST}
        assert told == {name: (len(page), hashlib.sha256(page).hexdigest()) for name, page in files.items()}
        assert len(told) == 4 * (2 * 4 + 1)

    def test_it_holds_the_digest_of_every_text(self, made: Path) -> None:
        """The same as the quote cites, and as anybody can take from the JSON of the document."""
        documents = {one["id"]: one for one in self.manifest(made)["documents"]}
        assert list(documents) == ["quote", "project-plan", "cgv", "dpa"]
        for language in LANGUAGES:
            pack = real_pack("prospecting-campaign", language)
            told = {id: one["text-sha256"][language] for id, one in documents.items()}
            quote = told.pop("quote")
            own = {documents[id]["titles"][language]: digest for id, digest in told.items()}
            assert cited(pack["quote"]) == {**given("prospecting-campaign", language), **own}
            assert quote == text_digest(pack["quote"])
            for id, digest in told.items():
                page = whole(json.loads((made / f"SPEC-2026-003-{id}-{language}.json").read_text(encoding="utf-8")))
                assert hashlib.sha256("".join(f"{one}\n" for one in digested(page)).encode()).hexdigest() == digest

    def test_it_says_what_was_chosen_and_what_it_costs(self, made: Path) -> None:
        told = self.manifest(made)
        assert (told["reference"], told["date"], told["validity"]) == ("SPEC-2026-003", "2026-12-08", "2026-12-31")
        assert told["services"] == ["prospecting"]
        assert [(one["id"], one["reason"]) for one in told["variants"]] == [
            ("prospecting", "implied by service prospecting")
        ]
        assert told["prices"]["commitment"] == {
            "excluded": "7770.00", "vat": "1631.73", "included": "9401.73",
            "categories": [{"vat": "standard", "rate": "21", "base": "7770.00", "amount": "1631.73"}],
        }  # fmt: skip
        assert told["deviations"] == []
        assert (told["client-number"], told["communication"]) == ("BE 0999.990.222", "+++488/6091/87821+++")
        assert told["facts"]["subprocessors.outside-eea"] == "derived by the sub-processor spec-mailing"
        assert str(made) not in json.dumps(told)

    def test_it_holds_each_line_as_data(self, made: Path) -> None:
        told = {one["id"]: one for one in self.manifest(made)["prices"]["lines"]}
        assert told["prospecting/campaign-setup"] == {
            "id": "prospecting/campaign-setup",
            "description": {
                "fr": "Mise en place d’une campagne, script compris",
                "en": "Set-up of a campaign, script included",
            },
            "kind": "one-off",
            "optional": False,
            "section": None,
            "tiers": [],
            "minimum": None,
            "estimate": None,
            "estimated": None,
            "launch": None,
            "quantity": "1",
            "unit": {"id": "campaign", "label": {"fr": "campagne", "en": "campaign"}},
            "price": "780",
            "discount": None,
            "gross": "780.00",
            "reduction": "0.00",
            "net": "780.00",
            "vat": "standard",
            "vat-rate": "21",
            "vat-code": "S",
            "vat-exemption-code": None,
        }
        free = told["line 3"]["description"]
        assert free["fr"] == "Adaptation du script d’appel après la campagne pilote"
        assert {one["quantity"] for one in told.values() if one["kind"] == "usage"} == {None}
        for one in told.values():
            assert Decimal(one["gross"]) - Decimal(one["reduction"]) == Decimal(one["net"])

    @pytest.mark.parametrize("layout", LAYOUTS)
    def test_it_names_the_layout_in_which_pdfs_are_printed(self, layout: Layout) -> None:
        made = build(library(), real_deal("example"), formats=("md", "pdf"), layout=layout)
        printed = [one.print for one in made.jobs if one.name.endswith(".pdf")]
        assert len(printed) > 3
        assert all(layout in one.args for one in printed)  # type: ignore[attr-defined]
        *_, (_, told) = build(library(), real_deal("example"), formats=("md",), layout=layout).files()
        assert json.loads(told)["layout"] == layout

    @pytest.mark.parametrize("name", DEALS)
    def test_its_schema_describes_it(self, name: str) -> None:
        *_, (_, told) = build(library(), real_deal(name), formats=("md",), languages=LANGUAGES).files()
        manifest, check = json.loads(told), Draft202012Validator(schema("manifest"))
        check.validate(manifest)
        assert manifest.keys() == schema("manifest")["properties"].keys()  # type: ignore[attr-defined]
        assert {*manifest["prices"]["lines"][0]} == {*_line_keys(schema("manifest"))}
        for broken in ({"reference": 1}, {"prices": {}}, {"files": [{}]}, {"edition": {"sha256": "x"}}):
            assert not check.is_valid(manifest | broken)

    @pytest.mark.parametrize(
        ("formats", "some"), [(("md",), set()), (("md", "pdf"), {"pango", "harfbuzz", "weasyprint"})]
    )
    def test_it_names_the_versions_of_what_made_the_files(self, formats: tuple[str, ...], some: set[str]) -> None:
        told = made_with(formats)
        assert some <= told.keys()
        assert ("pango" in told) == ("pdf" in formats)
        assert told["python"] == platform.python_version()
        assert all(re.match(r"[0-9]+\.[0-9]", one) for one in told.values())


def _line_keys(schema: dict[str, Any]) -> Any:
    return schema["properties"]["prices"]["anyOf"][0]["properties"]["lines"]["items"]["properties"]


def digested(page: dict[str, Any]) -> Iterator[str]:
    """The lines over which the digest of a text is taken, from its JSON."""
    yield page["title"]
    for article in page["articles"]:
        yield f"{article['label']} {article['title']}"
        if article["notice"] is not None:
            yield article["notice"]
        for paragraph in article["paragraphs"]:
            yield " ".join(part for part in (paragraph["number"], paragraph["heading"]) if part)
            for block in paragraph["blocks"]:
                if block["kind"] == "definitions":
                    yield from (f"{one['name']} {line(one['line'])}" for one in block["entries"])
                else:
                    yield from block_text(block)
            yield from (f"{item['number']} {line(item['line'])}" for item in paragraph["items"])


def cited(quote: Document) -> dict[str, str]:
    """The digests that a quote cites, by title."""
    (paragraph,) = [
        one for article in quote.articles for one in article.paragraphs if one.id == "quote/documents#annexes"
    ]
    (table,) = [block for block in paragraph.blocks if isinstance(block, TableBlock)]
    return {words(row[0]): "".join(words(row[-1]).split()) for row in table.rows}


def given(name: str, language: str) -> dict[str, str]:
    """The digests of what a deal gives its client with the quote: in its language, and in the one that prevails."""
    found = {}
    for code in dict.fromkeys((language, "fr")):
        for id, one in real_pack(name, code).items():
            if id != "quote":
                found[one.title if code == language else f"{one.title} (French)"] = text_digest(one)
    return found


class TestDigests:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("name", DEALS)
    def test_the_quote_cites_those_of_the_documents_given_with_it(self, name: str, language: str) -> None:
        pack = real_pack(name, language)
        assert cited(pack["quote"]) == given(name, language)
        said = re.findall(r"\b[0-9a-f]{64}\b", render(pack["quote"], "md").decode())
        assert said.count(text_digest(pack["cgv"])) == 1  # in the table, where a sentence says what it is for

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_that_of_the_cgv_changes_with_every_variant_that_changes_them(self, language: str) -> None:
        found: dict[str, str] = {}
        for id in library().variants:
            services = surroundings(id)[:1]  # one that goes with the variant
            assert found.setdefault(text_digest(optional(language, services)["cgv"]), "standard") == "standard"
            pack = optional(language, services, id)
            digest = text_digest(pack["cgv"])
            assert digest in cited(pack["quote"]).values()
            assert found.setdefault(digest, id) == id  # each variant gives another text
        assert {*found.values()} == {"standard", *library().variants}

    def test_it_differs_from_language_to_language(self) -> None:
        french, english = (real_pack("example", language)["cgv"] for language in LANGUAGES)
        assert text_digest(french) != text_digest(english)

    def test_it_changes_with_a_figure_and_not_with_the_title_block(self) -> None:
        pack = real_pack("example", "fr")
        deal = real_deal("example")
        dated = replace(deal, client=replace(deal.client, name="Un autre cabinet"))
        same = assemble(library(), dated, language="fr")
        assert same["cgv"] != pack["cgv"]
        assert text_digest(same["cgv"]) == text_digest(pack["cgv"])
        settings = {**deal.settings, "payment-term": replace(deal.settings["initial-term"], parameter="payment-term")}
        other = assemble(library(), replace(deal, settings=settings), language="fr")
        assert text_digest(other["cgv"]) != text_digest(pack["cgv"])

    def test_a_selected_variant_changes_what_the_quote_cites(self) -> None:
        deal = real_deal("example")
        tailored = replace(deal, variants=(Selected("higher-liability-cap", None, NOWHERE),))
        for language in LANGUAGES:
            before, after = (cited(assemble(library(), one, language=language)["quote"]) for one in (deal, tailored))
            changed = [title for title in before if before[title] != after[title]]
            titles = [real_pack("example", code)["cgv"].title for code in dict.fromkeys((language, "fr"))]
            assert changed == [titles[0], *(f"{title} (French)" for title in titles[1:])]


class TestReferences:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("name", DEALS)
    def test_they_lead_to_what_the_pack_holds(self, name: str, language: str) -> None:
        """Also from one document into another: each names a place that is there, under the number it has there."""
        pack = real_pack(name, language)
        numbers = {one.id: one.number for document in pack.values() for one in passages(document)}
        across = 0
        for id, document in pack.items():
            for passage in passages(document):
                for run in passage.runs:
                    if run.target is not None and run.target not in pack:
                        assert run.target in numbers, (passage.id, run)
                        text = run.text.replace("\u00a0", "")
                        paragraph = run.target.rpartition(".")[0] if "#" in run.target else ""
                        assert text in (numbers[run.target], numbers.get(paragraph, "") + numbers[run.target])
                        across += run.target.split("/")[0] != id
        assert across > 20


class TestInterruption:
    """Ctrl-C at any time: no file is half written, and only a whole pack has a manifest."""

    def interrupted(self, folder: Path, patch: str) -> list[str]:
        done = process("build", CAMPAIGN, "--draft", "--format", "md,txt", "--out", folder, program=f"{patch}\n{MAIN}")
        self.told(done)
        return sorted(one.name for one in folder.iterdir()) if folder.exists() else []

    def told(self, done: subprocess.CompletedProcess[str]) -> None:
        assert (done.returncode, done.stdout) == (INTERRUPTED, "")
        assert done.stderr.endswith("interrupted; no half-written file is left\n")

    PRINTING = """
import engine.rendering as module
real, calls = module.render, []
def render(*arguments):
    calls.append(1)
    if len(calls) == 5: raise KeyboardInterrupt
    return real(*arguments)
module.render = render
"""

    def test_while_printing(self, tmp_path: Path) -> None:
        assert self.interrupted(tmp_path / "made", self.PRINTING) == []

    def test_while_printing_over_another_pack(self, made: Path, tmp_path: Path) -> None:
        """What was there stays as it is, all of it."""
        shutil.copytree(made, tmp_path / "there")
        self.interrupted(tmp_path / "there", self.PRINTING)
        assert files(tmp_path / "there") == files(made)

    @pytest.mark.parametrize("place", [1, 6, 17, 18, 25, 46, 60])
    def test_while_writing(self, made: Path, tmp_path: Path, place: int) -> None:
        """Whether the new files are being written, or moved to where the old ones were."""
        real, calls = os.replace, itertools.count(1)

        def replace(source: str, target: str) -> None:
            if next(calls) == place:
                raise KeyboardInterrupt
            real(source, target)

        there = shutil.copytree(made, tmp_path / "there")
        with mock.patch.object(os, "replace", replace):
            done = clausier("build", CAMPAIGN, "--draft", "--format", "md,txt", "--out", there)
        self.told(done)
        assert files(there) == files(made)


class TestOneFolderOnePack:
    def build(self, deal: str, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
        path = folder.parent / "deal.yaml"
        path.write_text(deal, encoding="utf-8")
        for one in CAMPAIGN.parent.glob("specimen-*"):
            shutil.copy(one, folder.parent)
        return clausier("--library", ROOT, "build", path, "--draft", "--format", "md", "--out", folder, *more)

    def test_what_is_no_longer_in_it_goes(self, made: Path, tmp_path: Path) -> None:
        shutil.copytree(made, tmp_path / "there")
        (tmp_path / "there/notes.txt").write_text("mine")
        done = self.build(CAMPAIGN.read_text(encoding="utf-8"), tmp_path / "there", "--lang", "fr")
        assert done.returncode == OK
        kept = {f"SPEC-2026-003-{id}-fr.md" for id in ("quote", "project-plan", "cgv", "dpa")}
        assert files(tmp_path / "there").keys() == kept | {MANIFEST, "notes.txt"}

    @pytest.mark.parametrize("reference", ["SPEC/2026/003", "spec-2026-003", "SPEC-2026-004"])
    def test_the_pack_of_another_deal_stays(self, made: Path, tmp_path: Path, reference: str) -> None:
        shutil.copytree(made, tmp_path / "there")
        other = CAMPAIGN.read_text(encoding="utf-8").replace("reference: SPEC-2026-003", f"reference: {reference}")
        done = self.build(other, tmp_path / "there")
        assert (done.returncode, done.stdout) == (ERRORS, "")
        assert "the folder holds the pack of SPEC-2026-003 for " in done.stderr
        assert f"; this is that of {reference} for " in done.stderr
        assert "[pack-other]" in done.stderr
        assert files(tmp_path / "there") == files(made)

    def test_what_somebody_edited_is_named(self, made: Path, tmp_path: Path) -> None:
        shutil.copytree(made, tmp_path / "there")
        (tmp_path / "there/SPEC-2026-003-quote-fr.md").write_text("as discussed")
        done = self.build(CAMPAIGN.read_text(encoding="utf-8"), tmp_path / "there")
        assert done.returncode == OK
        assert "SPEC-2026-003-quote-fr.md: warning: somebody has edited this file since it was built" in done.stderr
        assert (tmp_path / "there/SPEC-2026-003-quote-fr-edited.md").read_text() == "as discussed"
