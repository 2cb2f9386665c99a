"""The terminal: one document, or two languages in facing columns, printed for reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from engine.model.block import Block, BulletBlock, DefinitionBlock, Party, SignatureBlock, TableBlock, TextBlock
from engine.model.document import Document, Origin, Overview, Row, Run
from engine.rendering.directions import isolated, isolated_run
from engine.rendering.walk import (
    Company,
    FrontPart,
    FrontRows,
    Further,
    InShort,
    ItemPiece,
    Lead,
    Letterhead,
    Marks,
    Mentions,
    Notices,
    Opening,
    Reserved,
    TextPart,
    Title,
    alignment,
    blank,
    colon,
    ended,
    facing,
    front,
    headed,
    pieces,
    text,
    totals,
)

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

NUMBER_COLUMN = 6
ITEM_COLUMN = 12
QUIET = "bright_black"
UNLIMITED = 100_000  # a measurement is cut to the width that is offered
TO_FILL_IN = "_" * 24


def line(runs: Sequence[Run]) -> Text:
    """A line with its emphasis; what is left blank stands out."""
    printed = Text()
    for run in runs:
        looks = ("bold", run.strong), ("italic", run.emphasis), ("black on yellow", run.origin is Origin.BLANK)
        printed.append(isolated_run(run), " ".join(look for look, wanted in looks if wanted) or None)
    return printed


def hanging(number: str, content: RenderableType, column: int, start: int = 0) -> RenderableType:
    """A text with its number in a column of its own."""
    grid = Table.grid(padding=0)
    grid.add_column(width=column - start, no_wrap=True)
    grid.add_column(ratio=1)
    grid.expand = True
    grid.add_row(Text(number, "cyan"), content)
    return Padding(grid, (0, 0, 0, start))


def rows_text(rows: Sequence[Row], ends: str) -> Text:
    return Text("\n").join([Text.assemble((f"{row.label}{ends}", QUIET), line(row.runs)) for row in rows])


@dataclass(frozen=True, slots=True)
class Fitting:
    """A table whose figures are never broken; where there is no room for it, one cell a line."""

    block: TableBlock[Run]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        table = table_view(self.block)
        needed = Measurement.get(console, options.update(max_width=UNLIMITED), table).minimum
        if needed <= options.max_width:
            yield table
            return
        for row in (self.block.header, *self.block.rows):
            yield from (line(cell) for cell in row if not blank(cell))
            yield Text()


def table_view(block: TableBlock[Run]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0), border_style=QUIET, show_header=headed(block))
    for cells, side in zip(zip(block.header, *block.rows, strict=True), alignment(block), strict=True):
        figures = side == "right"
        width = max(line(cell).cell_len for cell in cells) if figures else None
        table.add_column(line(cells[0]), justify=side, no_wrap=figures, min_width=width, overflow="fold")
    for place, row in enumerate(block.rows):
        if place and totals(row):
            table.add_section()
        table.add_row(*map(line, row))
    return table


def party_view(one: Party[Run], ends: str) -> RenderableType:
    """One who signs; a missing value is a line to fill in by hand."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for label, value in (*one.rows, (one.signature, ())):
        told = line(label) if blank(label) else Text.assemble(line(label), ends)
        grid.add_row(told, Text(TO_FILL_IN, QUIET) if blank(value) else line(value))
    return Group(Text.assemble(line(one.heading), style="bold"), grid, Text())


def block_view(block: Block[Run], ends: str) -> RenderableType:
    """One block, without its number."""
    match block:
        case TextBlock(content):
            return line(content)
        case BulletBlock(entries):
            return Group(*(hanging("•", line(entry), 2) for entry in entries))
        case DefinitionBlock(definitions):
            return Group(*(Text.assemble((one.name, "bold"), ends, line(one.line)) for one in definitions))
        case TableBlock():
            return Fitting(block)
        case SignatureBlock(parties):
            return Group(*(party_view(one, ends) for one in parties))


def text_view(part: TextPart, ends: str) -> RenderableType | None:
    """One part of the articles; None where there is nothing to print."""
    match part:
        case Opening(article):
            return Text(f"{article.label} – {article.title}", "bold")
        case Reserved(_, content):
            return hanging("", Text(content, f"italic {QUIET}"), NUMBER_COLUMN)
        case Lead(paragraph, block):
            heading = Text(f"{ended(paragraph.heading)} ", "bold") if paragraph.heading else Text()
            if isinstance(block, TextBlock):
                return hanging(paragraph.number, heading + line(block.line), NUMBER_COLUMN)
            views = [heading] if paragraph.heading else []
            view = Group(*views, *([block_view(block, ends)] if block else []))
            return hanging(paragraph.number, view, NUMBER_COLUMN)
        case Further(block):
            return hanging("", block_view(block, ends), NUMBER_COLUMN)
        case ItemPiece(item):
            return hanging(item.number, line(item.line), ITEM_COLUMN, NUMBER_COLUMN)
        case _:
            return None


def front_view(part: FrontPart, ends: str) -> RenderableType | None:
    """One part above the articles; None where there is nothing to print."""
    match part:
        case Letterhead(content):
            return Text(isolated(content), "bold cyan")
        case Company(content):
            return Text(isolated(content))
        case Mentions(rows) | FrontRows(rows):
            return rows_text(rows, ends) if rows else None
        case Marks(marks):
            return Text(" · ".join(marks), "bold red") if marks else None
        case Title(content):
            return Panel(Text(content, "bold"), border_style="cyan")
        case Notices(notices):
            return Text("\n").join([Text(notice, "italic") for notice in notices]) if notices else None
        case InShort(overview):
            return None if overview is None else overview_view(overview, ends)
        case _:
            return None


def overview_view(overview: Overview[Run], ends: str) -> RenderableType:
    """What a document says in short, in a frame with its title."""
    rows: list[RenderableType] = []
    for row in overview.rows:
        rows.append(Text.assemble((f"{row.label}{ends}", "bold"), line(row.line)))
        rows += [hanging("•", line(one), 4, 2) for one in row.entries]
    return Panel(Group(Text(overview.notice, "italic"), *rows), title=Text(overview.title, "bold"), border_style=QUIET)


def columns(views: Sequence[RenderableType | None]) -> RenderableType:
    """The same part of each document side by side."""
    if len(views) == 1:
        return views[0] or Text()
    grid = Table.grid(padding=(0, 2), expand=True)
    for _ in views:
        grid.add_column(ratio=1)
    grid.add_row(*(view or Text() for view in views))
    return grid


def views(documents: Sequence[Document]) -> Iterator[RenderableType]:
    """Everything to print, in order."""
    ends = [colon(document) for document in documents]
    for above in zip(*map(front, documents), strict=True):
        printed = [front_view(part, end) for part, end in zip(above, ends, strict=True)]
        if any(view is not None for view in printed):
            yield columns(printed)
            if not isinstance(above[0], Letterhead):
                yield Text()
    for parts in zip(*map(text, documents), strict=True):
        for together in zip(*map(pieces, parts), strict=True):
            shown = [text_view(part, end) for part, end in zip(together, ends, strict=True)]
            if all(view is None for view in shown):
                continue
            if isinstance(together[0], Opening):
                yield Rule(style=QUIET)
            yield columns(shown)
            if not isinstance(together[0], ItemPiece) or together[0].last:
                yield Text()


def show(documents: Sequence[Document], width: int | None = None, console: Console | None = None) -> None:
    """Prints one document, or any two languages of one document in facing columns, at most `width` columns wide."""
    from rich.console import Console

    sides = [documents]
    if len(documents) > 1:
        sides = [(left, facing(left, right)) for left, right in combinations(documents, 2)]
    console = console or Console(width=width, highlight=False)
    for side in sides:
        for view in views(side):
            console.print(view, width=width, highlight=False)
