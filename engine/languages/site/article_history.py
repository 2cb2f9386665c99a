"""The words of the page that tells the history of each article of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class ArticleHistoryWords:
    """`{title}` is that of a document, `{edition}` names an edition, `{change}` two versions.

    `states` is by what happened to an article.
    """

    title: str
    lead: str
    link: str
    link_to: str
    since: str
    unchanged: str
    states: Mapping[str, str]
    version: str
    gone: str
    gone_title: str
    all_changes: str
    read: str


ARTICLE_HISTORY_WORDS = ByLanguage(ArticleHistoryWords, "site/article_history.yaml")
