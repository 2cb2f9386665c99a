"""One record a code, whole and readable; no message contradicts the record of its code."""

from __future__ import annotations

import ast
import dataclasses
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, cast, get_args

import pytest
import yaml
from commands import environment
from packs import ROOT

from engine.diagnostics import Diagnostic, Severity, Span
from engine.diagnostics.codes import CODES, FAMILIES, Code, CodeFamily, table
from engine.diagnostics.severity import ERROR, NOTE, WARNING

EACH = pytest.mark.parametrize("one", CODES.values(), ids=lambda one: one.code)
WHERE = Span("clauses/cgv/payment.yaml", 3)


def test_every_family_has_codes() -> None:
    assert tuple(FAMILIES) == get_args(CodeFamily)
    families = [one.family for one in CODES.values()]
    assert set(families) == set(FAMILIES)
    assert families == sorted(families, key=list(FAMILIES).index)
    assert CODES["typography"].family == "wording"


def test_a_code_has_one_record() -> None:
    one, other = CODES["typography"], dataclasses.replace(CODES["modality"], code="typography")
    assert list(table([one, CODES["modality"]])) == ["typography", "modality"]
    with pytest.raises(ValueError, match="typography has two records"):
        table([one, other])


def test_nobody_changes_the_table() -> None:
    with pytest.raises(TypeError):
        cast(dict[str, Code], CODES)["typography"] = CODES["modality"]
    with pytest.raises(TypeError):
        cast(dict[str, str], FAMILIES)["wording"] = "anything"


@EACH
def test_a_record_can_be_read(one: Code) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.code)
    for text in (one.summary, one.step, *one.occasions.values()):
        assert text == text.strip()
        assert re.fullmatch(r"[^\n]{3,120}[^\n.]", text), text  # a line without its full stop: it stands in a table
    for text in (one.meaning, one.remedy):
        assert re.fullmatch(r"[A-ZÀ-Þ“c-].{10,560}[.)]", text), text  # a command may begin it
        assert "  " not in text
    assert one.severity not in one.occasions
    assert bool(one.wrong) == bool(one.right)
    assert one.wrong != one.right or not one.wrong
    if one.right:
        yaml.safe_load(one.right)


def test_a_message_has_a_severity_of_its_code() -> None:
    assert Diagnostic("typography", WHERE, "x", severity=WARNING).severity is WARNING
    assert Diagnostic("note-missing", WHERE, "x", severity=WARNING).severity is WARNING
    with pytest.raises(ValueError, match="typography is no error"):
        Diagnostic("typography", WHERE, "x")
    with pytest.raises(ValueError, match="note-missing is no note"):
        Diagnostic("note-missing", WHERE, "x", severity=NOTE)
    with pytest.raises(KeyError):
        Diagnostic("no-such-code", WHERE, "x")


def messages() -> Iterator[tuple[str, str, Severity]]:
    """Every call in the program that makes a message: where it stands, its code, its severity.

    A code that is known only when the program runs is left out: `Diagnostic` itself refuses what does not fit.
    """
    for path in sorted((ROOT / "engine").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            target.id: one.value.value
            for one in tree.body
            if isinstance(one, ast.Assign) and isinstance(one.value, ast.Constant)
            for target in one.targets
            if isinstance(target, ast.Name)
        }
        for call in ast.walk(tree):
            severity = severity_of(call) if isinstance(call, ast.Call) and call.args else None
            if severity is not None and isinstance(call, ast.Call):
                code = literal(call.args[0], constants)
                if isinstance(code, str):
                    yield f"{path.relative_to(ROOT)}:{call.lineno}", code, severity


def severity_of(call: ast.Call) -> Severity | None:
    """The severity of the message that a call makes, or None for a call that makes none."""
    if isinstance(call.func, ast.Attribute):
        return {"error": ERROR, "warn": WARNING}.get(call.func.attr)
    if not (isinstance(call.func, ast.Name) and call.func.id == "Diagnostic"):
        return None
    named = [one.attr for one in ast.walk(call) if isinstance(one, ast.Attribute) and one.attr in Severity.__members__]
    return Severity[named[0]] if named else ERROR


def literal(code: ast.expr, constants: dict[str, Any]) -> object:
    if isinstance(code, ast.Constant):
        return code.value
    return constants.get(code.id) if isinstance(code, ast.Name) else None


def test_no_call_contradicts_the_record_of_its_code() -> None:
    found = list(messages())
    assert len({code for _, code, _ in found}) > 90  # the others are known only when the program runs
    assert [(at, code, severity) for at, code, severity in found if severity not in CODES[code].severities] == []


def test_no_record_gives_a_severity_that_no_message_has() -> None:
    found = {(code, severity) for _, code, severity in messages()}
    said = {(one.code, severity) for one in CODES.values() for severity in one.severities}
    assert {one for one in said - found if one[1] is not ERROR or CODES[one[0]].occasions} == set()


LOADED = "import sys; print('engine.diagnostics.codes' in sys.modules)"
MESSAGE = "Diagnostic('file-missing', Span('x'), 'x')"


@pytest.mark.parametrize(("program", "loaded"), [("Report().stop()", "False"), (MESSAGE, "True")])
def test_the_records_are_read_with_the_first_message(program: str, loaded: str) -> None:
    """Who has nothing to say does not wait for them."""
    told = f"from engine.diagnostics import Diagnostic, Report, Span; {program}; {LOADED}"
    done = subprocess.run([sys.executable, "-c", told], env=environment(), capture_output=True, text=True, check=True)
    assert done.stdout.strip() == loaded
