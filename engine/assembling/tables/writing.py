"""generate: what the program writes into paragraphs, from the deal, the catalogue and the register.

All words come from the library: headings from `columns:`, the rest from labels and names. Each generator gives blocks,
or nothing, in which case the paragraph prints its `empty:` text instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.diagnostics import Report, Saying, Span
from engine.languages import Language
from engine.model.block import Align, Block, TableBlock, TextBlock
from engine.model.clause import Column
from engine.model.document import Origin, Run
from engine.model.generators import FIGURES
from engine.model.library import Library
from engine.model.selection import Selection

CellRuns = tuple[Run, ...]
Blocks = tuple[Block[Run], ...]


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """Another document of the pack in one language: how it is named there, and the digest of its text."""

    id: str
    title: str
    version: str
    digest: str
    language: str


@dataclass(frozen=True, slots=True)
class Writing:
    """What a generator may use; `processing` holds what the selected services say of it, by service and word."""

    library: Library
    selection: Selection
    language: Language
    columns: tuple[Column, ...]
    others: tuple[CitedDocument, ...]
    processing: Mapping[str, Mapping[str, CellRuns]]
    report: Report
    span: Span

    def label(self, name: str) -> CellRuns:
        return (Run(self.library.labels[name][self.language.code], origin=Origin.LABEL),)

    def to_complete(self) -> CellRuns:
        """What stands where something is not known yet."""
        return (Run(f"[{self.library.labels['to-complete'][self.language.code]}]", origin=Origin.BLANK),)

    def lacks(self, message: Saying, hint: Saying, span: Span | None = None) -> Blocks:
        """Reports that the deal lacks what this paragraph needs."""
        self.report.error("deal-incomplete", span or self.span, message, hint)
        return ()


Writer = Callable[[Writing], Blocks]
NoteWriter = Callable[[Writing], CellRuns]


def own(text: str) -> CellRuns:
    """Words of the library."""
    return (Run(text, origin=Origin.LABEL),)


def figure(text: str) -> CellRuns:
    return (Run(text, origin=Origin.PARAMETER),)


def code(text: str) -> CellRuns:
    """A digest, to the letter."""
    return (Run(text, origin=Origin.CODE),)


def data(text: str | None) -> CellRuns:
    """Words of the deal, which no pass alters."""
    return (Run(text, origin=Origin.DEAL),) if text else ()


def joined(*texts: str | None) -> CellRuns:
    return in_a_row([data(one) for one in texts if one])


def in_a_row(names: Iterable[CellRuns]) -> CellRuns:
    """Names with a comma between them, each in a run of its own."""
    found: CellRuns = ()
    for one in names:
        found += (*own(", "), *one) if found else one
    return found


def or_dash(cell: CellRuns) -> CellRuns:
    return cell if any(run.text for run in cell) else own("–")


def strong(cell: CellRuns) -> CellRuns:
    return tuple(Run(one.text, True, one.emphasis, one.origin, one.target, one.source) for one in cell)


def changed(writing: Writing, before: CellRuns, after: CellRuns) -> CellRuns:
    """A value, and in brackets what it was before; that it is new where there was none, or gone."""
    if not before:
        return new(writing, after)
    if not after:
        return gone(writing, before)
    return (*after, *own(" ("), *writing.label("change-previously"), *own(" "), *before, *own(")"))


def new(writing: Writing, cell: CellRuns) -> CellRuns:
    return (*cell, *own(" ("), *writing.label("change-new"), *own(")"))


def gone(writing: Writing, cell: CellRuns) -> CellRuns:
    return (*cell, *own(" ("), *writing.label("change-gone"), *own(")"))


def table(writing: Writing, rows: Sequence[Mapping[str, CellRuns]], columns: Iterable[Column] | None = None) -> Blocks:
    """A table with these columns, all of the paragraph if none are named; nothing where there is no row."""
    chosen = tuple(writing.columns if columns is None else columns)
    if not rows:
        return ()
    header = tuple(own(one.heading[writing.language.code]) for one in chosen)
    align: tuple[Align, ...] = tuple("right" if one.id in FIGURES else "left" for one in chosen)
    return (TableBlock(header, tuple(tuple(row.get(one.id, ()) for one in chosen) for row in rows), align),)


def blank(writing: Writing) -> Blocks:
    return (TextBlock(writing.to_complete()),)
