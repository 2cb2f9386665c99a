"""The text in force is corrected while a later edition waits: both are published, or nothing is."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from commands import clausier
from declaring import declare
from editing import Edit, copy, edit, files
from shelf import EARLIER, FIRST, TODAY, publish

from engine import Refused, check, checking
from engine.checking.names.outlines import check_numbers_of_annexes
from engine.editions.merge import MergeConflict, merged
from engine.tasks.correct import Correction, correct
from engine.tasks.editions import verify
from engine.tasks.open_library import editions

NOW = datetime.date(2026, 12, 10)
SOON, LATER, LAST = datetime.date(2026, 12, 20), datetime.date(2027, 4, 1), datetime.date(2027, 6, 1)
DURATION = "clauses/cgv/duration.yaml"
LETTER: tuple[Edit, ...] = (
    (DURATION, "par lettre", "par simple lettre"),
    (DURATION, "by letter", "by simple letter"),
)
BY_EMAIL: tuple[Edit, ...] = (
    (DURATION, "version: 1.0.0", "version: 2.0.0"),
    (DURATION, "Le Client paie, conformément", "Le Client paie d’avance, conformément"),
    (DURATION, "The Client pays, in accordance", "The Client pays in advance, in accordance"),
    (
        "clauses/changes.yaml",
        "The Client pays earlier.\n",
        "The Client pays earlier.\ncgv/duration:\n  version: 2.0.0\n  kind: substantive\n"
        "  fr: Le Client paie d’avance.\n  en: The Client pays in advance.\n",
    ),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library with an edition in force, and one that waits, in which the Client pays earlier."""
    root = copy(tmp_path / "library")
    publish(root, FIRST)
    edit(root, EARLIER)
    publish(root, LATER)
    return root


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, published before there was a rule about the numbers of annexes."""
    root = copy(tmp_path / "older")
    edit(root, [("clauses/dpa/document.yaml", "annex-prefix: A\n", "")])
    with monkeypatch.context() as then:
        rules = tuple(rule for rule in checking.REVIEW if rule is not check_numbers_of_annexes)
        then.setattr(checking, "REVIEW", rules)
        publish(root, FIRST)
        edit(root, EARLIER)
        publish(root, LATER)
    return root


def test_what_was_published_may_be_older_than_a_rule(older: Path) -> None:
    assert [one.code for one in check(older)] == ["number-twice"]
    corrected(older)
    made = carry_out(older).publications
    assert [one.edition.effective for one in made] == [SOON, LATER]


def test_a_correction_brings_no_warning_of_its_own(older: Path) -> None:
    corrected(older)
    edit(older, [(DURATION, "by simple letter", "by simple  letter")])
    declare(older)
    with pytest.raises(Refused) as refused:
        carry_out(older)
    assert {one.code for one in refused.value.diagnostics} == {"typography"}


def corrected(root: Path, version: str = "1.0.0", then: str = "1.0.1") -> None:
    """Another word in the working files, and a named person who says that it is no substance."""
    edit(root, [(DURATION, f"version: {version}", f"version: {then}"), *LETTER])
    declare(root)


def carry_out(root: Path, *names: str, effective: datetime.date = SOON, today: datetime.date = NOW) -> Correction:
    found = correct(root, names or ("cgv/duration",), effective=effective, today=today)
    for name, content in found.files.items():
        (root / name).write_bytes(content)
    return found


def refused(root: Path, *names: str, effective: datetime.date = SOON, today: datetime.date = NOW) -> list[str]:
    before = files(root)
    with pytest.raises(Refused) as problem:
        correct(root, names or ("cgv/duration",), effective=effective, today=today)
    assert files(root) == before
    return [one.code for one in problem.value.diagnostics]


def words(root: Path, day: datetime.date, clause: str) -> str:
    (one,) = [one for one in editions(root) if one.effective == day]
    return one.files[f"clauses/{clause}.yaml"]


class TestCorrection:
    def test_both_texts_have_the_correction_and_nothing_else_changes(self, root: Path) -> None:
        corrected(root)
        then = {one.effective: one for one in editions(root)}
        carry_out(root)
        chain = editions(root)
        assert [one.effective for one in chain] == [FIRST, SOON, LATER]
        changed = {name: text for name, text in chain[1].files.items() if text != then[FIRST].files.get(name)}
        assert set(changed) == {DURATION, "clauses/changes.yaml"}
        assert "simple lettre" in changed[DURATION]
        assert "avant la prestation" not in words(root, SOON, "cgv/payment")
        again = {name: text for name, text in chain[2].files.items() if text != then[LATER].files.get(name)}
        assert set(again) == {DURATION, "clauses/changes.yaml"}
        assert "simple lettre" in again[DURATION]
        assert "avant la prestation" in words(root, LATER, "cgv/payment")

    def test_the_chain_is_sound_and_the_draft_is_the_newest_edition(self, root: Path) -> None:
        corrected(root)
        carry_out(root)
        assert [verify(root, one) for one in editions(root)] == [()] * 3
        assert check(root) == ()
        own = {name: text for name, text in editions(root)[-1].files.items() if name in files(root)}
        assert own == {name: files(root)[name].decode() for name in own}

    def test_each_tells_clients_of_its_own_changes(self, root: Path) -> None:
        corrected(root)
        carry_out(root)
        _, soon, later = editions(root)
        assert [(one.id, str(one.version), str(one.kind), one.by) for one in soon.notes] == [
            ("cgv/duration", "1.0.1", "editorial", "Jeanne Exemple")
        ]
        assert [(one.id, str(one.version), str(one.kind)) for one in later.notes] == [
            ("cgv/payment", "2.0.0", "substantive")
        ]

    def test_other_work_on_the_draft_stays_in_the_draft(self, root: Path) -> None:
        corrected(root)
        edit(root, [("clauses/cgv/definitions.yaml", "version: 1.0.0", "version: 1.0.0\n# later")])
        draft = files(root)
        carry_out(root)
        assert "# later" not in words(root, SOON, "cgv/definitions") + words(root, LATER, "cgv/definitions")
        assert files(root)["clauses/cgv/definitions.yaml"] == draft["clauses/cgv/definitions.yaml"]

    def test_a_clause_that_the_waiting_edition_changes_elsewhere(self, root: Path) -> None:
        """Versions count in each edition from the one before it: 1.0.1 first, then 2.0.0 again."""
        edit(root, BY_EMAIL)
        publish(root, LATER, replaces=LATER)
        corrected(root, "2.0.0", "2.0.1")
        carry_out(root)
        assert "version: 1.0.1\n" in words(root, SOON, "cgv/duration")
        assert "d’avance" not in words(root, SOON, "cgv/duration")
        assert "version: 2.0.0\n" in words(root, LATER, "cgv/duration")
        assert "d’avance" in words(root, LATER, "cgv/duration")
        assert all("simple lettre" in words(root, day, "cgv/duration") for day in (SOON, LATER))
        assert "version: 2.0.0\n" in (root / DURATION).read_text(encoding="utf-8")
        assert check(root) == ()
        told = {one.id: one for one in editions(root)[-1].notes}["cgv/duration"]
        assert (told.text["en"], str(told.kind), told.by, told.because) == (
            "The Client pays in advance.", "substantive", "", ""
        )  # fmt: skip

    def test_several_that_wait_are_all_published_again(self, root: Path) -> None:
        edit(root, [("clauses/cgv/definitions.yaml", "version: 1.0.0", "version: 1.0.0\n# later")])
        publish(root, LAST)
        corrected(root)
        carry_out(root)
        assert [one.effective for one in editions(root)] == [FIRST, SOON, LATER, LAST]
        assert all("simple lettre" in words(root, day, "cgv/duration") for day in (SOON, LATER, LAST))
        assert "# later" in words(root, LAST, "cgv/definitions")
        assert check(root) == ()


class TestRefused:
    def test_where_nothing_changes(self, root: Path) -> None:
        assert refused(root) == ["correction-refused"]

    def test_where_the_name_is_unknown(self, root: Path) -> None:
        corrected(root)
        assert refused(root, "cgv/durations") == ["rename-unknown"]

    def test_where_nobody_says_how_serious_it_is(self, root: Path) -> None:
        edit(root, [(DURATION, "version: 1.0.0", "version: 1.0.1"), *LETTER])
        assert "version-undeclared" in refused(root)

    def test_where_both_change_the_same_lines(self, root: Path) -> None:
        edit(root, BY_EMAIL)
        publish(root, LATER, replaces=LATER)
        for old, new in (("d’avance", "toujours d’avance"), ("in advance", "always in advance")):
            edit(root, [(DURATION, old, new)])
        edit(root, [(DURATION, "version: 2.0.0", "version: 2.0.1")])
        declare(root)
        assert set(refused(root)) == {"correction-refused"}

    def test_where_another_part_of_the_file_changes_too(self, root: Path) -> None:
        corrected(root)
        name = "clauses/parameters.yaml"
        text = (
            (root / name)
            .read_text(encoding="utf-8")
            .replace("value: 250", "value: 260")
            .replace("value: 6", "value: 7")
        )
        (root / name).write_text(text, encoding="utf-8")
        assert refused(root, "parameter/fee") == ["correction-refused"]

    @pytest.mark.parametrize(
        ("effective", "today", "code"),
        [
            (NOW - datetime.timedelta(1), NOW, "edition-date"),
            (LATER, NOW, "edition-date"),
            (FIRST, FIRST, "edition-exists"),
            (SOON, TODAY, "edition-unknown"),
            (LAST, LATER, "correction-refused"),
        ],
    )
    def test_on_a_day_that_is_not_between(
        self, root: Path, effective: datetime.date, today: datetime.date, code: str
    ) -> None:
        corrected(root)
        assert refused(root, effective=effective, today=today) == [code]


class TestCommand:
    def arguments(self, root: Path, *more: str) -> tuple[str | Path, ...]:
        return ("--library", root, "--today", str(NOW), "correct", "cgv/duration", "--effective", str(SOON), *more)

    def test_it_says_what_it_does(self, root: Path) -> None:
        corrected(root)
        before = files(root)
        planned = clausier(*self.arguments(root, "--dry-run"))
        assert (planned.returncode, planned.stderr) == (0, "")
        assert planned.stdout.splitlines() == [
            "takes effect on 2026-12-20",
            "no right and no obligation changes: clients need no notice",
            "  cgv/duration 1.0.0 → 1.0.1 (editorial)",
            "    declared by Jeanne Exemple: Le sens reste le même.",
            "the edition of 2027-04-01 is published again with it",
            "nothing was written",
        ]
        assert files(root) == before
        done = clausier(*self.arguments(root))
        assert (done.returncode, done.stderr) == (0, "")
        assert "clauses/editions/2026-12-20.json written" in done.stdout
        assert [one.effective for one in editions(root)] == [FIRST, SOON, LATER]

    def test_where_it_is_refused_nothing_is_written(self, root: Path) -> None:
        before = files(root)
        done = clausier(*self.arguments(root))
        assert done.returncode == 1
        assert "there is nothing to correct [correction-refused]" in done.stderr
        assert done.stderr.endswith("nothing has been published\n")
        assert files(root) == before


BASE = "a\nb\nc\nd\ne\n"


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        (BASE, BASE.replace("b", "B"), "a\nB\nc\nd\ne\n"),
        (BASE.replace("d", "D"), BASE.replace("b", "B"), "a\nB\nc\nD\ne\n"),
        (BASE.replace("d\n", ""), BASE.replace("b\n", "b\nb2\n"), "a\nb\nb2\nc\ne\n"),
        (BASE.replace("b", "B"), BASE.replace("b", "B"), BASE.replace("b", "B")),
        ("z\n" + BASE, BASE + "f\n", "z\na\nb\nc\nd\ne\nf\n"),
        (BASE.replace("b", "X"), BASE.replace("b", "Y"), MergeConflict(2)),
        (BASE.replace("b", "X"), BASE.replace("c", "Y"), MergeConflict(3)),
        (BASE.replace("b\n", "b\nx\n"), BASE.replace("b\n", "b\ny\n"), MergeConflict(3)),
        (BASE.replace("b\n", ""), BASE.replace("b", "Y"), MergeConflict(2)),
    ],
)
def test_two_changes_of_one_text(ours: str, theirs: str, both: str | MergeConflict) -> None:
    assert merged(BASE, ours, theirs) == both
