"""Which paragraphs of a document cover which duties that it owes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CoveringPassage:
    """A place that covers a duty: its number as printed, and its words in every language."""

    number: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A duty and the places that cover it, in reading order."""

    duty: str
    summary: Mapping[str, str]
    passages: tuple[CoveringPassage, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The duties of one file that the document owes."""

    name: str
    rows: tuple[CoverageRow, ...]

    @property
    def covered(self) -> int:
        return sum(bool(row.passages) for row in self.rows)

    @property
    def verdict(self) -> str:
        return f"{self.covered} of {len(self.rows)} {self.name} covered"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The duties that a document owes, by group."""

    document: str
    groups: tuple[Group, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(row.duty for group in self.groups for row in group.rows if not row.passages)
