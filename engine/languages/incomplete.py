"""What a language says on documents and a site of a company of which not all is known that the law asks for."""

from __future__ import annotations

from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class IncompleteWords:
    """The mark on every page of a document, what it means, and the same on every page of the site."""

    mark: str
    notice: str
    site: str


INCOMPLETE_WORDS = ByLanguage(IncompleteWords, "incomplete.yaml")
