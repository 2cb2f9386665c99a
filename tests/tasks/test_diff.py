"""`clausier diff`: editions, the draft, the standard text and deals held against each other."""

from __future__ import annotations

import datetime
import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import MAIN, ROOT, clausier, environment
from declaring import declare
from editing import swap
from reading_word import read_docx

from engine.tasks.publish import prepare

OK, ERRORS, USAGE = 0, 1, 2
TODAY = datetime.date(2026, 11, 20)
FIRST, SECOND = "2026-12-01", "2027-01-01"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small library of the cases: clients have two months’ notice of a change."""
    shutil.copytree(ROOT / "tests/cases/base", tmp_path / "library")
    swap(
        tmp_path / "library/clauses/standard.yaml", "facts: [client.be]", "facts: [client.be]\nnotice-of-change: notice"
    )
    return tmp_path / "library"


def publish(root: Path, effective: str) -> None:
    found = prepare(root, effective=datetime.date.fromisoformat(effective), today=TODAY)
    path = root / found.name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(found.content)


def reword(root: Path, version: str) -> None:
    """When an invoice is paid changes, under a new version of the clause; clients read why."""
    swap(
        root / "clauses/cgv/payment.yaml",
        "version: 1.0.0", f"version: {version}",
        "Le Client paie à la réception de la facture.", "Le Client paie avant la réception de la facture.",
        "The Client pays on receipt of the invoice.", "The Client pays before receipt of the invoice.",
    )  # fmt: skip
    kind = "substantive" if version == "2.0.0" else "editorial"
    note = f"version: {version}\n  kind: {kind}\n  fr: Le Client paie plus tôt.\n  en: The Client pays earlier.\n"
    (root / "clauses/changes.yaml").write_text(f"cgv/payment:\n  {note}", encoding="utf-8")
    declare(root)


def diff(root: Path, *arguments: str | Path, today: str = str(TODAY)) -> str:
    done = clausier("--library", root, "--today", today, "diff", *arguments)
    assert (done.returncode, done.stderr) == (OK, "")
    return done.stdout


def told(root: Path, *arguments: str | Path) -> dict[str, Any]:
    (found,) = json.loads(diff(root, *arguments, "--format", "json"))
    assert isinstance(found, dict)
    return found


def test_an_edition_and_the_draft(root: Path) -> None:
    publish(root, FIRST)
    reword(root, "2.0.0")
    printed = diff(root, FIRST, "draft")
    assert printed.startswith("# Comparaison\u00a0: Édition du 1er\u00a0décembre\u00a02026 → Projet\n")
    assert "Le Client paie ~~à~~ **avant** la réception de la facture." in printed
    assert "Article 6" not in printed


def test_the_same_text_differs_in_nothing(root: Path) -> None:
    publish(root, FIRST)
    assert diff(root, FIRST, "draft").split("\n\n")[1] == "Rien ne change.\n"
    assert diff(root, "draft", "draft", "--lang", "en").split("\n\n")[1] == "Nothing changes.\n"


class TestStandard:
    def test_it_is_the_draft_while_nothing_is_in_force(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root, "2.0.0")
        assert "Texte standard, projet" in diff(root, "standard", "draft")

    def test_it_is_the_edition_in_force_on_the_day(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root, "2.0.0")
        printed = diff(root, "standard", "draft", today="2026-12-01")
        assert "Texte standard, édition du 1er" in printed
        assert "**avant**" in printed


class TestDeal:
    def test_a_deal_is_compared_in_what_both_have(self, root: Path) -> None:
        swap(root / "clauses/standard.yaml", "documents: [cgv, dpa]", "documents: [cgv, dpa]\npack: [cgv]")
        swap(root / "deal.yaml", "services: [secretariat]", "services: [secretariat]\nvariants: [express]")
        found = told(root, "standard", root / "deal.yaml")
        assert found["before"] == "Texte standard, projet"
        assert found["after"] == "Affaire A-1, projet"
        assert [one["document"] for one in found["summary"]] == ["cgv"]
        assert len(found["only_before"]) == 1
        assert found["notice"] is None
        causes = {cause["id"] for one in found["summary"][0]["articles"] for cause in one["causes"]}
        assert causes == {"variant/express"}

    def test_a_deal_keeps_its_edition(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root, "2.0.0")
        assert told(root, FIRST, root / "deal.yaml")["changes"] == []
        assert [one["id"] for one in told(root, "draft", root / "deal.yaml")["summary"][0]["articles"]] == [
            "cgv/payment"
        ]


class TestNotice:
    def test_a_substantive_change_needs_one(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root, "2.0.0")
        publish(root, "2027-03-31")
        found = told(root, FIRST, "2027-03-31")["notice"]
        assert (found["needed"], found["articles"]) == (True, ["cgv/payment"])
        assert found["period"] == {"amount": 2, "unit": "month"}
        assert (found["effective"], found["latest"]) == ("2027-03-31", "2027-01-30")
        assert "30\u00a0janvier\u00a02027" in " ".join(found["told"])

    def test_an_editorial_one_does_not(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root, "1.0.1")
        publish(root, SECOND)
        found = told(root, FIRST, SECOND)
        assert found["notice"]["needed"] is False
        assert [one["kind"] for one in found["summary"][0]["articles"]] == ["editorial"]

    def test_a_draft_has_the_day_that_is_asked_for(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root, "2.0.0")
        assert told(root, FIRST, "draft")["notice"]["latest"] is None
        assert told(root, FIRST, "draft", "--effective", "2027-06-15")["notice"]["latest"] == "2027-04-14"

    def test_the_contract_that_clients_have_signed_says_how_long(self, root: Path) -> None:
        publish(root, FIRST)
        swap(
            root / "clauses/parameters.yaml",
            "  value: 2\n  free: {min: 1, max: 3}",
            "  value: 1\n  free: {min: 1, max: 3}",
        )
        assert told(root, FIRST, "draft")["notice"]["period"] == {"amount": 2, "unit": "month"}


class TestOutput:
    def test_a_page(self, root: Path, tmp_path: Path) -> None:
        publish(root, FIRST)
        reword(root, "2.0.0")
        out = tmp_path / "redline.html"
        assert diff(root, FIRST, "draft", "--lang", "both", "--out", out) == f"{out}\n"
        page = out.read_text(encoding="utf-8")
        assert page.startswith('<!doctype html>\n<html lang="fr-BE">')
        assert 'lang="en-GB"' in page

    def test_only_the_summary(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root, "2.0.0")
        printed = diff(root, FIRST, "draft", "--summary", "--lang", "en")
        assert "| substantive | wording | cgv/payment 1.0.0 → 2.0.0 | The Client pays earlier. |" in printed
        assert "~~" not in printed

    def test_one_document(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root, "2.0.0")
        assert told(root, FIRST, "draft", "--document", "dpa")["changes"] == []
        done = clausier("--library", root, "diff", FIRST, "draft", "--document", "cgvs")
        assert (done.returncode, done.stdout) == (ERRORS, "")
        assert "there is no document cgvs here [document-unknown]\n    hint: did you mean cgv?" in done.stderr

    @pytest.mark.parametrize("name", ["2026-12-02", "deals/none.yaml", "drafft"])
    def test_what_is_neither_edition_nor_deal_is_told(self, root: Path, name: str) -> None:
        publish(root, FIRST)
        done = clausier("--library", root, "diff", name, "draft")
        assert (done.returncode, done.stdout) == (ERRORS, "")
        assert f"{name}: error: {name} is no edition, and no file of a deal [side-unknown]" in done.stderr
        assert f"hint: there is {FIRST}, draft, standard, or name the file of a deal" in done.stderr


class TestWord:
    """The whole texts, with changes that Word accepts and rejects."""

    def told(self, page: bytes) -> str:
        return read_docx(page, tracked="read")

    def test_a_file(self, root: Path, tmp_path: Path) -> None:
        publish(root, FIRST)
        reword(root, "2.0.0")
        out = tmp_path / "redline.docx"
        assert diff(root, FIRST, "draft", "--lang", "both", "--out", out) == f"{out}\n"
        page = out.read_bytes()
        for words in (
            "Le Client paie àavant la réception de la facture.",
            "The Client pays onbefore receipt of the invoice.",
            "Édition du 1er\u00a0décembre\u00a02026",
            "Le Client paie plus tôt.",
        ):
            assert words in self.told(page)
        other = tmp_path / "redline"
        assert diff(root, FIRST, "draft", "--lang", "both", "--format", "docx", "--out", other) == f"{other}\n"
        assert other.read_bytes() == page

    def test_a_pipe(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root, "2.0.0")
        assert "àavant" in self.told(self.run(root, stdout=subprocess.PIPE).stdout)
        told = self.told(self.run(root, "--summary", stdout=subprocess.PIPE).stdout)
        assert "Le Client paie plus tôt." in told
        assert "àavant" not in told

    def test_no_terminal(self, root: Path) -> None:
        publish(root, FIRST)
        master, slave = pty.openpty()
        done = self.run(root, stdout=slave)
        os.close(slave)
        os.close(master)
        assert done.returncode == USAGE
        assert b"a Word document is not for a terminal: name a file with --out" in done.stderr

    def run(self, root: Path, *arguments: str, stdout: int) -> subprocess.CompletedProcess[bytes]:
        asked = ("--library", str(root), "--today", str(TODAY), "diff", FIRST, "draft", "--format", "docx", *arguments)
        command = [sys.executable, "-c", MAIN, *asked]
        return subprocess.run(
            command, env=environment(), stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, check=False
        )
