"""The words around every page of the public site, and those of its home page, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """`{day}`, `{title}`, `{number}` and the like stand for what is filled in; `cards` is by path of the page.

    `citation` is how a text is cited, and `citation_place` how a passage of it is.
    """

    menu: str
    archived_note: str
    lead: str
    in_language: str
    nothing_yet: str
    in_force_since: str
    applies_from: str
    read: str
    read_upcoming: str
    what_changes: str
    same: str
    more: str
    cards: Mapping[str, str]
    size: str
    about: str
    informed: str
    shown: str
    text_digest: str
    address: str
    glossary: str
    glossary_source: str
    go_to_definition: str
    copied: str
    link_to: str
    tools: str
    file_formats: Mapping[str, str]
    print: str
    side_by_side: str
    cite: str
    copy_citation: str
    citation_copied: str
    citation: str
    citation_place: str
    cited_edition: str
    skip_contents: str
    skip_article: str
    no_passage: str
    not_found: str
    not_found_hint: str
    to_home: str
    labels: Mapping[str, str]


THEME_WORDS = ByLanguage(ThemeWords, "site/theme.yaml")
