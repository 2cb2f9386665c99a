"""`clausier build` as people use it: what it writes, and what it leaves alone when something goes wrong."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from commands import MAIN, ROOT, clausier, process
from editing import files
from packs import CAMPAIGN, DEALS, EXAMPLE, LANGUAGES, real_pack, tailored
from rights import closed
from told_codes import codes

from engine import Refused, render
from engine.diagnostics import Report, Span
from engine.files.writing.whole_files import write as write_file
from engine.model.document import Document
from engine.rendering.logo import check_logo

OK, ERRORS = 0, 1
TODAY = ("--today", "2026-12-15")  # a day on which the offers of the examples stand


def with_logo(document: Document) -> Document:
    """A document as the command prints it: with the logo of the specimen company."""
    report, content = Report(), (CAMPAIGN.parent / "specimen-logo.svg").read_bytes()
    picture = (CAMPAIGN.parent / "specimen-logo.png").read_bytes()
    logo = check_logo("specimen-logo.svg", content, picture, Span("company.yaml"), report)
    return replace(document, front=replace(document.front, look=replace(document.front.look, logo=logo)))


class TestBuild:
    def test_it_writes_the_files_and_names_them(self, tmp_path: Path) -> None:
        """Each document in each language and format, both languages side by side, and the manifest."""
        done = process(*TODAY, "build", CAMPAIGN, "--draft", "--format", "html,md,txt,json", "--out", tmp_path / "made")
        assert (done.returncode, done.stderr) == (OK, "")
        pages = {
            f"SPEC-2026-003-{id}-{code}.{one}": render(with_logo(document), one)
            for code in LANGUAGES
            for id, document in real_pack("prospecting-campaign", code).items()
            for one in ("html", "md", "txt", "json")
        }
        made = {file.name: file.read_bytes() for file in (tmp_path / "made").iterdir()}
        both = {f"SPEC-2026-003-{id}-fr-en.html" for id in real_pack("prospecting-campaign", "fr")}
        assert made.keys() == pages.keys() | both | {"SPEC-2026-003-manifest.json"}
        assert {Path(line.rsplit("  ", 1)[0]).name for line in done.stdout.splitlines()} == made.keys()
        assert done.stdout.splitlines()[-1] == f"{tmp_path / 'made/SPEC-2026-003-manifest.json'}  {len(made) - 1} files"
        assert {name for name, page in pages.items() if made[name] != page} == set()

    def test_one_language_and_one_format(self, tmp_path: Path) -> None:
        clausier("build", EXAMPLE, "--lang", "en", "--format", "txt", "--out", tmp_path / "a/b")
        texts = {
            f"a/b/SPEC-2026-001-{id}-{code}.txt" for id in tailored("en") for code in ("en", "fr")
        }  # French prevails
        found = {str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*.*")}
        assert found == {*texts, "a/b/SPEC-2026-001-manifest.json"}

    @pytest.mark.parametrize(
        ("name", "languages"),
        [("example", {"fr"}), ("software-company", {"en", "fr"}), ("prospecting-campaign", {"fr", "en"})],
    )
    def test_the_languages_are_those_of_the_client(self, tmp_path: Path, name: str, languages: set[str]) -> None:
        assert clausier("build", DEALS[name], "--format", "md", "--out", tmp_path).returncode == OK
        assert {file.stem.rsplit("-", 1)[1] for file in tmp_path.glob("*.md")} == languages

    def test_it_writes_into_output_where_it_is_called(self, tmp_path: Path) -> None:
        clausier("--library", ROOT, "build", EXAMPLE, "--lang", "fr", "--format", "md", cwd=tmp_path)
        assert (tmp_path / "output/SPEC-2026-001/SPEC-2026-001-cgv-fr.md").exists()

    def test_a_language_that_the_client_does_not_have_is_told(self, tmp_path: Path) -> None:
        """What the deal says once, in French, stands in the English contract: nobody overlooks that."""
        done = clausier(*TODAY, "build", EXAMPLE, "--lang", "both", "--format", "md", "--out", tmp_path)
        first, hint, last = done.stderr.splitlines()
        assert (done.returncode, last) == (OK, "1 warning")
        assert first.startswith("example.yaml:14:1: warning: English is no language of this client")
        assert "fr: and en:" in hint

    def test_as_json_it_prints_the_manifest(self, tmp_path: Path) -> None:
        done = clausier("--json", *TODAY, "build", EXAMPLE, "--format", "md", "--layout", "roomy", "--out", tmp_path)
        assert (done.returncode, json.loads(done.stderr)) == (OK, [])
        assert done.stdout.encode() == (tmp_path / "SPEC-2026-001-manifest.json").read_bytes()
        assert json.loads(done.stdout)["reference"] == "SPEC-2026-001"
        assert json.loads(done.stdout)["layout"] == "roomy"

    @pytest.mark.parametrize("fault", ["missing", "folder", "binary", "empty", "list", "nested", "loop"])
    def test_a_deal_that_cannot_be_read(self, tmp_path: Path, fault: str) -> None:
        deal = tmp_path / "deal.yaml"
        if fault == "folder":
            deal.mkdir()
        elif fault == "loop":
            deal.symlink_to(deal)
        elif fault != "missing":
            content = {"binary": bytes(range(256)), "empty": b"", "list": b"- 1\n", "nested": b"[" * 50_000}
            deal.write_bytes(content[fault])
        done = clausier("build", deal, "--out", tmp_path / "made")
        assert (done.returncode, done.stdout) == (ERRORS, "")
        assert codes(done.stderr)
        assert done.stderr.startswith("deal.yaml")
        assert not (tmp_path / "made").exists()

    def test_a_deal_that_may_not_be_read_is_told_as_other_errors_are(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        closed(tmp_path / "closed", monkeypatch)
        monkeypatch.setattr(os, "access", lambda *_, **__: False)
        done = clausier("build", tmp_path / "closed/deal.yaml", "--out", tmp_path / "made")
        assert (done.returncode, codes(done.stderr)) == (ERRORS, ["file-unreadable"])
        assert clausier("build", EXAMPLE, "--format", "md", "--out", tmp_path / "made").returncode == OK

    def test_a_deal_with_several_faults(self, tmp_path: Path) -> None:
        (tmp_path / "deal.yaml").write_text(
            "reference: x\ndate: 2026-13-01\nclient:\n  name: x\n  country: BE\n  languages: [fr]\nservices: [phone]\n"
            "variants: [eea-onli]\nparameters:\n  initial-term: 600\n"
        )
        done = clausier("build", tmp_path / "deal.yaml", "--out", tmp_path / "made")
        assert done.returncode == ERRORS
        assert codes(done.stderr)[0] == "value-invalid"
        assert not (tmp_path / "made").exists()

    def test_a_folder_that_cannot_be_written_into(self, tmp_path: Path) -> None:
        (tmp_path / "made").write_text("a file")
        done = clausier("build", EXAMPLE, "--format", "md", "--out", tmp_path / "made")
        assert (done.returncode, codes(done.stderr)) == (ERRORS, ["output-unwritable"])
        assert (tmp_path / "made").read_text() == "a file"

    def test_nothing_is_left_half_written(self, tmp_path: Path) -> None:
        """The disk fails at the second file: the pack that was there stays, with its manifest."""
        program = (
            "import os\nreal, calls = os.replace, []\n"
            "def replace(source, target):\n"
            "    if str(target).endswith('.md'):\n"
            "        calls.append(target)\n"
            "        if len(calls) == 2: raise OSError(28, 'No space left on device')\n"
            f"    return real(source, target)\nos.replace = replace\n{MAIN}"
        )
        arguments = ("build", EXAMPLE, "--draft", "--format", "md", "--out", tmp_path)
        assert clausier(*arguments, "--lang", "en").returncode == OK
        before = files(tmp_path)
        done = process(*arguments, program=program)
        assert (done.returncode, codes(done.stderr)) == (ERRORS, ["output-unwritable"])
        assert "no space left on device" in done.stderr
        assert files(tmp_path) == before

    def test_a_write_that_is_interrupted_leaves_what_was_there(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        (tmp_path / "x.md").write_text("before")
        monkeypatch.setattr(os, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            write_file(tmp_path / "x.md", b"after")
        assert [file.name for file in tmp_path.iterdir()] == ["x.md"]
        assert (tmp_path / "x.md").read_text() == "before"

    def test_a_file_replaces_what_was_there_at_once(self, tmp_path: Path) -> None:
        for content in (b"long before", b"after"):
            write_file(tmp_path / "a/x.md", content)
        assert (tmp_path / "a/x.md").read_bytes() == b"after"
        with pytest.raises(Refused, match="output-unwritable"):
            write_file(tmp_path / "a/x.md/y.md", b"")
