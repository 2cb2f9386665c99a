"""Reads the files that a deal names beside it: its company, its register of sub-processors, its price lists."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from engine.diagnostics import Report, say
from engine.files.reading.one_file import parse_file, read_file
from engine.files.trees import Tree
from engine.files.yaml.nodes import Mapping, Source

_HOLDS = MappingProxyType({"publisher": "company", "subprocessors": "register", "prices": "lists", "deal": "client"})
"""The key by which a kind of file is known from all others."""
_CALLED = MappingProxyType(
    {
        "publisher": say("data-of-company"),
        "subprocessors": say("a-register"),
        "prices": say("price-lists"),
        "deal": say("a-deal"),
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
        report.error("value-invalid", span, say("not-a-file-beside", name=name), say("name-in-yaml"))
    elif not tree.holds(name):
        report.error("file-missing", span, say("not-beside", name=name), say("correct-or-delete"))
    elif (kind := _other_kind(tree, name, key)) is not None:
        message = say("holds-other", name=name, found=_CALLED[kind], expected=_CALLED[key])
        hint = say("name-file-with", key=_HOLDS[key])
        if kind != "deal":
            hint = say("name-file-with-or", key=_HOLDS[key], kind=kind, name=name)
        report.error("value-invalid", span, message, hint)
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
