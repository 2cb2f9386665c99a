"""Tracked changes in WordprocessingML: whose they are, and what is marked so that Word can accept or reject it.

Word deletes a paragraph by joining what is left of it to the next one, which keeps its own properties (ECMA-376-1,
17.13.5.15). It can join nothing to a table, to the end of a cell or to that of the document. Where a paragraph that
came or went stands there, one follows that nobody sees and that no change marks; so does one after every table.

LibreOffice 7.4 does the same, with two exceptions. Where the next paragraph is empty, it gets the properties of the
one that goes: the paragraph that nobody sees holds a space. And it takes an insertion at the end of a paragraph and one
at the beginning of the next for one, which runs over the end between them, if both were made within a minute by the
same author; rejected, they would join two paragraphs that stay: the second one is dated two minutes later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType

from engine.model.comparison import TextChange
from engine.rendering.word.markup import (
    SMALL_PARAGRAPH,
    attribute,
    cell_xml,
    directed_run,
    paragraph_xml,
    row_xml,
    run_xml,
    table_xml,
)
from engine.rendering.word.redline.changes import (
    ParagraphSetting,
    RedlineBlock,
    RedlineParagraph,
    RedlineRow,
    Table,
    TrackedWords,
    only,
)

TAGS = MappingProxyType({TextChange.DELETED: "del", TextChange.INSERTED: "ins"})
LATER = 2  # minutes


@dataclass(frozen=True, slots=True)
class Pen:
    """Who changes the text, and when; `language` is that of the text."""

    author: str
    date: str  # ISO 8601
    language: str
    minute: int = 0  # after midnight

    def _change(self, kind: TextChange) -> str:
        """The beginning of an element that marks a change; changes get their ids at the end."""
        day = f"{self.date}T00:{self.minute:02}:00Z"
        return f'<w:{TAGS[kind]} w:id="0" w:author="{attribute(self.author)}" w:date="{day}"'

    def mark(self, kind: TextChange) -> str:
        """What marks the end of a paragraph, or a row; nothing where it is kept."""
        return f"{self._change(kind)}/>" if kind in TAGS else ""

    def words(self, words: Sequence[TrackedWords]) -> str:
        """Words with their changes."""
        found = ""
        for kind, group in groupby(words, lambda one: one.kind):
            runs = "".join(directed_run(one.text, one.look) for one in group)
            if kind is TextChange.DELETED:
                runs = runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
            found += f"{self._change(kind)}>{runs}</w:{TAGS[kind]}>" if kind in TAGS else runs
        return found

    def blocks(self, blocks: Sequence[RedlineBlock], inside: TextChange = TextChange.KEPT) -> str:
        """What stands one after the other in a text or a cell; `inside` is what happened to the row of the cell."""
        found = ""
        pen = self
        for earlier, one, following in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
            if isinstance(one, Table):
                kind = _kind(one) if inside is TextChange.KEPT else inside
                joined = isinstance(following, RedlineParagraph) or inside is not TextChange.KEPT
                found += self.table(one) + self._gap(kind if joined else TextChange.KEPT, one.keep)
                continue
            pen = replace(self, minute=LATER - pen.minute if _meet(earlier, one) else 0)
            found += pen.passage(one)
            came_or_went = one.before != one.after
            if came_or_went and inside is TextChange.KEPT and not isinstance(following, RedlineParagraph):
                found += SLOT
        return found

    def _gap(self, kind: TextChange, keep: bool) -> str:
        return paragraph_xml("", "ClausierGap", keep=keep, mark=self.mark(kind)) if keep or kind in TAGS else GAP

    def passage(self, one: RedlineParagraph) -> str:
        """A paragraph with its changes; two where it stands otherwise than before."""
        if one.before == one.after:
            return self._paragraph(one.after, one.words, TextChange.KEPT, one.bookmark)
        found = ""
        for kind in TAGS:
            for side in only([one], kind):
                assert isinstance(side, RedlineParagraph)  # noqa: S101  what a passage leaves
                found += self._paragraph(side.before or side.after, side.words, kind, side.bookmark)
        return found

    def _paragraph(
        self, shape: ParagraphSetting | None, words: Sequence[TrackedWords], kind: TextChange, bookmark: str
    ) -> str:
        assert shape is not None  # noqa: S101  a passage has a side
        named = f'<w:bookmarkStart w:id="0" w:name="{bookmark}"/><w:bookmarkEnd w:id="0"/>' if bookmark else ""
        return paragraph_xml(
            named + self.words(words),
            shape.style,
            language=self.language,
            place=shape.numbering,
            keep=shape.keep,
            page=shape.page,
            after=shape.after,
            mark=self.mark(kind),
        )

    def table(self, one: Table) -> str:
        return table_xml([*map(self.row, one.rows)], one.widths, one.style, one.indent)

    def row(self, one: RedlineRow) -> str:
        kind = _side(one)
        cells = [
            cell_xml(self.blocks(it.content, kind), it.width, borders=it.borders, properties=it.properties)
            for it in one.cells
        ]
        return row_xml(cells, header=one.header, height=one.height, mark=self.mark(kind))


GAP = SMALL_PARAGRAPH
SLOT = SMALL_PARAGRAPH.replace("</w:p>", f"{run_xml(' ', '')}</w:p>")
"""A paragraph that nobody sees, for one that comes or goes to be joined to."""


def _meet(earlier: RedlineBlock | None, one: RedlineParagraph) -> bool:
    """Whether an insertion that ends a paragraph which stays is followed by another one at once."""
    if not isinstance(earlier, RedlineParagraph) or earlier.before != earlier.after or not earlier.words:
        return False
    starts = one.before is None or (
        one.before == one.after and one.words[:1] and one.words[0].kind is TextChange.INSERTED
    )
    return earlier.words[-1].kind is TextChange.INSERTED and bool(starts)


def _side(row: RedlineRow) -> TextChange:
    if row.before and row.after:
        return TextChange.KEPT
    return TextChange.DELETED if row.before else TextChange.INSERTED


def _kind(table: Table) -> TextChange:
    """What happened to a table: what happened to all its rows."""
    kinds: Iterator[TextChange] = map(_side, table.rows)
    first = next(kinds)
    return first if all(one is first for one in kinds) else TextChange.KEPT
