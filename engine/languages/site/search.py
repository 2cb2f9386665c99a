"""The words of the search, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class SearchWords:
    """`{number}` and `{query}` stand for what the script fills in.

    `common` are words of questions that say nothing of what is looked for; `option` asks for options.
    """

    title: str
    label: str
    button: str
    one: str
    many: str
    nothing: str
    loading: str
    failed: str
    more: str
    needs_script: str
    browse: str
    hints: tuple[str, ...]
    other: str
    others: Mapping[str, str]
    option: str
    common: str


SEARCH_WORDS = ByLanguage(SearchWords, "site/search.yaml")
