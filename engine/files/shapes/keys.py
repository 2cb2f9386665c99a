"""What the shape of a kind of file says about its keys: which are known at a place, and which must be there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from engine.files.shapes.file_kinds import FILES
from engine.files.yaml.nodes import KeyPath


@cache
def adapter(kind: str) -> TypeAdapter[Any]:
    """What holds the data of a file against its shape."""
    return TypeAdapter(FILES[kind])


def known_keys(kind: str, path: KeyPath) -> set[str]:
    """The keys that a place knows; none where every name is allowed."""
    known: set[str] = set()
    for option in _shapes(kind, path):
        known |= {*option.get("properties", {}), *option.get("propertyNames", {}).get("enum", ())}
    return known


def required_keys(kind: str, path: KeyPath) -> list[str]:
    """The keys that must be there, in the order of the shape."""
    return [key for option in _shapes(kind, path) for key in option.get("required", [])]


def _shapes(kind: str, path: KeyPath) -> list[Mapping[str, Any]]:
    schema = _schema(kind)
    spots = [schema]
    for step in path:
        spots = [found for spot in spots for found in _step(schema, spot, step)]
    return [option for spot in spots for option in _options(schema, spot)]


@cache
def _schema(kind: str) -> Mapping[str, Any]:
    return MappingProxyType(adapter(kind).json_schema(by_alias=True))


def _options(schema: Mapping[str, Any], spot: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if "$ref" in spot:
        spot = schema["$defs"][spot["$ref"].rsplit("/", 1)[-1]]
    for choice in ("anyOf", "oneOf"):
        if choice in spot:
            return [found for one in spot[choice] for found in _options(schema, one)]
    return [spot]


def _step(schema: Mapping[str, Any], spot: Mapping[str, Any], step: str | int) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for option in _options(schema, spot):
        if isinstance(step, int):
            found += [option["items"]] if "items" in option else []
        elif step in option.get("properties", {}):
            found.append(option["properties"][step])
        else:
            extra = [option.get("additionalProperties"), *option.get("patternProperties", {}).values()]
            found += [one for one in extra if isinstance(one, dict)]
    return found
