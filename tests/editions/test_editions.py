"""Published editions: frozen, chained, listed; one of them replaced, several at once."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commands import ROOT, clausier, environment
from declaring import BECAUSE, BY, declare
from editing import swap
from shelf import BASE, DURATION, FIRST, SECOND, THIRD, TODAY, publish, reword

from engine import Refused, load_library
from engine.tasks.editions import verify
from engine.tasks.open_library import editions, load_published
from engine.tasks.publish import prepare


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small library of the cases, with a deal of 15 December 2026."""
    shutil.copytree(BASE, tmp_path / "library")
    return tmp_path / "library"


def refused(root: Path, effective: datetime.date, replaces: datetime.date | None = None) -> list[str]:
    with pytest.raises(Refused) as problem:
        prepare(root, effective=effective, today=TODAY, replaces=replaces)
    return [one.code for one in problem.value.diagnostics]


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
        assert [one.stamp for one in editions(root)] == [second.stamp]
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
        assert lines[2].strip() == BECAUSE
        assert lines[3].strip() == f"declared editorial by {BY}"
        assert lines[4].strip() == "took the place of the edition of 2027-01-01 before that was in force"
        assert lines[5].strip() == "published late: Convenu avec chaque Client."
        assert lines[6].startswith("2026-12-01  in force")
        assert lines[7].strip() == "the first edition"
        done = clausier("--library", root, "--json", "--today", "2027-02-15", "editions")
        assert [one["standing"] for one in json.loads(done.stdout)] == ["in force", "past"]

    def test_what_clients_are_told_is_published_with_it(self, root: Path) -> None:
        """Once: what an edition has told, the next one does not tell again."""
        publish(root, FIRST)
        reword(root)
        swap(root / DURATION, "version: 1.0.1", "version: 1.1.0")
        note = "cgv/duration:\n  version: 1.1.0\n  kind: clarified\n  fr: |\n    Plus\n    clair.\n  en: Clearer.\n"
        (root / "clauses/changes.yaml").write_text(note, encoding="utf-8")
        declare(root)
        second = publish(root, SECOND)
        assert [(one.id, one.kind, dict(one.text)) for one in second.notes] == [
            ("cgv/duration", "clarified", {"fr": "Plus clair.", "en": "Clearer."})
        ]
        lines = clausier("--library", root, "editions", "--lang", "en").stdout.splitlines()
        assert [line.strip() for line in lines[1:3]] == ["cgv/duration 1.0.0 → 1.1.0 (clarified)", "Clearer."]
        swap(root / "clauses/cgv/purpose.yaml", "version: 1.0.0", "version: 1.0.1")
        swap(root / "clauses/cgv/purpose.yaml", "They prevail over", "They prevail, over")
        assert publish(root, THIRD).notes == ()


class TestReal:
    def test_every_edition_is_as_it_was_published(self) -> None:
        """What clients have signed: the chain, and every text to the letter."""
        for edition in editions(ROOT):
            assert verify(ROOT, edition) == ()
