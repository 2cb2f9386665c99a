"""pairs: what stands on both sides together, in the order of the text after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from engine.model.comparison import ChangeState


class Identified(Protocol):
    """Something with an identity."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Identified)

NOTHING: frozenset[str] = frozenset()


def paired(
    before: Sequence[T], after: Sequence[T], old: Mapping[str, T] | None = None, moved: frozenset[str] = NOTHING
) -> list[tuple[T | None, T | None]]:
    """Pairs of what has one identity, in the order of `after`; what has gone or moved follows what it followed.

    `old` holds everything that `after` may be the same as, where that is more than `before`.
    """
    partners = {one.id: one for one in before} if old is None else old
    found: list[tuple[T | None, T | None]] = [(partners.get(one.id), one) for one in after]
    stayed = {one.id for one in after} - moved
    place = 0
    for one in before:
        if one.id in stayed:
            place = 1 + next(at for at, (_, other) in enumerate(found) if other is not None and other.id == one.id)
        else:
            found.insert(place, (one, None))
            place += 1
    return found


def state_of(before: object | None, after: object | None, changed: bool) -> ChangeState:
    """What happened to something that stands on one side or on both."""
    if before is None or after is None:
        return ChangeState.INSERTED if before is None else ChangeState.REMOVED
    return ChangeState.CHANGED if changed else ChangeState.UNCHANGED
