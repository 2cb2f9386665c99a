"""The words of a language that weigh: where one of them comes or goes, somebody's rights may be others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WeightyWords:
    """Words by what they are about, as `words/weight.yaml` has them: a hyphen at the end stands for any ending."""

    parties: tuple[str, ...]
    negations: tuple[str, ...]
    negating_prefixes: tuple[str, ...]
    quantities: tuple[str, ...]
    forms_of_notice: tuple[str, ...]
    laws: tuple[str, ...]
    courts: tuple[str, ...]

    def opposite(self, one: str, other: str) -> bool:
        """Whether one of two words denies the other by its beginning: direct, indirect."""
        return any(one == prefix + other or other == prefix + one for prefix in self.negating_prefixes)


def among(word: str, table: Iterable[str]) -> bool:
    """Whether a word, in small letters, is one of a table."""
    return any(word == one or (one.endswith("-") and word.startswith(one[:-1])) for one in table)
