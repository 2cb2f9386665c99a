"""The blocks of a text, generic over what stands in a line: words and slots while reading, runs when finished."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Align = Literal["left", "right"]

I = TypeVar("I")  # noqa: E741  what stands in a line
J = TypeVar("J")


@dataclass(frozen=True, slots=True)
class TextBlock(Generic[I]):
    """One paragraph of running text."""

    line: tuple[I, ...]


@dataclass(frozen=True, slots=True)
class BulletBlock(Generic[I]):
    """A list without numbers."""

    entries: tuple[tuple[I, ...], ...]


@dataclass(frozen=True, slots=True)
class TableBlock(Generic[I]):
    """A table: one header row, then rows of as many cells.

    `align` has one entry a column; empty means that all columns stand left. A header without any text is not printed
    where a format can do without it. A row in which every run is strong is a row of totals; where that is
    the first cell alone and the others are empty, it is a heading of the rows below it.
    """

    header: tuple[tuple[I, ...], ...]
    rows: tuple[tuple[tuple[I, ...], ...], ...]
    align: tuple[Align, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition(Generic[I]):
    """One defined term and what it means; `id` is the identity of the term (`term/client`)."""

    id: str
    name: str
    line: tuple[I, ...]
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DefinitionBlock(Generic[I]):
    """The definitions that a document uses, in alphabetical order of its language."""

    entries: tuple[Definition[I], ...]


@dataclass(frozen=True, slots=True)
class Party(Generic[I]):
    """One who signs: a heading, rows of label and value (an empty value is filled in by hand), and the signature."""

    heading: tuple[I, ...]
    rows: tuple[tuple[tuple[I, ...], tuple[I, ...]], ...]
    signature: tuple[I, ...]  # the label of the box


@dataclass(frozen=True, slots=True)
class SignatureBlock(Generic[I]):
    """Where the parties sign, side by side."""

    parties: tuple[Party[I], ...]


Block = TextBlock[I] | BulletBlock[I] | TableBlock[I] | DefinitionBlock[I] | SignatureBlock[I]


def lines(block: Block[I]) -> Iterator[tuple[I, ...]]:
    """Every line of a block, in reading order."""
    match block:
        case TextBlock(line):
            yield line
        case BulletBlock(entries):
            yield from entries
        case TableBlock(header, rows):
            for row in (header, *rows):
                yield from row
        case DefinitionBlock(definitions):
            for definition in definitions:
                yield definition.line
        case SignatureBlock(parties):
            for party in parties:
                yield party.heading
                for label, value in party.rows:
                    yield label
                    yield value
                yield party.signature


def mapped(block: Block[I], change: Callable[[tuple[I, ...]], tuple[J, ...]]) -> Block[J]:
    """The same block with each of its lines changed."""
    if isinstance(block, TextBlock):  # nearly every block: worth not asking the others first
        return TextBlock(change(block.line))
    match block:
        case BulletBlock(entries):
            return BulletBlock(tuple(change(entry) for entry in entries))
        case TableBlock(header, rows, align):
            return TableBlock(
                tuple(change(cell) for cell in header),
                tuple(tuple(change(cell) for cell in row) for row in rows),
                align,
            )
        case DefinitionBlock(definitions):
            return DefinitionBlock(
                tuple(Definition(one.id, one.name, change(one.line), one.covers) for one in definitions)
            )
        case SignatureBlock(parties):
            return SignatureBlock(
                tuple(
                    Party(
                        change(one.heading),
                        tuple((change(label), change(value)) for label, value in one.rows),
                        change(one.signature),
                    )
                    for one in parties
                )
            )
