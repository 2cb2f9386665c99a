"""Documents after the variants have been applied, in every language; then the same with their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from engine.model.clause import ClauseItem, ClauseParagraph, LocalWords, Outline, Term, Texts
from engine.model.document import Absence, Provenance
from engine.model.place import Place
from engine.model.selection import Selection


@dataclass(frozen=True, slots=True)
class ComposedItem:
    item: ClauseItem
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ComposedParagraph:
    """A paragraph that is printed; its items are in `items`, not in `paragraph`."""

    paragraph: ClauseParagraph
    items: tuple[ComposedItem, ...]
    provenance: Provenance

    @property
    def run_in(self) -> ComposedItem | None:
        """The only item where it runs on in the line of the paragraph instead of standing below it."""
        alone = self.paragraph.single is not None and not self.paragraph.boxes and len(self.items) == 1
        return self.items[0] if alone else None

    @property
    def text(self) -> Texts:
        """What stands before the items."""
        single = self.paragraph.single
        return self.paragraph.text if single is None or self.run_in is None else single


@dataclass(frozen=True, slots=True)
class ComposedClause:
    """A clause that is printed, or (`reserved`) the number that it leaves empty."""

    id: Place
    title: LocalWords
    annex: bool
    reserved: bool
    paragraphs: tuple[ComposedParagraph, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ComposedDocument:
    """A document with what it prints, and (`absent`) what the library has for it and this selection leaves out."""

    outline: Outline
    title: LocalWords
    clauses: tuple[ComposedClause, ...]
    absent: tuple[Absence, ...] = ()


@dataclass(frozen=True, slots=True)
class Composed:
    """All documents of one assembly, with the terms they may use and where references to removed places go.

    `used` names the terms that each document defines; `removed` every place that this selection takes away, with what
    took it.
    """

    selection: Selection
    documents: Mapping[str, ComposedDocument]
    terms: Mapping[str, Term]
    used: Mapping[str, frozenset[str]]
    redirects: Mapping[Place, Place]
    removed: Mapping[Place, str]


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a place: `article` "5", `paragraph` "5.2", `item` "i".

    An item that runs on in the line of its paragraph has the number of that one.
    """

    kind: Literal["article", "annex"]
    article: str
    paragraph: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Composed documents with the number of every place, by place (`cgv/duration#notice.email`)."""

    composed: Composed
    numbers: Mapping[Place, Number]
