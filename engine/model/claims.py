"""What a change claims for itself: two claims on the same place collide, whoever makes them.

The same table serves the assembly of one selection and the check over all pairs of variants.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engine.model.place import Place


@dataclass(frozen=True, slots=True)
class Claim:
    """A kind (a word of `COLLISIONS`) and the place, term or parameter that is claimed, with the value that it gets."""

    kind: str
    about: str
    value: str | None = None

    @property
    def place(self) -> Place | None:
        """The place that is claimed, if it is one: a term and a parameter are none."""
        return self.about if isinstance(self.about, Place) else None

    def __str__(self) -> str:
        return f"{self.about} = {self.value}" if self.value is not None else self.about


CollisionRule = Callable[[Claim, Claim], bool]


def _same(one: Claim, other: Claim) -> bool:
    return one.about == other.about


def _within(outer: Claim, inner: Claim) -> bool:
    """Whether the second is the place of the first, or lies in it: a paragraph in a clause, an item in either."""
    return inner.place is not None and inner.place.within(outer.about)


def _item_of(items: Claim, item: Claim) -> bool:
    return item.place is not None and item.place.outer() == items.about


def _swapped(rule: CollisionRule) -> CollisionRule:
    return lambda one, other: rule(other, one)


def _differently(one: Claim, other: Claim) -> bool:
    """Whether two settings give one parameter two values."""
    return one.about == other.about and one.value != other.value


# Which kinds of claims collide, and when; kinds in alphabetical order. Pairs that are not listed never do.
COLLISIONS: Mapping[tuple[str, str], CollisionRule] = MappingProxyType(
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
    first, second = (one, other) if one.kind <= other.kind else (other, one)
    rule = COLLISIONS.get((first.kind, second.kind))
    return rule is not None and rule(first, second)
