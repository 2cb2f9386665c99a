"""A comparison as lines to print, whatever the format: what changed with what stands around it, the rest left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Literal

from engine.languages import LANGUAGES
from engine.languages.redline import RedlineWords
from engine.model.comparison import (
    ArticleChange,
    ChangeState,
    ComparedLine,
    Comparison,
    ItemChange,
    Nature,
    Numbers,
    ParagraphChange,
    PartChange,
    Piece,
    TextChange,
)
from engine.rendering.walk import ended

Pieces = tuple[Piece, ...]
LineLevel = Literal["title", "article", "paragraph", "body", "bullet", "item", "moved", "left-out"]

ARROW = " → "
ELSEWHERE = "↷"
"""What marks a text that stands elsewhere than before."""
LEFT_OUT = "[…]"
WHOLE = MappingProxyType({ChangeState.INSERTED: TextChange.INSERTED, ChangeState.REMOVED: TextChange.DELETED})


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line to print with the number before it, if it has one."""

    level: LineLevel
    number: Pieces
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class ShownTable:
    """The header of a table, then the rows that differ."""

    rows: tuple[tuple[Pieces, ...], ...]


def shown(comparison: Comparison) -> Iterator[PrintedLine | ShownTable]:
    """Everything to print, in order; nothing where nothing differs."""
    if not comparison.changed:
        return
    yield PrintedLine("title", (), comparison.title.pieces)
    told = RedlineLabels(comparison.colon, LANGUAGES[comparison.language].redline)
    moved: list[str] = []
    for article in comparison.articles:
        if article.natures == {Nature.NUMBER} and article.number.changed:
            moved.append(f"{article.label.before}{ARROW}{article.label.after}")
        elif article.natures:
            yield from article_lines(article, told)
    yield from told.other_numbers(moved)


@dataclass(frozen=True, slots=True)
class RedlineLabels:
    """The words around the text: what stands between a label and its text, and the words of the language."""

    colon: str
    words: RedlineWords

    def other_numbers(self, moved: Sequence[str]) -> Iterator[PrintedLine]:
        """The numbers that are other ones, where nothing else is."""
        if moved:
            text = f"{self.words.renumbered}{self.colon}{' · '.join(moved)}"
            yield PrintedLine("moved", (), (Piece(TextChange.KEPT, text),))

    def moved(self, one: ParagraphChange | ItemChange) -> str:
        """Where something stood before, or where it stands now; empty if it did not move."""
        if one.moved_from is not None:
            return self.words.moved_from.format(place=one.moved_from.number)
        return self.words.moved_to.format(place=one.moved_to.number) if one.moved_to is not None else ""


def article_lines(article: ArticleChange, told: RedlineLabels) -> Iterator[PrintedLine | ShownTable]:
    label: Pieces = (Piece(TextChange.KEPT, f"{article.label.before}{ARROW}{article.label.after}"),)
    label = label if article.number.changed else article.label.pieces
    between = Piece(WHOLE.get(article.state, TextChange.KEPT), " – ")
    yield PrintedLine("article", (), merged((*label, between, *article.title.pieces)))
    if article.notice.changed:
        yield PrintedLine("body", (), article.notice.pieces)
    moved: list[str] = []
    for paragraph in article.paragraphs:
        if paragraph.renumbered and paragraph.number.changed:
            moved.append(f"{paragraph.number.before}{ARROW}{paragraph.number.after}")
        elif paragraph.natures:
            yield from paragraph_lines(paragraph, told)
    yield from told.other_numbers(moved)


def paragraph_lines(paragraph: ParagraphChange, told: RedlineLabels) -> Iterator[PrintedLine | ShownTable]:
    """The paragraph with its text; of tables, definitions and items only what differs."""
    if paragraph.state is ChangeState.MOVED:
        yield PrintedLine(
            "moved", (), (Piece(TextChange.KEPT, f"{paragraph.number.before} {ELSEWHERE} {told.moved(paragraph)}"),)
        )
        return
    if paragraph.moved_from is not None:
        yield PrintedLine("moved", (), (Piece(TextChange.KEPT, f"{ELSEWHERE} {told.moved(paragraph)}"),))
    heading: Pieces = ()
    if paragraph.heading.pieces:
        text = paragraph.heading.after or paragraph.heading.before
        gone = WHOLE.get(paragraph.state, TextChange.KEPT if paragraph.heading.after else TextChange.DELETED)
        heading = (*paragraph.heading.pieces, Piece(gone, f"{ended(text)[len(text) :]} "))
    parts = list(paragraph.parts)
    lead: Pieces = ()
    while parts and parts[0].kind == "text" and not (lead and parts[0].state is not ChangeState.REMOVED):
        lead += parts.pop(0).cells[0].pieces  # a text that was removed is followed by the one that took its place
    yield PrintedLine("paragraph", number_pieces(paragraph.number), merged((*heading, *lead)))
    for tabular, group in groupby(parts, lambda one: one.kind in ("header", "row")):
        one_kind = list(group)
        yield from tables(one_kind) if tabular else bodies(one_kind, told.colon)
    yield from item_lines(paragraph.items, told)


def tables(parts: Sequence[PartChange]) -> Iterator[ShownTable | PrintedLine]:
    """Tables with their headers and the rows that differ."""
    starts = [place for place, one in enumerate(parts) if one.kind == "header"]
    for start, end in zip(starts, [*starts[1:], len(parts)], strict=True):
        rows = [one for one in parts[start:end] if one.natures]
        if rows:
            header = [] if rows[0].kind == "header" else [parts[start]]
            size = len(parts[start].cells)
            kept = [one for one in (*header, *rows) if len(one.cells) == size]
            yield ShownTable(tuple(tuple(cell.pieces for cell in one.cells) for one in kept))


def bodies(parts: Sequence[PartChange], ends: str) -> Iterator[PrintedLine]:
    for differs, group in groupby(parts, lambda one: bool(one.natures) or one.kind == "text"):
        if not differs:
            yield PrintedLine("left-out", (), (Piece(TextChange.KEPT, LEFT_OUT),))
            continue
        for one in group:
            level: LineLevel = "bullet" if one.kind == "bullet" else "body"
            yield PrintedLine(level, (), merged(separated(one.cells, ends, WHOLE.get(one.state, TextChange.KEPT))))


def separated(cells: Sequence[ComparedLine], ends: str, kind: TextChange) -> Iterator[Piece]:
    """A line, or a label and a text with the colon between them."""
    filled = [cell for cell in cells if cell.pieces]
    for place, cell in enumerate(filled):
        yield from [Piece(kind, ends)] if place else []
        yield from cell.pieces


def item_lines(items: Sequence[ItemChange], told: RedlineLabels) -> Iterator[PrintedLine]:
    for natures, group in groupby(items, lambda one: one.natures):
        if not natures:
            yield PrintedLine("left-out", (), (Piece(TextChange.KEPT, LEFT_OUT),))
        elif natures == {Nature.NUMBER}:
            moved = " · ".join(f"{one.number.before}{ARROW}{one.number.after}" for one in group)
            yield PrintedLine("moved", (), (Piece(TextChange.KEPT, moved),))
        else:
            yield from (item_line(one, told) for one in group)


def item_line(item: ItemChange, told: RedlineLabels) -> PrintedLine:
    """An item with its changes; where it moved, with the words that say from where or to where."""
    moved = told.moved(item)
    mark = (Piece(TextChange.KEPT, f"{ELSEWHERE} {moved}{told.colon if item.line.pieces else ''}"),) if moved else ()
    number = Numbers(item.number.before, item.number.before) if item.state is ChangeState.MOVED else item.number
    return PrintedLine("item", number_pieces(number), merged((*mark, *item.line.pieces)))


def number_pieces(number: Numbers) -> Pieces:
    before, after = number.before, number.after
    if before is None or after is None:
        text, kind = (after, TextChange.INSERTED) if before is None else (before, TextChange.DELETED)
        return (Piece(kind, text),) if text else ()
    text = f"{before}{ARROW}{after}" if number.changed else after
    return (Piece(TextChange.KEPT, text),) if text else ()


def merged(pieces: Iterable[Piece]) -> Pieces:
    """The same with neighbours of one kind joined."""
    grouped = groupby((one for one in pieces if one.text), lambda one: one.kind)
    return tuple(Piece(kind, "".join(one.text for one in group)) for kind, group in grouped)
