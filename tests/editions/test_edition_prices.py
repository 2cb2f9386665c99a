"""Price lists beside editions: no part of them, in force by the date of the deal, named as the edition names things."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from commands import clausier
from editing import swap
from shelf import BASE, FIRST, SECOND, publish, reword

from engine import Refused, check, load_library
from engine.tasks.open_deal import open_deal
from engine.tasks.rename import rename

LISTS = """lists:
  - from: 2026-12-01
    name: Tarif de décembre
    prices:
      secretariat/line: 25
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small library of the cases with a price list and a deal of 1 December 2026 without a price."""
    shutil.copytree(BASE, tmp_path / "library")
    root = tmp_path / "library"
    (root / "clauses/prices.yaml").write_text(LISTS, encoding="utf-8")
    with (root / "deal.yaml").open("a", encoding="utf-8") as deal:
        deal.write("lines:\n  - item: secretariat/line\n")
    return root


def amount(root: Path, **options: bool) -> Decimal:
    (line,) = open_deal(root / "deal.yaml", root, **options)[1].lines
    return line.unit_price


def test_an_edition_holds_no_prices(root: Path) -> None:
    assert "clauses/prices.yaml" not in publish(root, FIRST).files
    assert b"Tarif" not in (root / f"clauses/editions/{FIRST}.json").read_bytes()
    assert clausier("--library", root, "editions", "verify").returncode == 0
    (root / "clauses/prices.yaml").unlink()
    assert clausier("--library", root, "editions", "verify").returncode == 0
    with pytest.raises(Refused, match="the line has no price"):
        amount(root)


def test_prices_alone_are_nothing_to_publish(root: Path) -> None:
    publish(root, FIRST)
    swap(root / "clauses/prices.yaml", "secretariat/line: 25", "secretariat/line: 30")
    with pytest.raises(Refused, match="nothing has changed since the edition"):
        publish(root, SECOND)


def test_a_deal_of_an_edition_costs_what_the_list_of_its_day_says(root: Path) -> None:
    publish(root, FIRST)
    assert amount(root) == amount(root, prove=True) == Decimal(25)
    with (root / "clauses/prices.yaml").open("a", encoding="utf-8") as lists:
        lists.write("  - from: 2026-12-02\n    prices:\n      secretariat/line: 30\n")
    assert check(root) == ()
    assert amount(root) == amount(root, prove=True) == Decimal(25)
    reword(root)
    publish(root, SECOND)
    assert amount(root) == Decimal(25)
    swap(root / "deal.yaml", "date: 2026-12-01", "date: 2026-12-02")
    assert amount(root) == amount(root, draft=True) == Decimal(30)


def test_a_library_of_an_edition_is_remembered_with_its_prices(root: Path) -> None:
    """Whatever was read before, a change of the lists is seen, and so is their end."""
    publish(root, FIRST)
    for price in ("25", "26"):
        (root / "clauses/prices.yaml").write_text(LISTS.replace("25", price), encoding="utf-8")
        assert amount(root) == Decimal(price)
    (root / "clauses/prices.yaml").unlink()
    assert load_library(root, FIRST).prices == ()
    (root / "clauses/prices.yaml").write_text(LISTS, encoding="utf-8")
    assert amount(root) == Decimal(25)


def test_lists_name_services_as_they_are_called_now(root: Path) -> None:
    """What is new, or priced by the edition itself, breaks no deal of it; what nothing is called is told."""
    publish(root, FIRST)
    services, lists = root / "clauses/services.yaml", root / "clauses/prices.yaml"
    swap(services, "secretariat:\n", "assistance:\n  was: secretariat\n")
    swap(services, "      unit: hour\n      price: 45.5\n", "      unit: hour\n")
    with services.open("a", encoding="utf-8") as catalogue:
        catalogue.write("chat:\n  title:\n    fr: Clavardage\n    en: Chat\n  prices:\n")
        catalogue.write("    day:\n      fr: Jour\n      en: Day\n      kind: one-off\n      unit: hour\n")
    prices = {"assistance/line": 25, "assistance/overtime": 50, "chat/day": 9}
    lists.write_text(f"lists:\n  - from: 2026-12-01\n    prices: {json.dumps(prices)}\n", encoding="utf-8")
    assert amount(root) == Decimal(25)
    (found,) = load_library(root, FIRST).prices
    assert [one.item for one in found.prices] == ["secretariat/line"]
    swap(lists, "assistance/line", "assistance/lines")
    with pytest.raises(Refused, match="has no price lines") as refused:
        open_deal(root / "deal.yaml", root)
    assert {one.span.file for one in refused.value.diagnostics} == {"clauses/prices.yaml"}
    swap(lists, "assistance/lines", "assistanse/line")
    with pytest.raises(Refused, match="there is no service assistanse"):
        open_deal(root / "deal.yaml", root)


def test_a_service_is_renamed_in_the_lists_too(root: Path) -> None:
    lists = LISTS.replace("secretariat/line: 25", '"secretariat/line": 25') + LISTS.removeprefix("lists:\n")
    lists = lists[: -len("secretariat/line: 25\n")] + "secretariat/line: 30\n"
    lists = "from: 2027-01-01".join(lists.rsplit("from: 2026-12-01", 1))
    (root / "clauses/prices.yaml").write_text(lists, encoding="utf-8")
    assert check(root) == ()
    found = rename(root, "service/secretariat", "assistance")
    assert found.files["clauses/prices.yaml"].decode() == lists.replace("secretariat/line", "assistance/line")


def test_the_list_price_of_the_day_is_shown_and_written(root: Path) -> None:
    with (root / "clauses/prices.yaml").open("a", encoding="utf-8") as lists:
        lists.write("  - from: 2027-01-01\n    prices:\n      secretariat/line: 27.5\n")

    def told(day: str, *arguments: str) -> str:
        done = clausier("--library", root, "--today", day, *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.replace("\u00a0", " ").replace("\u202f", " ")

    for name in ((), ("secretariat",)):
        page = told("2026-12-15", "services", *name)
        assert "| secretariat/line | Ligne téléphonique | monthly | mois | 25,00 € |" in page
        assert "| secretariat/training | Formation | one-off | heure | 80,00 € |" in page
        assert "The list prices that hold from 2026-12-01 on (Tarif de décembre)." in page
        assert "list prices that hold from 2027-01-01 on." in told("2027-01-01", "services", *name)
        assert "list prices" not in told("2026-11-30", "services", *name)
    rows = json.loads(told("2027-02-01", "--json", "services", "secretariat"))["prices"]
    assert {one["item"]: (one["price"], one["list"]) for one in rows} == {
        "secretariat/training": ("80", None),
        "secretariat/line": ("27.5", "2027-01-01"),
        "secretariat/overtime": ("45.5", None),
    }
    for day, asked in (("2026-11-30", ", price: "), ("2026-12-15", ""), ("2027-02-01", "")):
        told(day, "new", "deal", "--all", str(root / f"{day}.yaml"))
        text = (root / f"{day}.yaml").read_text(encoding="utf-8")
        assert f"  #- {{item: secretariat/line{asked}}}\n" in text
