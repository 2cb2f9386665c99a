"""A reader of the JSON of a document: what is left out, put in as the schema says.

It knows the schema that is published and nothing of the program that wrote the file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/output.schema.json").read_text(encoding="utf-8"))


def whole(document: dict[str, Any]) -> dict[str, Any]:
    """A document in which every field of every part stands, and every run is an object."""
    filled: dict[str, Any] = _filled(document, SCHEMA, None)
    return filled


def _filled(value: Any, about: dict[str, Any], within: Any) -> Any:
    about = _described(value, about)
    if "properties" in about:
        value = {"text": value} if isinstance(value, str) else value
        known = about["properties"]
        own = value.get("provenance", within) if "provenance" in known else within
        absent = {name: one["default"] for name, one in known.items() if "default" in one}
        absent |= {"provenance": own} if "provenance" in known else {}
        return {
            name: _filled((absent | value)[name], one, own) for name, one in known.items() if name in absent | value
        }
    if isinstance(value, list) and "items" in about:
        return [_filled(one, about["items"], within) for one in value]
    if isinstance(value, list) and "prefixItems" in about:
        return [_filled(one, kind, within) for one, kind in zip(value, about["prefixItems"], strict=True)]
    return value


def _described(value: Any, about: dict[str, Any]) -> dict[str, Any]:
    """What the schema says of this value, references followed and one of several kinds chosen."""
    for one in about.get("anyOf", about.get("oneOf", [])):
        told = _described(value, one)
        named = told.get("properties", {}).get("kind", {}).get("const")
        if "properties" in told and value is not None and (named is None or named == value["kind"]):
            return told
    if "$ref" in about:
        return _described(value, SCHEMA["$defs"][about["$ref"].removeprefix("#/$defs/")])
    return about
