"""A comparison for reading: what was deleted struck through, what was inserted marked, what is the same left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from engine.model.comparison import Comparison, Piece, TextChange
from engine.rendering.directions import passages_isolated
from engine.rendering.markdown import EDGE_SPACE, bounds, entities, escaped, joins, standing
from engine.rendering.redline.lines import Pieces, PrintedLine, ShownTable, merged, shown
from engine.rendering.terminal import ITEM_COLUMN, NUMBER_COLUMN, QUIET

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

# Markdown

LAST_WORD, FIRST_WORD = re.compile(r"\S*\s*\Z"), re.compile(r"\A\s*\S*")
MARKERS = MappingProxyType({TextChange.DELETED: "~~", TextChange.INSERTED: "**"})


def unreadable(text: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether Markdown does not read a marker before a text, and after it, between these two characters.

    A marker stands inside the spaces of a text, and a space bounds it.
    """
    core = text.strip()
    if not core:
        return bool(text), bool(text)
    before, after = (
        space or other for space, other in ((text[: text.index(core)], before), (text[len(text.rstrip()) :], after))
    )
    return not (joins(core[0]) or bounds(before[-1])), not (joins(core[-1]) or bounds(after[0]))


def spread(pieces: Pieces) -> Pieces:
    """The same with changes widened to the words that they touch where Markdown would not read their markers."""
    kept, changes = [""], list[tuple[str, str]]()
    for changed, group in groupby(pieces, lambda one: one.kind is not TextChange.KEPT):
        if changed:
            texts = list(group)
            deleted, inserted = (
                "".join(one.text for one in texts if one.kind is kind)
                for kind in (TextChange.DELETED, TextChange.INSERTED)
            )
            changes.append((deleted, inserted))
            kept.append("")
        else:
            kept[-1] += "".join(one.text for one in group)
    for place, (deleted, inserted) in enumerate(changes):
        before, after = kept[place], kept[place + 1]
        faults = [unreadable(text, before[-1:] or " ", after[:1] or " ") for text in (deleted, inserted)]
        left = LAST_WORD.findall(before)[0] if any(first for first, _ in faults) else ""
        right = FIRST_WORD.findall(after)[0] if any(last for _, last in faults) else ""
        kept[place], kept[place + 1] = before[: len(before) - len(left)], after[len(right) :]
        changes[place] = f"{left}{deleted}{right}", f"{left}{inserted}{right}"
    found = [Piece(TextChange.KEPT, kept[0])]
    for (deleted, inserted), rest in zip(changes, kept[1:], strict=True):
        found += [
            Piece(TextChange.DELETED, deleted),
            Piece(TextChange.INSERTED, inserted),
            Piece(TextChange.KEPT, rest),
        ]
    return tuple(one for one in found if one.text)


def inline(pieces: Pieces) -> str:
    """One line of Markdown, ~~deleted~~ and **inserted**."""
    printed = ""
    earlier = TextChange.KEPT
    for one in spread(merged(pieces)):
        marker = MARKERS.get(one.kind)
        core = one.text.strip()
        if marker is None or not core:
            printed += passages_isolated(escaped(one.text))
        else:
            start = one.text.index(core)
            space = one.text[:start] or (" " if TextChange.KEPT not in (earlier, one.kind) else "")
            space = "" if printed.endswith((" ", "\u00a0")) else space
            marked = f"{marker}{passages_isolated(escaped(core))}{marker}"
            printed += f"{escaped(space)}{marked}{escaped(one.text[start + len(core) :])}"
        earlier = one.kind
    return printed


def markdown_table(table: ShownTable) -> str:
    rows = [[EDGE_SPACE.sub(entities, inline(cell)) for cell in row] for row in table.rows]
    rows.insert(1, ["---"] * len(table.rows[0]))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def markdown(one: PrintedLine | ShownTable) -> str:
    if isinstance(one, ShownTable):
        return markdown_table(one)
    text = inline(one.pieces)
    number = inline(one.number)
    match one.level:
        case "title":
            return f"# {standing(text)}"
        case "article":
            return f"## {standing(text)}"
        case "bullet":
            return f"- {standing(text)}"
        case "moved":
            return text
        case _:
            return f"{number} {text}".rstrip() if number else standing(text)


def print_redline_markdown(comparison: Comparison) -> str:
    """What differs, as CommonMark with the strikethrough of GFM, ended by one line feed; empty where nothing does.

    Whole paragraphs that came or went are marked whole; the number before and after stands where it changed; what
    changed nothing but its number is listed at the end of its article.
    """
    texts = [markdown(one) for one in shown(comparison)]
    return "\n\n".join(texts) + "\n" if texts else ""


# The terminal

LOOKS = MappingProxyType({TextChange.DELETED: "red strike", TextChange.INSERTED: "green underline"})
BRACKETS = MappingProxyType({TextChange.DELETED: ("[-", "-]"), TextChange.INSERTED: ("{+", "+}")})


@dataclass(frozen=True, slots=True)
class Redlined:
    """A line with its changes: in colours, or between brackets where there are none and they are wanted."""

    pieces: Pieces
    style: str = ""
    brackets: bool = True

    def text(self, console: Console) -> Text:
        plain = console.no_color or console.color_system is None
        printed = Text(style=self.style)
        earlier = TextChange.KEPT
        for one in self.pieces:
            opens, closes = BRACKETS.get(one.kind, ("", "")) if plain and self.brackets else ("", "")
            if not plain and TextChange.KEPT not in (earlier, one.kind) and one.kind is not earlier:
                printed.append("" if printed.plain[-1:].isspace() or one.text[:1].isspace() else " ")
            earlier = one.kind
            printed.append(f"{opens}{passages_isolated(one.text)}{closes}", None if plain else LOOKS.get(one.kind))
        return printed

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.text(console)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self.text(console))


def view(one: PrintedLine | ShownTable) -> RenderableType:
    """A line or a table as the terminal shows it."""
    if isinstance(one, ShownTable):
        table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0), border_style=QUIET)
        for cell in one.rows[0]:
            table.add_column(Redlined(cell), overflow="fold")
        for row in one.rows[1:]:
            table.add_row(*map(Redlined, row))
        return Padding(table, (0, 0, 1, NUMBER_COLUMN))
    match one.level:
        case "title":
            return Padding(Redlined(one.pieces, "bold cyan"), (1, 0, 0, 0))
        case "article":
            return Group(Rule(style=QUIET), Padding(Redlined(one.pieces, "bold"), (0, 0, 1, 0)))
        case "item":
            return Padding(_numbered(one, ITEM_COLUMN), (0, 0, 0, NUMBER_COLUMN))
        case "moved" | "left-out":
            return Padding(Redlined(one.pieces, QUIET), (0, 0, 1, NUMBER_COLUMN))
        case "bullet":
            bullet = PrintedLine("bullet", (Piece(TextChange.KEPT, "•"),), one.pieces)
            return Padding(_numbered(bullet, 2), (0, 0, 0, NUMBER_COLUMN))
        case "body":
            return Padding(Redlined(one.pieces), (0, 0, 1, NUMBER_COLUMN))
        case _:
            return Padding(_numbered(one, NUMBER_COLUMN), (0, 0, 1, 0))


def _numbered(one: PrintedLine, column: int) -> RenderableType:
    """A text with its number in a column of its own, as wide as the number if that is wider."""
    wide = sum(len(piece.text) for piece in one.number) + 1
    if one.number and wide > column:
        return Redlined((*one.number, Piece(TextChange.KEPT, "  "), *one.pieces))
    grid = Table.grid(padding=0)
    grid.add_column(width=column, no_wrap=True)
    grid.add_column(ratio=1)
    grid.expand = True
    grid.add_row(Redlined(one.number, "cyan", brackets=False), Redlined(one.pieces))
    return grid


def redline_view(comparison: Comparison) -> RenderableType:
    """What differs, for a terminal."""
    lines = list(shown(comparison))
    views: list[RenderableType] = []
    for one, following in zip(lines, [*lines[1:], None], strict=True):
        views.append(view(one))
        listed = isinstance(following, PrintedLine) and following.level == "item"
        if isinstance(one, PrintedLine) and one.level == "item" and not listed:
            views.append(Text())
    return Group(*views)
