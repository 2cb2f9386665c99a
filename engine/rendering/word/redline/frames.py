"""Tables and signatures before and after in one, laid out like those of any document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from engine.model.block import SignatureBlock, TableBlock
from engine.model.document import Run
from engine.rendering.walk import alignment, blank, headed, totals
from engine.rendering.word.blocks import GUTTER, HAIRLINE, LABEL, SHORT, SIGNATURE, row_height
from engine.rendering.word.columns import widths
from engine.rendering.word.markup import MarkupSetting, look
from engine.rendering.word.redline.changes import (
    ParagraphSetting,
    RedlineBlock,
    RedlineCell,
    RedlineParagraph,
    RedlineRow,
    Table,
    TrackedWords,
    either,
    sided,
)
from engine.rendering.word.redline.slots import RedlineSlot

BOX = "".join(f'<w:{side} w:val="single" w:sz="4" {HAIRLINE}/>' for side in ("top", "left", "bottom", "right"))
DOTTED = f'<w:bottom w:val="dotted" w:sz="4" {HAIRLINE}/>'
FOOT = '<w:vAlign w:val="bottom"/>'
RIGHT = '<w:jc w:val="right"/>'

Sides = tuple[bool, bool]
"""Whether the side before and the side after have something."""


def passage(
    sides: Sides, style: str, words: Iterable[TrackedWords], *, after: str = "", keep: bool = True
) -> RedlineParagraph:
    shape = ParagraphSetting(style, after=after, keep=keep)
    return RedlineParagraph(shape if sides[0] else None, shape if sides[1] else None, tuple(words))


# Tables


def table(
    entries: Sequence[RedlineSlot],
    old: TableBlock[Run] | None,
    new: TableBlock[Run] | None,
    sheet: MarkupSetting,
    width: int,
) -> Table | None:
    """A table as it is made from its rows on both sides; None where there is no row to print."""
    aligned = [RIGHT if one == "right" else "" for one in _alignment(old, new)]
    shown = [(one, _printed(one, old, new)) for one in entries]
    rows = [(one, sides) for one, sides in shown if True in sides]
    if not rows:
        return None
    told = [
        [sided(one.words(cell, sheet.language), *sides) for cell in range(len(one.part.cells))] for one, sides in rows
    ]
    columns = widths(_sample(told, new or old), width - sheet.indent)
    body = [place for place, (one, _) in enumerate(rows) if one.part.kind == "row"]
    made = []
    for place, ((one, sides), cells) in enumerate(zip(rows, told, strict=True)):
        header = one.part.kind == "header"
        style = "ClausierTableHeader" if header else "ClausierTotal" if totals(one.cells) else "ClausierCell"
        # Neither the first row alone at the foot of a page nor the last one alone at the top of one.
        keep = header or (place != body[-1] and (len(body) <= SHORT or place in (body[0], body[-2])))
        content = [
            (passage(sides, style, words, after=it, keep=keep),) for words, it in zip(cells, aligned, strict=True)
        ]
        made.append(RedlineRow(*sides, tuple(map(RedlineCell, content, columns)), header))
    return Table(tuple(made), columns, "ClausierTable", sheet.indent)


def _alignment(old: TableBlock[Run] | None, new: TableBlock[Run] | None) -> Sequence[str]:
    one = new or old
    return alignment(one) if one is not None else ()


def _printed(one: RedlineSlot, old: TableBlock[Run] | None, new: TableBlock[Run] | None) -> Sides:
    """On which sides a row is printed: a header without any words is not."""
    if one.part.kind == "row":
        return one.before, one.after
    return one.before and old is not None and headed(old), one.after and new is not None and headed(new)


def _sample(rows: Sequence[Sequence[Sequence[TrackedWords]]], of: TableBlock[Run] | None) -> TableBlock[Run]:
    """The words of all rows, as a table of which the widths are asked."""
    told = [tuple((Run("".join(one.text for one in cell)),) for cell in row) for row in rows]
    return TableBlock(told[0], tuple(told[1:]), of.align if of is not None else ())


# Signatures


def signatures(
    entries: Sequence[RedlineSlot],
    old: SignatureBlock[Run] | None,
    new: SignatureBlock[Run] | None,
    sheet: MarkupSetting,
    width: int,
) -> Table:
    """The parties side by side; what stands in line is as high as the highest of it, so that the boxes are level."""
    one = new or old
    count = len(one.parties) if one is not None else 0
    sides = (old is not None, new is not None)
    column = (width - GUTTER * (count - 1)) // count
    cells: list[RedlineCell] = []
    heights = _levelled([_heights(entries, place, sheet, column) for place in range(count)])
    for place in range(count):
        if place:
            cells.append(RedlineCell((passage(sides, "ClausierCell", ()),), GUTTER))
        own = [slot for slot in entries if _party(slot) == place]
        cells.append(RedlineCell(tuple(_signing(own, sides, sheet, column, heights[place])), column))
    return Table((RedlineRow(*sides, tuple(cells)),), tuple(one.width for one in cells), "ClausierPlain")


def _heights(entries: Sequence[RedlineSlot], place: int, sheet: MarkupSetting, column: int) -> list[int]:
    """How high the lines of a party are at least, with the words of both sides in them."""
    own = (one for one in entries if _party(one) == place and _role(one) == "row")
    return [row_height([Run(it.text) for it in one.words(1, sheet.language)], column) for one in own]


def _levelled(parties: Sequence[Sequence[int]]) -> list[list[int]]:
    """Heights with which each line is as high as those beside it, and the last one as all those that it has not."""
    highest = [max(line) for line in zip_longest(*parties, fillvalue=0)]
    found = [highest[: len(one)] for one in parties]
    for one in found:
        if one:
            one[-1] += sum(highest[len(one) :])
    return found


def _party(slot: RedlineSlot) -> int:
    spot = slot.new if slot.after else slot.old
    return spot.party if spot is not None else 0


def _role(slot: RedlineSlot) -> str:
    spot = slot.new if slot.after else slot.old
    return spot.role if spot is not None else ""


def _signing(
    slots: Sequence[RedlineSlot], sides: Sides, sheet: MarkupSetting, width: int, heights: Sequence[int]
) -> Iterator[RedlineBlock]:
    """One who signs: the heading, a row for each thing that is known or filled in by hand, and the box to sign in."""

    def all_words(role: str) -> Iterator[TrackedWords]:
        return chain.from_iterable(one.words(0, sheet.language) for one in slots if _role(one) == role)

    yield passage(sides, "ClausierParty", all_words("heading"))
    label = min(LABEL, width * 2 // 5)
    lines = [one for one in slots if _role(one) == "row"]
    rows = tuple(_row(one, sheet, label, width - label, height) for one, height in zip(lines, heights, strict=True))
    if rows:
        yield Table(rows, (label, width - label), "ClausierPlain", keep=True)
    box = RedlineCell((passage(sides, "ClausierLabel", all_words("signature")),), width, BOX)
    yield Table((RedlineRow(*sides, (box,), height=SIGNATURE),), (width,), "ClausierPlain", keep=True)


def _row(one: RedlineSlot, sheet: MarkupSetting, label: int, width: int, height: int) -> RedlineRow:
    sides = (one.before, one.after)
    name, value = one.cells
    colon = either([sheet.colon if side and not blank(name) else "" for side in sides], look(sheet.language))
    told = (*one.words(0, sheet.language), *colon)
    cells = (
        RedlineCell((passage(sides, "ClausierLabel", told),), label, properties=FOOT),
        RedlineCell(
            (passage(sides, "ClausierValue", one.words(1, sheet.language)),),
            width,
            DOTTED if blank(value) else "",
            FOOT,
        ),
    )
    return RedlineRow(*sides, cells, height=height)
