"""The words of the pages of the draft, which only `make serve` shows, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class DraftWords:
    """`{day}` stands for what is filled in; the words of the comparison itself are those of a redline."""

    documents: str
    published: str
    different: str
    stuck: str
    empty: str
    private: str


DRAFT_WORDS: Mapping[str, DraftWords] = MappingProxyType(
    {
        "fr": DraftWords(
            documents="Documents",
            published="Texte publié",
            different="modifié",
            stuck="Les pages publiées restent celles d’avant\u00a0: voici ce qui empêche de les refaire.",
            empty="Rien n’est encore publié, ou rien ne peut être lu.",
            private="Seule cette machine voit ces pages\u00a0: le site publié ne contient rien du projet.",
        ),
        "en": DraftWords(
            documents="Documents",
            published="Published text",
            different="changed",
            stuck="The published pages are those of before: this keeps them from being made again.",
            empty="Nothing is published yet, or nothing can be read.",
            private="Only this machine sees these pages: the published site contains nothing of the draft.",
        ),
    }
)
