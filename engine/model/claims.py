"""What a change claims for itself: two claims on the same place collide, whoever makes them.

The same table serves the assembly of one selection and the check over all pairs of variants.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from engine.model.variant import Change, Define, Insert, Remove, Reoutline, Replace, Retitle, SetParameter

Claim = tuple[str, str]
"""A kind (a word of `COLLISIONS`) and the place, term or parameter that is claimed."""


def claims_of(change: Change) -> tuple[Claim, ...]:
    """The claims of one change."""
    match change:
        case Replace(target=target, items=items):
            whole = items is not None and not target.item
            return (("text", str(target)), *((("items", str(target)),) if whole else ()))
        case Remove(target=target):
            return (("gone", str(target)),)
        case Insert(target=target):
            return (("id", str(target)),)
        case Retitle(target=target):
            return (("title", target),)
        case SetParameter(parameter=parameter, value=value):
            return (("parameter", f"{parameter} = {value}"),)
        case Define(term=term):
            return (("term", term.id),)
        case Reoutline(action="drop", target=target) if "/" in target:
            return (("gone", target),)
        case Reoutline(action=action, target=target):
            return ((action, target),)


def _same(one: str, other: str) -> bool:
    return one == other


def _within(outer: str, inner: str) -> bool:
    """Whether `inner` is the place `outer`, or lies in it: a paragraph in a clause, an item in either."""
    return inner == outer or inner.startswith((f"{outer}.",) if "#" in outer else (f"{outer}#",))


def _item_of(items: str, item: str) -> bool:
    return item.startswith(f"{items}.")


def _swapped(rule: Callable[[str, str], bool]) -> Callable[[str, str], bool]:
    return lambda one, other: rule(other, one)


def _differently(one: str, other: str) -> bool:
    """Whether two settings give one parameter two values."""
    return one != other and one.split(" = ")[0] == other.split(" = ")[0]


# Which kinds of claims collide, and when; kinds in alphabetical order. Pairs that are not listed never do.
COLLISIONS: Mapping[tuple[str, str], Callable[[str, str], bool]] = MappingProxyType(
    {
        ("add", "drop"): _same,
        ("add", "gone"): _same,
        ("gone", "gone"): _same,
        ("gone", "id"): _within,
        ("gone", "items"): lambda gone, items: _within(gone, items) or _item_of(items, gone),
        ("gone", "text"): _within,
        ("gone", "title"): _same,
        ("id", "id"): _same,
        ("id", "items"): _swapped(_item_of),
        ("items", "items"): _same,
        ("items", "text"): _item_of,
        ("parameter", "parameter"): _differently,
        ("term", "term"): _same,
        ("text", "text"): _same,
        ("title", "title"): _same,
    }
)


def claims_collide(one: Claim, other: Claim) -> bool:
    """Whether two claims cannot both be honoured."""
    (kind, place), (kind2, place2) = sorted((one, other))
    rule = COLLISIONS.get((kind, kind2))
    return rule is not None and rule(place, place2)
