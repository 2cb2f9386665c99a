"""The words of the pages of the draft, which only `make serve` shows, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class DraftWords:
    """`{day}` stands for what is filled in; the words of the comparison itself are those of a redline."""

    documents: str
    published: str
    different: str
    stuck: str
    empty: str
    private: str


DRAFT_WORDS = ByLanguage(DraftWords, "site/draft.yaml")
