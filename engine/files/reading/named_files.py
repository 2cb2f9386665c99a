"""Reads the files that a deal names beside it: its company, its register of sub-processors, its price lists."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from engine.diagnostics import Report
from engine.files.reading.one_file import parse_file, read_file
from engine.files.trees import Tree
from engine.files.yaml.nodes import Mapping, Source

_HOLDS = MappingProxyType({"publisher": "company", "subprocessors": "register", "prices": "lists", "deal": "client"})
"""The key by which a kind of file is known from all others."""
_CALLED = MappingProxyType(
    {
        "publisher": "the data of a company",
        "subprocessors": "a register of sub-processors",
        "prices": "price lists",
        "deal": "a deal",
    }
)


def read_named_file(tree: Tree, deal: Source, key: str, name: str | None, report: Report) -> tuple[Source, Any] | None:
    """The file that a key of a deal names, of the kind that the key is called after, as its tree and its shape.

    None where the deal names none, or where it cannot be used; why is reported.
    """
    if name is None:
        return None
    span = deal.value_span((key,))
    if "/" in name or "\\" in name or not name.endswith(".yaml"):
        message = f"{name} is not the name of a file beside the deal"
        report.error("value-invalid", span, message, "write a name that ends in .yaml, without a folder")
    elif not tree.holds(name):
        report.error(
            "file-missing", span, f"there is no file {name} beside the deal", "correct the name, or delete the key"
        )
    elif (kind := _other_kind(tree, name, key)) is not None:
        message = f"{name} holds {_CALLED[kind]}, not {_CALLED[key]}"
        instead = f", or {kind}: {name} if that is what you mean" if kind != "deal" else ""
        report.error("value-invalid", span, message, f"name a file that has {_HOLDS[key]}:{instead}")
    else:
        return read_file(tree, name, key, report)
    return None


def _other_kind(tree: Tree, name: str, kind: str) -> str | None:
    """The kind of a file, by its keys, where it is another one than is wanted."""
    source, _ = parse_file(tree, name, kind, Report())
    keys = source.root.items.keys() if source is not None and isinstance(source.root, Mapping) else ()
    if _HOLDS[kind] in keys:
        return None
    return next((other for other, key in _HOLDS.items() if key in keys), None)
