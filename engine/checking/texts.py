"""The texts of a library as rules read them: each passage in each language, and all of one language as one sheet."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from engine.diagnostics import Span
from engine.model.block import TextBlock
from engine.model.clause import Cover, Texts
from engine.model.prose import Prose, ProseLine, Words
from engine.model.variant import Variant

BETWEEN = "\n\0\n"
"""What stands between two texts of a sheet: no file holds it, and no pattern reaches across it."""

RARE = 100
"""As many signs of a fault are looked at one by one; if there are more, the whole sheet is."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the library with where it stands: in a document and clause, or in a definition; `variant` may own it.

    `term` is set for definitions. One that `leads` introduces an only item, which goes on in its sentence.
    """

    place: str
    document: str
    clause: str
    texts: Texts
    covers: tuple[Cover, ...]
    variant: Variant | None
    term: str | None
    span: Span
    leads: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class LanguageText:
    """A passage in one language. `words` is what `Prose.words` gives of it."""

    passage: Passage
    language: str
    prose: Prose
    words: str

    @property
    def inlines(self) -> ProseLine:
        return self.prose.inlines

    @property
    def plain(self) -> bool:
        """Whether it is one paragraph without parameters, references and stressed words, as most texts are."""
        block = self.prose.blocks[0]
        if len(self.prose.blocks) > 1 or not isinstance(block, TextBlock) or len(block.line) > 1:
            return False
        return all(isinstance(one, Words) and not one.strong and not one.emphasis for one in block.line)


def texts_of(passages: Iterable[Passage]) -> Iterator[LanguageText]:
    """The passages in each language, as far as they could be read."""
    for passage in passages:
        for language, prose in passage.texts.items():
            if prose.sound:
                yield LanguageText(passage, language, prose, prose.words)


class LanguageSheet:
    """All texts of one language, one after the other: a pattern looks through them once, not through each."""

    def __init__(self, texts: Iterable[LanguageText]) -> None:
        self.texts = tuple(texts)
        self.words = BETWEEN.join(text.words for text in self.texts)
        lengths = (len(text.words) + len(BETWEEN) for text in self.texts)
        self._starts = tuple(accumulate(lengths, initial=0))[:-1]

    @cached_property
    def lower(self) -> str:
        """The words in lower case, of the same length."""
        lower = self.words.lower()
        same = len(lower) == len(self.words)
        return lower if same else "".join(one.lower() if len(one.lower()) == 1 else one for one in self.words)

    def find(
        self, pattern: re.Pattern[str], *, signs: Sequence[str] = (), lower: bool = False
    ) -> Iterator[tuple[LanguageText, int, int]]:
        """Every text in which a pattern is found, with the two ends of what is found.

        What it finds holds one of the `signs`, if any are named: where these are rare, nothing else is looked at.
        """
        if signs and sum(map(self.words.count, signs)) < RARE:
            for text in self._holding(signs):
                yield from ((text, *match.span()) for match in pattern.finditer(text.words))
            return
        for match in pattern.finditer(self.lower if lower else self.words):
            place = bisect_right(self._starts, match.start()) - 1
            start = self._starts[place]
            yield self.texts[place], match.start() - start, match.end() - start

    def _holding(self, signs: Sequence[str]) -> Iterable[LanguageText]:
        found = set()
        for sign in signs:
            at = self.words.find(sign)
            while at >= 0:
                found.add(bisect_right(self._starts, at) - 1)
                at = self.words.find(sign, at + 1)
        return [self.texts[place] for place in sorted(found)]
