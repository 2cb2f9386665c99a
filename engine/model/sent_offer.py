"""The version of an offer that another one replaces: what was sent of it, and what is otherwise now."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.diagnostics import Span

if TYPE_CHECKING:
    from engine.model.library import Library
    from engine.model.pack import PackOwner
    from engine.model.selection import Selection

Step = str | int

LAST_VERSION = 99
"""More versions than any offer has."""


@dataclass(frozen=True, slots=True)
class SentPack:
    """What the manifest of a pack says that was sent; `texts` are the digests of its documents by id and language.

    `edition` is the day of the edition that it was made from, None for the draft; `digest` the SHA-256 of the manifest.
    """

    owner: PackOwner
    date: datetime.date
    edition: datetime.date | None
    texts: Mapping[str, Mapping[str, str]]
    digest: str


@dataclass(frozen=True, slots=True)
class Replaces:
    """Which version a deal replaces: the file of that deal beside it, and the manifest of the pack that was sent."""

    deal: str
    sent: SentPack
    span: Span


@dataclass(frozen=True, slots=True)
class Amends:
    """The contract that a deal amends: the file of its deal, the manifest of what was sent of it, the day on which the
    client accepted that, and the day from which the amendment applies.
    """

    deal: str
    sent: SentPack
    accepted: datetime.date
    effective: datetime.date
    span: Span


@dataclass(frozen=True, slots=True)
class DealChange:
    """One difference: the fields, ids or places (from 0) that lead to it, what stood there and what stands there.

    None is what is not there: an entry that was added has no `before`, one that was taken away no `after`.
    """

    path: tuple[Step, ...]
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class SentOffer:
    """What a deal replaces or amends, selected from the library that it was sent from, with what differs since."""

    library: Library
    selection: Selection
    changes: tuple[DealChange, ...]
