"""The words of the page of definitions, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class DefinitionWords:
    """`{day}`, `{term}` and `{options}` stand for what is filled in; `found` is a meaning as the search names it."""

    title: str
    lead: str
    of_edition: str
    letters: str
    defined_in: str
    with_option: str
    found: str
    none: str
    unpublished: str


DEFINITION_WORDS = ByLanguage(DefinitionWords, "site/definitions.yaml")
