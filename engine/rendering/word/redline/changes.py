"""A text with its changes as Word tracks them: paragraphs and tables that one side or both have, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from types import MappingProxyType

from engine.model.comparison import Kind, Line
from engine.model.document import Origin, Run
from engine.rendering.word.markup import look

Runs = Sequence[Run]
OTHER = MappingProxyType({Kind.DELETED: Kind.INSERTED, Kind.INSERTED: Kind.DELETED})


@dataclass(frozen=True, slots=True)
class Words:
    """Words that were kept, deleted or inserted; `look` is how Word prints them, the properties of a run."""

    kind: Kind
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands: its style, the list that counts it if the style does not say so, what else is said of it.

    `page` puts it at the top of a page; `keep`, which holds it on the page of what follows, is no part of the text.
    """

    style: str
    numbering: str = ""
    page: bool = False
    after: str = ""
    keep: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of Word before and after, None on the side that does not have it, with the words of both sides.

    One that stands otherwise than before is printed as deleted and inserted.
    """

    before: Shape | None
    after: Shape | None
    words: tuple[Words, ...]
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; both sides have it if both have its row."""

    content: tuple[Block, ...]
    width: int
    borders: str = ""
    properties: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, and which sides have it."""

    before: bool
    after: bool
    cells: tuple[Cell, ...]
    header: bool = False
    height: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with columns of these widths, in twentieths of a point; it came or went if all its rows did."""

    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    style: str
    indent: int = 0
    keep: bool = False


Block = Passage | Table


def only(blocks: Iterable[Block], kind: Kind) -> list[Block]:
    """What the side before has of blocks (`Kind.DELETED`), as deleted, or the side after, as inserted."""
    found = (_passage(one, kind) if isinstance(one, Passage) else _table(one, kind) for one in blocks)
    return [one for one in found if one is not None]


def only_words(words: Iterable[Words], kind: Kind) -> tuple[Words, ...]:
    return tuple(replace(one, kind=kind) for one in words if one.kind is not OTHER[kind])


def sided(words: Sequence[Words], before: bool, after: bool) -> tuple[Words, ...]:
    """The words as far as these sides have them."""
    if before and after:
        return tuple(words)
    return only_words(words, Kind.DELETED if before else Kind.INSERTED)


def only_row(row: Row, kind: Kind) -> Row | None:
    if not (row.before if kind is Kind.DELETED else row.after):
        return None
    cells = tuple(replace(one, content=tuple(only(one.content, kind))) for one in row.cells)
    return replace(row, before=kind is Kind.DELETED, after=kind is Kind.INSERTED, cells=cells)


def _passage(one: Passage, kind: Kind) -> Passage | None:
    before, after = (one.before, None) if kind is Kind.DELETED else (None, one.after)
    if before is None and after is None:
        return None
    bookmark = "" if kind is Kind.DELETED and one.after is not None else one.bookmark  # a name stands once in a file
    return Passage(before, after, only_words(one.words, kind), bookmark)


def _table(one: Table, kind: Kind) -> Table | None:
    rows = tuple(row for row in (only_row(row, kind) for row in one.rows) if row is not None)
    return replace(one, rows=rows) if rows else None


# Words


def told(line: Line, sides: Sequence[Runs], language: str, style: str = "") -> Iterator[Words]:
    """The words of a line with the looks of the runs that they come from: what is kept looks as it does now."""
    before, after = sides
    at = {Kind.DELETED: 0, Kind.INSERTED: 0}
    for piece in line.pieces:
        side = Kind.DELETED if piece.kind is Kind.DELETED else Kind.INSERTED
        end = at[side] + len(piece.text)
        for text, run in _cut(before if side is Kind.DELETED else after, at[side], end):
            yield Words(piece.kind, text, run_look(run, language, style))
        for one in at:
            at[one] += len(piece.text) if piece.kind in (one, Kind.KEPT) else 0


def _cut(runs: Runs, start: int, end: int) -> Iterator[tuple[str, Run]]:
    """The letters of a line from one place to another, run by run."""
    at = 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        if text:
            yield text, run
        at += len(run.text)


def run_look(run: Run, language: str, style: str = "") -> str:
    shown = style or ("ClausierBlank" if run.origin is Origin.BLANK else "")
    return look(language, style=shown, strong=run.strong, emphasis=run.emphasis)


def either(sides: Sequence[str], properties: str) -> Iterator[Words]:
    """A text that is not cut, before and after: the same, or another one, or that of one side."""
    before, after = sides
    if before == after:
        yield from [Words(Kind.KEPT, after, properties)] if after else []
        return
    yield from [Words(Kind.DELETED, before, properties)] if before else []
    yield from [Words(Kind.INSERTED, after, properties)] if after else []


# Orders


def woven(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, Kind]]:
    """Two orders as one: what keeps its place once, what does not where it stood and where it stands now."""
    for same, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if same == "equal":
            yield from ((id, Kind.KEPT) for id in after[c:d])
        else:
            yield from ((id, Kind.DELETED) for id in before[a:b])
            yield from ((id, Kind.INSERTED) for id in after[c:d])


def placed(blocks: Sequence[Block], kind: Kind) -> Sequence[Block]:
    """Blocks as they are printed where they stand on both sides or on one."""
    return blocks if kind is Kind.KEPT else only(blocks, kind)
