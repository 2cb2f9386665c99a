"""Holds a file against its shape: pydantic finds what is wrong, `faults` says it in the words of the file.

After an error the data is repaired as far as that is safe (a misspelt key taken for the one that is meant, a missing
language left empty), so that everything else can still be checked and all errors come out together. The library is
refused all the same.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from engine.diagnostics import Report, near
from engine.files.shapes.daily_forms import understand
from engine.files.shapes.faults import ShapeFault, Teller
from engine.files.shapes.keys import adapter, known_keys, required_keys
from engine.files.yaml.nodes import KeyPath, Mapping, Sequence, Source, plain
from engine.languages import LANGUAGES

MAX_REPAIRS = 50
MAX_TOLD = 200
"""So many faults of one file are told; who has more of them begins with these."""
# Keys that may be absent, and without which the rest of a file still means the same to every other check.
_DROPPED = frozenset({"when", "activate", "covers", "join", "heading", "gender", "owes", "implies", "countries"})


def shaped(source: Source, kind: str, report: Report) -> Any | None:
    """The file as the pydantic value of its kind, or None if it cannot be repaired; every fault is reported once."""
    teller = Teller(source, kind, report)
    if isinstance(source.root, Mapping) and not source.root.items and required_keys(kind, ()):
        teller.empty_file()
        return None
    teller.empty_keys()
    data: Any = plain(source.root)  # made of the tree, and changed here alone
    data = understand(source, kind, data, teller.tell_once)
    renamed: set[KeyPath] = set()
    for _ in range(MAX_REPAIRS):
        try:
            return adapter(kind).validate_python(data)
        except ValidationError as problem:
            found = problem.errors(include_url=False, include_context=True)
            errors = found[:MAX_TOLD]
            faults = [
                ShapeFault(_path(source, error), error)
                for error in errors
                if not any(error["loc"][: len(path)] == path for path in renamed)
            ]
            teller.tell(faults)
            if len(found) > MAX_TOLD:
                teller.more(len(found) - MAX_TOLD, errors[-1]["loc"])
                return None
            repaired = [_repair(data, kind, fault, renamed) for fault in faults]
            if not any(repaired):
                return None
    return None


def _path(source: Source, error: ErrorDetails) -> KeyPath:
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


def _repair(data: Any, kind: str, fault: ShapeFault, renamed: set[KeyPath]) -> bool:
    """Takes what is wrong out of `data`, or puts it right; false where neither is safe."""
    parent = _parent(data, fault.path)
    if parent is None:
        return False
    key = fault.path[-1]
    if fault.type == "extra_forbidden" and key in parent:
        value = parent.pop(key)
        meant = near(str(key), known_keys(kind, fault.path[:-1]) - parent.keys())
        if meant and key not in LANGUAGES:
            parent[meant[0]] = value
            renamed.add((*fault.path[:-1], meant[0]))
        return True
    stranger = key in LANGUAGES and key not in known_keys(kind, fault.path[:-1])
    if key in parent and (key in _DROPPED or stranger):
        del parent[key]
        return True
    if key in LANGUAGES and any(isinstance(parent.get(one), str) for one in LANGUAGES):
        changed = parent.get(key) != ""
        parent[key] = ""
        return changed
    return False


def _parent(data: Any, path: KeyPath) -> dict[str | int, Any] | None:
    """The group of keys in which the last step of a path stands."""
    if not path:
        return None
    for step in path[:-1]:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data if isinstance(data, dict) else None
