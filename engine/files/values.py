"""Values of the model as bytes, and back.

First a line of JSON: groups of values of one kind. A value with parts is told by their places among the values before
it, so that what was one object is one again; these numbers, four bytes each, follow the line. A kind is a class of the
model, called with the parts, or one of a few of Python. No other name means anything: whoever changes these bytes
changes a text, and runs nothing.
"""

from __future__ import annotations

import gc
import json
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib import import_module
from itertools import chain, islice
from operator import attrgetter
from typing import Any

from engine.model.place import Place


@dataclass(slots=True)
class _Node:
    """A value that stands in another one: `rank` is 0 for one without parts, else one more than that of its parts."""

    kind: str
    value: object  # what JSON tells it by; for one with parts the value itself, which stays alive with its id
    parts: Sequence[_Node] = ()
    rank: int = 0
    place: int = -1


def encode(value: object) -> bytes:
    """Bytes from which `decode` makes an equal value. Raises `TypeError` where something in it is of no known kind."""
    groups: dict[tuple[int, str], list[_Node]] = {}
    for node in _nodes(value):
        groups.setdefault((node.rank, node.kind), []).append(node)
    told, numbers, place = [], array("I"), 0
    for (rank, kind), nodes in sorted(groups.items(), key=lambda group: group[0]):
        for node in nodes:
            node.place, place = place, place + 1
        told.append([kind, len(nodes) if rank else [node.value for node in nodes]])
        numbers.extend(_numbers(nodes) if rank else ())
    line = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return line + b"\n" + _little(numbers).tobytes()


def _numbers(nodes: Sequence[_Node]) -> Iterator[int]:
    """How many parts each value of a group has, and their places; a class, which tells how many, field by field."""
    rows = [[part.place for part in node.parts] for node in nodes]
    if nodes[0].kind in _WHOLES:
        yield from map(len, rows)
        yield from chain.from_iterable(rows)
    else:
        yield from chain.from_iterable(zip(*rows, strict=True))


def _little(numbers: array[int]) -> array[int]:
    """Numbers in the byte order of the file, or back."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _nodes(value: object) -> Iterable[_Node]:
    """The value and all that stands in it, each once. Without recursion: it may be as deep as it likes."""
    known: dict[object, _Node] = {}
    waiting: list[tuple[object, tuple[str, Sequence[object]] | None]] = [(value, None)]
    while waiting:
        one, opened = waiting.pop()
        key = _key(one)
        if key in known:
            continue
        if isinstance(key, tuple):
            known[key] = _Node(*key)
        elif opened is None:
            opened = _opened(one)
            waiting.append((one, opened))
            waiting += [(part, None) for part in opened[1]]
        else:
            parts = [known[_key(part)] for part in opened[1]]
            known[key] = _Node(opened[0], one, parts, 1 + max((part.rank for part in parts), default=0))
    return known.values()


def _key(value: object) -> int | tuple[str, Any]:
    """What tells a value apart: kind and plain value of one without parts, else which object it is."""
    kind = type(value)
    if kind is str or kind is int or kind is bool or value is None:
        return kind.__name__, value
    if kind is Decimal or kind is date or kind is Place:
        return kind.__name__, str(value)
    if isinstance(value, Enum):
        return _name(kind), value.value
    return id(value)


def _opened(value: object) -> tuple[str, Sequence[object]]:
    """The kind of a value and its parts."""
    kind: type = type(value)
    if kind is tuple and isinstance(value, tuple):
        return "tuple", value
    if kind is dict and isinstance(value, dict):
        return "dict", [part for entry in value.items() for part in entry]
    if kind is frozenset and isinstance(value, frozenset):
        return "frozenset", sorted(value, key=repr)
    name = _name(kind)
    return name, [getattr(value, field) for field in _fields(name)]


def _name(kind: type) -> str:
    name = f"{kind.__module__}.{kind.__qualname__}"
    try:
        found = _class(name)
    except ValueError:
        found = None
    if found is not kind:
        raise TypeError(f"{name} is no kind of value that is kept")
    return name


def decode(content: bytes) -> object:
    """The value that `encode` made these bytes of. Raises `ValueError` for any others."""
    looking = gc.isenabled()
    gc.disable()  # nothing of what is read back is garbage, and looking for some would take most of the time
    try:
        return _decoded(content)
    except Exception as problem:  # a class may raise anything for parts that are not meant for it
        raise ValueError(f"no values of the model: {problem!r}") from problem
    finally:
        if looking:
            gc.enable()


def _decoded(content: bytes) -> object:
    line, _, rest = content.partition(b"\n")
    numbers, place = _little(array("I", rest)), 0
    table: list[object] = []

    def take(count: int) -> array[int]:
        nonlocal place
        place += count
        if count < 0 or place > len(numbers):
            raise ValueError("numbers are missing")
        return numbers[place - count : place]

    for kind, told in json.loads(line.decode("utf-8", "surrogatepass")):
        table += _values(kind, told, take, table.__getitem__)
    if place < len(numbers):
        raise ValueError("numbers are left")
    return table[-1]


def _values(kind: str, told: Any, take: Callable[[int], array[int]], get: Callable[[int], object]) -> list[object]:
    """The values of a group, of which `told` says how many, or what stands for each of them."""
    if kind in _SINGLES:
        one, make = _SINGLES[kind]
        if not {*map(type, told)} <= {one}:
            raise ValueError(f"other values than {kind}")
        return list(map(make, told)) if make else told
    if kind in _WHOLES:
        lengths = take(told)
        parts, whole = map(get, take(sum(lengths))), _WHOLES[kind]
        return [whole(islice(parts, length)) for length in lengths]
    found = _class(kind)
    if issubclass(found, Enum):
        return list(map(found, told))
    if not _fields(kind):
        return [found() for _ in range(told)]
    return list(map(found, *(map(get, take(told)) for _ in _fields(kind))))


@cache
def _class(name: str) -> type[Any]:
    """A frozen dataclass or an enumeration of the model by its name. Raises `ValueError` for anything else."""
    module, _, kind = name.rpartition(".")
    if module.startswith(("engine.diagnostics.", "engine.model.")) and module.count(".") == 2:
        found = vars(import_module(module)).get(kind)
        if isinstance(found, type) and found.__module__ == module:
            frozen = is_dataclass(found) and found.__dataclass_params__.frozen  # type: ignore[attr-defined]
            if frozen or issubclass(found, Enum):
                return found
    raise ValueError(f"{name} is no class of the model")


@cache
def _fields(name: str) -> tuple[str, ...]:
    return tuple(map(attrgetter("name"), fields(_class(name))))


def _dict(parts: Iterator[Any]) -> dict[Any, Any]:
    return dict(zip(parts, parts, strict=True))


_SINGLES: Mapping[str, tuple[type, Callable[[Any], object] | None]] = {
    "str": (str, None),
    "int": (int, None),
    "bool": (bool, None),
    "NoneType": (type(None), None),
    "Decimal": (str, Decimal),
    "Place": (str, Place),
    "date": (str, date.fromisoformat),
}
"""Kinds without parts: what stands for one of them in JSON, and what makes the value of it if that is another one."""

_WHOLES: Mapping[str, Callable[[Iterator[Any]], object]] = {"tuple": tuple, "frozenset": frozenset, "dict": _dict}
"""Kinds that have any number of parts, and what makes one of them."""
