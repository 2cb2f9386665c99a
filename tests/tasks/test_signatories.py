"""Two people who sign together for a party: a place to sign for each, in every format."""

from __future__ import annotations

import json
from typing import Any

import pytest
from commands import ROOT
from packs import library

from engine import assemble, read_deal
from engine.diagnostics import Refused
from engine.model.block import SignatureBlock
from engine.rendering import render

BESIDE = {one.name: one.read_text(encoding="utf-8") for one in (ROOT / "deals").glob("specimen-*.yaml")}
EXAMPLE = (ROOT / "deals/example.yaml").read_text(encoding="utf-8")
ONE = "  company:\n    name: Alex Spécimen\n    function: administrateur\n"
TWO = """\
  company:
    - name: Alex Spécimen
      function: administrateur
    - name: Sam Exemple
      function: administratrice
"""


def made(text: str) -> Any:
    return assemble(library(), read_deal(text, library(), beside=BESIDE), language="fr")["quote"]


def signing(quote: Any) -> list[list[str]]:
    """The names of those who sign, block by block."""
    return [
        ["".join(run.text for run in party.rows[0][1]) for party in block.parties]
        for article in quote.articles
        for paragraph in article.paragraphs
        for block in paragraph.blocks
        if isinstance(block, SignatureBlock)
    ]


def test_each_signs_in_a_place_of_their_own() -> None:
    assert ONE in EXAMPLE
    assert signing(made(EXAMPLE)) == [["Alex Spécimen", "Dr Camille Exemple"]]
    quote = made(EXAMPLE.replace(ONE, TWO))
    assert signing(quote) == [["Alex Spécimen", "Dr Camille Exemple"], ["Sam Exemple"]]


@pytest.mark.parametrize("format", ["txt", "md", "html", "json"])
def test_every_format_names_both(format: str) -> None:
    named = EXAMPLE.replace(ONE, TWO).replace(
        "salesperson:\n  name: Alex Spécimen", "salesperson:\n  name: Max Spécimen"
    )
    page = render(made(named), format).decode()
    page = json.dumps(json.loads(page), ensure_ascii=False) if format == "json" else page
    assert [page.count(one) for one in ("Alex Spécimen", "Sam Exemple")] == [1, 1]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (TWO.replace("Sam Exemple", "Alex Spécimen"), "Alex Spécimen signs twice for one party"),
        (TWO.replace("      function: administratrice\n", ""), "entry 2 of company has no function:"),
        ("  company: []\n", "company holds nothing"),
        (TWO.replace("- name: Sam", "- nam: Sam"), "the key nam is not known here"),
    ],
)
def test_what_is_wrong_with_a_list_is_told(written: str, message: str) -> None:
    with pytest.raises(Refused, match=message):
        made(EXAMPLE.replace(ONE, written))
