"""Acknowledgements and review marks: what each silences, when it lapses, and the commands that write them."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from commands import ROOT, clausier
from editing import swap

from engine.checking.decisions import acknowledgeable
from engine.cli import command_line
from engine.diagnostics import Diagnostic, Refused, Severity, Span
from engine.model.evidence import digest, parts
from engine.model.review import Acknowledgement, ReviewMark
from engine.tasks import acknowledge, review, reviews
from engine.tasks.check import check, findings
from engine.tasks.open_library import load_library

BASE = Path(__file__).parents[1] / "cases/base"
DAY = datetime.date(2026, 11, 27)
NOTICE, LATE = "cgv/duration#notice", "cgv/payment#late"
TEXTS = """  basis:
    fr: la loi
    en: the law
  fr: Prenez garde.
  en: Beware.
  cure:
    fr: Changez-le.
    en: Change it.
"""
ADVICE = (
    f"care:\n  severity: warning\n  present: [{NOTICE}, {LATE}]\n{TEXTS}"
    f"long:\n  severity: warning\n  exceeds: [notice, 1]\n  at: {NOTICE}\n{TEXTS}"
)
CARE, LONG = ("advice/care", NOTICE), ("advice/long", NOTICE)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library with two advices on one paragraph and one on another; the fee stands in the latter."""
    library = tmp_path / "library"
    shutil.copytree(BASE, library)
    (library / "clauses/advice.yaml").write_text(ADVICE, encoding="utf-8")
    return library


def told(root: Path) -> list[tuple[str, str]]:
    return [(one.finding, one.about) for one in check(root)]


def accept(root: Path, finding: str = CARE[0], about: str = CARE[1], reason: str = "C’est voulu.") -> str:
    text, _ = acknowledge.acknowledge(root, finding, about, by="Camille Essai", reason=reason, date=DAY)
    (root / reviews.FILE).write_bytes(text.encode())
    return text


def mark(root: Path, *abouts: str) -> str:
    text, _ = review.review(root, abouts, by="Camille Essai", date=DAY)
    (root / reviews.FILE).write_bytes(text.encode())
    return text


def run(root: Path, *arguments: str) -> Result:
    """A command in this process; the other tests of commands show how errors are printed."""
    head = ["--library", str(root), "--today", DAY.isoformat()]
    return CliRunner().invoke(command_line(), [*head, *arguments], catch_exceptions=True)


class TestWhatItSilences:
    def test_exactly_one_warning(self, root: Path) -> None:
        before = told(root)
        assert before == [CARE, LONG, ("advice/care", LATE)]
        accept(root)
        assert told(root) == [LONG, ("advice/care", LATE)]
        accept(root, *LONG)
        assert told(root) == [("advice/care", LATE)]
        accept(root, "advice/care", LATE)
        assert told(root) == []

    def test_a_warning_of_any_family(self, root: Path) -> None:
        swap(root / "clauses/publisher.yaml", "bank-account: ", "bank-account: null # ")
        (root / "clauses/subprocessors.yaml").write_text("register: null\n", encoding="utf-8")
        swap(root / "clauses/cgv/document.yaml", "prospecting, payment", "payment")
        swap(root / "clauses/cgv/liability.yaml", "{{ contact }}.\n    en:", "l’accueil.\n    en:")
        swap(root / "clauses/cgv/liability.yaml", "{{ contact }}", "the front desk")
        (root / "clauses/advice.yaml").unlink()
        for finding, about in (
            ("publisher-incomplete", "publisher"),
            ("register-incomplete", "register"),
            ("clause-unlisted", "cgv/prospecting"),
            ("parameter-unused", "parameter/contact"),
        ):
            found = told(root)
            assert (finding, about) in found
            accept(root, finding, about)
            assert told(root) == [one for one in found if one != (finding, about)]

    def test_an_error_is_not_silenced(self, root: Path) -> None:
        accept(root)
        swap(root / "clauses/advice.yaml", "severity: warning\n  present", "severity: error\n  present")
        found = check(root)
        assert [(one.finding, one.about, one.severity) for one in found if one.about == NOTICE] == [
            (*CARE, Severity.ERROR),
            (*LONG, Severity.WARNING),
        ]
        (unused,) = [one for one in found if one.code == "acknowledgement-unused"]
        assert "an error, which nobody can acknowledge" in unused.message

    def test_nothing_is_reported_as_unused_while_errors_keep_checks_silent(self, root: Path) -> None:
        accept(root)
        (root / "clauses/terms.yaml").write_text("- no\n", encoding="utf-8")
        found = check(root)
        assert {one.severity for one in found} == {Severity.ERROR}

    def test_of_nothing_it_is_reported(self, root: Path) -> None:
        accept(root)
        swap(root / "clauses/advice.yaml", f"{NOTICE}, ", "")
        assert [one.code for one in check(root)] == ["advice", "advice", "acknowledgement-unused"]


def reflow(root: Path) -> None:
    swap(
        root / "clauses/cgv/duration.yaml",
        "moyennant un préavis\n      {{ notice | de }}, donné :",
        "moyennant\n      un préavis {{ notice | de }},\n      donné :",
    )


def comment(root: Path) -> None:
    swap(root / "clauses/cgv/duration.yaml", "  notice:\n", "  # about notice\n\n  notice:\n")


def bump(root: Path) -> None:
    swap(root / "clauses/cgv/duration.yaml", "version: 1.0.0", "version: 2.1.0")
    swap(root / "clauses/parameters.yaml", "\nnotice:\n  version: 1.0.0", "\nnotice:\n  version: 3.0.0")


def neighbour(root: Path) -> None:
    swap(root / "clauses/cgv/duration.yaml", "dure au moins", "dure toujours au moins")


def label(root: Path) -> None:
    swap(root / "clauses/parameters.yaml", "    fr: Préavis\n", "    fr: Délai de préavis\n")


@pytest.mark.parametrize("change", [reflow, comment, bump, neighbour, label])
def test_it_survives_what_says_the_same(change: Callable[[Path], None], root: Path) -> None:
    accept(root)
    mark(root, NOTICE)
    expected = told(root)
    change(root)
    assert told(root) == expected == [LONG, ("advice/care", LATE)]


def words(root: Path) -> None:
    swap(root / "clauses/cgv/duration.yaml", "Either party may end", "Each party may end")


def item(root: Path) -> None:
    swap(root / "clauses/cgv/duration.yaml", "en: by email", "en: by electronic mail")


def heading(root: Path) -> None:
    swap(root / "clauses/cgv/duration.yaml", "en: Notice\n", "en: Notice period\n")


def covers(root: Path) -> None:
    swap(root / "clauses/cgv/duration.yaml", "covers: [notice]", "covers: [notice, scope]")


def condition(root: Path) -> None:
    swap(
        root / "clauses/cgv/duration.yaml", "covers: [notice]", "covers: [notice]\n    when: client.be or client.abroad"
    )


def value(root: Path) -> None:
    swap(root / "clauses/parameters.yaml", "value: 2\n  free: {min: 1, max: 3}", "value: 3\n  free: {min: 1, max: 3}")


def bounds(root: Path) -> None:
    swap(root / "clauses/parameters.yaml", "free: {min: 1, max: 3}", "free: {min: 1, max: 6}")


def advice(root: Path) -> None:
    swap(
        root / "clauses/advice.yaml", f"{LATE}]\n  basis:\n    fr: la loi", f"{LATE}]\n  basis:\n    fr: la loi, art. 2"
    )


CHANGES = [words, item, heading, covers, condition, value, bounds]


@pytest.mark.parametrize("change", [*CHANGES, advice])
def test_an_acknowledgement_lapses_with_what_it_rests_on(change: Callable[[Path], None], root: Path) -> None:
    accept(root)
    change(root)
    found = {one.code: one for one in check(root) if one.about != LATE and one.rule != "long"}
    assert found.keys() == {"acknowledgement-lapsed"}, change.__name__
    lapsed = found["acknowledgement-lapsed"]
    assert lapsed.message == f"{NOTICE} has changed since Camille Essai accepted advice/care on 2026-11-27"
    assert lapsed.hints[0].startswith("Beware.")
    assert "clausier acknowledge advice/care" in lapsed.hints[-1]
    assert lapsed.span.file == "clauses/cgv/duration.yaml"
    accept(root)  # renewed
    assert "acknowledgement-lapsed" not in {one.code for one in check(root)}
    assert (root / reviews.FILE).read_text().count("advice/care") == 1


@pytest.mark.parametrize("change", CHANGES)
def test_a_review_mark_lapses_likewise(change: Callable[[Path], None], root: Path) -> None:
    (root / "clauses/advice.yaml").unlink()
    mark(root, NOTICE)
    assert check(root) == ()
    change(root)
    (lapsed,) = check(root)
    assert (lapsed.code, lapsed.span.file) == ("review-lapsed", reviews.FILE)
    mark(root, NOTICE)
    assert check(root) == ()


def test_it_lapses_with_the_other_parameter_that_an_advice_compares(root: Path) -> None:
    swap(root / "clauses/advice.yaml", "exceeds: [notice, 1]", "below: [notice, initial-term]")
    accept(root, *LONG)
    swap(root / "clauses/parameters.yaml", "value: 6\n", "value: 12\n")
    assert ("acknowledgement-lapsed", "") in told(root)


def test_an_acknowledgement_that_has_lapsed_is_told_beside_the_errors_of_its_file(root: Path) -> None:
    accept(root)
    words(root)
    swap(root / "clauses/cgv/duration.yaml", "fr: par lettre", "fr: par 3 lettres")
    assert [one.code for one in check(root) if one.span.file == "clauses/cgv/duration.yaml"] == [
        "acknowledgement-lapsed",
        "advice",  # another one, which nobody has accepted
        "bare-figure",
    ]


class TestReviewRequired:
    @pytest.fixture(autouse=True)
    def wanted(self, root: Path) -> None:
        (root / "clauses/advice.yaml").unlink()
        swap(root / "clauses/duties/company.yaml", "notice:\n", "notice:\n  review: required\n")

    def test_a_review_mark_answers_it(self, root: Path) -> None:
        assert told(root) == [("review-required", NOTICE)]
        mark(root, NOTICE)
        assert told(root) == []

    def test_after_a_change_there_is_one_finding(self, root: Path) -> None:
        mark(root, NOTICE)
        words(root)
        (lapsed,) = check(root)
        assert (lapsed.code, lapsed.span.file) == ("review-lapsed", "clauses/cgv/duration.yaml")

    def test_it_can_be_acknowledged_until_somebody_reviews(self, root: Path) -> None:
        accept(root, "review-required", NOTICE, "Attend la relecture.")
        assert told(root) == []


class TestParts:
    @pytest.mark.parametrize(
        "name",
        [
            "cgv/duration", NOTICE, f"{NOTICE}.letter", "document/cgv", "term/client", "parameter/notice",
            "parameter/express.surcharge", "variant/express", "variant/express@1",
            "variant/express/cgv/payment#express", "publisher", "register", "service/secretariat",
            "law/civil-code", "fact/client.abroad", "duty/notice",
            "advice/care", "standard",
        ],
    )  # fmt: skip
    def test_each_has_a_digest(self, name: str, root: Path) -> None:
        library = load_library(root)
        assert len(digest(library, "", name) or "") == 16, name

    @pytest.mark.parametrize("name", ["", "cgv", "cgv/nothing", f"{NOTICE}.fax", "term/nobody", "variant/none", "x#y"])
    def test_what_is_not_there_has_none(self, name: str, root: Path) -> None:
        library = load_library(root)
        assert (digest(library, "", name), parts(library, name)) == (None, ())

    def test_majors_of_a_variant_are_told_apart(self, root: Path) -> None:
        library = load_library(root)
        assert digest(library, "", "variant/express") != digest(library, "", "variant/express@1")

    @pytest.mark.slow
    def test_everything_that_check_finds_in_the_real_library_is_a_part_of_it(self) -> None:
        library, found = findings(ROOT)
        known = acknowledgeable(found)
        assert len(known) > 40
        assert [key for key in known if digest(library, *key) is None] == []


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


def test_a_finding_is_its_code_or_the_advice() -> None:
    plain = Diagnostic("bare-figure", Span("x"), "m")
    assert (plain.finding, Diagnostic("advice", Span("x"), "m", rule="care").finding) == ("bare-figure", "advice/care")
