"""What differs between two finished documents of one language: articles, paragraphs, items, and the words in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class TextChange(StrEnum):
    """What happened to a piece of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class Nature(StrEnum):
    """What a difference is about, the weightiest first."""

    WORDING = "wording"  # words of the library, or another parameter or reference than before
    FIGURE = "figure"  # the value of the same parameter, words of the deal
    REFERENCE = "reference"  # the number under which the same place is cited
    NUMBER = "number"  # the number of the paragraph, article or item itself
    PLACE = "place"  # where the paragraph or item stands


class ChangeState(StrEnum):
    """What happened to an article, paragraph, item, definition or row."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    INSERTED = "inserted"
    REMOVED = "removed"
    RESERVED = "reserved"  # an article that keeps its number but no longer has a text
    RESTORED = "restored"  # an article that has a text again
    MOVED = "moved"  # a paragraph or item where it stood before; its text stands where it is now


@dataclass(frozen=True, slots=True)
class Piece:
    """Whole words, spaces and punctuation that were kept, deleted or inserted; `nature` is None for kept ones."""

    kind: TextChange
    text: str
    nature: Nature | None = None


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line before and after. Emphasis is no part of it: a change of look alone is none."""

    pieces: tuple[Piece, ...]

    @property
    def before(self) -> str:
        return "".join(one.text for one in self.pieces if one.kind is not TextChange.INSERTED)

    @property
    def after(self) -> str:
        return "".join(one.text for one in self.pieces if one.kind is not TextChange.DELETED)

    @property
    def changed(self) -> bool:
        return any(one.kind is not TextChange.KEPT for one in self.pieces)

    @property
    def natures(self) -> frozenset[Nature]:
        return frozenset(one.nature for one in self.pieces if one.nature is not None)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number before and after; None on the side where the thing does not exist."""

    before: str | None
    after: str | None

    @property
    def changed(self) -> bool:
        return None not in (self.before, self.after) and self.before != self.after

    @property
    def natures(self) -> frozenset[Nature]:
        return frozenset({Nature.NUMBER}) if self.changed else frozenset()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The other place of something that moved: its identity now, and the number that it has or had there."""

    id: str
    number: str


PartKind = Literal["text", "bullet", "header", "row", "definition", "signature"]


@dataclass(frozen=True, slots=True)
class PartChange:
    """A piece of a paragraph's body: a text, a bullet, a row of a table (a cell a line), a definition (name, meaning).

    `id` is that of the term in a definition, otherwise empty.
    """

    kind: PartKind
    id: str
    state: ChangeState
    cells: tuple[ComparedLine, ...]

    @property
    def natures(self) -> frozenset[Nature]:
        return _within(self.state, self.cells)


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item; its final punctuation is part of its line. Moves are told as for paragraphs."""

    id: str
    state: ChangeState
    number: Numbers
    line: ComparedLine
    moved_from: Elsewhere | None = None
    moved_to: Elsewhere | None = None

    @property
    def natures(self) -> frozenset[Nature]:
        return _within(self.state, (self.number, self.line)) | _moved(self.moved_from)


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph, by its identity; items that were taken away stand where they stood.

    One that moved stands twice: where it is now, with its words and `moved_from`; and where it was, in the state
    MOVED, with nothing but its former number and `moved_to`.
    """

    id: str
    state: ChangeState
    number: Numbers
    heading: ComparedLine
    parts: tuple[PartChange, ...]
    items: tuple[ItemChange, ...]
    moved_from: Elsewhere | None = None
    moved_to: Elsewhere | None = None

    @property
    def natures(self) -> frozenset[Nature]:
        inner = _within(self.state, (self.number, self.heading, *self.parts, *self.items))
        return inner | _moved(self.moved_from)

    @property
    def renumbered(self) -> bool:
        """Whether nothing but its number is another one."""
        return self.natures == {Nature.NUMBER}


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """An article or annex; `notice` is what a reserved one says instead of a text."""

    id: str
    state: ChangeState
    number: Numbers
    label: ComparedLine
    title: ComparedLine
    notice: ComparedLine
    paragraphs: tuple[ParagraphChange, ...]

    @property
    def natures(self) -> frozenset[Nature]:
        return _within(self.state, (self.number, self.title, self.notice, *self.paragraphs))


@dataclass(frozen=True, slots=True)
class Comparison:
    """One document before and after, in one language; one that exists on one side only is inserted or removed whole.

    `colon` is what stands between a defined term and its meaning.
    """

    document: str
    language: str
    state: ChangeState
    title: ComparedLine
    colon: str
    articles: tuple[ArticleChange, ...]

    @property
    def natures(self) -> frozenset[Nature]:
        return _within(self.state, (self.title, *self.articles))

    @property
    def changed(self) -> bool:
        return bool(self.natures)

    def touched(self, *natures: Nature) -> Iterator[str]:
        """The identity of every article, paragraph, item and definition that differs in one of these ways."""
        wanted = frozenset(natures)
        for article in self.articles:
            own = _within(article.state, (article.number, article.title, article.notice))
            yield from [article.id] if own & wanted else []
            for paragraph in article.paragraphs:
                own = _within(paragraph.state, (paragraph.number, paragraph.heading)) | _moved(paragraph.moved_from)
                bodies = frozenset(nature for part in paragraph.parts if not part.id for nature in part.natures)
                yield from [paragraph.id] if (own | bodies) & wanted else []
                yield from (part.id for part in paragraph.parts if part.id and part.natures & wanted)
                yield from (item.id for item in paragraph.items if item.natures & wanted)


Inner = ComparedLine | Numbers | PartChange | ItemChange | ParagraphChange | ArticleChange


def _within(state: ChangeState, inner: tuple[Inner, ...]) -> frozenset[Nature]:
    """What differs in something: all its wording where it came or went."""
    if state is ChangeState.MOVED:
        return frozenset({Nature.PLACE})
    if state in (ChangeState.UNCHANGED, ChangeState.CHANGED):
        return frozenset(nature for one in inner for nature in one.natures)
    return frozenset({Nature.WORDING})


def _moved(origin: Elsewhere | None) -> frozenset[Nature]:
    return frozenset() if origin is None else frozenset({Nature.PLACE})
