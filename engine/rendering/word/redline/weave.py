"""A comparison with both of its documents → the paragraphs and tables that Word prints, each with its two sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engine.model.block import TextBlock
from engine.model.comparison import (
    ArticleChange,
    ChangeState,
    ComparedLine,
    Comparison,
    ItemChange,
    Numbers,
    ParagraphChange,
    TextChange,
)
from engine.model.document import Document, Paragraph, Run, Runs
from engine.rendering.walk import ended, signed
from engine.rendering.word.markup import look
from engine.rendering.word.redline.bodies import Body
from engine.rendering.word.redline.changes import (
    ParagraphSetting,
    RedlineBlock,
    RedlineParagraph,
    TrackedWords,
    either,
    only,
    placed,
    told,
    woven,
)
from engine.rendering.word.redline.frames import passage
from engine.rendering.word.redline.sides import WordSide, first_text
from engine.rendering.word.redline.slots import PieceSpot, RedlineSlot, slots

OUTLINED = '<w:outlineLvl w:val="0"/>'
"""Shows a title among the headings of Word's navigation."""

Both = tuple[Paragraph[Run] | None, Paragraph[Run] | None]
"""A paragraph before and after."""


@dataclass(frozen=True, slots=True)
class Weaving:
    """A comparison, its two sides, and the width of the page in twentieths of a point."""

    comparison: Comparison
    before: WordSide
    after: WordSide
    width: int

    @property
    def language(self) -> str:
        return self.after.sheet.language

    def document(self, old: Document | None, new: Document | None) -> Iterator[RedlineBlock]:
        """The title and the articles, each where it stands on either side."""
        shape = ParagraphSetting("ClausierTitle", page=True, after=OUTLINED, keep=True)
        words = self._plain(self.comparison.title, [one.title if one is not None else None for one in (old, new)])
        name = self._bookmark(self.comparison.document)
        yield RedlineParagraph(shape if old is not None else None, shape if new is not None else None, words, name)
        changes = {one.id: one for one in self.comparison.articles}
        for id, kind in woven([*self.before.articles], [*self.after.articles]):
            yield from placed([*self._article(changes[id])], kind)

    def _bookmark(self, id: str) -> str:
        place = self.after.places.get(id) or self.before.places.get(id)
        return place.bookmark if place is not None else ""

    def _plain(self, line: ComparedLine, sides: Sequence[str | None]) -> tuple[TrackedWords, ...]:
        """The words of a line that has no looks of its own."""
        return tuple(told(line, [(Run(text),) if text else () for text in sides], self.language))

    def _either(self, sides: Sequence[str], *, style: str = "", strong: bool = False) -> Iterator[TrackedWords]:
        return either(sides, look(self.language, style=style, strong=strong))

    def _article(self, change: ArticleChange) -> Iterator[RedlineBlock]:
        both = old, new = self.before.articles.get(change.id), self.after.articles.get(change.id)
        (before, old_label), (after, new_label) = self.before.heading(old), self.after.heading(new)
        title = self._plain(change.title, [one.title if one is not None else None for one in both])
        label = self._either((old_label, new_label), style="ClausierLabelNumber")
        yield RedlineParagraph(before, after, (*label, *title), self._bookmark(change.id))
        notices = [one.notice if one is not None else None for one in both]
        reserved = (notices[0] is not None, notices[1] is not None)
        if any(reserved):
            yield passage(reserved, "ClausierNotice", self._plain(change.notice, notices), keep=False)
        for one in change.paragraphs:
            yield from self._paragraph(one)

    # Paragraphs

    def _paragraph(self, change: ParagraphChange) -> Sequence[RedlineBlock]:
        """A paragraph where it stands; one that moved is deleted at its old place and inserted at its new one."""
        if change.state is ChangeState.MOVED:
            every = (one for article in self.comparison.articles for one in article.paragraphs)
            now = next(one for one in every if one.id == change.id and one.moved_from is not None)
            return only(self._whole(now), TextChange.DELETED)
        blocks = [*self._whole(change)]
        return blocks if change.moved_from is None else only(blocks, TextChange.INSERTED)

    def _whole(self, change: ParagraphChange) -> Iterator[RedlineBlock]:
        """Everything in a paragraph, as it stands on both sides."""
        there = _there(change.number)
        both = old, new = (
            self.before.paragraphs[change.id] if there[0] else None,
            self.after.paragraphs[change.id] if there[1] else None,
        )
        found = slots(change, *both)
        yield from self._lead(change, both, found)
        rest = [replace(one, before=_below(one.old, old), after=_below(one.new, new)) for one in found]
        home = (self.after if there[1] else self.before).homes[change.id]
        own = [one for one in rest if one.before or one.after]
        yield from Body(own, old, new, self.after.sheet, self.width, signed(home)).blocks()
        for item in change.items:
            yield from self._item(item)

    def _lead(self, change: ParagraphChange, both: Both, found: Sequence[RedlineSlot]) -> Iterator[RedlineBlock]:
        """The line with the number of a paragraph, its heading and its first words; nothing where there is none."""
        old, new = both
        (before, old_number), (after, new_number) = self.before.lead(old), self.after.lead(new)
        first = [replace(one, before=_beside(one.old, old), after=_beside(one.new, new)) for one in found]
        text = [it for one in first if one.before or one.after for it in one.words(0, self.language)]
        if before is not None or after is not None:
            number = self._either((old_number, new_number), style="ClausierNumber")
            yield RedlineParagraph(before, after, (*number, *self._heading(change, both), *text))

    def _heading(self, change: ParagraphChange, both: Both) -> Iterator[TrackedWords]:
        """The heading of a paragraph with its full stop, and the space before the text."""
        headings = [one.heading or "" if one is not None else "" for one in both]
        runs: list[Runs] = [(Run(one, strong=True),) if one else () for one in headings]
        yield from told(change.heading, runs, self.language)
        yield from self._either([ended(one)[len(one) :] if one else "" for one in headings], strong=True)
        pairs = zip(headings, both, strict=True)
        yield from self._either([" " if heading and first_text(one) else "" for heading, one in pairs])

    # Items

    def _item(self, change: ItemChange) -> Sequence[RedlineBlock]:
        """An item where it stands, as for paragraphs."""
        if change.state is ChangeState.MOVED:
            every = (one for article in self.comparison.articles for it in article.paragraphs for one in it.items)
            now = next(one for one in every if one.id == change.id and one.moved_from is not None)
            return only([self._entry(now)], TextChange.DELETED)
        entry = self._entry(change)
        return [entry] if change.moved_from is None else only([entry], TextChange.INSERTED)

    def _entry(self, change: ItemChange) -> RedlineParagraph:
        there = _there(change.number)
        old = self.before.items[change.id] if there[0] else None
        new = self.after.items[change.id] if there[1] else None
        (before, old_number), (after, new_number) = self.before.item(old), self.after.item(new)
        line = told(change.line, [one.line if one is not None else () for one in (old, new)], self.language)
        style = "ClausierNumber" if any(map(str.isalnum, f"{old_number}{new_number}")) else ""  # else a box to tick
        return RedlineParagraph(before, after, (*self._either((old_number, new_number), style=style), *line))


def _there(number: Numbers) -> tuple[bool, bool]:
    """On which sides something numbered stands."""
    return number.before is not None, number.after is not None


def _beside(spot: PieceSpot | None, paragraph: Paragraph[Run] | None) -> bool:
    """Whether a piece stands beside the number of its paragraph."""
    first = paragraph.blocks[0] if paragraph is not None and paragraph.blocks else None
    return spot is not None and spot.block == 0 and isinstance(first, TextBlock)


def _below(spot: PieceSpot | None, paragraph: Paragraph[Run] | None) -> bool:
    return spot is not None and not _beside(spot, paragraph)
