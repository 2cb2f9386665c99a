"""The words of the public site that stand on every page, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class SiteWords:
    """`{day}`, `{title}` and the like stand for what is filled in; `menu` is by path, `states` by state."""

    name: str
    skip: str
    menu_label: str
    menu: Mapping[str, str]
    contents: str
    states: Mapping[str, str]
    state_if_agreed: str
    if_agreed: str
    agreed: str
    see_option: str
    current: str
    current_if_agreed: str
    upcoming: str
    archived: str
    none_yet: str
    next_edition: str
    see_changes: str
    see_current: str
    edition_of: str
    takes_effect: str
    published_on: str
    digest: str
    downloads: str
    permanent: str
    changes: str
    feed: str
    imprint: str
    to_complete: str
    search: str
    search_hint: str


SITE_WORDS = ByLanguage(SiteWords, "site/frame.yaml")
