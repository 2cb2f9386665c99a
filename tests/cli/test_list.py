"""`clausier list`: every deal below a folder in a row, and one with errors stops no other."""

from __future__ import annotations

import csv
import datetime
import io
import json
import os
import shutil
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from commands import clausier
from editing import copy
from rich.console import Console
from rights import closed
from shelf import FIRST, SECOND, publish, reword

from engine.cli.list import _page
from engine.rendering.listing import show_listing
from engine.rendering.spreadsheet import print_csv
from engine.tasks import list as task
from engine.tasks import open_deal

OK, ERRORS, USAGE = 0, 1, 2
DAY = "2026-12-16"
LINES = """\
lines:
  - item: secretariat/training
    quantity: 10
  - item: secretariat/line
    price: 40
  - item: secretariat/overtime
"""
DISCOUNT = """\
lines:
  - item: secretariat/training
    quantity: 10
    discount:
      percent: 20
"""


def deal(reference: str, name: str = "Boulangerie Dupain", date: str = "2026-12-01", more: str = "") -> str:
    client = f"client:\n  name: {name}\n  country: BE\n  languages: [fr]\n"
    return f"reference: {reference}\ndate: {date}\n{client}services: [secretariat]\n{more}"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy(tmp_path_factory.mktemp("library") / "library")
    publish(root, FIRST)
    reword(root)
    publish(root, SECOND)
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three sound deals, one below another folder; a register and a letter beside them."""
    found = tmp_path / "deals"
    (found / "2027").mkdir(parents=True)
    (found / "b.yaml").write_text(deal("B-2", "Café Été", more=f"validity: 2026-12-16\n{LINES}"), encoding="utf-8")
    (found / "a.yaml").write_text(deal("A-1", more=f"validity: 2026-12-15\n{DISCOUNT}"), encoding="utf-8")
    (found / "2027/c.yaml").write_text(deal("C-3", date="2027-01-05"), encoding="utf-8")
    (found / "register.yaml").write_text("register: {}\n", encoding="utf-8")
    (found / "letter.txt").write_text("reference: none\n", encoding="utf-8")
    return found


def rows(library: Path, folder: Path, *more: str, today: str = DAY) -> list[dict[str, Any]]:
    done = clausier("--library", library, "--today", today, "--json", "list", folder, *more)
    assert done.stderr == ""
    return list(json.loads(done.stdout))


def test_a_row_says_what_sales_ask(library: Path, folder: Path) -> None:
    found = {one["reference"]: one for one in rows(library, folder)}
    assert found["B-2"] == {
        "file": "b.yaml",
        "reference": "B-2",
        "version": 1,
        "client": "Café Été",
        "date": "2026-12-01",
        "validity": "2026-12-16",
        "expired": False,
        "one-off": {"excluded": "800.00", "vat": "168.00", "included": "968.00"},
        "monthly": {"excluded": "40.00", "vat": "8.40", "included": "48.40"},
        "edition": "2026-12-01",
        "approvals": {"needed": 0, "given": 0, "lapsed": 0},
        "duplicates": [],
        "superseded-by": [],
        "amends": None,
        "error": None,
    }
    assert found["A-1"]["expired"]  # the offer stood until the end of the day before
    assert (found["C-3"]["file"], found["C-3"]["edition"]) == ("2027/c.yaml", "2027-01-01")


def test_the_table_counts_what_is_no_deal(library: Path, folder: Path) -> None:
    done = clausier("--library", library, "--today", DAY, "list", folder)
    assert (done.returncode, done.stderr) == (OK, "")
    assert "| A-1 | Boulangerie Dupain | a.yaml | 2026-12-01 | EUR 640.00 |" in done.stdout.replace("\xa0", " ")
    assert "2026-12-15, expired" in done.stdout
    assert "excluding VAT" in done.stdout
    assert "\n3 deals below " in done.stdout
    assert done.stdout.endswith("; 1 other YAML file left alone.\n")


def test_deals_stand_by_date_then_by_reference(library: Path, folder: Path) -> None:
    assert [one["reference"] for one in rows(library, folder)] == ["A-1", "B-2", "C-3"]
    assert [one["client"][0] for one in rows(library, folder, "--sort", "client")] == ["B", "B", "C"]
    assert [one["reference"] for one in rows(library, folder, "--sort", "validity")] == ["A-1", "B-2", "C-3"]


def test_a_link_to_a_deal_is_no_second_one(library: Path, folder: Path) -> None:
    before = rows(library, folder)
    (folder / "again.yaml").symlink_to("a.yaml")
    (folder / "sub").mkdir(exist_ok=True)
    (folder / "sub/again.yml").symlink_to("../a.yaml")
    assert rows(library, folder) == before


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (["--expired"], ["A-1"]),
        (["--valid"], ["B-2", "C-3"]),
        (["--unapproved"], ["A-1"]),
        (["--client", "CAFE ete"], ["B-2"]),
        (["--client", "bou", "--valid"], ["C-3"]),
    ],
)
def test_filters(library: Path, folder: Path, filters: list[str], left: list[str]) -> None:
    assert [one["reference"] for one in rows(library, folder, *filters)] == left


def test_filters_that_exclude_each_other_are_wrong_usage(library: Path, folder: Path) -> None:
    assert clausier("--library", library, "list", folder, "--expired", "--valid").returncode == USAGE
    assert clausier("--library", library, "--json", "list", folder, "--format", "csv").returncode == USAGE


def test_an_approval_counts_until_what_was_approved_changes(library: Path, folder: Path) -> None:
    approved = ("--library", library, "--today", DAY, "approve", folder / "a.yaml", "--by", "marc")
    assert clausier(*approved).returncode == OK
    (first, *_) = rows(library, folder)
    assert first["approvals"] == {"needed": 1, "given": 1, "lapsed": 0}
    assert rows(library, folder, "--unapproved") == []
    path = folder / "a.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("percent: 20", "percent: 25"), encoding="utf-8")
    (first, *_) = rows(library, folder)
    assert first["approvals"] == {"needed": 1, "given": 0, "lapsed": 1}


@pytest.mark.parametrize("reference", ["B/2", "b-2", "B 2", "B.2", '"B–2"', "B--2"])
def test_one_reference_however_it_is_spelt(library: Path, folder: Path, reference: str) -> None:
    (folder / "2027/d.yaml").write_text(deal(reference), encoding="utf-8")
    found = {one["file"]: one["duplicates"] for one in rows(library, folder)}
    assert found == {"a.yaml": [], "b.yaml": ["2027/d.yaml"], "2027/c.yaml": [], "2027/d.yaml": ["b.yaml"]}


@pytest.mark.parametrize("reference", ["B-21", "B2", "2-B", "B-02"])
def test_another_reference_is_another_one(library: Path, folder: Path, reference: str) -> None:
    (folder / "d.yaml").write_text(deal(reference), encoding="utf-8")
    assert not any(one["duplicates"] for one in rows(library, folder))


FAULTS = {
    "syntax": ("reference: [", "yaml-syntax"),
    "shape": (deal("D-4", more="lignes: []\n"), "key-unknown"),
    "no date": (deal("D-4").replace("date: 2026-12-01\n", ""), "key-missing"),
    "no day": (deal("D-4", date="2026-02-30"), "value-invalid"),
    "before the first edition": (deal("D-4", date="2020-01-01"), "edition-unknown"),
    "an option that there is not": (deal("D-4", more="variants: [expres]\n"), "variant-unknown"),
    "options that exclude each other": (
        deal("D-4", more="facts: [freelancers.abroad]\nvariants: [local-only]\n"),
        "variant-conflict",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_deal_with_errors_has_a_row_and_stops_no_other(library: Path, folder: Path, name: str) -> None:
    text, code = FAULTS[name]
    (folder / "2027/d.yaml").write_text(text, encoding="utf-8")
    found = {one["file"]: one for one in rows(library, folder)}
    assert len(found) == 4
    assert (found["2027/d.yaml"]["error"]["code"], found["2027/d.yaml"]["error"]["file"]) == (code, "2027/d.yaml")
    assert [one["error"] for file, one in found.items() if file != "2027/d.yaml"] == [None] * 3
    done = clausier("--library", library, "--today", DAY, "list", folder)
    assert (done.returncode, done.stderr) == (ERRORS, "")
    assert "4 deals" in done.stdout
    assert "1 with errors" in done.stdout
    assert "2027/d.yaml:" in done.stdout


def test_what_can_be_read_of_a_deal_with_errors_is_shown(library: Path, folder: Path) -> None:
    (folder / "d.yaml").write_text(deal("b/2", "Zoé", more="lignes: []\n"), encoding="utf-8")
    found = next(one for one in rows(library, folder) if one["file"] == "d.yaml")
    assert (found["reference"], found["client"], found["duplicates"]) == ("b/2", "Zoé", ["b.yaml"])
    assert [one["file"] for one in rows(library, folder, "--expired", "--client", "zoe")] == ["d.yaml"]


def test_signs_that_steer_a_terminal_are_not_shown(library: Path, folder: Path) -> None:
    (folder / "d.yaml").write_text(deal('"\\e[31mD"', more="lignes: []\n"), encoding="utf-8")
    done = clausier("--library", library, "--today", DAY, "list", folder)
    assert done.returncode == ERRORS
    assert "\x1b" not in done.stdout


def test_what_is_wrong_with_the_files_does_not_stop_the_list(library: Path, folder: Path) -> None:
    (folder / "latin.yaml").write_bytes("reference: Été\n".encode("latin-1"))
    (folder / "nowhere.yaml").symlink_to("gone.yaml")
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    (folder / ".hidden.yaml").write_text(deal("H-1"), encoding="utf-8")
    found = {one["file"]: one["error"] and one["error"]["code"] for one in rows(library, folder)}
    assert found["latin.yaml"] == "file-unreadable"
    assert found["nowhere.yaml"] == "file-missing"
    assert found.keys() == {"a.yaml", "b.yaml", "2027/c.yaml", "latin.yaml", "nowhere.yaml"}


def test_the_files_of_a_library_are_no_deals(library: Path, tmp_path: Path) -> None:
    """Some of them have a term or a label called `client`."""
    root = shutil.copytree(library, tmp_path / "library")
    assert [one["file"] for one in rows(root, root)] == ["deal.yaml"]


HEAD = "date: 2026-12-01\nclient: {name: Zoé, country: BE, languages: [fr]}\nservices: [secretariat]\nreference: D-4\n"
BRACES = ", ".join(HEAD.splitlines())
WRITTEN = {
    "quoted": HEAD.replace("client:", '"client":').replace("reference:", "'reference' :"),
    "braces": f"{{{BRACES}}}\n",
    "braces on lines": "{{\n  {}\n}}\n".format(HEAD.strip().replace("\n", ",\n  ")),
    "braces, quoted": "{{{}}}".format(BRACES.replace("client:", '"client":').replace("reference:", '"reference":')),
    "a new document": f"--- {{{BRACES}}}\n",
    "indented": "".join(f"  {line}\n" for line in HEAD.splitlines()),
    "asked": HEAD.replace("reference: D", "? reference\n: D").replace("client:", '"client":'),
    "escaped": HEAD.replace("reference:", r'"\x72eference":').replace("client:", r'"\u0063lient":'),
    "faulty": "{{{}".format(BRACES.replace("client:", '"client":')),
    "faulty, quoted": HEAD.replace("client:", '"client":').replace("reference: D-4", "'reference': ["),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_deal_is_one_however_its_keys_are_written(library: Path, folder: Path, name: str) -> None:
    (folder / "d.yaml").write_text(WRITTEN[name], encoding="utf-8")
    assert "d.yaml" in {one["file"] for one in rows(library, folder)}


@pytest.mark.parametrize(
    "text", ["company: {client: 1}\n", "- {client: 1}\n", "name: 'client: 1'\n", "a: |\n  client: 1\n"]
)
def test_what_speaks_of_clients_is_no_deal(library: Path, folder: Path, text: str) -> None:
    (folder / "d.yaml").write_text(text, encoding="utf-8")
    assert "d.yaml" not in {one["file"] for one in rows(library, folder)}


@pytest.mark.parametrize("width", [60, 80, 100])
def test_a_long_reference_leaves_room_for_what_else_a_row_says(library: Path, folder: Path, width: int) -> None:
    (folder / "d.yaml").write_text(deal("D" * 150, more=f"validity: 2026-12-16\n{LINES}"), encoding="utf-8")
    found = task.list_deals(folder, library, datetime.date.fromisoformat(DAY))
    paper = Console(width=width, file=io.StringIO(), highlight=False)
    show_listing(_page(found, found.deals, folder), paper)
    assert isinstance(paper.file, io.StringIO)
    shown = paper.file.getvalue().replace("\xa0", " ")
    assert shown.count("D" * 24) >= 3
    words = " ".join(shown.split())
    for told in ("800.00", "40.00", "640.00", "2026-12-01", "2026-12-16", "none", "0 of 1", "A-1"):
        assert told in words
    assert max(map(len, shown.splitlines())) <= width


@pytest.mark.parametrize("more", [("list",), ("--json", "list"), ("list", "--format", "csv")])
def test_a_name_that_is_not_utf_8_hides_no_deal(library: Path, folder: Path, more: tuple[str, ...]) -> None:
    (folder / os.fsdecode(b"d\xff.yaml")).write_text(deal("D-4"), encoding="utf-8")
    (folder / os.fsdecode(b"e\xe9.yaml")).write_text(deal("D-4", more="lignes: []\n"), encoding="utf-8")
    done = clausier("--library", library, "--today", DAY, *more, folder)
    assert (done.returncode, done.stderr) == (ERRORS, "")
    assert all(
        told in done.stdout for told in ("A-1", "D-4", "xff.yaml", "xe9.yaml:8:1"[: 8 if "--json" in more else 12])
    )


def test_entries_that_cannot_be_looked_at_hide_no_deal(
    library: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(folder / "closed", monkeypatch)
    (folder / "d.yaml").symlink_to("closed/d.yaml")
    found = {one["file"]: one["error"] and one["error"]["code"] for one in rows(library, folder)}
    assert found["d.yaml"] == "file-unreadable"
    assert found["a.yaml"] is None
    done = clausier("--library", library, "list", folder / "closed/none")
    assert (done.returncode, done.stdout) == (ERRORS, "")
    assert "cannot be read: permission denied [file-unreadable]" in done.stderr


def test_without_deals_it_says_so(library: Path, tmp_path: Path) -> None:
    done = clausier("--library", library, "list", tmp_path)
    assert (done.returncode, done.stderr) == (OK, "")
    assert done.stdout.startswith("0 deals below ")
    assert done.stdout.count("\n") == 1


def test_a_folder_that_there_is_not(library: Path, tmp_path: Path) -> None:
    done = clausier("--library", library, "list", tmp_path / "none")
    assert (done.returncode, done.stdout) == (ERRORS, "")
    assert "[file-missing]" in done.stderr


def test_each_edition_is_opened_once(library: Path, folder: Path) -> None:
    for at in range(20):
        (folder / f"more-{at}.yaml").write_text(deal(f"M-{at}"), encoding="utf-8")
    with (
        mock.patch.object(open_deal, "load_edition", wraps=open_deal.load_edition) as opened,
        mock.patch.object(open_deal, "editions", wraps=open_deal.editions) as proved,
    ):
        assert len(rows(library, folder)) == 23
    assert (opened.call_count, proved.call_count) == (2, 1)


def test_csv_is_that_of_rfc_4180(library: Path, folder: Path) -> None:
    (folder / "d.yaml").write_text(deal("D-4", '"Dupont, \\"Fils\\""', more="lignes: []\n"), encoding="utf-8")
    done = clausier("--library", library, "--today", DAY, "list", folder, "--format", "csv")
    assert done.returncode == ERRORS
    assert done.stdout.count("\r\n") == 5
    assert ',"Dupont, ""Fils""",' in done.stdout
    found = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert found[0]["file"] == "a.yaml"
    assert (found[0]["one-off excluding VAT"], found[0]["expired"], found[0]["approvals needed"]) == (
        "640.00",
        "yes",
        "1",
    )
    assert found[2]["error"].startswith("d.yaml:8:1: the key lignes is not known here")


@pytest.mark.parametrize("name", ["=1+1", "+32 2", "-Lux", "@sum", " =1+1", "＝1"])
def test_no_cell_of_a_csv_is_a_formula(library: Path, folder: Path, name: str) -> None:
    (folder / "d.yaml").write_text(deal('"=D"', f'"{name}"'), encoding="utf-8")
    done = clausier("--library", library, "--today", DAY, "list", folder, "--format", "csv", "--client", name)
    (found,) = csv.DictReader(io.StringIO(done.stdout, newline=""))
    assert (found["reference"], found["client"]) == ("'=D", f"'{name}")


def test_numbers_of_a_csv_stay_numbers() -> None:
    from decimal import Decimal

    assert print_csv(["a", "b"], [[Decimal("-5.00"), None], ["\t=1", 3]]) == b"a,b\r\n-5.00,\r\n'\t=1,3\r\n"
