"""What there is, told in tables: laid out for a terminal, or as Markdown with a column for each thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from engine.model.comparison import Comparison
from engine.rendering.markdown import EDGE_SPACE, entities, escaped, standing
from engine.rendering.redline.markdown import print_redline_markdown, redline_view
from engine.rendering.terminal import QUIET

NARROWEST = 24
"""How wide the first column of a table is at least, in letters."""

LONG = 60
"""How many characters a line has that does not stand in one line with others."""

Cell = tuple[str, ...]
"""The lines of a cell."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the blocks that follow are about; `level` is 1 for the whole, more for a part of it."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class RunningText:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class FactList:
    """Labels with what is known under each; those without a line are left out."""

    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `stacked` tells which columns a terminal, which is narrow, shows under one another in one cell.

    Those that are not the first of their cell have their name before them, unless `evident` lists them.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    stacked: tuple[tuple[int, ...], ...]
    evident: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """Lines of a file as people write them, with what they show."""

    label: str
    text: str


ListingBlock = Heading | RunningText | FactList | Grid | Sample | Comparison


def markdown(one: ListingBlock) -> str:
    """A block as Markdown; empty where there is nothing to print."""
    match one:
        case Heading(text, level):
            return f"{'#' * level} {standing(escaped(text))}"
        case RunningText(text):
            return standing(escaped(text))
        case FactList(rows):
            return "\n".join(fact(label, lines) for label, lines in rows if lines)
        case Grid(header, rows):
            cells = [[EDGE_SPACE.sub(entities, escaped("; ".join(cell))) for cell in row] for row in rows]
            table = [[escaped(label) for label in header], ["---"] * len(header), *cells]
            return "\n".join(f"| {' | '.join(row)} |" for row in table)
        case Sample(label, text):
            return f"{escaped(label)}:\n\n```yaml\n{text}\n```"
        case Comparison():
            return print_redline_markdown(one).rstrip("\n")


def fact(label: str, lines: Cell) -> str:
    """What is known under a label; long lines are a list of their own."""
    if len(lines) > 1 and max(map(len, lines)) > LONG:
        return "\n".join((f"- {escaped(label)}:", *(f"  - {standing(escaped(line))}" for line in lines)))
    return f"- {escaped(label)}: {escaped('; '.join(lines))}"


def print_listing_markdown(told: Sequence[ListingBlock]) -> str:
    """All blocks as Markdown with pipe tables, ended by one line feed."""
    return "\n\n".join(text for text in map(markdown, told) if text) + "\n"


def view(one: ListingBlock, width: int) -> RenderableType:
    """A block as a terminal of so many columns shows it."""
    match one:
        case Heading(text, level):
            return Padding(Text(text, "bold cyan" if level == 1 else "bold"), (1, 0, 1 if level == 1 else 0, 0))
        case RunningText(text):
            return Padding(Text(text), (0, 0, 1, 0))
        case FactList(rows):
            grid = Table.grid(padding=(0, 2, 0, 0))
            for label, lines in rows:
                if lines:
                    grid.add_row(Text(label, QUIET), Text("\n").join(map(Text, lines)))
            return Padding(grid, (0, 0, 1, 0))
        case Grid():
            return grid_view(one, width)
        case Sample(label, text):
            return Group(Text(f"{label}:", QUIET), Padding(Text(text), (0, 0, 1, 4)))
        case Comparison():
            return redline_view(one)


def grid_view(grid: Grid, width: int) -> Table:
    """The table; its first column is as wide as the names in it, which people type again and which are never broken.

    A name longer than three fifths of the terminal is, else the other columns would have no room; the column is then
    narrower.
    """
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0), border_style=QUIET, show_lines=True)
    longest = max((cell_len(line) for row in grid.rows for line in row[0]), default=0)
    names = max(NARROWEST, longest if longest <= width * 3 // 5 else width * 2 // 5)
    paper = Console(width=names)
    for columns in grid.stacked:
        named = columns[0] == 0
        table.add_column(grid.header[columns[0]], no_wrap=named, overflow="fold")
    for row in grid.rows:
        cells = [list(cell_lines(grid, row, columns)) for columns in grid.stacked]
        cells[0] = [part for line in cells[0] for part in line.wrap(paper, names)]
        table.add_row(*(Text("\n").join(lines) for lines in cells))
    return table


def cell_lines(grid: Grid, row: Sequence[Cell], columns: Sequence[int]) -> Iterator[Text]:
    """The lines of a cell; where several columns share it, each has its name before it unless that is evident."""
    for column in columns:
        if column == 0:
            yield from (Text(line, "bold") for line in row[0])
        elif len(columns) == 1 or column in grid.evident:
            yield from map(Text, row[column])
        elif row[column]:
            yield Text.assemble((f"{grid.header[column].lower()}: ", QUIET), ", ".join(row[column]))


def show_listing(told: Sequence[ListingBlock], console: Console | None = None) -> None:
    """Prints all blocks on the terminal."""
    console = console or Console(highlight=False)
    for one in told:
        console.print(view(one, console.width), highlight=False)
