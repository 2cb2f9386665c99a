"""The command line as people and programs use it: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from commands import MAIN, ROOT, clausier, environment, process
from generated import ANCHOR, ClausePlan, LibraryPlan, ParagraphPlan, write
from packs import printed, standard
from told_codes import codes

from engine import render
from engine.cli import command_line

OK, ERRORS, USAGE = 0, 1, 2
SMALL = LibraryPlan("reserve", (ClausePlan(ANCHOR, (ParagraphPlan("fixed"),)),))


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
