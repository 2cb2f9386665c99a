"""A text with its changes as Word tracks them: paragraphs and tables that one side or both have, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from types import MappingProxyType

from engine.model.comparison import ComparedLine, TextChange
from engine.model.document import Origin, Run, Runs
from engine.rendering.word.markup import look

OTHER = MappingProxyType({TextChange.DELETED: TextChange.INSERTED, TextChange.INSERTED: TextChange.DELETED})


@dataclass(frozen=True, slots=True)
class TrackedWords:
    """Words that were kept, deleted or inserted; `look` is how Word prints them, the properties of a run."""

    kind: TextChange
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class ParagraphSetting:
    """How a paragraph stands: its style, the list that counts it if the style does not say so, what else is said of it.

    `page` puts it at the top of a page; `keep`, which holds it on the page of what follows, is no part of the text.
    """

    style: str
    numbering: str = ""
    page: bool = False
    after: str = ""
    keep: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class RedlineParagraph:
    """A paragraph of Word before and after, None on the side that does not have it, with the words of both sides.

    One that stands otherwise than before is printed as deleted and inserted.
    """

    before: ParagraphSetting | None
    after: ParagraphSetting | None
    words: tuple[TrackedWords, ...]
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class RedlineCell:
    """A cell of a table; both sides have it if both have its row."""

    content: tuple[RedlineBlock, ...]
    width: int
    borders: str = ""
    properties: str = ""


@dataclass(frozen=True, slots=True)
class RedlineRow:
    """A row of a table, and which sides have it."""

    before: bool
    after: bool
    cells: tuple[RedlineCell, ...]
    header: bool = False
    height: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with columns of these widths, in twentieths of a point; it came or went if all its rows did."""

    rows: tuple[RedlineRow, ...]
    widths: tuple[int, ...]
    style: str
    indent: int = 0
    keep: bool = False


RedlineBlock = RedlineParagraph | Table


def only(blocks: Iterable[RedlineBlock], kind: TextChange) -> list[RedlineBlock]:
    """What the side before has of blocks (`TextChange.DELETED`), as deleted, or the side after, as inserted."""
    found = (_passage(one, kind) if isinstance(one, RedlineParagraph) else _table(one, kind) for one in blocks)
    return [one for one in found if one is not None]


def only_words(words: Iterable[TrackedWords], kind: TextChange) -> tuple[TrackedWords, ...]:
    return tuple(replace(one, kind=kind) for one in words if one.kind is not OTHER[kind])


def sided(words: Sequence[TrackedWords], before: bool, after: bool) -> tuple[TrackedWords, ...]:
    """The words as far as these sides have them."""
    if before and after:
        return tuple(words)
    return only_words(words, TextChange.DELETED if before else TextChange.INSERTED)


def only_row(row: RedlineRow, kind: TextChange) -> RedlineRow | None:
    if not (row.before if kind is TextChange.DELETED else row.after):
        return None
    cells = tuple(replace(one, content=tuple(only(one.content, kind))) for one in row.cells)
    return replace(row, before=kind is TextChange.DELETED, after=kind is TextChange.INSERTED, cells=cells)


def _passage(one: RedlineParagraph, kind: TextChange) -> RedlineParagraph | None:
    before, after = (one.before, None) if kind is TextChange.DELETED else (None, one.after)
    if before is None and after is None:
        return None
    bookmark = (
        "" if kind is TextChange.DELETED and one.after is not None else one.bookmark
    )  # a name stands once in a file
    return RedlineParagraph(before, after, only_words(one.words, kind), bookmark)


def _table(one: Table, kind: TextChange) -> Table | None:
    rows = tuple(row for row in (only_row(row, kind) for row in one.rows) if row is not None)
    return replace(one, rows=rows) if rows else None


# Words


def told(line: ComparedLine, sides: Sequence[Runs], language: str, style: str = "") -> Iterator[TrackedWords]:
    """The words of a line with the looks of the runs that they come from: what is kept looks as it does now."""
    before, after = sides
    at = {TextChange.DELETED: 0, TextChange.INSERTED: 0}
    for piece in line.pieces:
        side = TextChange.DELETED if piece.kind is TextChange.DELETED else TextChange.INSERTED
        end = at[side] + len(piece.text)
        for text, run in _cut(before if side is TextChange.DELETED else after, at[side], end):
            yield TrackedWords(piece.kind, text, run_look(run, language, style))
        for one in at:
            at[one] += len(piece.text) if piece.kind in (one, TextChange.KEPT) else 0


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


def either(sides: Sequence[str], properties: str) -> Iterator[TrackedWords]:
    """A text that is not cut, before and after: the same, or another one, or that of one side."""
    before, after = sides
    if before == after:
        yield from [TrackedWords(TextChange.KEPT, after, properties)] if after else []
        return
    yield from [TrackedWords(TextChange.DELETED, before, properties)] if before else []
    yield from [TrackedWords(TextChange.INSERTED, after, properties)] if after else []


# Orders


def woven(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, TextChange]]:
    """Two orders as one: what keeps its place once, what does not where it stood and where it stands now."""
    for same, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if same == "equal":
            yield from ((id, TextChange.KEPT) for id in after[c:d])
        else:
            yield from ((id, TextChange.DELETED) for id in before[a:b])
            yield from ((id, TextChange.INSERTED) for id in after[c:d])


def placed(blocks: Sequence[RedlineBlock], kind: TextChange) -> Sequence[RedlineBlock]:
    """Blocks as they are printed where they stand on both sides or on one."""
    return blocks if kind is TextChange.KEPT else only(blocks, kind)
