"""What differs between two deals, whatever fields a deal has: each difference by the names that lead to it.

It walks the fields of the model and names none of them but those in `NOT_COMPARED`, so that a field that deals get
later is told as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from engine.diagnostics import Span
from engine.model.deal import Deal
from engine.model.sent_offer import DealChange, Step

NOT_COMPARED = frozenset(
    {
        "file", "reference", "version", "replaces", "replaced", "amends", "amended", "approvals", "spans", "span",
        "remarks",
    }
)  # fmt: skip
"""Fields of a deal that say where and under which name it is written, or what the program and approvers say of it."""

_NAMES = ("id", "variant", "parameter", "clause")
"""By which field an entry of a list is found again; the first one that it has."""


def deal_changes(before: Deal, after: Deal) -> tuple[DealChange, ...]:
    """Every difference between two deals, in the order of the fields of a deal; places in files are none."""
    return tuple(
        change
        for one in fields(Deal)
        if one.name not in NOT_COMPARED
        for change in _changes((one.name,), getattr(before, one.name), getattr(after, one.name))
    )


def _changes(path: tuple[Step, ...], before: object, after: object) -> Iterator[DealChange]:
    if isinstance(before, Span) and isinstance(after, Span):
        return
    old, new = _parts(before), _parts(after)
    if old is None or new is None or type(before) is not type(after):
        if before != after:
            yield DealChange(path, before, after)
        return
    for key in dict.fromkeys((*old, *new)):
        if key in old and key in new:
            yield from _changes((*path, key), old[key], new[key])
        else:
            yield DealChange((*path, key), old.get(key), new.get(key))
    ordered = [key for key in old if key in new], [key for key in new if key in old]
    if isinstance(before, tuple) and ordered[0] != ordered[1]:
        yield DealChange(path, tuple(ordered[0]), tuple(ordered[1]))


def _parts(value: object) -> dict[Step, object] | None:
    """What a value is made of; None for a plain one."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        names = [_name(one) for one in value]
        if None not in names and len(set(names)) == len(names):
            return {name: one for name, one in zip(names, value, strict=True) if name is not None}
        return dict(enumerate(value))
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    return None


def _name(entry: object) -> str | None:
    found = next((getattr(entry, name) for name in _NAMES if hasattr(entry, name)), None)
    return found if isinstance(found, str) else None
