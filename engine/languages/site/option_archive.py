"""The words of the pages and files that keep what an option said in an edition."""

from __future__ import annotations

from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class OptionArchiveWords:
    """`{title}` is that of an option, `{edition}` names an edition; `{first}` and `{last}` name two of several."""

    title: str
    page_title: str
    excerpt: str
    edition: str
    editions: str
    several: str
    version: str
    text_digest: str
    removed: str
    removed_article: str
    added: str
    left_out: str
    nothing: str
    no_effect: str
    superseded: str
    withdrawn: str
    today: str
    permanent: str
    options: str


OPTION_ARCHIVE_WORDS = ByLanguage(OptionArchiveWords, "site/option_archive.yaml")
