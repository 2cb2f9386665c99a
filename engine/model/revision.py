"""What has become of each versioned part of the library between two states of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from engine.diagnostics import Span
from engine.model.clause import Version


class Bump(StrEnum):
    """The part of a version number that goes up, and what that declares to clients."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"

    @property
    def kind(self) -> ChangeKind:
        return KINDS[self]


class ChangeKind(StrEnum):
    """What a change does to the people who signed, the weightiest first."""

    SUBSTANTIVE = "substantive"  # rights or obligations are other ones
    CLARIFIED = "clarified"  # the same, said better
    EDITORIAL = "editorial"  # a typing error, a translation


KINDS = MappingProxyType(
    {
        Bump.MAJOR: ChangeKind.SUBSTANTIVE,
        Bump.MINOR: ChangeKind.CLARIFIED,
        Bump.PATCH: ChangeKind.EDITORIAL,
    }
)

VersionedKind = Literal["clause", "variant", "term", "parameter", "document"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One versioned part of the library before and after; a version is None on the side where the part is not there.

    `id` is how commands name it: `cgv/duration` for a clause, else with its family: `variant/eea-only`,
    `term/client`, `parameter/notice`, `document/cgv`. An older major on offer is `variant/custom-sla@1`. `was` is
    the id it had before, where it was renamed. `changed` tells whether what it says differs, versions aside.
    """

    family: VersionedKind
    id: str
    before: Version | None
    after: Version | None
    changed: bool
    span: Span
    was: str | None = None

    @property
    def bump(self) -> Bump | None:
        """Which part of the version went up; None where it is the same, or where one side is missing."""
        if self.before is None or self.after is None or self.before == self.after:
            return None
        if self.before.major != self.after.major:
            return Bump.MAJOR
        return Bump.MINOR if self.before.minor != self.after.minor else Bump.PATCH

    @property
    def kind(self) -> ChangeKind | None:
        """What the declared versions say of the change; None where nothing did. What came or went is substantive."""
        if self.before is None or self.after is None:
            return ChangeKind.SUBSTANTIVE
        return self.bump.kind if self.bump is not None else None
