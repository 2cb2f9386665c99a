"""Advice: what the law says of a position that the wording keeps, and the test that tells whether it keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from engine.diagnostics import Severity, Span
from engine.model.clause import LocalWords
from engine.model.place import Pointer

AdvisedRelation = Literal["exceeds", "below", "can-exceed"]


@dataclass(frozen=True, slots=True)
class AdvisedPart:
    """A duty or a parameter as an advice names it."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Present:
    """Each text that covers one of the duties, or that stands at one of the places."""

    duties: tuple[AdvisedPart, ...]
    places: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True)
class DutyUncovered:
    """No text of the document covers the duty."""

    duty: AdvisedPart


@dataclass(frozen=True, slots=True)
class Compared:
    """The standard value exceeds, or is below, another one; or the highest value that an approval allows exceeds it."""

    how: AdvisedRelation
    parameter: AdvisedPart
    other: AdvisedPart | Decimal


@dataclass(frozen=True, slots=True)
class Bounded:
    """Nothing bounds the parameter from above, or nothing keeps it above nought, even with an approval."""

    how: Literal["unbounded", "can-be-zero"]
    parameter: AdvisedPart


@dataclass(frozen=True, slots=True)
class Without:
    """There is no parameter of this name."""

    parameter: str


Test = Present | DutyUncovered | Compared | Bounded | Without


@dataclass(frozen=True, slots=True)
class Advice:
    """What to beware (`text`), on which legal `basis`, and what would cure it.

    It is said at the place `at`; where that is not given, at the texts or at the parameter that the test finds. An
    error is for what the law makes unwritten: nobody can acknowledge it.
    """

    id: str
    severity: Severity
    basis: LocalWords
    text: LocalWords
    cure: LocalWords
    test: Test
    at: Pointer | None
    span: Span

    @property
    def finding(self) -> str:
        return f"advice/{self.id}"

    @property
    def parameters(self) -> Iterator[AdvisedPart]:
        """The parameters that the test reads."""
        match self.test:
            case Compared(parameter=parameter, other=other):
                yield from (parameter, other) if isinstance(other, AdvisedPart) else (parameter,)
            case Bounded(parameter=parameter):
                yield parameter
            case _:
                return
