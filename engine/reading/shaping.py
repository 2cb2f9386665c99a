"""Holds a file against its shape: pydantic finds what is wrong, this module says it in the words of the file.

After an error the file is repaired as far as that is safe (unknown keys dropped, a missing language left empty), so
that everything else in it can still be checked and all errors come out together. The library is refused all the same.
"""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from engine.diagnostics import Report, Span, nearest
from engine.model.clause import LANGUAGES
from engine.reading.nodes import Mapping, Scalar, Sequence, Source, plain
from engine.reading.shapes import FILES

MAX_REPAIRS = 50

_KINDS = {
    "string_type": "a text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
}
_PATTERNS = {
    "version": "a version is three numbers, 1.0.0",
    "since": "a date is written 2026-12-01",
    "date": "a date is written 2026-12-01",
    "country": "a country is two capital letters, BE",
}


def shaped(source: Source, kind: str, report: Report) -> Any | None:
    """The file as the pydantic value of its kind, or None if it cannot be repaired; every fault is reported once."""
    data: Any = copy.deepcopy(plain(source.root))
    seen = {(one.span.line, one.span.column) for one in report.diagnostics if one.span.file == source.name}
    for _ in range(MAX_REPAIRS):
        try:
            return _adapter(kind).validate_python(data)
        except ValidationError as problem:
            repaired = False
            for error in problem.errors(include_url=False, include_context=True):
                path = _path(source, error["loc"])
                _tell(source, kind, error, path, seen, report)
                repaired |= _repair(data, error, path)
            if not repaired:
                return None
    return None


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(FILES[kind])


def _path(source: Source, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The part of pydantic's location that names keys and indexes of the file, without its tags for unions and keys."""
    path: list[str | int] = []
    for index, step in enumerate(loc):
        parent = source.node(tuple(path))
        known = (isinstance(parent, Mapping) and str(step) in parent.items) or (
            isinstance(parent, Sequence) and isinstance(step, int)
        )
        if known or (index == len(loc) - 1 and isinstance(parent, Mapping) and step != "[key]"):
            path.append(step)
    return tuple(path)


def _tell(
    source: Source,
    kind: str,
    error: ErrorDetails,
    path: tuple[str | int, ...],
    seen: set[tuple[int, int]],
    report: Report,
) -> None:
    key = str(path[-1]) if path else ""
    span = source.span(path) if error["type"] in {"extra_forbidden", "missing"} else source.value_span(path)
    if error["type"] == "missing":
        span = source.span(path[:-1]) if len(path) > 1 else Span(source.name, 1, 1)
        if key in LANGUAGES:
            name = f" of {path[-2]}" if len(path) > 1 else ""
            report.error("language-missing", span, f"the text{name} has no {key}:", f"add {key}: below it")
        else:
            where = f"{path[-2]} has" if len(path) > 1 else f"this {kind} file has"
            report.error("key-missing", span, f"{where} no {key}:", f"add {key}:")
        return
    if (span.line, span.column) in seen:
        return
    seen.add((span.line, span.column))
    if error["type"] == "extra_forbidden":
        known = _known_keys(kind, path[:-1])
        hint = nearest(key, known) or f"known here: {', '.join(sorted(known))}"
        report.error("key-unknown", span, f"the key {key} is not known here", hint)
        return
    node = source.node(path)
    if error["type"] in _KINDS:
        if isinstance(node, Scalar) and node.value is None:
            report.error("value-type", span, f"{key} is empty; {_KINDS[error['type']]} was expected")
            return
        found = _found(node)
        hint = "write it as a | block" if error["type"] == "string_type" and isinstance(node, Scalar) else ""
        report.error("value-type", span, f"{key} is {found}; {_KINDS[error['type']]} was expected", hint)
        return
    report.error("value-invalid", span, *_invalid(error, key, node))


def _found(node: object) -> str:
    match node:
        case Scalar(value=bool()):
            return "true or false"
        case Scalar(value=int()):
            return "a number"
        case Scalar():
            return "a text"
        case Sequence():
            return "a list"
        case _:
            return "a mapping"


def _invalid(error: ErrorDetails, key: str, node: object) -> tuple[str, str]:
    value = node.raw if isinstance(node, Scalar) else key
    context = error.get("ctx", {})
    match error["type"]:
        case "literal_error":
            expected = str(context.get("expected", "")).replace("'", "")
            return f"{value} is not allowed for {key}", nearest(value, expected.split(" or ")) or f"one of {expected}"
        case "string_pattern_mismatch":
            name = _PATTERNS.get(key, "lower-case words joined by hyphens, as in late-notice")
            return f"{value} is not written as {key if key and not key.isdigit() else 'an entry'} must be", name
        case "too_short":
            return f"{key} is empty", "add at least one entry"
        case "string_too_long":
            return f"{key} is too long", f"{context.get('max_length')} characters at most"
        case _:
            return f"{key} is not as expected: {error['msg'].lower()}", ""


def _known_keys(kind: str, path: tuple[str | int, ...]) -> set[str]:
    """The keys that the shape of a file knows at a path."""
    schema = _schema(kind)
    spots = [schema]
    for step in path:
        spots = [found for spot in spots for found in _step(schema, spot, step)]
    return {key for spot in spots for option in _options(schema, spot) for key in option.get("properties", {})}


@cache
def _schema(kind: str) -> dict[str, Any]:
    return _adapter(kind).json_schema(by_alias=True)


def _options(schema: dict[str, Any], spot: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in spot:
        spot = schema["$defs"][spot["$ref"].rsplit("/", 1)[-1]]
    if "anyOf" in spot:
        return [found for one in spot["anyOf"] for found in _options(schema, one)]
    return [spot]


def _step(schema: dict[str, Any], spot: dict[str, Any], step: str | int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for option in _options(schema, spot):
        if isinstance(step, int):
            found += [option["items"]] if "items" in option else []
        elif step in option.get("properties", {}):
            found.append(option["properties"][step])
        else:
            extra = [option.get("additionalProperties"), *option.get("patternProperties", {}).values()]
            found += [one for one in extra if isinstance(one, dict)]
    return found


def _repair(data: Any, error: ErrorDetails, path: tuple[str | int, ...]) -> bool:
    if not path:
        return False
    parent = data
    for step in path[:-1]:
        try:
            parent = parent[step]
        except (KeyError, IndexError, TypeError):
            return False
    key = path[-1]
    if not isinstance(parent, dict):
        return False
    if error["type"] == "extra_forbidden" and key in parent:
        del parent[key]
        return True
    if key in LANGUAGES and isinstance(parent.get(next(one for one in LANGUAGES if one != key)), str):
        changed = parent.get(key) != ""
        parent[key] = ""
        return changed
    return False
