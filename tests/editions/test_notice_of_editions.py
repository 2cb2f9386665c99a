"""Publishing knows the notice that clients were promised: what comes too late is refused, or says why it comes."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from commands import clausier
from declaring import declare
from editing import Edit, copy, edit, files
from shelf import EARLIER

from engine import Refused, check, load_library
from engine.tasks.open_library import editions
from engine.tasks.publish import plan, prepare
from engine.tasks.withdraw import withdraw

TODAY = datetime.date(2026, 11, 27)
FIRST, LAST_DAY, SECOND = datetime.date(2026, 12, 1), datetime.date(2027, 1, 31), datetime.date(2027, 4, 1)
DURATION = "clauses/cgv/duration.yaml"
COMMA: tuple[Edit, ...] = (
    (DURATION, "version: 1.0.0", "version: 1.0.1"),
    (DURATION, "dure au moins", "dure, au moins"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library with one edition, which promises clients two months of notice."""
    notice = ("clauses/standard.yaml", "facts: [client.be]\n", "facts: [client.be]\nnotice-of-change: notice\n")
    root = copy(tmp_path / "library", [notice])
    publish(root, FIRST)
    return root


def publish(root: Path, effective: datetime.date, today: datetime.date = TODAY, **more: object) -> None:
    found = prepare(root, effective=effective, today=today, **more)  # type: ignore[arg-type]
    (root / found.name).parent.mkdir(exist_ok=True)
    (root / found.name).write_bytes(found.content)
    if found.obsolete:
        (root / found.obsolete).unlink()


def refused(root: Path, effective: datetime.date, today: datetime.date = TODAY, **more: object) -> list[str]:
    with pytest.raises(Refused) as problem:
        prepare(root, effective=effective, today=today, **more)  # type: ignore[arg-type]
    return [one.code for one in problem.value.diagnostics]


class TestLate:
    def test_a_substantive_change_is_published_until_the_last_day_of_notice(self, root: Path) -> None:
        """Two months before the first of April, and a day: the period begins on the day after receipt."""
        edit(root, EARLIER)
        assert prepare(root, effective=SECOND, today=LAST_DAY).edition.late == ""
        assert refused(root, SECOND, LAST_DAY + datetime.timedelta(1)) == ["edition-late"]

    def test_with_a_reason_it_is_and_the_edition_keeps_it(self, root: Path) -> None:
        edit(root, EARLIER)
        publish(root, SECOND, datetime.date(2027, 3, 1), late="Every client has agreed in writing.")
        assert editions(root)[-1].late == "Every client has agreed in writing."
        listed = clausier("--library", root, "editions")
        assert "published late: Every client has agreed in writing." in listed.stdout
        told = json.loads(clausier("--library", root, "--json", "editions").stdout)
        assert told[0]["late"] == "Every client has agreed in writing."
        assert told[1]["late"] is None

    def test_what_is_editorial_or_new_needs_no_notice(self, root: Path) -> None:
        edit(root, COMMA)
        assert prepare(root, effective=TODAY + datetime.timedelta(5), today=TODAY).edition.late == ""

    def test_a_draft_before_the_first_edition_binds_nobody(self, tmp_path: Path) -> None:
        assert prepare(copy(tmp_path / "library"), effective=TODAY, today=TODAY).edition.previous is None


class TestForward:
    def test_a_substantive_change_never_comes_sooner_than_clients_were_told(self, root: Path) -> None:
        edit(root, EARLIER)
        publish(root, SECOND)
        edit(root, COMMA)
        sooner = SECOND - datetime.timedelta(days=20)
        assert refused(root, sooner, replaces=SECOND) == ["edition-forward"]
        assert prepare(root, effective=sooner, today=TODAY, replaces=SECOND, late="Told again today.").edition.late
        assert prepare(root, effective=SECOND, today=TODAY, replaces=SECOND).edition.late == ""

    def test_an_editorial_one_may(self, root: Path) -> None:
        edit(root, COMMA)
        publish(root, SECOND)
        edit(root, [("clauses/cgv/purpose.yaml", "version: 1.0.0", "version: 1.0.1")])
        edit(root, [("clauses/cgv/purpose.yaml", "Elles priment", "Elles, priment")])
        assert prepare(root, effective=SECOND - datetime.timedelta(20), today=TODAY, replaces=SECOND)


class TestDryRun:
    def test_it_shows_the_day_the_notice_and_how_each_change_was_declared(self, root: Path) -> None:
        edit(root, EARLIER)
        edit(root, [(DURATION, "dure au moins", "dure donc au moins"), (DURATION, "lasts at", "thus lasts at")])
        edit(root, [(DURATION, "version: 1.0.0", "version: 1.0.1")])
        declare(root)
        before = files(root)
        done = clausier("--library", root, "--today", str(TODAY), "publish", "--effective", str(SECOND), "--dry-run")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines() == [
            "takes effect on 2027-04-01",
            "rights or obligations change: the last day of notice to clients is 2027-01-31",
            "  cgv/duration 1.0.0 → 1.0.1 (editorial)",
            "    declared by Jeanne Exemple: Le sens reste le même.",
            "  cgv/payment 1.0.0 → 2.0.0 (substantive)",
            "nothing stands in the way",
            "nothing was written",
        ]
        assert files(root) == before

    def test_it_shows_all_that_would_be_refused_at_once(self, root: Path) -> None:
        edit(root, EARLIER[:3])
        day = ("--today", "2027-03-01", "publish", "--effective", str(SECOND), "--dry-run")
        done = clausier("--library", root, *day)
        assert done.returncode == 1
        assert "[note-missing]" in done.stderr
        assert "the last day of notice for 2027-04-01 was 2027-01-31 [edition-late]" in done.stderr
        assert "the last day of notice to clients is 2027-01-31, which has passed" in done.stdout
        assert "it would be refused: see above" in done.stdout

    def test_plan_is_what_is_published(self, root: Path) -> None:
        edit(root, EARLIER)
        found = plan(root, effective=SECOND, today=TODAY)
        assert found.publication == prepare(root, effective=SECOND, today=TODAY)
        assert [one.id for one in found.changes] == ["cgv/payment"]


class TestWithdraw:
    def test_as_if_it_had_never_been_published(self, root: Path) -> None:
        before = files(root)
        edit(root, EARLIER)
        draft = files(root)
        publish(root, SECOND)
        done = clausier("--library", root, "--today", str(TODAY), "withdraw", str(SECOND))
        assert done.stdout == (
            "clauses/editions/2027-04-01.json withdrawn: the edition of 2027-04-01 does not take effect\n"
        )
        assert files(root) == draft
        assert check(root) == ()
        assert load_library(root, FIRST).edition == editions(root)[-1].stamp
        assert before["clauses/editions/2026-12-01.json"] == draft["clauses/editions/2026-12-01.json"]

    def test_what_is_in_force_followed_or_unknown_stays(self, root: Path) -> None:
        edit(root, EARLIER)
        publish(root, SECOND)
        for day, today, code in (
            (FIRST, datetime.date(2026, 12, 1), "edition-exists"),
            (FIRST, TODAY, "edition-chain"),
            (SECOND, SECOND, "edition-exists"),
            (LAST_DAY, TODAY, "edition-unknown"),
        ):
            with pytest.raises(Refused) as problem:
                withdraw(root, day, today)
            assert [one.code for one in problem.value.diagnostics] == [code]
        assert len(editions(root)) == 2


class TestWhatIsFrozenIsWhatWasChecked:
    def test_a_file_saved_while_it_is_published_is_in_neither(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The folder is read once; what somebody saves meanwhile is the draft of the next edition."""
        edit(root, COMMA)
        read = (root / DURATION).read_text(encoding="utf-8")
        from engine.tasks import publish as publishing

        checking = publishing.check

        def saved_meanwhile(*arguments: object) -> object:
            (root / DURATION).write_text("broken: [", encoding="utf-8")
            return checking(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(publishing, "check", saved_meanwhile)
        found = prepare(root, effective=SECOND, today=TODAY)
        assert found.edition.files[DURATION] == read
