"""Which piece of a paragraph's body before belongs to which piece after, and in which block each of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from engine.model.block import BulletBlock, DefinitionBlock, SignatureBlock, TableBlock, TextBlock
from engine.model.comparison import ChangeState, ParagraphChange, PartChange
from engine.model.document import Paragraph, Run, Runs
from engine.rendering.word.redline.changes import TrackedWords, sided, told

FRAMED = ("header", "row", "signature")
Role = Literal["", "heading", "row", "signature"]


@dataclass(frozen=True, slots=True)
class PieceSpot:
    """Where a piece stands on one side: in which block, as what of which party, with which words in its cells."""

    block: int
    cells: tuple[Runs, ...]
    id: str = ""
    party: int = 0
    role: Role = ""


@dataclass(frozen=True, slots=True)
class RedlineSlot:
    """A piece and its spots; `before` and `after` tell on which sides it is to be printed here."""

    part: PartChange
    old: PieceSpot | None
    new: PieceSpot | None
    before: bool
    after: bool

    def words(self, cell: int, language: str, style: str = "") -> tuple[TrackedWords, ...]:
        """The words of a cell."""
        sides = [spot.cells[cell] if spot is not None else () for spot in (self.old, self.new)]
        words = tuple(told(self.part.cells[cell], sides, language, style))
        return sided(words, self.before, self.after)

    @property
    def cells(self) -> tuple[Runs, ...]:
        """What stands in its cells now, or stood there if nothing does."""
        spot = self.new if self.after else self.old
        return spot.cells if spot is not None else ()


@dataclass(frozen=True, slots=True)
class FramePair:
    """A table or the signatures: its block before and that after, one of them None if it came or went whole."""

    old: int | None
    new: int | None

    def entries(self, slots: Sequence[RedlineSlot]) -> list[RedlineSlot]:
        """What stands in it."""
        own = [
            replace(
                one,
                before=one.old is not None and one.old.block == self.old,
                after=one.new is not None and one.new.block == self.new,
            )
            for one in slots
            if one.part.kind in FRAMED
        ]
        return [one for one in own if one.before or one.after]


def slots(change: ParagraphChange, old: Paragraph[Run] | None, new: Paragraph[Run] | None) -> list[RedlineSlot]:
    """The pieces of a paragraph with their spots."""
    before, after = list(_spots(old)), list(_spots(new))
    named = [{one.id: one for one in spots if one.id} for spots in (before, after)]
    unnamed = [iter([one for one in spots if not one.id]) for spots in (before, after)]
    found = []
    for part in change.parts:
        sides = (part.state is not ChangeState.INSERTED, part.state is not ChangeState.REMOVED)
        one, other = (
            (named[at][part.id] if part.id else next(unnamed[at])) if there else None for at, there in enumerate(sides)
        )
        found.append(RedlineSlot(part, one, other, *sides))
    return found


def _spots(paragraph: Paragraph[Run] | None) -> Iterator[PieceSpot]:
    """Every piece of a paragraph, cut as comparisons cut it."""
    for at, block in enumerate(paragraph.blocks if paragraph is not None else ()):
        match block:
            case TextBlock(line):
                yield PieceSpot(at, (line,))
            case BulletBlock(entries):
                yield from (PieceSpot(at, (entry,)) for entry in entries)
            case TableBlock(header, rows):
                yield from (PieceSpot(at, cells) for cells in (header, *rows))
            case DefinitionBlock(definitions):
                yield from (PieceSpot(at, ((Run(one.name),), one.line), one.id) for one in definitions)
            case SignatureBlock(parties):
                for place, party in enumerate(parties):
                    yield PieceSpot(at, (party.heading, ()), party=place, role="heading")
                    yield from (PieceSpot(at, row, party=place, role="row") for row in party.rows)
                    yield PieceSpot(at, (party.signature, ()), party=place, role="signature")


def frames(
    slots: Sequence[RedlineSlot], old: Paragraph[Run] | None, new: Paragraph[Run] | None
) -> Iterator[tuple[int, FramePair]]:
    """Each table and each block of signatures, with the place of the first piece that stands in it.

    A table before and one after are the same if their headers are held against each other and no row of either stands
    in another table; signatures, if there are as many parties and no row went from one to another.
    """
    ties = {(one.old.block, one.new.block) for one in slots if one.old and one.new and one.part.kind in FRAMED}
    same = [FramePair(*tie) for tie in ties if _alone(tie, ties) and _alike(FramePair(*tie).entries(slots), old, new)]
    printed = set[FramePair]()
    for place, one in enumerate(slots):
        if one.part.kind not in FRAMED:
            continue
        before = next((it for it in same if one.old and it.old == one.old.block), None)
        after = next((it for it in same if one.new and it.new == one.new.block), None)
        own = [before or FramePair(one.old.block, None)] if one.old else []
        own += [after or FramePair(None, one.new.block)] if one.new else []
        for frame in own:
            if frame not in printed:
                printed.add(frame)
                yield place, frame


def _alone(tie: tuple[int, int], ties: set[tuple[int, int]]) -> bool:
    return [it for it in ties if it[0] == tie[0] or it[1] == tie[1]] == [tie]


def _alike(entries: Sequence[RedlineSlot], old: Paragraph[Run] | None, new: Paragraph[Run] | None) -> bool:
    shared = [(one.part.kind, one.old, one.new) for one in entries if one.old and one.new]
    if shared[0][0] != "signature":
        return any(kind == "header" for kind, _, _ in shared)
    one, other = (
        paragraph.blocks[spot.block] if paragraph is not None and spot is not None else None
        for paragraph, spot in ((old, shared[0][1]), (new, shared[0][2]))
    )
    parties = [len(it.parties) for it in (one, other) if isinstance(it, SignatureBlock)]
    return len({*parties}) == 1 and all(
        (before.party, before.role) == (after.party, after.role) for _, before, after in shared
    )
