"""Variants: versioned options that change documents when selected. The operations are a closed table, `Change`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.diagnostics import Span
from engine.model.clause import Clause, Cover, Item, Join, Paragraph, Parameter, Term, Texts, Value, Version, Was, Words
from engine.model.condition import Condition


@dataclass(frozen=True, slots=True)
class Place:
    """What a change touches: a clause (`cgv/duration`), a paragraph of it or an item of that paragraph.

    `span` is where it is written, if anywhere.
    """

    clause: str
    paragraph: str = ""
    item: str = ""
    span: Span | None = field(default=None, compare=False)

    def __str__(self) -> str:
        text = self.clause
        text += f"#{self.paragraph}" if self.paragraph else ""
        return text + (f".{self.item}" if self.item else "")


@dataclass(frozen=True, slots=True)
class Replace:
    """Restates the text and the covers of a paragraph or item; heading, items and join only where given."""

    target: Place
    text: Texts
    heading: Words | None
    items: tuple[Item, ...] | None
    join: Join | None
    covers: tuple[Cover, ...]
    when: Condition | None
    span: Span


@dataclass(frozen=True, slots=True)
class Remove:
    """Takes away a paragraph, item or clause; references to it go to `redirect`."""

    target: Place
    redirect: Place | None
    when: Condition | None
    span: Span


Position = Literal["before", "after", "into"]


@dataclass(frozen=True, slots=True)
class Insert:
    """Adds a clause, paragraph or item before, after or (as the last one) into an anchor."""

    position: Position
    anchor: Place
    target: Place
    content: Clause | Paragraph | Item
    when: Condition | None
    span: Span


@dataclass(frozen=True, slots=True)
class Retitle:
    """Gives a clause, or a document, another title."""

    target: str
    title: Words
    when: Condition | None
    span: Span


@dataclass(frozen=True, slots=True)
class SetParameter:
    """Gives a parameter of the library another standard value."""

    parameter: str
    value: Value
    when: Condition | None
    span: Span


@dataclass(frozen=True, slots=True)
class Define:
    """Adds a defined term, or restates one."""

    term: Term
    when: Condition | None
    span: Span


@dataclass(frozen=True, slots=True)
class Reoutline:
    """Adds a clause or a document to what is printed, or drops it; references to a dropped clause go to `redirect`."""

    action: Literal["add", "drop"]
    target: str
    redirect: Place | None
    when: Condition | None
    span: Span


Change = Replace | Remove | Insert | Retitle | SetParameter | Define | Reoutline


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a variant does not go with, and why, in words for the person who selects it."""

    when: Condition
    reason: Words
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """Another variant that a variant requires or implies."""

    variant: str
    span: Span


@dataclass(frozen=True, slots=True)
class Variant:
    """A versioned option. `parameters` are its own, by their full name (`eea-only.surcharge`).

    `waives` names duties that no document owes where it is selected, because the parties agree otherwise.
    """

    id: str
    version: Version
    title: Words
    summary: Texts
    approval: Literal["none", "management", "legal"]
    waives: tuple[Cover, ...]
    requires: tuple[Link, ...]
    implies: tuple[Link, ...]
    activate: Condition | None
    conflicts: tuple[Conflict, ...]
    parameters: Mapping[str, Parameter]
    changes: tuple[Change, ...]
    span: Span
    was: Was = ()

    @property
    def pin(self) -> str:
        return f"{self.id}@{self.version.major}"
