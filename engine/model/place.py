"""Places: what the parts of documents are called, from `cgv` and `cgv/duration` to `cgv/duration#notice.email`.

The only module that knows how a place is written; everybody else asks a place for what lies around it or in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from engine.diagnostics import Span

ID = r"[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*"
"""How whoever writes a library may call a document, a clause, a paragraph, an item."""

_PLACE = re.compile(rf"{ID}(?:/{ID}(?:#{ID}(?:\.{ID})?)?)?\Z")

Kind = Literal["document", "article", "paragraph", "item"]


class Place(str):
    """A document, a clause of it, a paragraph of that, or an item of that paragraph.

    A place is the text that people write, and sorts, hashes and prints as that text, so that the tables of the
    library and every format take it as it is. `parse` refuses what is no place; the constructor believes its caller.
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Place:
        """The place that is written so. Raises `ValueError` where it is not written as one."""
        if _PLACE.match(text) is None:
            raise ValueError(f"{text} is not written as a place of a document")
        return cls(text)

    @property
    def kind(self) -> Kind:
        if "#" not in self:
            return "article" if "/" in self else "document"
        return "item" if self.item else "paragraph"

    @property
    def document(self) -> str:
        """The id of the document."""
        return self.partition("/")[0]

    @property
    def clause(self) -> Place:
        """The clause in which it lies, or which it is; a document lies in none and stays what it is."""
        return Place(self.partition("#")[0])

    @property
    def name(self) -> str:
        """The id of the clause in its document; empty for a document."""
        return self.partition("#")[0].partition("/")[2]

    @property
    def local(self) -> str:
        """As its own document writes it: `duration#notice`; empty for a document."""
        return self.partition("/")[2]

    @property
    def part(self) -> str:
        """What follows the clause, as references within it write it: `notice.email`; empty for a whole clause."""
        return self.partition("#")[2]

    @property
    def paragraph(self) -> str:
        """The id of the paragraph, or of the one around it; empty for what is larger."""
        return self.part.partition(".")[0]

    @property
    def item(self) -> str:
        """The id of the item; empty for what is larger."""
        return self.part.partition(".")[2]

    @property
    def id(self) -> str:
        """What tells it apart in what it lies in: `email`."""
        return self.item or self.paragraph or self.name or str(self)

    def outer(self) -> Place | None:
        """What it lies in; None for a document."""
        for mark in (".", "#", "/"):
            around, found, _ = self.rpartition(mark)
            if found:
                return Place(around)
        return None

    def around(self) -> Iterator[Place]:
        """Itself, then what it lies in, then what that lies in, as far as its document."""
        one: Place | None = self
        while one is not None:
            yield one
            one = one.outer()

    def child(self, id: str) -> Place:
        """The clause, paragraph or item of this id in it.

        An item holds nothing, but what somebody writes into one all the same is named likewise.
        """
        return Place(f"{self}{'.' if '#' in self else '#' if '/' in self else '/'}{id}")

    def at(self, part: str) -> Place:
        """The paragraph or item of this clause that a reference within it names so: `notice.email`."""
        return Place(f"{self}#{part}" if part else self)

    def within(self, other: str) -> bool:
        """Whether it lies in another place, or is that place."""
        return self.startswith(other) and (len(self) == len(other) or self[len(other)] in "/#.")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """A text like any other, where a schema describes what is printed of a document."""
        return handler(str)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place as somebody points at it in a file; `span` is where, if anywhere, and does not tell two apart."""

    place: Place
    span: Span | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return str(self.place)
