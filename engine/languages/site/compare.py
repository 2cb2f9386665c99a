"""The words of the page that holds any two editions against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class CompareWords:
    """`{title}` stands for a document, `{before}` and `{after}` for editions; `states` is by state of a document."""

    title: str
    lead: str
    document: str
    before: str
    after: str
    button: str
    result: str
    only_changes: str
    states: Mapping[str, str]
    same_edition: str
    read_before: str
    read_after: str
    through: str
    unreachable: str
    neighbours: str
    neighbours_about: str
    alone: str
    script: str


COMPARE_WORDS = ByLanguage(CompareWords, "site/compare.yaml")
