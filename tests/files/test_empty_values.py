"""A deal in which a word of YAML for nothing stands after a key: told by name as a key without its value is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from engine.diagnostics import Refused, Report
from engine.files.reading.client import DealTexts
from engine.files.reading.lines import read_lines
from engine.files.shapes.deal import DealShape
from engine.files.shapes.expected import wanted
from engine.files.shapes.file_kinds import schema
from engine.files.yaml.nodes import parse
from engine.model.library import Library
from engine.tasks.open_deal import read_deal
from engine.tasks.open_library import load_library
from tests.support.commands import ROOT

DEAL = """\
reference: D-1
date: 2026-12-08
validity: 2026-12-31
start: 2027-01-04
client:
  name: Dupont
  form: SRL
  address: rue de l’Exemple 4, 7000 Mons
  country: BE
  enterprise-number: 0999.990.123
  contact:
    name: Camille Dupont
    email: camille@example.com
    phone: 065 12 34 56
  languages: [fr]
services: [phone-secretariat]
lines:
  - item: phone-secretariat/subscription
    price: 450
    quantity: 2
    discount:
      percent: 5
  - description: Formation
    kind: one-off
    unit: hour
    price: 80
parameters:
  initial-term: 12
signatories:
  client:
    name: Camille Dupont
    function: gérante
"""
KEYS = {
    "start": "start:",
    "form": "client.form:",
    "address": "client.address:",
    "enterprise-number": "client.enterprise-number:",
    "contact": "client.contact:",
    "email": "client.contact.email:",
    "phone": "client.contact.phone:",
    "services": "services:",
    "lines": "lines:",
    "item": "item: in entry 1 of lines",
    "price": "price: in entry 1 of lines",
    "quantity": "quantity: in entry 1 of lines",
    "discount": "discount: in entry 1 of lines",
    "percent": "discount.percent: in entry 1 of lines",
    "description": "description: in entry 2 of lines",
    "kind": "kind: in entry 2 of lines",
    "unit": "unit: in entry 2 of lines",
    "initial-term": "parameters.initial-term:",
    "signatories": "signatories:",
    "function": "signatories.client.function:",
}


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT)


def emptied(key: str, value: str) -> str:
    """The deal with this value after the first key of that name, and nothing of what stands below it."""
    lines = DEAL.split("\n")
    at = next(number for number, line in enumerate(lines) if line.strip().removeprefix("- ").startswith(f"{key}:"))
    depth = lines[at].index(key)
    end = next(n for n in range(at + 1, len(lines)) if len(lines[n]) - len(lines[n].lstrip("- ")) <= depth)
    return "\n".join([*lines[:at], f"{lines[at].partition(':')[0]}: {value}", *lines[end:]])


def told(text: str, library: Library) -> list[tuple[str, bool]]:
    with pytest.raises(Refused) as refused:
        read_deal(text, library)
    return [(one.message, bool(one.hints)) for one in refused.value.diagnostics]


def test_the_deal_is_sound(library: Library) -> None:
    assert len(read_deal(DEAL, library).lines) == 2


@pytest.mark.parametrize("value", ["null", "~", "NULL"])
@pytest.mark.parametrize("key", KEYS)
def test_null_is_told_as_an_empty_key(library: Library, key: str, value: str) -> None:
    assert told(emptied(key, value), library) == [(f"{KEYS[key]} is empty", True)]


def test_entries_and_keys_in_braces(library: Library) -> None:
    braces = DEAL.partition("lines:")[0] + "lines: [{item: phone-secretariat/subscription, price: null}, ~]\n"
    assert told(braces, library) == [
        ("price: in entry 1 of lines is empty", True),
        ("entry 2 of lines is empty", True),
    ]


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("project.phases.name", "write what the phase is called, in one line"),
        ("parameters.custom-sla.functions.function", "write its value, or delete the entry"),
        ("signatories.client.name", "write the first name and the name of one person"),
    ],
)
def test_what_belongs_there_is_told(key: str, hint: str) -> None:
    steps = key.replace("custom-sla.functions", "custom-sla/functions").split(".")
    path = [one.replace("/", ".") for one in steps]
    assert wanted((*path[:2], 0, *path[2:])).said("") == hint


def test_the_schema_has_no_null_either() -> None:
    assert '"null"' not in json.dumps(schema("deal"))
    deal = yaml.safe_load(DEAL)
    deal["date"], deal["validity"], deal["start"] = "2026-12-08", "2026-12-31", "2027-01-04"
    validator = Draft202012Validator(schema("deal"))
    assert validator.is_valid(deal)
    assert not validator.is_valid({**deal, "start": None})
    assert not validator.is_valid({**deal, "salesperson": None})


def test_a_salesperson(library: Library) -> None:
    assert told(f"{DEAL}salesperson: null\n", library) == [("salesperson: is empty", True)]


def test_a_name_that_reads_like_nothing(library: Library) -> None:
    named = read_deal(DEAL.replace("name: Dupont", 'name: "Null"'), library)
    assert named.client.name == "Null"


def test_no_line_is_left_out_in_silence(library: Library, tmp_path: Path) -> None:
    """Whatever stands in the tree: a line that has no price is no line less, but an error."""
    source = parse("deal.yaml", DEAL.replace("price: 80", "price: null"), Report())
    assert source is not None
    shape = DealShape.model_validate(
        {
            "reference": "D-1", "date": "2026-12-08", "services": ["phone-secretariat"],
            "client": {"name": "Dupont", "country": "BE", "languages": ["fr"]},
            "lines": [{"item": "phone-secretariat/subscription", "price": 450},
                      {"description": "Formation", "kind": "one-off", "unit": "hour"}],
        }
    )  # fmt: skip
    report = Report()
    lines = read_lines(shape, DealTexts(source, ("fr",), report), library, report, {})
    assert len(lines) == 1
    assert [(one.code, one.message, one.span.line) for one in report.diagnostics] == [
        ("line-invalid", "line 2 cannot be priced", 23)
    ]
