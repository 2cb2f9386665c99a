"""The finished document as data: the fields of the model, each block with its kind.

A field that says what it says of nearly every run, as that it is not bold, is left out; the schema has what it then is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from engine.model.block import BulletBlock, DefinitionBlock, SignatureBlock, TableBlock, TextBlock
from engine.model.document import Document, Paragraph, Provenance

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SCHEMA = "clausier-document-3"
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


def usual(kind: type[DataclassInstance]) -> Mapping[str, object]:
    """What the fields are that may be left out."""
    return MappingProxyType({field.name: field.default for field in fields(kind) if field.default is not MISSING})


def data(value: object, *, brief: bool = False) -> Any:
    """A value of the model as JSON data, fields in the order of the model; `brief` leaves out what is as usual."""
    if isinstance(value, tuple):
        return [data(one, brief=brief) for one in value]
    if isinstance(value, frozenset):
        return sorted(data(one, brief=brief) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        told = {"kind": KINDS[kind]} if kind in KINDS else {}
        left_out = usual(kind) if brief else {}
        said = ((name, getattr(value, name)) for name in names(kind))
        return told | {
            name: data(one, brief=brief)
            for name, one in said
            if (one or name not in optional(kind)) and (name not in left_out or one != left_out[name])
        }
    return value


def print_json(document: Document) -> bytes:
    """The document as UTF-8 JSON without needless spaces, ended by one line feed; `document_schema` describes it."""
    told = {"schema": SCHEMA} | data(document, brief=True)
    return (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def document_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `print_json` writes."""
    from pydantic import TypeAdapter

    schema = _told(TypeAdapter(Document).json_schema(mode="serialization"))
    for name, described in schema["$defs"].items():
        if described.get("type") != "object":
            continue
        described["additionalProperties"] = False
        left_out = optional(Paragraph) if name.startswith(Paragraph.__name__) else frozenset()
        described["required"] = [
            one for one, about in described["properties"].items() if one not in left_out and "default" not in about
        ]
        for kind, word in KINDS.items():
            if name.split("_")[0].split("[")[0] == kind.__name__:
                described["properties"] = {"kind": {"const": word}} | described["properties"]
                described["required"].insert(0, "kind")
    schema["properties"] = {"schema": {"const": SCHEMA}} | schema["properties"]
    schema["required"] = [name for name, one in schema["properties"].items() if "default" not in one]
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
