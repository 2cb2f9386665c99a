"""What stands in a paragraph besides the line beside its number, before and after, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.model.block import DefinitionBlock, SignatureBlock, TableBlock
from engine.model.document import Paragraph, Run
from engine.rendering.word.markup import MarkupSetting, look
from engine.rendering.word.redline.changes import RedlineBlock, either, placed, woven
from engine.rendering.word.redline.frames import passage, signatures, table
from engine.rendering.word.redline.slots import FRAMED, FramePair, RedlineSlot, frames


@dataclass(frozen=True, slots=True)
class Body:
    """The pieces of a paragraph, whose blocks are those of `old` and `new`; `keep` holds its texts on one page."""

    slots: Sequence[RedlineSlot]
    old: Paragraph[Run] | None
    new: Paragraph[Run] | None
    sheet: MarkupSetting
    width: int
    keep: bool

    def blocks(self) -> Iterator[RedlineBlock]:
        """The pieces in an order that is that of either side, once what is not of it is left out."""
        framed = dict[int, list[FramePair]]()
        for place, frame in frames(self.slots, self.old, self.new):
            framed.setdefault(place, []).append(frame)
        defined = False
        for place, one in enumerate(self.slots):
            if one.part.kind in FRAMED:
                for frame in framed.get(place, ()):
                    yield from self._frame(frame)
            elif one.part.kind != "definition":
                style = "ClausierBullet" if one.part.kind == "bullet" else "ClausierText"
                words = one.words(0, self.sheet.language)
                yield passage((one.before, one.after), style, words, keep=self.keep and style == "ClausierText")
            elif not defined:
                defined = True
                yield from self._definitions()

    def _definitions(self) -> Iterator[RedlineBlock]:
        """The defined terms, each where the alphabet puts it on either side."""
        known = {one.part.id: one for one in self.slots if one.part.kind == "definition"}
        for id, kind in woven(_terms(self.old), _terms(self.new)):
            one, language = known[id], self.sheet.language
            sides = (one.before, one.after)
            colon = either([self.sheet.colon if side else "" for side in sides], look(language))
            words = (*one.words(0, language, "ClausierTerm"), *colon, *one.words(1, language))
            yield from placed([passage(sides, "ClausierDefinition", words, keep=False)], kind)

    def _frame(self, frame: FramePair) -> Iterator[RedlineBlock]:
        """A table, or signatures."""
        old = self.old.blocks[frame.old] if self.old is not None and frame.old is not None else None
        new = self.new.blocks[frame.new] if self.new is not None and frame.new is not None else None
        entries = frame.entries(self.slots)
        match old, new:
            case ((SignatureBlock() | None), (SignatureBlock() | None)):
                yield signatures(entries, old, new, self.sheet, self.width)
            case ((TableBlock() | None), (TableBlock() | None)):
                made = table(entries, old, new, self.sheet, self.width)
                yield from [made] if made is not None else []


def _terms(paragraph: Paragraph[Run] | None) -> tuple[str, ...]:
    blocks = paragraph.blocks if paragraph is not None else ()
    return tuple(entry.id for block in blocks if isinstance(block, DefinitionBlock) for entry in block.entries)
