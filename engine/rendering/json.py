"""The finished document as data: every field of the model, each block with its kind."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from engine.model.block import BulletBlock, DefinitionBlock, SignatureBlock, TableBlock, TextBlock
from engine.model.document import Document, Paragraph, Provenance

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SCHEMA = "clausier-document-2"
KINDS: Mapping[type[DataclassInstance], str] = MappingProxyType(
    {
        TextBlock: "text",
        BulletBlock: "bullets",
        TableBlock: "table",
        DefinitionBlock: "definitions",
        SignatureBlock: "signatures",
    }
)


@cache
def names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.metadata.get("told", True))


@cache
def optional(kind: type[DataclassInstance]) -> frozenset[str]:
    """The fields that are left out where nothing is in them."""
    return frozenset(field.name for field in fields(kind) if field.metadata.get("filled", False))


def data(value: object) -> Any:
    """A value of the model as JSON data, fields in the order of the model."""
    if isinstance(value, tuple):
        return [data(one) for one in value]
    if isinstance(value, frozenset):
        return sorted(data(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        told = {"kind": KINDS[kind]} if kind in KINDS else {}
        found = {name: getattr(value, name) for name in names(kind)}
        return told | {name: data(one) for name, one in found.items() if one or name not in optional(kind)}
    return value


def print_json(document: Document) -> bytes:
    """The document as indented UTF-8 JSON, ended by one line feed; `document_schema` describes it."""
    return (json.dumps({"schema": SCHEMA} | data(document), ensure_ascii=False, indent=2) + "\n").encode()


def document_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `print_json` writes."""
    from pydantic import TypeAdapter

    schema = _told(TypeAdapter(Document).json_schema(mode="serialization"))
    for name, described in schema["$defs"].items():
        if described.get("type") != "object":
            continue
        described["additionalProperties"] = False
        left_out = optional(Paragraph) if name.startswith(Paragraph.__name__) else frozenset()
        described["required"] = [one for one in described["properties"] if one not in left_out]
        for kind, word in KINDS.items():
            if name.split("_")[0].split("[")[0] == kind.__name__:
                described["properties"] = {"kind": {"const": word}} | described["properties"]
                described["required"].insert(0, "kind")
    schema["properties"] = {"schema": {"const": SCHEMA}} | schema["properties"]
    schema["required"] = list(schema["properties"])
    schema["additionalProperties"] = False
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{SCHEMA}", **schema}


def _told(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without the fields that `data` leaves out, and without the types that nothing else names."""
    described = schema["$defs"][Provenance.__name__]["properties"]
    for name in described.keys() - set(names(Provenance)):
        del described[name]
    named, waiting = set[str](), [schema["properties"]]
    while waiting:
        found = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(waiting.pop()))) - named
        named |= found
        waiting += [schema["$defs"][name] for name in found]
    return {**schema, "$defs": {name: one for name, one in schema["$defs"].items() if name in named}}
