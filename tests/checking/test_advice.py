"""Advice: each test of the closed table, the rules of law of the real library, and the duties that want a review."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from editing import swap
from packs import ROOT, library

from engine.diagnostics import Diagnostic, Severity
from engine.files.reading.advice import MAX_TOLD, TESTS
from engine.languages import LANGUAGES
from engine.tasks.check import check, findings

BASE = Path(__file__).parents[1] / "cases/base"
ADVICE = """care:
  severity: {severity}
  {test}
  basis:
    fr: la loi, art. 1
    en: the law, art. 1
  fr: |
    Prenez garde.
  en: |
    Beware.
  cure:
    fr: Changez-le.
    en: Change it.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "library")
    return tmp_path / "library"


def advise(root: Path, test: str, severity: str = "warning") -> tuple[Diagnostic, ...]:
    """Everything there is to say once the library has this advice."""
    text = ADVICE.format(test=test.replace("; ", "\n  "), severity=severity)
    (root / "clauses/advice.yaml").write_text(text, encoding="utf-8")
    return check(root)


def about(found: tuple[Diagnostic, ...]) -> list[str]:
    assert {one.finding for one in found} <= {"advice/care"}, list(map(str, found))
    return [one.about for one in found]


# The parameters of tests/cases/base: notice 2 months, 1 to 3; initial-term 6 months, up to 36, with approval 60;
# fee EUR 250, 0 to 500; reminders 2, 1 to 4.
TABLE = [
    ("present: [notice]", ["cgv/duration#notice"]),
    ("present: [notice, payment]", ["cgv/duration#notice", "cgv/payment#due"]),
    ("present: [cgv/payment#late]", ["cgv/payment#late"]),
    ("present: [cgv/duration#notice.letter, cgv/duration#notice.email]", ["cgv/duration#notice"]),
    ("missing: scope; at: cgv/payment#late", []),
    ("missing: security; at: cgv/payment#late", ["cgv/payment#late"]),  # another document covers it
    ("exceeds: [initial-term, notice]", ["parameter/initial-term"]),
    ("exceeds: [initial-term, notice]; at: cgv/duration#initial", ["cgv/duration#initial"]),
    ("exceeds: [notice, initial-term]", []),
    ("exceeds: [notice, notice]", []),
    ("exceeds: [notice, 1]", ["parameter/notice"]),
    ("exceeds: [notice, 2]", []),
    ("below: [notice, initial-term]", ["parameter/notice"]),
    ("below: [notice, 2]", []),
    ("below: [fee, 250.01]", ["parameter/fee"]),
    ("can-exceed: [initial-term, 59]", ["parameter/initial-term"]),
    ("can-exceed: [initial-term, 60]", []),
    ("can-exceed: [notice, initial-term]", []),
    ("can-exceed: [initial-term, notice]", ["parameter/initial-term"]),
    ("can-be-zero: fee", ["parameter/fee"]),
    ("can-be-zero: reminders", []),
    ("unbounded: fee", []),
    ("without: fee; at: cgv/payment#late", []),
    ("without: floor; at: cgv/payment#late", ["cgv/payment#late"]),
    ("without: express.surcharge; at: cgv/payment#late", []),  # a variant has it
]


@pytest.mark.parametrize(("test", "expected"), TABLE, ids=[test for test, _ in TABLE])
def test_each_test_finds_what_it_says(test: str, expected: list[str], root: Path) -> None:
    assert sorted(about(advise(root, test))) == expected


def test_every_test_of_the_table_is_tried() -> None:
    assert {test.partition(":")[0] for test, _ in TABLE} == set(TESTS)


@pytest.mark.parametrize(
    ("bounds", "test", "expected"),
    [
        ("free: {min: 0}", "unbounded: fee", ["parameter/fee"]),
        ("free: {min: 0}", "can-exceed: [fee, 1000]", ["parameter/fee"]),
        ("free: {min: 1, max: 500}", "can-be-zero: fee", []),
        ("free: {max: 500}", "can-be-zero: fee", ["parameter/fee"]),
        ("free: {min: 1, max: 300}\n  approval: {min: 0, max: 500}", "can-be-zero: fee", ["parameter/fee"]),
        ("free: {min: 1, max: 300}\n  approval: {min: 1}", "unbounded: fee", ["parameter/fee"]),
    ],
)
def test_what_an_approval_allows_counts(bounds: str, test: str, expected: list[str], root: Path) -> None:
    swap(root / "clauses/parameters.yaml", "free: {min: 0, max: 500}", bounds)
    assert about(advise(root, test)) == expected


@pytest.mark.parametrize(
    ("unit", "value", "shorter"), [("day", 59, True), ("day", 60, False), ("week", 8, True), ("year", 1, False)]
)
def test_durations_of_different_units_are_compared_in_days(unit: str, value: int, shorter: bool, root: Path) -> None:
    parameters = root / "clauses/parameters.yaml"
    swap(parameters, "  value: 6\n  free: {min: 6, max: 36}\n  approval: {min: 1, max: 60}", f"  value: {value}")
    text = parameters.read_text(encoding="utf-8")
    parameters.write_text(text.replace("unit: month", f"unit: {unit}", 1), encoding="utf-8")
    assert about(advise(root, "below: [initial-term, notice]")) == (["parameter/initial-term"] if shorter else [])


def test_it_says_the_law_the_cure_and_how_to_accept_it(root: Path) -> None:
    (found,) = advise(root, "present: [notice]")
    assert (found.code, found.severity, found.rule) == ("advice", Severity.WARNING, "care")
    assert found.message == "Beware. (the law, art. 1)"
    cure, accept = found.hints
    assert cure == "Change it."
    assert "clausier acknowledge advice/care cgv/duration#notice --by NAME --reason TEXT" in accept
    line = (root / found.span.file).read_text(encoding="utf-8").splitlines()[found.span.line - 1]
    assert (found.span.file, line) == ("clauses/cgv/duration.yaml", "  notice:")


def test_what_the_law_makes_unwritten_is_an_error(root: Path) -> None:
    (found,) = advise(root, "present: [notice]", "error")
    assert (found.severity, found.hints) == (Severity.ERROR, ("Change it. An error cannot be acknowledged.",))


def test_a_variant_that_keeps_the_position_is_told_apart(root: Path) -> None:
    (root / "variants/letter.yaml").write_text(
        "version: 1.0.0\ntitle:\n  fr: Lettre\n  en: Letter\nsummary:\n  fr: Par lettre.\n  en: By letter.\n"
        "approval: none\nchanges:\n  - replace: cgv/duration#notice\n    fr: Le préavis est {{ notice | de }}.\n"
        "    en: Notice is {{ notice }}.\n    covers: [notice]\n",
        encoding="utf-8",
    )
    assert about(advise(root, "present: [notice]")) == [
        "cgv/duration#notice",
        "variant/letter/cgv/duration#notice",
    ]
    assert about(advise(root, "present: [cgv/duration#notice]")) == ["cgv/duration#notice"]


def test_a_text_that_says_what_is_missing_cures_it(root: Path) -> None:
    duties = root / "clauses/duties/prudence.yaml"
    duties.write_text("fees:\n  article: a\n  fr: Le prix est réglé.\n  en: The price is settled.\n", encoding="utf-8")
    assert about(advise(root, "missing: fees; at: cgv/payment#late")) == ["cgv/payment#late"]
    swap(root / "clauses/cgv/payment.yaml", "    when: client.abroad", "    covers: [fees]\n    when: client.abroad")
    assert check(root) == ()


def test_a_duty_that_wants_a_review_asks_for_one_at_each_text_that_covers_it(root: Path) -> None:
    swap(root / "clauses/duties/company.yaml", "notice:\n", "notice:\n  review: required\n")
    swap(root / "clauses/cgv/payment.yaml", "covers: [payment]", "covers: [payment, notice]")
    found = check(root)
    assert [(one.code, one.about) for one in found] == [
        ("review-required", "cgv/duration#notice"),
        ("review-required", "cgv/payment#due"),
    ]
    assert "clausier review cgv/payment#due --by NAME" in found[1].hints[0]


# The real library


@cache
def raw() -> tuple[Diagnostic, ...]:
    return findings(ROOT)[1]


def noted(name: str) -> list[str]:
    return [one.about for one in raw() if one.rule == name]


# What domain knowledge lists as tensions between the positions and the law, and where it is said.
TENSIONS = {
    "own-terms-prevail": ["cgv/purpose#client-terms"],
    "notice-and-renewal": ["cgv/duration#notice"],
    "late-notice": ["cgv/duration#late-notice"],
    "revision-and-exit": ["cgv/pricing#revision"],
    "revision-reasons": ["cgv/pricing#revision"],
    "upgrade-extension": ["cgv/pricing#upgrade"],
    "downgrade-fee": ["cgv/pricing#downgrade-fee"],
    "late-payment-stack": ["cgv/payment#recovery-costs"],
    "indexed-share-cost": ["variant/price-indexation/cgv/pricing#indexation-share"],
    "exit-payment": ["variant/long-term/cgv/duration#exit-payment"],
    "means-and-quality": ["cgv/subcontracting#guarantees"],
    "suspension-triggers": ["cgv/suspension#default"],
    "liability-floor": ["cgv/liability#cap"],
    "excluded-damage": ["cgv/liability#excluded", "cgv/liability#indirect"],
    "service-credits-sole": ["variant/custom-sla/cgv/liability#service-credits-sole"],
    "auxiliaries": ["cgv/subcontracting#auxiliaries"],
    "provider-exoneration": [
        "cgv/third-party-tools#exoneration",
        "cgv/third-party-tools#diligence",
        "cgv/third-party-tools#excluded-damage",
    ],
    "sub-processor-liability-cap": ["dpa/sub-processors#liability"],
    "fees-during-outage": ["cgv/third-party-tools#suspension"],
    "force-majeure-list": ["cgv/force-majeure#events"],
    "force-majeure-assimilated": ["cgv/force-majeure#assimilated"],
    "hardship-period": ["cgv/force-majeure#hardship-termination"],
    "dpa-on-request": ["cgv/personal-data#details"],
    "return-and-reversibility": ["cgv/third-party-tools#reversibility-fees"],
    "reference-by-default": ["cgv/references#citation"],
    "dncm-standard": ["cgv/prospecting#exclusion"],
    "dncm-standard-date": ["cgv/prospecting#opt-out-lists"],
    "ai-roles": ["cgv/services#ai-transparency"],
}
# Rules that the figures and the texts respect today: they speak up when somebody changes them.
GUARDS = {
    "french-on-request",
    "ai-hand-over-time",
    "carve-out-essential",
    "carve-out-subcontractors",
    "notice-limit",
    "payment-term-limit",
    "recovery-charge-amount",
    "indexed-share-limit",
    "liability-floor-zero",
}


@pytest.mark.parametrize("name", TENSIONS)
def test_each_tension_is_told_where_the_wording_keeps_it(name: str) -> None:
    assert noted(name) == TENSIONS[name]


def test_no_advice_is_left_out() -> None:
    assert library().advice.keys() == TENSIONS.keys() | GUARDS
    assert [name for name in GUARDS if noted(name)] == []


def test_only_what_the_law_makes_unwritten_is_an_error() -> None:
    errors = {one.id for one in library().advice.values() if one.severity is Severity.ERROR}
    assert errors == {"payment-term-limit"}


CHANGED = [
    (
        "french-on-request",
        "clauses/cgv/purpose.yaml",
        "[language-prevails, french-always-given]",
        "[language-prevails]",
    ),
    (
        "ai-hand-over-time",
        "clauses/cgv/services.yaml",
        "[ai-disclosure, ai-hand-over, ai-hand-over-hours]",
        "[ai-disclosure, ai-hand-over]",
    ),
    (
        "notice-limit",
        "clauses/parameters.yaml",
        "max: 2}\n  approval: {min: 1, max: 6}",
        "max: 2}\n  approval: {min: 1}",
    ),
    ("payment-term-limit", "clauses/parameters.yaml", "max: 30}\n  approval: {min: 1, max: 60}", "max: 90}"),
    ("recovery-charge-amount", "clauses/parameters.yaml", "free: {min: 40, max: 40}", "free: {min: 40, max: 60}"),
    ("indexed-share-limit", "variants/price-indexation.yaml", "approval: {min: 1, max: 80}", "approval: {max: 90}"),
    ("liability-floor-zero", "variants/higher-liability-cap.yaml", "{min: 1000, max: 100000}", "{min: 0, max: 100000}"),
]


@pytest.mark.parametrize(("name", "file", "old", "new"), CHANGED, ids=[name for name, *_ in CHANGED])
@pytest.mark.slow
def test_a_guard_speaks_up(name: str, file: str, old: str, new: str, tmp_path: Path) -> None:
    for folder in ("clauses", "variants"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    swap(tmp_path / file, old, new)
    assert name in {one.rule for one in check(tmp_path)}


def texts() -> Iterator[tuple[str, str]]:
    for one in library().advice.values():
        for language in LANGUAGES:
            yield f"{one.id} {language}", one.text[language]
            yield f"{one.id} {language}", one.cure[language]


def test_a_message_has_room_for_each() -> None:
    whole = [f"{one.text['en']} ({one.basis['en']})" for one in library().advice.values()]
    assert [text for text in whole if len(text) > 500] == []
    assert [id for id, text in texts() if len(text) > MAX_TOLD] == []


def test_what_people_read_is_typeset() -> None:
    assert [id for id, text in texts() if re.search(r"['\"]|\.\.\.", text)] == []
    french = [(one.id, one.text["fr"] + one.cure["fr"] + one.basis["fr"]) for one in library().advice.values()]
    assert [id for id, text in french if re.search(r"\S[;:!?»]|«\S", text)] == []


def test_every_advice_names_its_law_in_both_languages_with_the_same_articles() -> None:
    for one in library().advice.values():
        figures = [re.findall(r"[IVX]+\.\d+(?:/\d+)?|\d+(?:\.\d+)*", one.basis[language]) for language in LANGUAGES]
        assert figures[0] == figures[1], one.id
        assert all(one.basis.values())


def test_what_would_cure_an_advice_is_owed_by_no_document() -> None:
    owed = {cover.duty for outline in library().outlines.values() for cover in outline.owes}
    assert {"belgian-b2b", "gdpr-28"} <= owed
    assert "prudence" not in owed
