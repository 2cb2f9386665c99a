"""The command line as people and programs use it: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from commands import MAIN, ROOT, clausier, environment, process
from editing import files
from generated import ANCHOR, ClausePlan, LibraryPlan, ParagraphPlan, write
from packs import CAMPAIGN, DEALS, EXAMPLE, LANGUAGES, printed, real_pack, standard, tailored

from engine import Refused, render
from engine.cli import command_line
from engine.diagnostics.codes import CODES
from engine.files.writing.whole_files import write as write_file

OK, ERRORS, USAGE = 0, 1, 2
TODAY = ("--today", "2026-12-15")  # a day on which the offers of the examples stand
SMALL = LibraryPlan("reserve", (ClausePlan(ANCHOR, (ParagraphPlan("fixed"),)),))
LINE = re.compile(r"\S.*: (?:error|warning|note): .+ \[(?P<code>[a-z-]+)\]")
HINT = re.compile(r" {4}hint: .+| {8}.+")
SUMMARY = re.compile(r"\d+ (?:error|warning|note)s?(?:, \d+ (?:error|warning|note)s?)*")


def codes(told: str) -> list[str]:
    """The codes of the messages on standard error, which holds nothing but messages, hints and their sum."""
    *lines, last = told.splitlines()
    assert SUMMARY.fullmatch(last), told
    messages = [line for line in lines if not HINT.fullmatch(line)]
    assert all(LINE.fullmatch(line) for line in messages), told
    found = [match["code"] for line in messages if (match := LINE.fullmatch(line))]
    assert set(found) <= CODES.keys()
    return found


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A library of one article, with nothing to say about it."""
    root = tmp_path / "library"
    write(SMALL, root)
    (root / "clauses/facts.yaml").write_text("{}\n")  # nothing asks for the generated ones
    article = root / "clauses/doc/anchor.yaml"
    article.write_text(re.sub("(texte?) fixed", r"\1 fixed.", article.read_text()))
    return root


@pytest.fixture
def unfilled(small: Path) -> Path:
    """That library, of a company that has yet to tell its account and its sub-processors."""
    publisher = small / "clauses/publisher.yaml"
    publisher.write_text(publisher.read_text().replace("BE68 5390 0754 7034", "null"))
    (small / "clauses/subprocessors.yaml").write_text("register: null\n")
    return small


class TestShow:
    def test_in_a_pipe_it_prints_markdown(self) -> None:
        done = process("show", "cgv")
        assert done.stdout.encode() == printed("standard", "fr", "md")
        assert (done.returncode, done.stderr) == (OK, "")

    def test_the_other_language(self) -> None:
        assert clausier("show", "cgv", "--lang", "en").stdout.encode() == printed("standard", "en", "md")

    def test_both_languages(self) -> None:
        french, english = (printed("standard", language, "md").decode() for language in ("fr", "en"))
        assert clausier("show", "cgv", "--lang", "both").stdout == f"{french}\n---\n\n{english}"

    def test_its_output_is_utf_8_whatever_the_locale(self) -> None:
        done = process("show", "cgv", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"})
        assert done.stdout.encode() == printed("standard", "fr", "md")

    def test_with_a_variant(self) -> None:
        done = clausier("show", "cgv", "--with", "no-reference")
        assert done.stdout.encode() == render(standard("fr", "no-reference")["cgv"], "md")
        assert done.stdout.encode() != printed("standard", "fr", "md")

    def test_with_a_variant_that_needs_another_fact(self) -> None:
        done = clausier("show", "cgv", "--with", "eea-only")
        assert (done.returncode, done.stdout) == (ERRORS, "")
        assert set(codes(done.stderr)) == {"variant-conflict"}
        facts = ["--without", "freelancers.abroad", "--without", "subprocessors.outside-eea"]
        assert clausier("show", "cgv", "--with", "eea-only", *facts).returncode == OK

    def test_the_order_of_variants_does_not_matter(self) -> None:
        left = clausier("show", "cgv", "--with", "no-reference", "--with", "custom-sla")
        assert left.stdout == clausier("show", "cgv", "--with", "custom-sla", "--with", "no-reference").stdout != ""

    @pytest.mark.parametrize(
        ("arguments", "code", "hint"),
        [
            (["cvg"], "document-unknown", "did you mean cgv?"),
            (["nothing-like-it"], "document-unknown", "there is cgv, dpa"),
            (["cgv", "--with", "eea-onli"], "variant-unknown", "did you mean eea-only?"),
            (["cgv", "--with", "eea-only@9"], "variant-unknown", "on offer: eea-only@2"),
            (["cgv", "--with", "eea-only@x"], "variant-unknown", "write name or name@major"),
            (["cgv", "--with", ""], "variant-unknown", "on offer: "),
            (["cgv", "--without", "freelancer.abroad"], "fact-unknown", "did you mean freelancers.abroad?"),
        ],
    )
    def test_an_unknown_name(self, arguments: list[str], code: str, hint: str) -> None:
        done = clausier("show", *arguments)
        assert (done.returncode, done.stdout) == (ERRORS, "")
        assert codes(done.stderr) == [code]
        assert f"    hint: {hint}" in done.stderr


class TestLibrary:
    @pytest.mark.parametrize("folder", ["clauses", "clauses/cgv", "tests", "variants"])
    def test_it_is_found_from_a_folder_below(self, folder: str) -> None:
        assert clausier("show", "cgv", cwd=ROOT / folder).stdout.encode() == printed("standard", "fr", "md")

    def test_it_can_be_named(self, small: Path, tmp_path: Path) -> None:
        done = clausier("--library", small, "show", "doc", cwd=tmp_path)
        assert "texte fixed" in done.stdout
        assert clausier("--library", "library", "show", "doc", cwd=tmp_path).stdout == done.stdout
        assert clausier("show", "doc", cwd=small).stdout == done.stdout

    def test_it_is_missing(self, tmp_path: Path) -> None:
        for arguments in (
            ["check"],
            ["show", "cgv"],
            ["--library", tmp_path, "check"],
            ["--library", "nowhere", "check"],
        ):
            done = clausier(*arguments, cwd=tmp_path)
            assert (done.returncode, codes(done.stderr)) == (ERRORS, ["library-missing"])
            assert "hint: " in done.stderr
            assert "--library PATH" in done.stderr

    def test_it_is_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "clauses").write_text("not a folder")
        done = clausier("--library", tmp_path, "check")
        assert (done.returncode, codes(done.stderr)) == (ERRORS, ["library-missing"])


MEASURED = "| document | language | words | sentences | words each | the longest |"


class TestCheck:
    def test_the_real_library_has_nothing_to_say(self) -> None:
        done = process("check")
        assert (done.returncode, done.stderr) == (OK, "nothing to say\n")
        measured = [line.split(" | ")[:2] for line in done.stdout.splitlines()[2:]]
        assert measured == [["| cgv", "fr"], ["| cgv", "en"], ["| dpa", "fr"], ["| dpa", "en"]]

    def test_what_the_company_has_yet_to_tell_is_a_warning(self, unfilled: Path) -> None:
        done = clausier("--library", unfilled, "check")
        assert (done.returncode, done.stdout.splitlines()[0]) == (OK, MEASURED)
        assert codes(done.stderr) == ["publisher-incomplete", "register-incomplete"]

    def test_errors_are_told_together(self, small: Path) -> None:
        article = small / "clauses/doc/anchor.yaml"
        article.write_text(article.read_text().replace("texte fixed", "texte [à](#nowhere) {{ nothing }}"))
        (small / "clauses/services.yaml").write_text("alpha:\n  title:\n    fr: a\n    en: b\n  price: 3\n")
        done = clausier("--library", small, "check")
        assert (done.returncode, done.stdout) == (ERRORS, "")
        told = codes(done.stderr)
        assert told[:3] == ["reference-unknown", "parameter-unknown", "key-unknown"]
        assert done.stderr.startswith("clauses/doc/anchor.yaml:8:13: error: ")

    def test_the_same_as_json(self, unfilled: Path) -> None:
        done = clausier("--library", unfilled, "--json", "check")
        told, other = json.loads(done.stderr)
        assert (told["code"], other["code"]) == ("publisher-incomplete", "register-incomplete")
        assert told.keys() == {"code", "severity", "file", "line", "column", "message", "hints", "finding", "about"}
        assert (told["severity"], told["file"]) == ("warning", "clauses/publisher.yaml")
        assert (told["finding"], told["about"]) == ("publisher-incomplete", "publisher")
        assert (done.returncode, [one["document"] for one in json.loads(done.stdout)]) == (OK, ["doc", "doc"])

    def test_nothing_to_say(self, small: Path) -> None:
        done = clausier("--library", small, "check")
        assert (done.returncode, done.stderr) == (OK, "nothing to say\n")
        assert json.loads(clausier("--library", small, "--json", "check").stderr) == []

    def test_a_library_without_errors_is_measured(self, small: Path) -> None:
        article = small / "clauses/doc/anchor.yaml"
        text = article.read_text().replace("text fixed.", "text fixed. One more sentence.")
        article.write_text(text.replace("texte fixed.", "texte fixed. Une phrase de plus, etc. sans fin."))
        french, _ = json.loads(clausier("--library", small, "--json", "check").stdout)
        standing = {"document": "doc", "language": "fr", "place": "doc/anchor#fixed"}
        assert french == {**standing, "words": 11, "sentences": 2, "average": 4.5, "longest": 7}
        told = clausier("--library", small, "check").stdout.splitlines()
        assert told[2] == "| doc | fr | 11 | 2 | 4.5 | 7 (doc/anchor\\#fixed) |"
        assert clausier("--library", small, "check", "--only", "law").stdout == ""

    def test_an_error_as_json(self, tmp_path: Path) -> None:
        for arguments in (["build", "missing.yaml"], ["show", "nope"], ["show", "cgv", "--with", "eea-only"]):
            done = clausier("--json", "--library", ROOT, *arguments, cwd=tmp_path)
            assert done.returncode == ERRORS
            assert {one["severity"] for one in json.loads(done.stderr)} == {"error"}

    def test_no_colour_outside_a_terminal(self, tmp_path: Path) -> None:
        assert "\x1b" not in process("check", cwd=tmp_path, env={"FORCE_COLOR": "1"}).stderr


class TestDuties:
    def test_all_are_covered(self) -> None:
        done = clausier("duties", "cgv")
        assert done.returncode == OK
        lines = done.stdout.splitlines()
        assert "142 of 142 positions covered" in lines
        (rules,) = re.findall(r"^(\d+) of \1 belgian-b2b covered$", lines[-1])
        assert int(rules) > 15
        assert "NOT COVERED" not in done.stdout

    def test_the_table_has_a_row_each(self) -> None:
        done = clausier("duties", "cgv", "--format", "md")
        rows = [line for line in done.stdout.splitlines() if line.startswith("| ☐ | art")]
        assert (done.returncode, len(rows)) == (OK, 142)
        assert len({row.split(" | ")[1] for row in rows}) == 142
        assert {len(re.split(r"(?<!\\)\|", row)) for row in rows} == {7}

    def test_one_that_is_not_covered(self, small: Path) -> None:
        (small / "clauses/duties").mkdir()
        (small / "clauses/duties/law.yaml").write_text("said:\n  article: a\n  fr: dit\n  en: said\n")
        outline = small / "clauses/doc/document.yaml"
        outline.write_text(outline.read_text() + "owes: [law]\n")
        done = clausier("--library", small, "duties", "doc")
        assert (done.returncode, done.stdout.splitlines()[-1]) == (ERRORS, "0 of 1 law covered")
        assert clausier("--library", small, "check").returncode == ERRORS

    def test_an_unknown_document(self) -> None:
        done = clausier("duties", "cvg")
        assert (done.returncode, codes(done.stderr)) == (ERRORS, ["document-unknown"])


class TestBuild:
    def test_it_writes_the_files_and_names_them(self, tmp_path: Path) -> None:
        """Each document in each language and format, both languages side by side, and the manifest."""
        done = process(*TODAY, "build", CAMPAIGN, "--draft", "--format", "html,md,txt,json", "--out", tmp_path / "made")
        assert (done.returncode, done.stderr) == (OK, "")
        pages = {
            f"SPEC-2026-003-{id}-{code}.{one}": render(document, one)
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


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["shw"], "No such command 'shw'"),
            (["show"], "Missing argument 'DOCUMENT'"),
            (["show", "cgv", "--lang", "nl"], "'nl' is not one of"),
            (["show", "cgv", "--wit", "x"], "No such option"),
            (["build", "x.yaml", "--format", "odt"], "odt is no format; there is pdf, docx, html, md, txt, json"),
            (["build", "x.yaml", "--format", ","], "name at least one of pdf, docx, html, md, txt, json"),
            (["build", "x.yaml", "--layout", "wide"], "'wide' is not one of 'compact', 'roomy'"),
            (["duties", "cgv", "--format", "pdf"], "'pdf' is not one of"),
            (["schema", "clauze"], "clauze has no schema; there is clause, document"),
            (["--today", "tomorrow", "check"], "tomorrow is no date; a date is written 2026-12-01"),
            (["--today", "2026-02-30", "check"], "2026-02-30 is no date"),
            (["check", "more"], "unexpected extra argument"),
        ],
    )
    def test_wrong_usage(self, arguments: list[str], message: str) -> None:
        done = clausier(*arguments)
        assert (done.returncode, done.stdout) == (USAGE, "")
        assert message in done.stderr

    @pytest.mark.parametrize("command", ["", *sorted(command_line().commands), "new deal"])
    def test_help(self, command: str) -> None:
        done = clausier(*command.split(), "--help")
        assert (done.returncode, done.stderr) == (OK, "")
        assert done.stdout.startswith(f"Usage: clausier {command}".rstrip())

    def test_the_version(self) -> None:
        assert re.fullmatch(r"clausier, version \d+\.\d+\.\d+\n", clausier("--version").stdout)

    def test_the_date_of_the_standard_text(self) -> None:
        assert "3 mars 2027" in clausier("--today", "2027-03-03", "show", "cgv").stdout.replace("\u00a0", " ")


class TestSilence:
    """Whatever happens, people read a sentence and not the insides of the program."""

    def started(self, *arguments: str, program: str = MAIN, **changes: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", program, *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=ROOT, env=environment(**changes), stdout=pipe, stderr=pipe)

    @pytest.mark.parametrize("arguments", [["show", "cgv", "--lang", "both"], ["duties", "cgv", "--format", "md"]])
    @pytest.mark.parametrize("lines", [0, 1])
    def test_the_reader_of_a_pipe_goes_away(self, arguments: list[str], lines: int) -> None:
        running = self.started(*arguments)
        assert running.stdout is not None
        assert running.stderr is not None
        for _ in range(lines):
            assert running.stdout.readline()
        running.stdout.close()
        with running.stderr:
            assert running.stderr.read() == b""
        assert running.wait(timeout=60) in (OK, ERRORS)

    def test_an_interruption(self) -> None:
        program = f"import engine.tasks.check as p\ndef stop(*_, **__): raise KeyboardInterrupt\np.check = stop\n{MAIN}"
        done = process("check", program=program)
        assert (done.returncode, done.stderr) == (130, "\ninterrupted; no half-written file is left\n")

    def test_a_fault_of_the_program(self) -> None:
        program = (
            f"import engine.tasks.check as p\ndef fail(*_): raise ZeroDivisionError('oops')\np.check = fail\n{MAIN}"
        )
        told, blamed = self.started("check", program=program).communicate()
        assert (told, blamed.decode().splitlines()[0]) == (
            b"",
            "clausier: a fault of the program: ZeroDivisionError: oops",
        )
        assert b"Traceback" not in blamed
        _, blamed = self.started("check", program=program, CLAUSIER_DEBUG="1").communicate()
        assert b"Traceback" in blamed
