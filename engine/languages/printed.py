"""The words of a language that tell whether what is printed reads well: doubled words, numbers before a title."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType


@dataclass(frozen=True)
class PrintedWords:
    """As `words/printed.yaml` has them.

    `twice` may stand twice in a row; the words of a line of `same` say one thing; of a line of `clashes`, no word
    before the bar stands right before one after it. `numbered` are the words before the number of a part of a document.
    `common` are the small words that stand in nearly every sentence of the language. After one of the words of
    `pointing` stands where something is regulated.
    """

    twice: tuple[str, ...]
    same: tuple[str, ...]
    clashes: tuple[str, ...]
    numbered: tuple[str, ...]
    common: tuple[str, ...]
    pointing: tuple[str, ...]

    def alike(self, word: str, after: str) -> bool:
        """Whether two words in a row, in small letters, say one thing twice."""
        if word == after:
            return word not in self.twice
        return self._root(word) == self._root(after)

    def clash(self, word: str, after: str) -> bool:
        """Whether the second of two words, in small letters, never follows the first."""
        return after in self._never.get(word, ())

    def _root(self, word: str) -> str:
        return self._families.get(word) or (word.removesuffix("s") if len(word) > 3 else word)

    @cached_property
    def _families(self) -> Mapping[str, str]:
        """The words of `same`, each with the first of its line."""
        return MappingProxyType({word: line.split()[0] for line in self.same for word in line.split()})

    @cached_property
    def _never(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for line in self.clashes:
            before, _, after = line.partition("|")
            for word in before.split():
                found[word] = found.get(word, frozenset()) | frozenset(after.split())
        return MappingProxyType(found)
