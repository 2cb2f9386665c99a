"""The commands that acknowledge and review: what they write, what they refuse, and the list of both."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from commands import ROOT, clausier
from editing import swap
from reviewed import CARE, DAY, LATE, LONG, NOTICE, accept, advised, mark, told, words

from engine.cli import command_line
from engine.diagnostics import Refused
from engine.model.evidence import digest
from engine.model.review import Acknowledgement, ReviewMark
from engine.tasks import review, reviews
from engine.tasks.open_library import load_library


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return advised(tmp_path / "library")


def run(root: Path, *arguments: str) -> Result:
    """A command in this process; the other tests of commands show how errors are printed."""
    head = ["--library", str(root), "--today", DAY.isoformat()]
    return CliRunner().invoke(command_line(), [*head, *arguments], catch_exceptions=True)


class TestCommands:
    def test_acknowledge_writes_the_entry(self, root: Path) -> None:
        done = run(root, "acknowledge", *CARE, "--by", "Camille Essai", "--reason", "C’est voulu.")
        assert (done.exit_code, done.output) == (0, f"acknowledged by Camille Essai: advice/care about {NOTICE}\n")
        library = load_library(root)
        (entry,) = library.reviews.acknowledged
        assert (entry.finding, entry.about, entry.reason) == (*CARE, "C’est voulu.")
        assert (entry.name, entry.date, entry.digest) == ("Camille Essai", DAY, digest(library, *CARE))

    def test_review_writes_a_mark_for_each(self, root: Path) -> None:
        done = run(root, "review", NOTICE, LATE, NOTICE, "--by", "Camille Essai")
        assert done.output == f"reviewed by Camille Essai: {NOTICE}\nreviewed by Camille Essai: {LATE}\n"
        assert [one.about for one in load_library(root).reviews.reviewed] == [NOTICE, LATE]

    def test_both_stand_in_one_file(self, root: Path) -> None:
        accept(root)
        mark(root, LATE)
        accept(root, *LONG)
        mark(root, NOTICE)
        reviews = load_library(root).reviews
        assert [one.finding for one in reviews.acknowledged] == ["advice/care", "advice/long"]
        assert [one.about for one in reviews.reviewed] == [LATE, NOTICE]

    def test_a_renewal_keeps_its_reason_if_none_is_given(self, root: Path) -> None:
        accept(root, reason="La raison première.")
        words(root)
        done = run(root, "acknowledge", *CARE, "--by", "Alex Essai")
        assert done.exit_code == 0
        (entry,) = load_library(root).reviews.acknowledged
        assert (entry.reason, entry.name) == ("La raison première.", "Alex Essai")

    @pytest.mark.parametrize(
        ("finding", "about", "hint"),
        [
            ("advice/cares", NOTICE, "did you mean advice/care"),
            ("advice/care", "cgv/duration#notise", f"did you mean advice/care {NOTICE}"),
            ("bare-figure", NOTICE, f"about {NOTICE} there is advice/care"),
            ("acknowledgement-lapsed", NOTICE, "acknowledge again what was accepted then"),
            ("nothing", "nowhere", "clausier --json check"),
        ],
    )
    def test_an_unknown_finding_is_refused(self, finding: str, about: str, hint: str, root: Path) -> None:
        with pytest.raises(Refused) as refused:
            accept(root, finding, about)
        (problem,) = refused.value.diagnostics
        assert problem.code == "finding-unknown"
        assert hint in " ".join(problem.hints)

    def test_an_error_cannot_be_acknowledged(self, root: Path) -> None:
        swap(root / "clauses/advice.yaml", "severity: warning\n  present", "severity: error\n  present")
        with pytest.raises(Refused, match="errors cannot be acknowledged"):
            accept(root)
        assert not (root / reviews.FILE).exists()

    def test_an_unknown_text_cannot_be_reviewed(self, root: Path) -> None:
        with pytest.raises(Refused, match="did you mean cgv/duration#notice"):
            mark(root, "cgv/duration#notise")

    @pytest.mark.parametrize("reason", ["", "   \n", "a\x07b", "a\u202eb", "zéro\u200blargeur"])
    def test_a_reason_that_nobody_could_read_is_refused(self, reason: str, root: Path) -> None:
        with pytest.raises(Refused, match="the reason"):
            accept(root, reason=reason)

    @pytest.mark.parametrize("name", ["", "a\nb", "x" * 301, "a\u202eb"])
    def test_a_name_that_nobody_could_read_is_refused(self, name: str, root: Path) -> None:
        with pytest.raises(Refused, match="the name"):
            review.review(root, [NOTICE], by=name, date=DAY)

    def test_a_library_with_errors_is_refused(self, root: Path) -> None:
        (root / "clauses/units.yaml").write_text("- no\n")
        with pytest.raises(Refused):
            accept(root)

    def test_the_list_says_what_still_holds(self, root: Path) -> None:
        accept(root)
        accept(root, "advice/care", LATE)
        mark(root, NOTICE)
        words(root)
        states = {(one.entry.about, type(one.entry)): str(one.state) for one in reviews.standings(root)[1]}
        assert states == {
            (NOTICE, Acknowledgement): "lapsed",
            (LATE, Acknowledgement): "valid",
            (NOTICE, ReviewMark): "lapsed",
        }
        (root / "clauses/advice.yaml").unlink()
        assert [str(one.state) for one in reviews.standings(root)[1]] == ["unused", "unused", "lapsed"]

    @pytest.mark.slow
    def test_the_list_in_a_pipe_and_as_json(self) -> None:
        done = clausier("reviews", "--lang", "fr")
        assert done.returncode == 0
        assert "| cgv/duration\\#notice | advice/notice-and-renewal | valid |" in done.stdout
        assert "CDE, art. VI.91/5, 2° et 5°" in done.stdout
        rows = json.loads(clausier("--json", "reviews").stdout)
        assert {row["state"] for row in rows} == {"valid"}
        assert {"kind", "about", "finding", "reason", "name", "date", "state"} == rows[0].keys()

    def test_a_refusal_on_the_command_line(self) -> None:
        before = (ROOT / reviews.FILE).read_bytes()
        done = clausier("acknowledge", "advice/none", "cgv/payment", "--by", "Essai", "--reason", "non")
        assert (done.returncode, "[finding-unknown]" in done.stderr) == (1, True)
        assert (ROOT / reviews.FILE).read_bytes() == before


HOSTILE = [
    "deux points : et # un dièse", '"guillemets" et \'apostrophes\'', "- un tiret\n- un autre", "| une barre", "> plus",
    "{accolades, virgules}", "[crochets]", "&ancre *alias !tag %dir @at `x`", "true", "null", "3.0", "a: b\nc: d",
    "fin avec :", "# au début", "---\n...", "é" * 400, "un  double   espace", "tab\tulation", "\n\nlignes\n\n\nvides\n",
    "\\n \\x00 \\", "「全角」", "=== check",
]  # fmt: skip


@pytest.mark.parametrize("reason", HOSTILE)
def test_a_hostile_reason_is_read_back(reason: str, root: Path) -> None:
    accept(root, reason=reason)
    accept(root, *LONG, reason=reason)
    entries = load_library(root).reviews.acknowledged
    assert [one.reason for one in entries] == [" ".join(reason.split())] * 2
    assert told(root) == [("advice/care", LATE)]
