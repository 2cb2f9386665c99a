"""Variants: versioned options that change documents when selected. The operations are a closed table, `Change`.

An operation tells of itself what it claims, writes, touches and asks; see `Operation`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, Self

from engine.diagnostics import Span
from engine.model.claims import Claim
from engine.model.clause import (
    Clause,
    ClauseItem,
    ClauseParagraph,
    Cover,
    FormerNames,
    Join,
    LocalWords,
    Parameter,
    Term,
    TextNode,
    Texts,
    Value,
    Version,
    parts_of,
)
from engine.model.condition import Condition
from engine.model.place import Place, Pointer


class Operation(ABC):
    """What every operation answers, so that whoever looks at changes need not know the operations.

    Only who makes them has to: the pass `compose`, and the same for all selections at once, `proving/documents`.
    """

    __slots__ = ()

    when: Condition | None
    span: Span

    @property
    @abstractmethod
    def verb(self) -> str:
        """What it does, in a word: `remove`."""

    @property
    def name(self) -> str:
        """What it does, to what: `remove cgv/duration#notice`, `set notice`."""
        return f"{self.verb} {self.claims()[0].about}"

    @abstractmethod
    def claims(self) -> tuple[Claim, ...]:
        """What it claims for itself; see `claims`."""

    @property
    def place(self) -> Pointer | None:
        """The part of a document that it changes, or beside which it inserts; it must be there."""
        return None

    @property
    def whole(self) -> Place | None:
        """The clause or document that it is about as a whole, whatever stands in it."""
        return None

    @property
    def onward(self) -> Pointer | None:
        """Where references go to what it takes away."""
        return None

    def touches(self) -> Iterator[Pointer]:
        """Every place that it points at."""
        yield from (one for one in (self.place, self.onward) if one is not None)

    def writes(self) -> Iterator[tuple[Place, Written]]:
        """What it writes and where, with all that lies in it; what holds other things before these."""
        yield from ()

    @property
    def restates(self) -> bool:
        """Whether what it writes stands in the stead of something."""
        return any(node is self for _, node in self.writes())

    def defines(self) -> tuple[Term, ...]:
        """The terms that it defines or restates."""
        return ()

    def brings(self) -> Iterator[tuple[Place, TextNode]]:
        """Of what it writes, the clauses, paragraphs and items that are not there without it."""
        for place, node in self.writes():
            if isinstance(node, Clause | ClauseParagraph | ClauseItem):
                yield place, node

    def conditions(self) -> Iterator[tuple[Operation | TextNode, Condition]]:
        """What it asks for itself, then what each part asks that it brings."""
        if self.when is not None:
            yield self, self.when
        for _, node in self.brings():
            if node.when is not None:
                yield node, node.when

    def lean(self) -> Self:
        """Itself without what it brings that has a version of its own."""
        return self

    def texts(self) -> Mapping[str, Texts | LocalWords]:
        """What it says in every language besides what it brings, by what it is."""
        return {}

    def facts(self) -> Mapping[str, str]:
        """What else it says, in words."""
        return {}


@dataclass(frozen=True, slots=True)
class Replace(Operation):
    """Restates the text and the covers of a paragraph or item; heading, items and join only where given.

    What introduces an only item, `single`, is restated with the text: without it, that item has its number.
    """

    target: Pointer
    text: Texts
    heading: LocalWords | None
    items: tuple[ClauseItem, ...] | None
    join: Join | None
    covers: tuple[Cover, ...]
    when: Condition | None
    span: Span
    single: Texts | None = None

    @property
    def verb(self) -> str:
        return "replace"

    @property
    def place(self) -> Pointer:
        return self.target

    def claims(self) -> tuple[Claim, ...]:
        place = self.target.place
        whole = self.items is not None and place.kind == "paragraph"
        return (Claim("text", place), *((Claim("items", place),) if whole else ()))

    def writes(self) -> Iterator[tuple[Place, Written]]:
        yield self.target.place, self
        yield from ((self.target.place.child(item.id), item) for item in self.items or ())

    def texts(self) -> Mapping[str, Texts | LocalWords]:
        return {"heading": self.heading or {}, "text": self.text, "single": self.single or {}}

    def facts(self) -> Mapping[str, str]:
        own = {} if self.items is None else {"items": "own"}
        return {"covers": ", ".join(sorted(one.duty for one in self.covers)), "join": self.join or "", **own}


@dataclass(frozen=True, slots=True)
class Remove(Operation):
    """Takes away a paragraph, item or clause; references to it go to `redirect`."""

    target: Pointer
    redirect: Pointer | None
    when: Condition | None
    span: Span

    @property
    def verb(self) -> str:
        return "remove"

    @property
    def place(self) -> Pointer:
        return self.target

    @property
    def onward(self) -> Pointer | None:
        return self.redirect

    def claims(self) -> tuple[Claim, ...]:
        return (Claim("gone", self.target.place),)

    def facts(self) -> Mapping[str, str]:
        return {"redirect": str(self.redirect or "")}


Position = Literal["before", "after", "into"]


@dataclass(frozen=True, slots=True)
class Insert(Operation):
    """Adds a clause, paragraph or item before, after or (as the last one) into an anchor."""

    position: Position
    anchor: Pointer
    target: Pointer
    content: Clause | ClauseParagraph | ClauseItem
    when: Condition | None
    span: Span

    @property
    def verb(self) -> str:
        return "insert"

    @property
    def place(self) -> Pointer:
        return self.anchor

    def claims(self) -> tuple[Claim, ...]:
        return (Claim("id", self.target.place),)

    def writes(self) -> Iterator[tuple[Place, Written]]:
        yield from parts_of(self.target.place, self.content)

    def lean(self) -> Self:
        if not isinstance(self.content, Clause) or not self.content.versioned:
            return self
        return replace(self, content=replace(self.content, title={}, paragraphs=(), when=None))

    def facts(self) -> Mapping[str, str]:
        return {"place": f"{self.position} {self.anchor}"}


@dataclass(frozen=True, slots=True)
class Retitle(Operation):
    """Gives a clause, or a document, another title."""

    target: Place
    title: LocalWords
    when: Condition | None
    span: Span

    @property
    def verb(self) -> str:
        return "retitle"

    @property
    def whole(self) -> Place:
        return self.target

    def claims(self) -> tuple[Claim, ...]:
        return (Claim("title", self.target),)

    def texts(self) -> Mapping[str, Texts | LocalWords]:
        return {"title": self.title}


@dataclass(frozen=True, slots=True)
class SetParameter(Operation):
    """Gives a parameter of the library another standard value."""

    parameter: str
    value: Value
    when: Condition | None
    span: Span

    @property
    def verb(self) -> str:
        return "set"

    def claims(self) -> tuple[Claim, ...]:
        return (Claim("parameter", self.parameter, str(self.value)),)

    def facts(self) -> Mapping[str, str]:
        return {"value": str(self.value)}


@dataclass(frozen=True, slots=True)
class Define(Operation):
    """Adds a defined term, or restates one."""

    term: Term
    when: Condition | None
    span: Span

    @property
    def verb(self) -> str:
        return "define"

    def claims(self) -> tuple[Claim, ...]:
        return (Claim("term", self.term.id),)

    def defines(self) -> tuple[Term, ...]:
        return (self.term,)

    def lean(self) -> Self:
        return replace(self, term=replace(self.term, languages={}, covers=()))


@dataclass(frozen=True, slots=True)
class Reoutline(Operation):
    """Adds a clause or a document to what is printed, or drops it; references to a dropped clause go to `redirect`."""

    action: Literal["add", "drop"]
    target: Place
    redirect: Pointer | None
    when: Condition | None
    span: Span

    @property
    def verb(self) -> str:
        return self.action

    @property
    def whole(self) -> Place:
        return self.target

    @property
    def onward(self) -> Pointer | None:
        return self.redirect

    @property
    def of_document(self) -> bool:
        """Whether it decides on a whole document."""
        return self.target.kind == "document"

    def claims(self) -> tuple[Claim, ...]:
        gone = self.action == "drop" and not self.of_document
        return (Claim("gone" if gone else self.action, self.target),)

    def facts(self) -> Mapping[str, str]:
        return {"redirect": str(self.redirect or "")}


Written = Clause | ClauseParagraph | ClauseItem | Replace
"""What a change writes somewhere: a part that it brings, or the change itself where it restates a text."""

Change = Replace | Remove | Insert | Retitle | SetParameter | Define | Reoutline


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a variant does not go with, and why, in words for the person who selects it."""

    when: Condition
    reason: LocalWords
    span: Span


@dataclass(frozen=True, slots=True)
class VariantLink:
    """Another variant that a variant requires or implies."""

    variant: str
    span: Span


@dataclass(frozen=True, slots=True)
class Variant:
    """A versioned option. `parameters` are its own, by their full name (`eea-only.surcharge`).

    `waives` names duties that no document owes where it is selected, because the parties agree otherwise. `surcharge`
    is the full name of the parameter that says by how many percent it raises prices; empty where it raises none.
    """

    id: str
    version: Version
    title: LocalWords
    summary: Texts
    approval: Literal["none", "management", "legal"]
    waives: tuple[Cover, ...]
    requires: tuple[VariantLink, ...]
    implies: tuple[VariantLink, ...]
    activate: Condition | None
    conflicts: tuple[Conflict, ...]
    parameters: Mapping[str, Parameter]
    changes: tuple[Change, ...]
    span: Span
    was: FormerNames = ()
    surcharge: str = ""

    @property
    def pin(self) -> str:
        return f"{self.id}@{self.version.major}"
