"""The contracts of pyproject.toml leave nothing out: what is imported from elsewhere is known to some rooms only."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from typing import Any

from commands import ROOT

ONLY_TYPES = {"_typeshed"}
"""What exists for type checkers alone."""
BY_NAME = {"import_module", "__import__", "find_spec"}


def contracts() -> list[dict[str, Any]]:
    """The contracts about what is not ours, all of which speak of the whole program."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert told["include_external_packages"]
    return [one for one in told["contracts"] if one["type"] == "forbidden"]


def imported(tree: ast.Module) -> Iterator[str]:
    """Every module that a file imports, wherever in it and for whatever, also by a name that it writes out."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (one.name for one in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module
            case ast.Call(
                func=ast.Name(id=name) | ast.Attribute(attr=name), args=[ast.Constant(value=str(module)), *_]
            ):
                if name in BY_NAME:
                    yield module


def foreign(tree: ast.Module) -> set[str]:
    """The libraries that a file knows."""
    return {one.split(".")[0] for one in imported(tree)} - sys.stdlib_module_names - {"engine"} - ONLY_TYPES


def test_every_library_is_known_to_some_rooms_only() -> None:
    contracted = {name for one in contracts() for name in one["forbidden_modules"]}
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / "engine").rglob("*.py")
        for name in foreign(ast.parse(path.read_text(encoding="utf-8"))) - contracted
    }
    assert found == set()


def test_each_contract_speaks_of_the_whole_program() -> None:
    """A list of the rooms that may not is one that leaves out the next room."""
    for one in contracts():
        assert one["source_modules"] == ["engine"], one["name"]
        assert one["as_packages"], one["name"]
        assert "unmatched_ignore_imports_alerting" not in one, one["name"]
        known = [pair.split(" -> ") for pair in one["ignore_imports"]]
        assert {library for _, library in known} <= {*one["forbidden_modules"]}, one["name"]
        assert all(room.startswith("engine.") and room not in ("engine.*", "engine.**") for room, _ in known), one[
            "name"
        ]


def test_imports_are_found_wherever_they_are() -> None:
    source = """
import json, lxml.etree
from .rooms import one
if TYPE_CHECKING:
    from docx.oxml import parse
def told():
    from rich import print
    importlib.import_module("weasyprint.text")
"""
    assert foreign(ast.parse(source)) == {"lxml", "docx", "rich", "weasyprint"}
