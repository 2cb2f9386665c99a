"""`clausier copy`: the same deal under another reference, dated today, with every comment where it was."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
from pathlib import Path

import pytest
from commands import clausier
from editing import copy, edit, files
from rights import closed
from shelf import FIRST, SECOND, publish

from engine.files.writing.deal_copy import copied, next_version

OK, ERRORS, USAGE = 0, 1, 2
OLD, NOW = "2026-12-16", "2027-01-10"
DEAL = """\
# Ours since 2019: call before writing.
reference: D/2026/014
date: 2026-12-01
validity: 2026-12-31
start: "2027-01-01"
client:
  # the old shop
  name: Boulangerie Dupain
  country: BE
  languages: [fr]
services: [secretariat]
communication: 090/9337/55493
# The lines.
lines:
  - item: secretariat/training
    quantity: 10
    discount:
      percent: 20
parameters:
  contact: "2026-12-24"
  fee: 300

project:
  phases:
    - name: Préparation
      start: 2027-01-04
      end: 2027-01-08
"""

GONE = """\
variant/express@1:
  version: 1.2.0
  kind: substantive
  fr: Elle n’est plus proposée.
  en: It is no longer offered.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second edition has another price in its catalogue, and an option less."""
    root = copy(tmp_path_factory.mktemp("library") / "library")
    publish(root, FIRST)
    edit(root, [("clauses/services.yaml", "price: 80", "price: 90")])
    (root / "variants/express@1.yaml").unlink()
    (root / "clauses/changes.yaml").write_text(GONE, encoding="utf-8")
    publish(root, SECOND)
    return root


@pytest.fixture
def deal(tmp_path: Path) -> Path:
    path = tmp_path / "old.yaml"
    path.write_text(DEAL, encoding="utf-8")
    return path


def run(
    library: Path, *arguments: str | Path, today: str = NOW, reference: str = "D-2027-001"
) -> subprocess.CompletedProcess[str]:
    return clausier("--library", library, "--today", today, "copy", *arguments, "--reference", reference)


def test_only_what_belongs_to_the_old_deal_changes(library: Path, deal: Path) -> None:
    new = deal.with_name("new.yaml")
    assert clausier("--library", library, "--today", OLD, "approve", deal, "--by", "anna").returncode == OK
    before = deal.read_text(encoding="utf-8")
    done = run(library, deal, new)
    assert done.returncode == OK, done.stderr
    assert deal.read_text(encoding="utf-8") == before
    assert new.read_text(encoding="utf-8") == (
        DEAL.replace("D/2026/014", "D-2027-001")
        .replace("date: 2026-12-01", "date: 2027-01-10")
        .replace("validity: 2026-12-31", "validity: 2027-02-09")
        .replace('start: "2027-01-01"', "start: 2027-02-10")
        .replace("start: 2027-01-04", "start: 2027-02-13")
        .replace("end: 2027-01-08", "end: 2027-02-17")
        .replace("communication: 090/9337/55493\n", "")
    )
    assert "not taken over: communication, approvals" in done.stdout
    assert "validity: 2027-02-09, before 2026-12-31" in done.stdout
    assert "project phases 1 end: 2027-02-17, before 2027-01-08" in done.stdout


SENT = {"deal": "old.yaml", "sent": "D-2026-014-v1-sent.json", "digest": "0" * 64}
DAY = datetime.date(2027, 1, 10)


def test_the_next_version_keeps_all_but_its_days_and_its_approvals() -> None:
    made = next_version("old.yaml", f"{DEAL}approvals:\n  - deviation: fee\n", 2, SENT, DAY)
    said = "version: 2\nreplaces:\n  deal: old.yaml\n  sent: D-2026-014-v1-sent.json\n"
    said += f'  digest: "{"0" * 64}"\n'
    assert made.text == DEAL.replace("date: 2026-12-01", f"{said}date: 2027-01-10").replace(
        "validity: 2026-12-31", "validity: 2027-02-09"
    )
    assert (made.reference, made.version, made.left) == ("D/2026/014", 2, ("approvals",))


def test_the_version_after_the_next_names_that_one() -> None:
    second = next_version("old.yaml", DEAL, 2, SENT, DAY).text
    later = {"deal": "v2.yaml", "sent": "D-2026-014-v2-sent.json", "digest": "a" * 64}
    third = next_version("v2.yaml", second, 3, later, datetime.date(2027, 1, 20))
    assert third.text == second.replace("version: 2", "version: 3").replace("old.yaml", "v2.yaml").replace(
        "v1-sent", "v2-sent"
    ).replace(f'"{"0" * 64}"', "a" * 64).replace("2027-01-10", "2027-01-20").replace("2027-02-09", "2027-02-19")


def test_a_deal_in_braces_gets_its_version_in_braces() -> None:
    made = next_version("old.yaml", "{reference: A-1, date: 2026-12-01, services: [a]}\n", 2, SENT, DAY)
    assert made.text.startswith("{version: 2, replaces: {deal: old.yaml, sent: ")
    assert made.text.endswith("reference: A-1, date: 2027-01-10, services: [a]}\n")


def test_another_offer_is_no_version(library: Path, deal: Path) -> None:
    text = next_version("old.yaml", DEAL, 2, SENT, DAY).text
    new = copied("v2.yaml", text, "D-2027-001", DAY)
    assert "version" not in new.text
    assert "replaces" not in new.text
    for asked in (["--next-version"], ["--sent", deal], ["--next-version", "--reference", "X"], []):
        done = clausier("--library", library, "--today", NOW, "copy", deal, deal.with_name("v"), *asked)
        assert done.returncode == USAGE, asked
        assert "--next-version --sent MANIFEST" in done.stderr


def test_what_the_edition_of_today_makes_of_it_is_told(library: Path, deal: Path) -> None:
    done = run(library, deal, deal.with_name("new"))
    assert "edition: 2027-01-01, before 2026-12-01" in done.stdout
    assert "one-off total excluding VAT: EUR 720.00, before EUR 640.00" in done.stdout.replace("\xa0", " ")
    assert "new.yaml:" in done.stderr
    assert "[deviation-unapproved]" in done.stderr


def test_within_one_edition_nothing_is_said_of_it(library: Path, deal: Path) -> None:
    done = run(library, deal, deal.with_name("new"), today=OLD)
    assert "edition:" not in done.stdout
    assert "total excluding" not in done.stdout


def test_before_the_first_edition_nothing_is_written(library: Path, deal: Path) -> None:
    done = run(library, deal, deal.with_name("new"), today="2026-11-01")
    assert (done.returncode, done.stdout) == (ERRORS, "")
    assert "--today: error: no edition is in force on 2026-11-01" in done.stderr
    assert not deal.with_name("new.yaml").exists()


def test_a_changed_list_price_is_told(library: Path, deal: Path) -> None:
    """Also of a line that has a price of its own: it may be the list price of before."""
    lists = "lists:\n" + "".join(
        f"  - from: {day}\n    prices:\n      secretariat/line: {price}\n"
        for day, price in (("2026-01-01", 20), ("2027-01-01", 25))
    )
    (deal.parent / "prices.yaml").write_text(lists, encoding="utf-8")
    line = "lines:\n  - item: secretariat/line\n    price: 20\n"
    deal.write_text(f"{DEAL}prices: prices.yaml\n".replace("lines:\n", line), encoding="utf-8")
    said = run(library, deal, deal.with_name("new")).stdout.replace("\xa0", " ")
    assert "list price of secretariat/line: EUR 25.00, before EUR 20.00" in said
    assert "list price" not in run(library, deal, deal.with_name("other"), today=OLD, reference="D-2").stdout


@pytest.mark.parametrize("name", ["new.yml", "new.YAML", "new.Yml", "new"])
def test_a_new_deal_ends_in_yaml(library: Path, deal: Path, name: str) -> None:
    assert run(library, deal, deal.with_name(name)).stdout.startswith(f"{deal.with_name('new.yaml')}: ")


def test_a_slash_means_a_folder(library: Path, deal: Path) -> None:
    done = run(library, deal, f"{deal.parent}/there/")
    assert (done.returncode, done.stdout) == (ERRORS, "")
    assert "/there/: error: this is a folder, not a deal [output-unwritable]" in done.stderr
    assert os.listdir(deal.parent) == ["old.yaml"]


def test_an_option_that_is_gone_is_told_at_its_line_of_the_copy(library: Path, deal: Path) -> None:
    deal.write_text(f"{DEAL}variants: [express@1]\n", encoding="utf-8")
    done = run(library, deal, deal.with_name("new"))
    assert done.returncode == ERRORS
    assert "new.yaml:27:12: error: " in done.stderr
    assert "[variant-unknown]" in done.stderr
    assert f"express@1 is in the edition of {FIRST}" in done.stderr
    assert deal.with_name("new.yaml").is_file()  # to be corrected


@pytest.mark.parametrize("reference", ["D/2026/014", "D-2026-014", "d-2026-014", "d 2026.014", "E-1", "e/1", " E-1 "])
def test_a_reference_that_stands_in_the_folder_is_refused(library: Path, deal: Path, reference: str) -> None:
    other = DEAL.replace("D/2026/014", "E-1").replace("lines:", "lignes:")  # whatever else is wrong with it
    deal.with_name("other.yaml").write_text(other, encoding="utf-8")
    for new in (deal.with_name("new"), deal.parent / "elsewhere/new"):
        done = run(library, deal, new, reference=reference)
        assert (done.returncode, done.stdout) == (ERRORS, "")
        assert "[reference-taken]" in done.stderr
    assert sorted(one.name for one in deal.parent.iterdir()) == ["old.yaml", "other.yaml"]


def test_a_reference_that_stands_where_the_copy_goes_is_refused(library: Path, deal: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there/one.yaml").write_text(DEAL.replace("D/2026/014", "d-2027-001"), encoding="utf-8")
    done = run(library, deal, tmp_path / "there/new")
    assert done.returncode == ERRORS
    assert "[reference-taken]" in done.stderr


@pytest.mark.parametrize("reference", ["2027-010", "12", "true", "D: 7 # 3", 'A "b"', "É-1", "- 1", "null", "0x1F"])
def test_whatever_the_reference_is_it_is_read_back(library: Path, deal: Path, reference: str) -> None:
    assert run(library, deal, deal.with_name("new"), reference=reference).returncode == OK
    done = clausier("--library", library, "--json", "list", deal.parent)
    assert {one["reference"] for one in json.loads(done.stdout)} == {"D/2026/014", reference}


@pytest.mark.parametrize("reference", ["", "  ", "a\tb", "a\u200bb", "x" * 3000, "_____", "D-[numéro]"])
def test_a_reference_that_nobody_can_print_is_refused(library: Path, deal: Path, reference: str) -> None:
    done = run(library, deal, deal.with_name("new"), reference=reference)
    assert (done.returncode, done.stdout) == (ERRORS, "")
    assert "--reference: error: " in done.stderr
    assert not deal.with_name("new.yaml").exists()


def test_a_reference_is_required(library: Path, deal: Path) -> None:
    assert clausier("--library", library, "copy", deal, deal.with_name("new")).returncode == USAGE


def test_nothing_is_overwritten(library: Path, deal: Path) -> None:
    new = deal.with_name("new.yaml")
    new.symlink_to("nowhere.yaml")
    for path in (new, deal, deal.with_name("new")):
        done = run(library, deal, path)
        assert (done.returncode, done.stdout) == (ERRORS, "")
        assert "the file exists already" in done.stderr
    assert deal.read_text(encoding="utf-8") == DEAL
    done = run(library, deal, deal.parent)
    assert done.returncode == ERRORS
    assert "this is a folder, not a deal" in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("lines:", "lignes:", "key-unknown"),
        ("client:", "client: [", "yaml-syntax"),
        ("date: 2026-12-01", "date: 2026-02-30", "value-invalid"),
        ("date: 2026-12-01\n", "", "key-missing"),
        ("validity: 2026-12-31", "validity: 9999-12-31", "value-invalid"),
    ],
)
def test_a_deal_that_cannot_be_read_is_refused(library: Path, deal: Path, old: str, new: str, code: str) -> None:
    deal.write_text(DEAL.replace(old, new), encoding="utf-8")
    done = run(library, deal, deal.with_name("new"))
    assert (done.returncode, done.stdout) == (ERRORS, "")
    assert f"[{code}]" in done.stderr
    assert not deal.with_name("new.yaml").exists()


def test_a_deal_that_there_is_not(library: Path, tmp_path: Path) -> None:
    done = run(library, tmp_path / "none.yaml", tmp_path / "new")
    assert done.returncode == ERRORS
    assert "[file-missing]" in done.stderr


class TestAnotherFolder:
    NAMED = f"{DEAL}subprocessors: register.yaml\n"

    @pytest.fixture
    def named(self, deal: Path) -> Path:
        deal.write_text(self.NAMED, encoding="utf-8")
        deal.with_name("register.yaml").write_text("register: {}\n", encoding="utf-8")
        return deal

    def test_files_that_the_deal_names_come_with_it(self, library: Path, named: Path) -> None:
        done = run(library, named, named.parent / "year/2027/new")
        assert done.returncode == OK, done.stderr
        assert "copied with it: register.yaml" in done.stdout
        assert files(named.parent / "year/2027").keys() == {"new.yaml", "register.yaml"}
        assert run(library, named, named.parent / "year/2027/next", reference="D-2027-002").returncode == OK

    def test_a_price_list_comes_with_it_too(self, library: Path, deal: Path) -> None:
        deal.write_text(f"{DEAL}prices: own-prices.yaml\n", encoding="utf-8")
        deal.with_name("own-prices.yaml").write_text("lists: []\n", encoding="utf-8")
        done = run(library, deal, deal.parent / "year/2027/new")
        assert "copied with it: own-prices.yaml" in done.stdout
        assert files(deal.parent / "year/2027").keys() == {"new.yaml", "own-prices.yaml"}

    def test_another_file_of_that_name_is_left_alone(self, library: Path, named: Path) -> None:
        there = named.parent / "there"
        there.mkdir()
        (there / "register.yaml").write_text("# ours\nregister: {}\n", encoding="utf-8")
        before = files(there)
        done = run(library, named, there / "new")
        assert (done.returncode, done.stdout) == (ERRORS, "")
        assert "is another one" in done.stderr
        assert files(there) == before

    def test_in_the_same_folder_nothing_comes_with_it(self, library: Path, named: Path) -> None:
        assert "copied with it" not in run(library, named, named.with_name("new")).stdout


def test_a_folder_that_cannot_be_made(library: Path, deal: Path) -> None:
    done = run(library, deal, deal / "below/new")
    assert (done.returncode, done.stdout) == (ERRORS, "")
    assert "[output-unwritable]" in done.stderr


BASE = "reference: A-1\ndate: 2026-12-01\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "approvals:\n  # by phone\n  - deviation: x\n    by: anna\n# the end\nreference: A-1\ndate: 2026-12-01\n",
            "  # by phone\n# the end\nreference: B-2\ndate: 2026-12-11\n",
        ),
        (f"{BASE}approvals: []  # none", "reference: B-2\ndate: 2026-12-11\n"),
        (f"{BASE}communication:\n\n# on\nservices: [a]\n", "reference: B-2\ndate: 2026-12-11\n\n# on\nservices: [a]\n"),
        (
            "{reference: A-1, approvals: [], date: 2026-12-01, communication: x, approvals2: y}",
            "{reference: B-2, date: 2026-12-11, approvals2: y}",
        ),
        (
            '{"reference": "A-1", "date": "2026-12-01", "communication": "x", "approvals": [{"by": "anna"}]}',
            '{"reference": B-2, "date": 2026-12-11}',
        ),
        ("\ufeffreference: A-1\r\ndate: 2026-12-01\r\n# x\r\n", "\ufeffreference: B-2\r\ndate: 2026-12-11\r\n# x\r\n"),
        (f"{BASE}parameters: {{day: 2026-12-31, text: '2026-12-31'}}\n",
         "reference: B-2\ndate: 2026-12-11\nparameters: {day: 2027-01-10, text: '2026-12-31'}\n"),
    ],
)  # fmt: skip
def test_however_the_file_is_written(before: str, after: str) -> None:
    import datetime

    assert copied("deal.yaml", before, "B-2", datetime.date(2026, 12, 11)).text == after


def test_a_name_that_is_not_utf_8_is_refused(library: Path, deal: Path) -> None:
    done = clausier("--library", library, "copy", deal, os.fsdecode(b"d\xff"), "--reference", "N-1", cwd=deal.parent)
    assert (done.returncode, done.stdout) == (ERRORS, "")
    assert "d\\xff.yaml: error: the name is not UTF-8 text [output-unwritable]" in done.stderr


def test_a_folder_without_rights(library: Path, deal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed(tmp_path / "closed", monkeypatch)
    done = clausier("--library", library, "copy", deal, tmp_path / "closed/none/a", "--reference", "N-1")
    assert (done.returncode, done.stdout) == (ERRORS, "")
    assert "cannot be made: permission denied [output-unwritable]" in done.stderr
