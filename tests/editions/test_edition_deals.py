"""Deals are made from the edition in force on their date, whatever has changed since; dated files are not rewritten."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from commands import ROOT, clausier
from editing import swap
from shelf import BASE, FIRST, SECOND, publish, reword

from engine import Refused, check, load_deal, load_library
from engine.diagnostics import Report
from engine.editions.registers import check_registers
from engine.files.trees import Folder, Frozen
from engine.model.catalogue import Subprocessor
from engine.selecting.choose import Request, choose
from engine.tasks.open_deal import open_deal

REGISTER = """register:
  host:
    name: Spécimen SA
    address: rue du Spécimen 10, 1000 Bruxelles
    country: BE
    contact: donnees@hebergement.invalid
    purpose:
      fr: hébergement
      en: hosting
    services: [assistance, chat]
    since: 2026-01-01
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small library of the cases, with a deal of 15 December 2026."""
    shutil.copytree(BASE, tmp_path / "library")
    return tmp_path / "library"


def text_of(root: Path, *options: str) -> str:
    """The CGV of the deal as it is built, in Markdown."""
    done = clausier("--library", root, "build", root / "deal.yaml", "--format", "md", "--out", root / "out", *options)
    assert done.returncode == 0, done.stderr
    (file,) = (root / "out").glob("*cgv-fr.md")
    return file.read_text(encoding="utf-8").replace("\u00a0", " ")


class TestDeals:
    def test_a_deal_keeps_its_text_to_the_letter(self, root: Path) -> None:
        draft = text_of(root)
        publish(root, FIRST)
        before = text_of(root)
        assert "Projet" in draft
        assert "Projet" not in before
        assert "Édition : 1er décembre 2026" in before
        for folder in ("cgv", "duties"):
            for path in (root / "clauses" / folder).glob("*.yaml"):
                path.write_text("broken: [", encoding="utf-8")
        (root / "clauses/terms.yaml").unlink()
        assert text_of(root) == before

    def test_the_edition_in_force_on_its_date(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root)
        publish(root, SECOND)
        library, deal = open_deal(root / "deal.yaml", root)
        assert library.edition is not None
        assert (library.edition.effective, deal.date) == (FIRST, datetime.date(2026, 12, 1))
        swap(root / "deal.yaml", f"date: {deal.date}", f"date: {SECOND}")
        library, _ = open_deal(root / "deal.yaml", root)
        assert library.edition is not None
        assert library.edition.effective == SECOND

    def test_an_edition_that_somebody_names_and_the_draft(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root)
        publish(root, SECOND)
        reword(root)
        texts = [text_of(root), text_of(root, "--edition", str(SECOND)), text_of(root, "--draft")]
        assert ["dure donc" in text for text in texts] == [False, True, True]
        assert ["donc toujours" in text for text in texts] == [False, False, True]
        assert "Édition : 1er janvier 2027" in texts[1]
        done = clausier("--library", root, "build", root / "deal.yaml", "--draft", "--edition", str(FIRST))
        assert done.returncode == 2

    def test_before_the_first_edition(self, root: Path) -> None:
        publish(root, SECOND)
        done = clausier("--library", root, "build", root / "deal.yaml", "--format", "md")
        assert done.returncode == 1
        assert "deal.yaml:2:7: error: no edition is in force on 2026-12-01" in done.stderr
        assert "--draft" in done.stderr

    def test_an_unknown_edition_names_those_there_are(self, root: Path) -> None:
        publish(root, FIRST)
        done = clausier("--library", root, "show", "cgv", "--edition", "2030-01-01")
        assert done.returncode == 1
        assert "no edition takes effect on 2030-01-01" in done.stderr
        assert "published: 2026-12-01" in done.stderr

    def test_a_major_that_another_edition_has(self, root: Path) -> None:
        """A pin chooses within the edition of the deal; the message names the editions that have it."""
        publish(root, FIRST)
        swap(root / "variants/express.yaml", "version: 2.0.0", "version: 3.0.0")
        swap(root / "variants/express.yaml", "Chaque appel urgent coûte", "Tout appel urgent coûte")
        swap(root / "variants/express.yaml", "Each urgent call costs", "Every urgent call costs")
        note = "variant/express:\n  version: 3.0.0\n  kind: substantive\n  fr: Tout appel.\n  en: Every call.\n"
        (root / "clauses/changes.yaml").write_text(note, encoding="utf-8")
        publish(root, SECOND)
        with (root / "deal.yaml").open("a", encoding="utf-8") as deal:
            deal.write("variants: [express@3]\n")
        with pytest.raises(Refused) as problem:
            open_deal(root / "deal.yaml", root)
        (told,) = [one for one in problem.value.diagnostics if one.code == "variant-unknown"]
        assert "express@3 is in the edition of 2027-01-01: name one with --edition" in told.hints

    def test_what_the_draft_alone_has(self, root: Path) -> None:
        """An option, a service, one of its prices, a document, a fact and a figure that are not published yet."""
        publish(root, FIRST)
        shutil.copy(root / "variants/express.yaml", root / "variants/swift.yaml")
        with (root / "clauses/services.yaml").open("a", encoding="utf-8") as catalogue:
            catalogue.write("chat:\n  title:\n    fr: Clavardage\n    en: Chat\n")
        night = "    night:\n      fr: Nuit\n      en: Night\n      kind: monthly\n      unit: month\n"
        swap(root / "clauses/services.yaml", "    training:\n", f"{night}    training:\n")
        with (root / "clauses/facts.yaml").open("a", encoding="utf-8") as facts:
            facts.write("client.large:\n  fr: le client est grand\n  en: the client is large\n")
        shutil.copytree(root / "clauses/dpa", root / "clauses/other")
        with (root / "deal.yaml").open("a", encoding="utf-8") as deal:
            deal.write("variants: [swift]\nfacts: [client.large]\ndocuments: [cgv, other]\n")
            deal.write("parameters:\n  swift.surcharge: 3\n")
            deal.write("lines:\n  - item: chat/hour\n    price: 2\n  - item: secretariat/night\n    price: 2\n")
        swap(root / "deal.yaml", "services: [secretariat]", "services: [secretariat, chat]")
        with pytest.raises(Refused) as problem:
            open_deal(root / "deal.yaml", root)
        told = {
            hint.partition(" is in the working files")[0] for one in problem.value.diagnostics for hint in one.hints
        }
        assert {"swift", "chat", "client.large", "other", "swift.surcharge", "secretariat/night"} <= told
        hint = f"chat is in the working files, not in the edition of {FIRST}: publish it first, or try it with --draft"
        assert hint in str(problem.value)

    def test_the_register_names_services_as_they_are_called_now(self, root: Path) -> None:
        """A service that is new or has another name breaks no deal of an edition, and hides nobody from it."""
        publish(root, FIRST)
        swap(root / "clauses/services.yaml", "secretariat:\n", "assistance:\n  was: secretariat\n")
        with (root / "clauses/services.yaml").open("a", encoding="utf-8") as catalogue:
            catalogue.write("chat:\n  title:\n    fr: Clavardage\n    en: Chat\n")
        (root / "clauses/subprocessors.yaml").write_text(REGISTER, encoding="utf-8")
        library, deal = open_deal(root / "deal.yaml", root)
        assert [one.id for one in choose(library, Request(deal, (), deal.date, True), Report()).register or ()] == [
            "host"
        ]
        swap(root / "clauses/subprocessors.yaml", "assistance", "assistanse")
        with pytest.raises(Refused, match="there is no service assistanse"):
            open_deal(root / "deal.yaml", root)

    def test_the_register_leaves_a_selection_of_an_edition_alone(self, root: Path) -> None:
        """`check` says so, although the draft has given the option up."""
        facts = "subprocessors.outside-eea:\n  fr: des données ailleurs\n  en: data elsewhere\n"
        with (root / "clauses/facts.yaml").open("a", encoding="utf-8") as file:
            file.write(facts)
        local, text = root / "variants/local-only.yaml", (root / "variants/local-only.yaml").read_text(encoding="utf-8")
        rule = "conflicts:\n  - when: subprocessors.outside-eea\n    reason:\n      fr: ailleurs\n      en: elsewhere\n"
        local.write_text(text.replace("conflicts:\n", rule), encoding="utf-8")
        publish(root, FIRST)
        local.write_text(text, encoding="utf-8")
        register = REGISTER.replace("BE", "US").replace("[assistance, chat]", "[secretariat]")
        (root / "clauses/subprocessors.yaml").write_text(
            register + "    safeguard:\n      fr: clauses\n      en: clauses\n", encoding="utf-8"
        )
        (told,) = [one for one in check(root) if one.code == "subprocessor-none"]
        assert (
            f"left for secretariat with local-only of the edition of {FIRST}: outside the EEA are host" in told.message
        )

    def test_the_company_of_today_signs_a_text_of_yesterday(self, root: Path) -> None:
        """A new bank account needs no new edition."""
        publish(root, FIRST)
        company = root / "clauses/publisher.yaml"
        text = company.read_text(encoding="utf-8")
        company.write_text(text.replace("trade-name: ", "trade-name: Nouvelle "), encoding="utf-8")
        assert "Nouvelle" in text_of(root)

    def test_files_are_read_in_the_same_order(self, root: Path) -> None:
        """Also where a folder is named like another one with something behind it."""
        shutil.copytree(root / "clauses/dpa", root / "clauses/dpa-more")
        edition = publish(root, FIRST)
        for folder in ("clauses", "variants"):
            walked = [*Folder(root).walk(folder, Report())]
            assert [*Frozen(edition, None).walk(folder, Report())] == walked
        assert [*load_library(root).clauses] == [*load_library(root, FIRST).clauses]


class TestDatedEntries:
    """The company and the register are read from the working files even for an old edition: they are not rewritten."""

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("seat: rue de l’Encrier 1", "seat: rue de l’Encrier 2", ["seat"]),
            ("  - since: 2026-01-01", "  - since: 2026-01-02", ["the whole entry"]),
        ],
    )
    def test_the_company(self, root: Path, old: str, new: str, told: list[str]) -> None:
        publish(root, FIRST)
        swap(root / "clauses/publisher.yaml", old, new)
        (found,) = check(root)
        assert (found.code, found.severity, found.about) == ("entry-rewritten", "warning", "publisher/2026-01-01")
        assert found.message.endswith(f"the edition of 2026-12-01 froze: {', '.join(told)} changed")

    def test_an_entry_of_its_own_is_how_it_is_done(self, root: Path) -> None:
        publish(root, FIRST)
        path = root / "clauses/publisher.yaml"
        text = path.read_text(encoding="utf-8")
        entry = text[text.index("  - since:") :]
        path.write_text(text.rstrip("\n") + "\n" + entry.replace("2026-01-01", "2027-01-01"), encoding="utf-8")
        assert check(root) == ()

    def test_what_was_not_known_may_be_completed(self, root: Path) -> None:
        after, report = load_library(root), Report()
        unknown = replace(after, publisher=(replace(after.publisher[0], email=None),))
        check_registers(unknown, after, report)
        assert report.diagnostics == []
        check_registers(after, unknown, report)
        assert [one.code for one in report.diagnostics] == ["entry-rewritten"]

    def test_the_register(self, root: Path) -> None:
        library, report = load_library(ROOT), Report()
        (one, *_) = subprocessors()
        before = replace(library, subprocessors=(one,))
        for after, count in (
            (one, 0),
            (replace(one, until=SECOND), 0),
            (replace(one, country="US"), 1),
            (replace(one, since=FIRST, address="ailleurs"), 1),
        ):
            report.diagnostics.clear()
            check_registers(before, replace(library, subprocessors=(after,)), report)
            assert len(report.diagnostics) == count, after
        report.diagnostics.clear()
        check_registers(before, replace(library, subprocessors=()), report)
        assert "the whole entry" in report.diagnostics[0].message


def subprocessors() -> tuple[Subprocessor, ...]:
    deal = load_deal(ROOT / "deals/example.yaml", load_library(ROOT))
    assert deal.subprocessors
    return deal.subprocessors
