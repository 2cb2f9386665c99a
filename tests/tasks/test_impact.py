"""`clausier impact`: what a draft changes in the standard text, in variants and in deals, and nothing else."""

from __future__ import annotations

import datetime
import json
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from commands import clausier
from editing import swap
from markdown_it import MarkdownIt
from packs import DEALS, ROOT, library

from engine.model.comparison import Nature
from engine.model.edition import Stamp
from engine.model.impact import Impact
from engine.model.library import Library
from engine.rendering.impact import about, articles, declared, impact_report
from engine.tasks.impact import ImpactSide, deals_in, impact
from engine.tasks.open_library import load_library

BASE = Path(__file__).parents[1] / "cases/base"
OK, ERRORS, USAGE = 0, 1, 2

TRIAL = """version: 1.0.0
title:
  fr: Essai
  en: Trial
summary:
  fr: Un essai.
  en: A trial.
approval: none
changes:
  - retitle: cgv/payment
    fr: Paiement international
    en: International payment
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small library with a deal beside it that selects express."""
    folder = tmp_path / "library"
    shutil.copytree(BASE, folder)
    (folder / "deals").mkdir()
    text = (folder / "deal.yaml").read_text(encoding="utf-8")
    (folder / "deal.yaml").unlink()
    (folder / "deals/bakery.yaml").write_text(f"{text}variants: [express]\n", encoding="utf-8")
    (folder / "deals/a-company.yaml").write_text("company: []\n", encoding="utf-8")
    return folder


def changes(root: Path) -> Impact:
    return impact(
        ImpactSide(load_library(BASE), "before"), ImpactSide(load_library(root), "the draft"), deals_in(root / "deals")
    )


def rows(found: Impact) -> list[tuple[str, str, str, str, str, str]]:
    """Each effect as its row of the table says it."""
    return [
        (f"{one.subject.kind} {Path(one.subject.id).stem}".strip(), one.document, " ".join(one.languages),
         articles(one).replace("\u00a0", " "), about(one), declared(one))
        for one in found.effects
    ]  # fmt: skip


def redlined(found: Impact) -> set[str]:
    """Every paragraph and item of which a redline is shown."""
    return {it for one in found.effects for redline in one.redlines for it in redline.touched(*Nature)}


def test_a_library_changes_nothing_against_itself(root: Path) -> None:
    found = changes(root)
    assert (found.effects, found.turns, found.changed) == ((), (), False)
    assert found.subjects == 5  # the standard text, express in two majors, local-only, one deal
    assert "No text changes." in impact_report(found).decode()


def test_what_is_laid_out_otherwise_changes_nothing(root: Path) -> None:
    swap(root / "clauses/cgv/payment.yaml", "version: 1.0.0", "# a remark\nversion: 1.0.0")
    assert not changes(root).changed


def test_wording_with_its_kind_by_the_declared_version(root: Path) -> None:
    path = root / "clauses/cgv/payment.yaml"
    swap(path, "The Client pays on receipt", "The Client shall pay on receipt")
    expected = [
        ("standard", "cgv", "en", "Article 5", "wording", "no new version"),
        ("deal bakery", "cgv", "en", "Article 5", "wording", "no new version"),
    ]
    assert rows(changes(root)) == expected
    for version, kind in (("1.0.1", "editorial"), ("1.1.0", "clarified"), ("2.0.0", "substantive")):
        text = path.read_text(encoding="utf-8").split("\n", 1)[1]
        path.write_text(f"version: {version}\n{text}", encoding="utf-8")
        assert [row[-1] for row in rows(changes(root))] == [kind, kind]


def test_languages_that_change_alike_share_a_row(root: Path) -> None:
    path = root / "clauses/cgv/payment.yaml"
    swap(path, "The Client pays on receipt", "The Client shall pay on receipt")
    swap(path, "Le Client paie à la réception", "Le Client doit payer à la réception")
    assert [row[2] for row in rows(changes(root))] == ["fr en", "fr en"]


def test_a_figure_is_told_from_wording(root: Path) -> None:
    swap(root / "clauses/parameters.yaml", "  value: 6\n", "  value: 12\n")
    first = rows(changes(root))[0]
    assert first == ("standard", "cgv", "fr en", "Article 3", "figures", "no new version")


def test_a_new_paragraph_is_wording_and_what_it_renumbers_is_numbers(root: Path) -> None:
    path = root / "clauses/cgv/duration.yaml"
    swap(path, "text:\n  initial:", "text:\n  start:\n    fr: Il commence.\n    en: It begins.\n  initial:")
    found = changes(root)
    assert rows(found)[0][3:5] == ("Article 3", "wording")
    (article,) = found.effects[0].articles
    assert Nature.NUMBER in article.natures


def test_what_only_a_variant_says_is_told_of_the_variant(root: Path) -> None:
    swap(root / "variants/express.yaml", "version: 2.0.0", "version: 2.1.0")
    swap(root / "variants/express.yaml", "Each urgent call costs", "Every urgent call costs")
    assert rows(changes(root)) == [
        ("variant express", "cgv", "en", "Article 5", "wording", "clarified"),
        ("deal bakery", "cgv", "en", "Article 5", "wording", "clarified"),
    ]


def test_a_redline_is_shown_once(root: Path) -> None:
    swap(root / "clauses/cgv/payment.yaml", "The Client pays on receipt", "The Client shall pay on receipt")
    swap(root / "variants/express.yaml", "Each urgent call costs", "Every urgent call costs")
    found = changes(root)
    assert redlined(found) == {"cgv/payment#due", "cgv/payment#express"}
    standard, variant, deal = found.effects
    assert [len(one.redlines) for one in (standard, variant, deal)] == [1, 1, 0]
    assert "Nothing that is not shown above: deal bakery · cgv" in impact_report(found).decode()


def test_a_variant_that_is_new_and_a_deal_that_names_it(root: Path) -> None:
    (root / "variants/trial.yaml").write_text(TRIAL, encoding="utf-8")
    swap(root / "deals/bakery.yaml", "variants: [express]", "variants: [trial]")
    found = changes(root)
    assert [(one.subject.kind, one.fate) for one in found.turns] == [("variant", "new"), ("deal", "recovers")]
    assert "there is no variant trial" in str(found.turns[1].messages[0])


def test_a_deal_that_fails_and_a_variant_that_is_gone(root: Path) -> None:
    (root / "variants/express.yaml").unlink()
    (root / "variants/express@1.yaml").unlink()
    found = changes(root)
    fates = [(one.subject.kind, one.subject.id.rpartition("/")[2], one.fate) for one in found.turns]
    assert fates == [("variant", "express", "gone"), ("variant", "express@1", "gone"), ("deal", "bakery.yaml", "fails")]
    report = impact_report(found).decode()
    assert "deal bakery can no longer be assembled" in report
    assert "there is no variant express" in report


def test_a_deal_that_can_be_assembled_on_neither_side(root: Path) -> None:
    (root / "deals/broken.yaml").write_text("reference: X\nclient: 1\n", encoding="utf-8")
    swap(root / "clauses/cgv/payment.yaml", "The Client pays on receipt", "The Client shall pay on receipt")
    (turn,) = changes(root).turns
    assert (turn.fate, bool(turn.messages)) == ("unknown", True)


def test_a_new_document(root: Path) -> None:
    shutil.copytree(root / "clauses/dpa", root / "clauses/annex")
    path = root / "clauses/annex/document.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("owes: [gdpr-28]\n", ""), encoding="utf-8")
    swap(root / "clauses/standard.yaml", "documents: [cgv, dpa]", "documents: [cgv, dpa, annex]")
    found = changes(root)
    told = {row[:2]: row[3] for row in rows(found)}
    assert told["standard", "annex"] == "new document"


@cache
def published() -> Library:
    """The real library as an edition: its quotes name it, or say that their terms are a draft."""
    return replace(library(), edition=Stamp(datetime.date(2026, 12, 1), "0" * 64))


@cache
def retitled() -> Impact:
    """What one word of the CGV leads to."""
    clause = library().clauses["cgv/purpose"]
    title = {**clause.title, "en": "Purpose of these terms"}
    draft = replace(library(), clauses={**library().clauses, clause.id: replace(clause, title=title)})
    return impact(ImpactSide(published(), "before"), ImpactSide(draft, "the draft"), [DEALS["example"]])


def test_digests_that_a_quote_cites_are_no_change_of_its_text() -> None:
    """One word of the CGV changes the digests in the quotes; the quotes are named, and have no row of their own."""
    assert {(one.subject.kind, one.document) for one in retitled().effects} == {("standard", "cgv"), ("deal", "cgv")}
    assert ("deal", "quote") in {(one.kind, id) for one, id in retitled().citing}


def test_the_name_of_the_edition_is_no_change_of_its_text() -> None:
    assert {one.document for one in retitled().effects} == {"cgv"}
    assert not impact(ImpactSide(published(), "before"), ImpactSide(library(), "the draft")).changed


def test_registers_and_companies_beside_deals_are_none() -> None:
    assert deals_in(ROOT / "deals") == tuple(sorted(DEALS.values()))


def test_the_report_is_markdown_with_folded_redlines(root: Path) -> None:
    swap(root / "clauses/cgv/payment.yaml", "The Client pays on receipt", "The Client shall pay <b on receipt")
    report = impact_report(changes(root)).decode()
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(report)
    kinds = [one.type for one in tokens]
    assert kinds.count("table_open") == 1
    assert [one.content.split("\n")[0] for one in tokens if one.type == "html_block"] == ["<details>", "</details>"]
    assert "<b" not in report.replace("\\<b", "")
    assert "\\<b" in report


class TestCommand:
    def published(self, root: Path) -> None:
        done = clausier("--library", root, "--today", "2026-11-27", "publish", "--effective", "2026-12-01")
        assert done.returncode == OK, done.stderr

    def test_without_an_edition_there_is_nothing_to_compare_with(self, root: Path, tmp_path: Path) -> None:
        done = clausier("--library", root, "impact", "--out", tmp_path / "out/impact.md")
        assert (done.returncode, done.stderr) == (OK, "")
        assert "no published edition yet" in done.stdout
        assert "no published edition yet" in (tmp_path / "out/impact.md").read_text(encoding="utf-8")

    def test_against_the_last_edition(self, root: Path, tmp_path: Path) -> None:
        self.published(root)
        assert "No text changes." in clausier("--library", root, "impact").stdout
        swap(root / "clauses/cgv/payment.yaml", "The Client pays on receipt", "The Client shall pay on receipt")
        done = clausier("--library", root, "impact", "--format", "md", "--out", tmp_path / "impact.md")
        assert (done.returncode, done.stdout) == (OK, f"{tmp_path / 'impact.md'}: 2 texts change\n")
        report = (tmp_path / "impact.md").read_text(encoding="utf-8")
        assert report.startswith("# What the draft changes against the edition of 2026-12-01\n")
        assert "The Client ~~pays~~ **shall pay** on receipt" in report
        named = clausier("--library", root, "impact", "--base", "2026-12-01", "--format", "md")
        assert named.stdout == report

    def test_json_and_another_library(self, root: Path) -> None:
        swap(root / "clauses/cgv/payment.yaml", "The Client pays on receipt", "The Client shall pay on receipt")
        done = clausier("--library", root, "--json", "impact", "--base", BASE, "--deals", root / "none")
        data = json.loads(done.stdout)
        assert [one["document"] for one in data["effects"]] == ["cgv"]
        assert data["effects"][0]["articles"][0]["natures"] == ["wording"]
        assert data["effects"][0]["articles"][0]["kinds"] == [None]

    def test_a_base_that_is_nothing(self, root: Path) -> None:
        done = clausier("--library", root, "impact", "--base", "yesterday")
        assert done.returncode == USAGE
        done = clausier("--library", root, "impact", "--base", "2026-12-01")
        assert done.returncode == ERRORS
        assert "[edition-unknown]" in done.stderr


def test_another_name_alone_changes_nothing(tmp_path: Path) -> None:
    """A variant is compared with what it was called before; what it says besides is told under its name of today."""
    root = tmp_path / "library"
    shutil.copytree(BASE, root)
    done = clausier("--library", root, "rename", "variant/express", "variant/swift", cwd=root)
    assert done.returncode == OK, done.stderr
    before, draft = (ImpactSide(load_library(one), str(one)) for one in (BASE, root))
    told = impact(before, draft)
    assert (told.effects, told.turns, told.citing) == ((), (), ())
    swap(root / "variants/swift.yaml", "Each urgent call costs", "Every urgent call costs")
    told = impact(before, replace(draft, library=load_library(root)))
    assert {one.subject.id for one in told.effects} == {"swift"}
    assert told.turns == ()
