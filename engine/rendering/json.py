"""The finished document as data: the fields of the model, each block with its kind.

It says nothing twice and nothing of what is not there. A run that is words only is a text. A field is left out if it is
null or an empty list, or says what it says of nearly every run, as that words are of the clause; the schema has what it
then is. The provenance of a paragraph or item is left out if it is that of what holds it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeGuard

from engine.model.block import BulletBlock, DefinitionBlock, SignatureBlock, TableBlock, TextBlock
from engine.model.document import Document, Front, Item, OverviewRow, Paragraph, Provenance, Run

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SCHEMA = "clausier-document-4"
KINDS: Mapping[type[DataclassInstance], str] = MappingProxyType(
    {
        TextBlock: "text",
        BulletBlock: "bullets",
        TableBlock: "table",
        DefinitionBlock: "definitions",
        SignatureBlock: "signatures",
    }
)
HELD = (Paragraph.__name__, Item.__name__)
"""What stands in an article or paragraph, and says who wrote it only if that is somebody else."""


@cache
def names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.metadata.get("told", True))


@cache
def optional(kind: type[DataclassInstance]) -> frozenset[str]:
    """The fields that are left out where nothing is in them."""
    return frozenset(field.name for field in fields(kind) if field.metadata.get("filled", False))


def usual(kind: type[DataclassInstance]) -> Mapping[str, object]:
    """What the fields are that may be left out."""
    return MappingProxyType({field.name: field.default for field in fields(kind) if field.default is not MISSING})


def data(value: object) -> Any:
    """A value of the model as JSON data, fields in the order of the model."""
    if isinstance(value, tuple):
        return [data(one) for one in value]
    if isinstance(value, frozenset):
        return sorted(data(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        told = said(value)
        return {name: data(one) for name, one in told if one or name not in optional(type(value))}
    return value


def said(value: DataclassInstance) -> list[tuple[str, object]]:
    """The fields of a value with what is in them, the kind of a block before them."""
    kind = type(value)
    fields = [(name, getattr(value, name)) for name in names(kind)]
    return [("kind", KINDS[kind]), *fields] if kind in KINDS else fields


def brief(value: object, within: Provenance | None = None) -> Any:
    """A value of the model as JSON data that says only what is not as usual; `within` is who wrote what holds it."""
    if isinstance(value, tuple):
        return [brief(one, within) for one in joined(value)]
    if plain(value):
        return value.text
    if is_dataclass(value) and not isinstance(value, type):
        own, left_out = getattr(value, "provenance", None), usual(type(value))
        told = [(name, one) for name, one in said(value) if not empty(one) and one != left_out.get(name, ...)]
        return {name: brief(one, own) for name, one in told if name != "provenance" or one != within}
    return value


def joined(values: tuple[object, ...]) -> list[object]:
    """The same values, runs that are words only joined to those before them."""
    found: list[object] = []
    for one in values:
        before = found[-1] if found else None
        if plain(one) and plain(before):
            found[-1] = Run(before.text + one.text)
        else:
            found.append(one)
    return found


def plain(value: object) -> TypeGuard[Run]:
    """Whether this is a run that says nothing but its words."""
    return isinstance(value, Run) and value == Run(value.text)


def empty(value: object) -> bool:
    """Whether nothing is in a field."""
    return value is None or value == ()


def print_json(document: Document) -> bytes:
    """The document as UTF-8 JSON without needless spaces, ended by one line feed; `document_schema` describes it."""
    told = {"schema": SCHEMA} | brief(document)
    return (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def document_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `print_json` writes."""
    from pydantic import TypeAdapter

    schema = _runs(_told(TypeAdapter(Document).json_schema(mode="serialization")))
    for name, described in schema["$defs"].items():
        if described.get("type") != "object":
            continue
        described["additionalProperties"] = False
        if name.startswith(HELD):
            described["properties"]["provenance"]["description"] = "if left out, that of what holds this"
        described["required"] = [one for one, about in described["properties"].items() if not _absent(about)]
        for kind, word in KINDS.items():
            if name.split("_")[0].split("[")[0] == kind.__name__:
                described["properties"] = {"kind": {"const": word}} | described["properties"]
                described["required"].insert(0, "kind")
    schema["properties"] = {"schema": {"const": SCHEMA}} | schema["properties"]
    schema["required"] = [name for name, one in schema["properties"].items() if not _absent(one)]
    schema["additionalProperties"] = False
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{SCHEMA}", **schema}


def _told(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without the fields that `data` leaves out, and without the types that nothing else names."""
    for kind in (Provenance, Paragraph, Front, OverviewRow):
        for title, one in schema["$defs"].items():
            if title.partition("_")[0].partition("[")[0] == kind.__name__:
                one["properties"] = {name: about for name, about in one["properties"].items() if name in names(kind)}
    named, waiting = set[str](), [schema["properties"]]
    while waiting:
        found = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(waiting.pop()))) - named
        named |= found
        waiting += [schema["$defs"][name] for name in found]
    return {**schema, "$defs": {name: one for name, one in schema["$defs"].items() if name in named}}


def _absent(about: dict[str, Any]) -> bool:
    """Whether a field may be left out; its description says what it then is."""
    kinds = {about.get("type"), *(one.get("type") for one in about.get("anyOf", ()))}
    for kind, nothing in (("null", None), ("array", [])):
        if kind in kinds:
            about.setdefault("default", nothing)
    return "default" in about or "description" in about


def _runs(described: Any) -> Any:
    """A schema in which each run may also be a text."""
    run = {"$ref": f"#/$defs/{Run.__name__}"}
    if described == run:
        return {"anyOf": [{"type": "string"}, run]}
    if isinstance(described, dict):
        return {name: _runs(one) for name, one in described.items()}
    return [_runs(one) for one in described] if isinstance(described, list) else described
