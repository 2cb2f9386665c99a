"""The table of codes in docs/format.md is made from the records: `--record` writes it anew."""

from __future__ import annotations

import pytest
from packs import ROOT

from engine.diagnostics.codes import CODES, Code
from engine.diagnostics.severity import WARNING, Severity

PAGE = ROOT / "docs/format.md"
BEGIN = "<!-- The table is made from engine/diagnostics/codes/ by tests/diagnostics/test_code_table.py -->\n\n"
END = "\n<!-- The end of the table of codes -->\n"
RENEW = ".venv/bin/python -m pytest tests/diagnostics/test_code_table.py --record"


def made() -> str:
    """The table, one row a code, family after family."""
    rows = [(f"`{one.code}`", cell(one.summary), step(one)) for one in CODES.values()]
    lines = [("code", "meaning", "step"), ("---", "---", "---"), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def step(one: Code) -> str:
    """What reports a code, and its severities where they are not simply *error*."""
    usual = f"{one.step} (*{one.severity}*)" if one.severity is WARNING else one.step
    return "; ".join([usual, *(f"{called(severity)} {when}" for severity, when in one.occasions.items())])


def called(severity: Severity) -> str:
    return f"{'an' if severity[0] in 'aeiou' else 'a'} *{severity}*"


def cell(text: str) -> str:
    """Plain words as they stand in a cell of a table."""
    return text.replace("|", "\\|")


def test_the_table_of_codes_is_made_from_the_records(pytestconfig: pytest.Config) -> None:
    before, begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    written, end, after = rest.partition(END)
    assert begin, f"{PAGE.name} has lost the mark before the table of codes: {BEGIN.strip()}"
    assert end, f"{PAGE.name} has lost the mark after the table of codes: {END.strip()}"
    if pytestconfig.getoption("--record"):
        PAGE.write_text("".join((before, BEGIN, made(), END, after)), encoding="utf-8")
        return
    assert written == made(), f"{PAGE.name} says of codes what their records do not; renew its table with {RENEW}"


def test_a_row_says_when_a_code_has_another_severity() -> None:
    rows = made().splitlines()
    assert "| `bare-figure` | a text holds a figure that is not a parameter, a reference or a law | check |" in rows
    assert "| `sentence-long` | a sentence is longer than a reader can follow | check (*warning*) |" in rows
    missing = "clients are told nothing of a change that is substantive or a clarification"
    assert f"| `note-missing` | {missing} | `publish`; a *warning* in check |" in rows
    assert any(row.endswith("| check (*warning*); an *error* for an advice that says so |") for row in rows)
    assert "| `prose-style` | a text is neither one plain line nor a \\| block | read |" in rows
