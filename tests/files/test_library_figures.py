"""Figures of price lists and of the catalogue: read as those of a deal, or told with the line to write."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.diagnostics import Refused
from engine.model.library import Library
from engine.tasks.open_library import load_library
from tests.support.commands import ROOT

PLACES = {
    "prices.yaml": ("secretariat/line: 25", "secretariat/line"),
    "services.yaml": ("      price: 80", "price"),
    "vat.yaml": ("rate: 21", "rate"),
    "approvers.yaml": ("discount-limit: 10", "discount-limit"),
    "parameters.yaml": ("max: 500", "max"),
}
LISTS = "lists:\n  - from: 2026-12-01\n    prices:\n      secretariat/line: 25\n"


def loaded(folder: Path, name: str, value: str) -> Library:
    """The library of the cases with this value in one of its files."""
    shutil.copytree(ROOT / "tests/cases/base", folder, dirs_exist_ok=True)
    (folder / "clauses/prices.yaml").write_text(LISTS, encoding="utf-8")
    path = folder / "clauses" / name
    text, (old, key) = path.read_text(encoding="utf-8"), PLACES[name]
    assert old in text
    path.write_text(text.replace(old, f"{old.partition(key)[0]}{key}: {value}", 1), encoding="utf-8")
    return load_library(folder)


def figure(library: Library, name: str) -> str:
    match name:
        case "prices.yaml":
            found = library.prices[0].prices[0].amount
        case "services.yaml":
            found = next(one.amount for one in library.services["secretariat"].prices.values() if one.amount)
        case "vat.yaml":
            found = library.vat["standard"].rate
        case "approvers.yaml":
            found = library.approvals.discount_limit
        case _:
            found = next(one.free.maximum for one in library.parameters.values() if one.name == "fee")
    return str(found)


@pytest.mark.parametrize(
    ("name", "value", "meant"),
    [
        ("prices.yaml", "149,50", "149.50"), ("prices.yaml", "450 €", "450"), ("prices.yaml", "1 250,00", "1250.00"),
        ("prices.yaml", "2.3750", "2.375"), ("prices.yaml", "null", "None"),
        ("services.yaml", "149,50", "149.50"), ("services.yaml", "80 EUR", "80"),
        ("vat.yaml", "5,5", "5.5"), ("vat.yaml", "21 %", "21"),
        ("approvers.yaml", "12,5 %", "12.5"), ("approvers.yaml", "0.5 %", "0.5"),
        ("parameters.yaml", "1 250 €", "1250"), ("parameters.yaml", "500.25", "500.25"),
    ],
)  # fmt: skip
def test_it_is_understood(name: str, value: str, meant: str, tmp_path: Path) -> None:
    assert figure(loaded(tmp_path, name, value), name) == meant


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("prices.yaml", "1.250", "write secretariat/line: 1.25, or secretariat/line: 1250"),
        ("prices.yaml", "1,250 €", "write secretariat/line: 1.25, or secretariat/line: 1250"),
        ("prices.yaml", "0 250", "as in secretariat/line: 149.50"),
        ("prices.yaml", "15 %", "as in secretariat/line: 149.50"),
        ("prices.yaml", "1\n        250", "write it on the line of its key"),
        ("prices.yaml", ">\n        1\n        250", "write it on the line of its key"),
        ("services.yaml", "1.250", "write price: 1.25, or price: 1250"),
        ("services.yaml", "-450", "a deal gives a credit"),
        ("vat.yaml", "0.21", "write rate: 21, or rate: 0.21 %"),
        ("vat.yaml", "21 €", "as in rate: 15"),
        ("vat.yaml", "1\n    250", "write it on the line of its key"),
        ("approvers.yaml", "0.1", "write discount-limit: 10, or discount-limit: 0.1 %"),
        ("parameters.yaml", "1.250", "write max: 1.25, or max: 1250"),
        ("parameters.yaml", "0 250", "as in max: 149.50"),
    ],
)
def test_it_is_told_with_the_line_to_write(name: str, value: str, line: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        loaded(tmp_path, name, value)
    told = [" ".join(one.hints) for one in refused.value.diagnostics if one.span.file.endswith(name)]
    assert len(told) == 1
    assert line in told[0]
