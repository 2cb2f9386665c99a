"""Acknowledgements and review marks: what each silences, and when it lapses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from commands import ROOT
from editing import swap
from reviewed import CARE, LATE, LONG, NOTICE, accept, advised, mark, told, words

from engine.checking.decisions import acknowledgeable
from engine.diagnostics import Diagnostic, Severity, Span
from engine.model.evidence import digest, parts
from engine.tasks import reviews
from engine.tasks.check import check, findings
from engine.tasks.open_library import load_library

BASE = Path(__file__).parents[1] / "cases/base"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return advised(tmp_path / "library")


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


def test_a_finding_is_its_code_or_the_advice() -> None:
    plain = Diagnostic("bare-figure", Span("x"), "m")
    assert (plain.finding, Diagnostic("advice", Span("x"), "m", rule="care").finding) == ("bare-figure", "advice/care")
