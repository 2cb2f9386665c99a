"""Conditions (`when:`): atoms joined by and, or, not. Decidable, and small enough to be handed to a SAT solver.

An atom is a pair of words, `service.prospecting` or `client.be`. What may be asked where is a matter of strata: facts
are known first, then services, variants and documents; a condition may only ask for what is decided before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Atom:
    """`kind` is service, variant, document or the first word of a fact; `name` is what follows the dot."""

    kind: str
    name: str
    span: Span

    def __str__(self) -> str:
        return f"{self.kind}.{self.name}"


@dataclass(frozen=True, slots=True)
class Not:
    inner: Condition


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Condition, ...]


Condition = Atom | Not | And | Or


def holds(condition: Condition | None, truth: Callable[[str], bool]) -> bool:
    """Whether the condition holds when `truth` tells which atoms do; no condition always holds."""
    match condition:
        case None:
            return True
        case Atom():
            return truth(str(condition))
        case Not(inner):
            return not holds(inner, truth)
        case And(parts):
            return all(holds(part, truth) for part in parts)
        case Or(parts):
            return any(holds(part, truth) for part in parts)


def atoms(condition: Condition | None) -> Iterator[Atom]:
    """Every atom of the condition, in the order written."""
    match condition:
        case None:
            return
        case Atom():
            yield condition
        case Not(inner):
            yield from atoms(inner)
        case And(parts) | Or(parts):
            for part in parts:
                yield from atoms(part)


def deciding(condition: Condition | None, truth: Callable[[str], bool]) -> Iterator[Atom]:
    """The atoms that make a condition hold, or not hold: with any other truth of the rest it would be the same."""
    match condition:
        case None:
            return
        case Atom():
            yield condition
        case Not(inner):
            yield from deciding(inner, truth)
        case And(parts) | Or(parts):
            whole = holds(condition, truth)
            settled = whole is isinstance(condition, Or)  # one part is enough to settle it
            for part in parts:
                if not settled or holds(part, truth) is whole:
                    yield from deciding(part, truth)


def written_condition(condition: Condition) -> str:
    """The condition as people write it, variants by their name alone."""

    def inner(part: Condition) -> str:
        text = written_condition(part)
        return f"({text})" if isinstance(part, And | Or) else text

    match condition:
        case Atom():
            return condition.name if condition.kind == "variant" else str(condition)
        case Not(part):
            return f"not {inner(part)}"
        case And(parts):
            return " and ".join(map(inner, parts))
        case Or(parts):
            return " or ".join(map(inner, parts))
