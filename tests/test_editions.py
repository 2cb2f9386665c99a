"""Published editions: frozen, chained, proved; deals are made from the one in force on their date, whatever changes."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from commands import ROOT, clausier, environment

from engine import Refused, check, load_deal, load_library
from engine.diagnostics import Report
from engine.editions.freeze import canonical, freeze, thaw
from engine.editions.registers import check_registers
from engine.model.catalogue import Subprocessor
from engine.model.edition import Edition, Stamp
from engine.pipeline import editions, load_published, open_deal
from engine.publishing import prepare, verify
from engine.reading.trees import Folder, Frozen

BASE = ROOT / "tests/cases/base"
TODAY = datetime.date(2026, 11, 27)
FIRST, SECOND, THIRD = datetime.date(2026, 12, 1), datetime.date(2027, 1, 1), datetime.date(2027, 2, 1)
DURATION = "clauses/cgv/duration.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small library of the cases, with a deal of 15 December 2026."""
    shutil.copytree(BASE, tmp_path / "library")
    return tmp_path / "library"


def publish(root: Path, effective: datetime.date, *, replaces: datetime.date | None = None) -> Edition:
    found = prepare(root, effective=effective, today=TODAY, replaces=replaces)
    path = root / found.name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(found.content)
    if found.obsolete:
        (root / found.obsolete).unlink()
    return found.edition


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


WORDS = (("donc", "thus"), ("toujours", "always"), ("bien", "indeed"), ("aussi", "also"))


def reword(root: Path) -> None:
    """Another word in both languages of a clause, with the version that this asks for: each time another one."""
    path = root / DURATION
    text = path.read_text(encoding="utf-8")
    version = int(text.split("version: 1.0.")[1].split("\n")[0])
    french, english = WORDS[version]
    for old, new in (
        (f"version: 1.0.{version}", f"version: 1.0.{version + 1}"),
        ("au moins {{ initial-term }}", f"{french} au moins {{{{ initial-term }}}}"),
        ("at least {{ initial-term }}", f"{english} at least {{{{ initial-term }}}}"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def refused(root: Path, effective: datetime.date, replaces: datetime.date | None = None) -> list[str]:
    with pytest.raises(Refused) as problem:
        prepare(root, effective=effective, today=TODAY, replaces=replaces)
    return [one.code for one in problem.value.diagnostics]


def text_of(root: Path, *options: str) -> str:
    """The CGV of the deal as it is built, in Markdown."""
    done = clausier("--library", root, "build", root / "deal.yaml", "--format", "md", "--out", root / "out", *options)
    assert done.returncode == 0, done.stderr
    (file,) = (root / "out").glob("*cgv-fr.md")
    return file.read_text(encoding="utf-8").replace("\u00a0", " ")


class TestPublish:
    def test_the_first_edition_holds_the_library_and_the_digests_of_its_texts(self, root: Path) -> None:
        edition = publish(root, FIRST)
        assert edition.previous is None
        assert edition.files[DURATION] == (root / DURATION).read_text(encoding="utf-8")
        assert {*edition.texts} == {entry.clause for entry in load_library(root).standard.documents}
        assert all({*digests} == {"fr", "en"} for digests in edition.texts.values())
        assert editions(root) == (edition,)
        assert verify(root, edition) == ()

    def test_each_edition_names_the_one_before_it(self, root: Path) -> None:
        first = publish(root, FIRST)
        reword(root)
        second = publish(root, SECOND)
        assert second.previous == first.stamp
        assert [one.effective for one in editions(root)] == [FIRST, SECOND]

    @pytest.mark.parametrize(
        ("effective", "codes"),
        [
            (datetime.date(2026, 11, 26), ["edition-date"]),
            (FIRST, ["edition-exists"]),
            (datetime.date(2026, 11, 30), ["edition-date"]),
        ],
    )
    def test_a_day_that_does_not_do(self, root: Path, effective: datetime.date, codes: list[str]) -> None:
        if effective >= TODAY:
            publish(root, FIRST)
            reword(root)
        assert refused(root, effective) == codes

    def test_today_does(self, root: Path) -> None:
        assert publish(root, TODAY).effective == TODAY

    def test_nothing_changed(self, root: Path) -> None:
        publish(root, FIRST)
        assert refused(root, SECOND) == ["edition-unchanged"]

    def test_every_check_comes_first(self, root: Path) -> None:
        (root / "clauses/cgv/stray.yaml").write_text(
            "version: 1.0.0\ntitle:\n  fr: Perdu\n  en: Lost\ntext:\n  a:\n    fr: Rien.\n    en: Nothing.\n",
            encoding="utf-8",
        )
        assert refused(root, FIRST) == ["clause-unlisted"]
        done = clausier("--library", root, "--today", str(TODAY), "publish", "--effective", str(FIRST))
        assert done.returncode == 1
        assert "nothing has been published" in done.stderr
        assert not list((root / "clauses/editions").glob("*"))


class TestReplace:
    def test_one_that_is_not_in_force(self, root: Path) -> None:
        first = publish(root, FIRST)
        reword(root)
        publish(root, SECOND)
        reword(root)
        third = publish(root, THIRD, replaces=SECOND)
        assert third.previous == first.stamp
        assert third.replaced is not None
        assert third.replaced.effective == SECOND
        assert [one.effective for one in editions(root)] == [FIRST, THIRD]

    def test_for_the_same_day(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root)
        second = publish(root, FIRST, replaces=FIRST)
        assert editions(root) == (second,)
        assert second.previous is None

    def test_interrupted_before_the_old_file_is_gone_it_is_the_new_state(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root)
        old = publish(root, SECOND)
        kept = (root / f"clauses/editions/{SECOND}.json").read_bytes()
        publish(root, THIRD, replaces=SECOND)
        (root / f"clauses/editions/{SECOND}.json").write_bytes(kept)
        assert old.stamp not in [one.stamp for one in editions(root)]
        assert [one.effective for one in editions(root)] == [FIRST, THIRD]

    @pytest.mark.parametrize(
        ("replaces", "code"),
        [(datetime.date(2026, 12, 5), "edition-unknown"), (FIRST, "edition-chain"), (TODAY, "edition-exists")],
    )
    def test_one_that_cannot_be(self, root: Path, replaces: datetime.date, code: str) -> None:
        for date in (TODAY, FIRST, SECOND):
            publish(root, date)
            reword(root)
        assert refused(root, THIRD, replaces) == [code]


def positions(raw: bytes) -> Iterator[int]:
    yield from range(0, len(raw), max(1, len(raw) // 97))


class TestTampering:
    def test_one_byte(self, root: Path) -> None:
        """Whatever byte is another one, the edition is named and nothing is built from it."""
        publish(root, FIRST)
        path = root / f"clauses/editions/{FIRST}.json"
        raw = path.read_bytes()
        for at in positions(raw):
            path.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
            with pytest.raises(Refused) as problem:
                editions(root)
            (told,) = problem.value.diagnostics
            assert (told.code, told.span.file) == ("edition-broken", f"clauses/editions/{FIRST}.json")
            with pytest.raises(Refused):
                open_deal(root / "deal.yaml", root)
        for wrong in (raw[:-1], raw + b"\n", b" " + raw, raw.replace(b",", b", ", 1), b""):
            path.write_bytes(wrong)
            with pytest.raises(Refused):
                editions(root)
        path.write_bytes(raw)
        assert len(editions(root)) == 1

    def test_a_text_changed_together_with_its_digest_breaks_the_chain(self, root: Path) -> None:
        first = publish(root, FIRST)
        reword(root)
        publish(root, SECOND)
        files = {**first.files, DURATION: first.files[DURATION].replace("un préavis", "un court préavis")}
        _, content = freeze(FIRST, first.published, None, None, (), first.texts, files)
        (root / f"clauses/editions/{FIRST}.json").write_bytes(content)
        with pytest.raises(Refused) as problem:
            editions(root)
        (told,) = problem.value.diagnostics
        assert (told.code, told.span.file) == ("edition-chain", f"clauses/editions/{SECOND}.json")

    def test_an_edition_taken_away_breaks_the_chain(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root)
        publish(root, SECOND)
        (root / f"clauses/editions/{FIRST}.json").unlink()
        with pytest.raises(Refused, match="edition-chain"):
            editions(root)

    def test_another_text_of_the_same_library_is_found(self, root: Path) -> None:
        """The newest edition, rewritten with a digest of its own, still has to assemble to the texts that it names."""
        edition = publish(root, FIRST)
        files = {**edition.files, DURATION: edition.files[DURATION].replace("un préavis", "un court préavis")}
        forged, content = freeze(FIRST, edition.published, None, None, (), edition.texts, files)
        (root / f"clauses/editions/{FIRST}.json").write_bytes(content)
        assert {one.code for one in verify(root, forged)} == {"edition-text"}
        done = clausier("--library", root, "editions", "verify")
        assert done.returncode == 1
        assert f"{FIRST}.json" in done.stderr

    def test_a_renamed_file(self, root: Path) -> None:
        publish(root, FIRST)
        folder = root / "clauses/editions"
        (folder / f"{FIRST}.json").rename(folder / f"{SECOND}.json")
        with pytest.raises(Refused, match=r"name it 2026-12-01\.json again"):
            editions(root)

    def test_a_file_that_is_none(self, root: Path) -> None:
        publish(root, FIRST)
        (root / "clauses/editions/notes.txt").write_text("x")
        with pytest.raises(Refused, match="edition-broken"):
            editions(root)

    def test_what_an_interruption_leaves_behind_does_not_count(self, root: Path) -> None:
        publish(root, FIRST)
        (root / f"clauses/editions/.{SECOND}.json.abc").write_bytes(b"{")
        assert len(editions(root)) == 1

    def test_the_same_edition_has_the_same_bytes(self) -> None:
        given = (FIRST, TODAY, Stamp(TODAY, "a"), None, (), {"cgv": {"fr": "é"}}, {"b": "1", "a": "2"})
        edition, raw = freeze(*given)
        assert thaw(f"x/{FIRST}.json", raw, Report()) == edition
        assert freeze(*given[:-1], {"a": "2", "b": "1"})[1] == raw
        told = json.loads(raw)
        assert canonical(told) + b"\n" == raw


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
        edit(root / "deal.yaml", f"date: {deal.date}", f"date: {SECOND}")
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
        edit(root / "variants/express.yaml", "version: 2.0.0", "version: 3.0.0")
        edit(root / "variants/express.yaml", "Chaque appel urgent coûte", "Tout appel urgent coûte")
        edit(root / "variants/express.yaml", "Each urgent call costs", "Every urgent call costs")
        note = "variant/express:\n  version: 3.0.0\n  kind: substantive\n  fr: Tout appel.\n  en: Every call.\n"
        (root / "clauses/changes.yaml").write_text(note, encoding="utf-8")
        publish(root, SECOND)
        with (root / "deal.yaml").open("a", encoding="utf-8") as deal:
            deal.write("variants: [express@3]\n")
        with pytest.raises(Refused) as problem:
            open_deal(root / "deal.yaml", root)
        (told,) = [one for one in problem.value.diagnostics if one.code == "variant-unknown"]
        assert "express@3 is in the edition of 2027-01-01: name one with --edition" in told.hints

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


class TestPublished:
    def test_the_newest_edition_is_what_the_draft_is_compared_with(self, root: Path) -> None:
        assert load_published(root) is None
        publish(root, FIRST)
        reword(root)
        publish(root, SECOND)
        found = load_published(root)
        assert found is not None
        assert found.edition is not None
        assert found.edition.effective == SECOND

    def test_several_at_once_leave_one(self, root: Path) -> None:
        """Processes that publish at the same time wait for each other: one publishes, the others are refused."""
        program = "from engine.cli import main; main()"
        command = [sys.executable, "-c", program, "--library", str(root), "--today", str(TODAY)]
        arguments = ("publish", "--effective", str(FIRST))
        started = [
            subprocess.Popen([*command, *arguments], env=environment(), stdout=-1, stderr=-1, encoding="utf-8")
            for _ in range(3)
        ]
        codes = sorted((one.communicate()[1].count("edition-exists"), one.returncode) for one in started)
        assert codes == [(0, 0), (1, 1), (1, 1)]
        assert len(editions(root)) == 1

    def test_the_list(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root)
        publish(root, SECOND)
        reword(root)
        publish(root, THIRD, replaces=SECOND)
        done = clausier("--library", root, "--today", "2026-12-15", "editions")
        lines = done.stdout.splitlines()
        assert lines[0].startswith("2027-02-01  upcoming  published 2026-11-27  SHA-256 ")
        assert lines[1].strip() == "cgv/duration 1.0.0 → 1.0.2 (editorial)"
        assert lines[2].strip() == "took the place of the edition of 2027-01-01 before that was in force"
        assert lines[3].startswith("2026-12-01  in force")
        assert lines[4].strip() == "the first edition"
        done = clausier("--library", root, "--json", "--today", "2027-02-15", "editions")
        assert [one["standing"] for one in json.loads(done.stdout)] == ["in force", "past"]

    def test_what_clients_are_told_is_published_with_it(self, root: Path) -> None:
        """Once: what an edition has told, the next one does not tell again."""
        publish(root, FIRST)
        reword(root)
        edit(root / DURATION, "version: 1.0.1", "version: 1.1.0")
        note = "cgv/duration:\n  version: 1.1.0\n  kind: clarified\n  fr: |\n    Plus\n    clair.\n  en: Clearer.\n"
        (root / "clauses/changes.yaml").write_text(note, encoding="utf-8")
        second = publish(root, SECOND)
        assert [(one.id, one.kind, dict(one.text)) for one in second.notes] == [
            ("cgv/duration", "clarified", {"fr": "Plus clair.", "en": "Clearer."})
        ]
        lines = clausier("--library", root, "editions", "--lang", "en").stdout.splitlines()
        assert [line.strip() for line in lines[1:3]] == ["cgv/duration 1.0.0 → 1.1.0 (clarified)", "Clearer."]
        edit(root / "clauses/cgv/purpose.yaml", "version: 1.0.0", "version: 1.0.1")
        edit(root / "clauses/cgv/purpose.yaml", "They prevail over", "These prevail over")
        assert publish(root, THIRD).notes == ()


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
        edit(root / "clauses/publisher.yaml", old, new)
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


class TestReal:
    def test_every_edition_is_as_it_was_published(self) -> None:
        """What clients have signed: the chain, and every text to the letter."""
        for edition in editions(ROOT):
            assert verify(ROOT, edition) == ()
