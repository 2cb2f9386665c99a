"""Holds a file against its shape: pydantic finds what is wrong, this module says it in the words of the file.

After an error the file is repaired as far as that is safe (unknown keys dropped, a missing language left empty), so
that everything else in it can still be checked and all errors come out together. The library is refused all the same.
"""

from __future__ import annotations

import copy
import re
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from engine.diagnostics import Report, Span, near, nearest
from engine.model.clause import LANGUAGE_NAMES, LANGUAGES
from engine.reading.nodes import Mapping, Node, Scalar, Sequence, Source, plain
from engine.reading.shapes import FILES

MAX_REPAIRS = 50

_KINDS = {
    "string_type": "a text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a group of keys with values",
    "model_type": "a group of keys with values",
    "model_attributes_type": "a group of keys with values",
}
_CONDITIONS = ("when", "activate")
# Keys that may be absent, and without which the rest of a file still means the same to every other check.
_DROPPED = frozenset({"when", "activate", "covers", "join", "heading", "gender", "owes", "implies", "countries"})
_LIST_HINT = "write it between brackets: [one, another]"
# How the value of a key, or an entry of a list, is written where a pattern says so.
_PATTERNS = {
    "version": "a version is three numbers, 1.0.0",
    "since": "a date is written 2026-12-01",
    "date": "a date is written 2026-12-01",
    "country": "a country is two capital letters, BE",
    "countries": "a country is two capital letters, BE",
    "variants": "a variant is named by its name, express, or with its major, express@1",
    "facts": "a fact is named by its words with a point between them, client.be",
    "min": "a number is written 250 or 99.5",
    "max": "a number is written 250 or 99.5",
}
_ID_HINT = "lower-case words joined by hyphens, as in late-notice"

Path = tuple[str | int, ...]


def shaped(source: Source, kind: str, report: Report) -> Any | None:
    """The file as the pydantic value of its kind, or None if it cannot be repaired; every fault is reported once."""
    if isinstance(source.root, Mapping) and not source.root.items and _schema(kind).get("required"):
        hint = f"it has {', '.join(f'{key}:' for key in _schema(kind)['required'])}"
        report.error("key-missing", Span(source.name, 1, 1), f"this {kind} file is empty", hint)
        return None
    teller = _Teller(source, kind, report)
    teller.empties(source.root, "")
    data: Any = copy.deepcopy(plain(source.root))
    for _ in range(MAX_REPAIRS):
        try:
            return _adapter(kind).validate_python(data)
        except ValidationError as problem:
            errors = problem.errors(include_url=False, include_context=True)
            located = [(error, _path(source, error)) for error in errors]
            teller.tell_all(located)
            repaired = [teller.repair(data, error, path) for error, path in located]
            if not any(repaired):
                return None
    return None


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(FILES[kind])


def _path(source: Source, error: ErrorDetails) -> Path:
    """The part of pydantic's location that names keys and indexes of the file, without its tags for unions and keys."""
    path: list[str | int] = []
    for index, step in enumerate(error["loc"]):
        parent = source.node(tuple(path))
        last = index == len(error["loc"]) - 1
        known = (isinstance(parent, Mapping) and str(step) in parent.items) or (
            isinstance(parent, Sequence) and isinstance(step, int)
        )
        if known or (last and error["type"] == "missing"):
            path.append(step)
    return tuple(path)


class _Teller:
    """Says what is wrong with one file; of several faults at one place only the first."""

    def __init__(self, source: Source, kind: str, report: Report) -> None:
        self.source, self.kind, self.report = source, kind, report
        self.renamed: set[Path] = set()  # where a misspelt key was taken for the one that is meant
        self.seen = {(one.span.line, one.span.column) for one in report.diagnostics if one.span.file == source.name}

    def empties(self, node: Node, list_key: str) -> None:
        """Keys after which nothing is written: YAML reads them as if they were absent."""
        if isinstance(node, Sequence):
            for item in node.items:
                self.empties(item, list_key)
        elif isinstance(node, Mapping):
            for key, item in node.items.items():
                if not (isinstance(item, Scalar) and item.value is None and not item.raw):
                    self.empties(item, key)
                elif key in LANGUAGES:
                    self.say("prose-empty", item.span, "the text is empty", "write it")
                elif not node.flow:
                    hint = "write what belongs there, or delete the key"
                    self.say("value-type", item.span, f"{key}: is empty", hint)

    def say(self, code: str, span: Span, message: str, hint: str = "") -> None:
        if (span.line, span.column) not in self.seen:
            self.seen.add((span.line, span.column))
            self.report.error(code, span, message, hint)

    def tell_all(self, located: list[tuple[ErrorDetails, Path]]) -> None:
        for error, path in located:
            deeper = any(len(other) > len(path) and other[: len(path)] == path for _, other in located)
            if self._renamed(error) or self._inside_reported(path) or (error["type"] == "string_type" and deeper):
                continue
            self._tell(error, path, located)

    def repair(self, data: Any, error: ErrorDetails, path: Path) -> bool:
        """Takes what is wrong out of `data`, or puts a misspelt key right; false where neither is safe."""
        if self._renamed(error):
            return False
        if error["type"] == "extra_forbidden" and (parent := _parent(data, path)) is not None and path[-1] in parent:
            meant = next((one for one in near(str(path[-1]), self._known_keys(path[:-1])) if one not in parent), None)
            value = parent.pop(path[-1])
            if meant is not None:
                parent[meant] = value
                self.renamed.add((*path[:-1], meant))
            return True
        return _repair(data, error, path)

    def _renamed(self, error: ErrorDetails) -> bool:
        return any(error["loc"][: len(path)] == path for path in self.renamed)

    def _inside_reported(self, path: Path) -> bool:
        """Whether the error lies in brackets or braces of which something was said already."""
        parents = (self.source.node(path[:length]) for length in range(len(path)))
        return any(
            isinstance(node, (Mapping, Sequence)) and node.flow and self._reported(node) for node in parents if node
        )

    def _reported(self, node: Mapping | Sequence) -> bool:
        places = [node.span, *(node.keys.values() if isinstance(node, Mapping) else ())]
        return any((place.line, place.column) in self.seen for place in places)

    def _tell(self, error: ErrorDetails, path: Path, located: list[tuple[ErrorDetails, Path]]) -> None:
        key = str(path[-1]) if path else ""
        if error["type"] == "missing":
            misspelt = (str(at[-1]) for one, at in located if one["type"] == "extra_forbidden" and at[:-1] == path[:-1])
            if not any(key in near(name, self._known_keys(path[:-1])) for name in misspelt):
                self._missing(key, path)
            return
        if error["type"] == "extra_forbidden":
            known = self._known_keys(path[:-1])
            hint = nearest(key, known) or f"known here: {', '.join(sorted(known))}"
            self.say("key-unknown", self.source.span(path), f"the key {key} is not known here", hint)
            return
        node = self.source.node(path)
        of = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
        patterned = error["type"] == "string_type" and of in _PATTERNS and isinstance(node, Scalar)
        if error["type"] in _KINDS and not patterned:
            expected = "a condition" if key in _CONDITIONS else _KINDS[error["type"]]
            message = f"{self._name(path)} is {_found(node)}; {expected} was expected"
            hint = _kind_hint(error["type"], key, node)
            if error["type"].startswith("model"):
                hint = f"write {', '.join(f'{one}:' for one in _required_keys(self.kind, path))} below it"
            self.say("value-type", self.source.value_span(path), message, hint)
            return
        self.say("value-invalid", self.source.value_span(path), *self._invalid(error, path, node))

    def _missing(self, key: str, path: Path) -> None:
        span = self.source.span(path[:-1]) if len(path) > 1 else Span(self.source.name, 1, 1)
        owner = self._name(path[:-1])
        if key in LANGUAGES:
            message = f"{owner} has no text in {LANGUAGE_NAMES[key]}"
            self.report.error("language-missing", span, message, f"add {key}: below it")
            return
        hint = f"add {key}:, with null if it is not known yet" if self.kind == "publisher" else f"add {key}:"
        self.report.error("key-missing", span, f"{owner} has no {key}:", hint)

    def _name(self, path: Path) -> str:
        """How a message names a place of the file: its key, and what it belongs to where the key alone says little."""
        if not path:
            return f"this {self.kind} file"
        key = path[-1]
        if isinstance(key, int):
            return f"entry {key + 1} of {self._name(path[:-1])}"
        return f"{key}: of {self._name(path[:-1])}" if key in LANGUAGES and len(path) > 1 else key

    def _known_keys(self, path: Path) -> set[str]:
        return _known_keys(self.kind, path)

    def _invalid(self, error: ErrorDetails, path: Path, node: object) -> tuple[str, str]:
        name, key = self._name(path), str(path[-1]) if path else ""
        value = node.raw if isinstance(node, Scalar) else key
        context = error.get("ctx", {})
        match error["type"]:
            case "literal_error":
                allowed = re.findall("'([^']*)'", str(context.get("expected", "")))
                what = value if isinstance(node, Scalar) else _found(node)
                return f"{what} is not allowed for {name}", f"one of {', '.join(allowed)}"
            case "string_pattern_mismatch" if error["loc"][-1] == "[key]":
                return f"{key} is not written as a name must be", _ID_HINT
            case "string_pattern_mismatch" | "string_type":
                of = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
                return f"{value} is not written as {name} must be", _PATTERNS.get(of, _ID_HINT)
            case "too_short":
                return f"{name} holds nothing", "add at least one entry"
            case "string_too_long":
                return f"{name} is too long", f"{context.get('max_length')} characters at most"
            case _:
                return f"{name} is not as expected: {error['msg'].lower()}", ""


def _kind_hint(error: str, key: str, node: object) -> str:
    if error == "list_type":
        return _LIST_HINT if isinstance(node, Scalar) else ""
    if error == "string_type" and key in LANGUAGES:
        if isinstance(node, Sequence):
            return "lines that begin with - stand in a | block"
        return "write it as a | block" if isinstance(node, Scalar) else ""
    if error == "string_type" and key in _CONDITIONS:
        return "write words like service.prospecting, joined by and, or, not"
    return ""


def _found(node: object) -> str:
    match node:
        case Scalar(value=None):
            return "empty"
        case Scalar(value=bool()):
            return "true or false"
        case Scalar(value=int()):
            return "a number"
        case Scalar():
            return "a text"
        case Sequence():
            return "a list"
        case _:
            return "a group of keys"


def _known_keys(kind: str, path: Path) -> set[str]:
    """The keys that the shape of a file knows at a path."""
    options = (option for spot in _spots(kind, path) for option in _options(_schema(kind), spot))
    return {key for option in options for key in option.get("properties", {})}


def _spots(kind: str, path: Path) -> list[dict[str, Any]]:
    schema = _schema(kind)
    spots = [schema]
    for step in path:
        spots = [found for spot in spots for found in _step(schema, spot, step)]
    return spots


def _required_keys(kind: str, path: Path) -> list[str]:
    """The keys that must be there at a path; all of them where none must."""
    options = [option for spot in _spots(kind, path) for option in _options(_schema(kind), spot)]
    return [key for option in options for key in option.get("required", [])] or sorted(_known_keys(kind, path))


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


def _parent(data: Any, path: Path) -> dict[str | int, Any] | None:
    """The group of keys in which the last step of a path stands."""
    if not path:
        return None
    for step in path[:-1]:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data if isinstance(data, dict) else None


def _repair(data: Any, error: ErrorDetails, path: Path) -> bool:
    parent = _parent(data, path)
    if parent is None:
        return False
    key = path[-1]
    if key in parent and key in _DROPPED:
        del parent[key]
        return True
    if key in LANGUAGES and isinstance(parent.get(next(one for one in LANGUAGES if one != key)), str):
        changed = parent.get(key) != ""
        parent[key] = ""
        return changed
    return False
