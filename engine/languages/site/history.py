"""The words of the pages that tell the history of the texts: editions, changes, feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class HistoryWords:
    """`{day}`, `{title}` and the like stand for what is filled in.

    `weights` and `meanings` are by the weight of a change: what changes of this weight are called, and what it means.
    `notices` is by whether clients must have been told of an edition.
    `whole` is by the state of a document that only one of two editions has. `formats` is by ending;
    `side_by_side` names a file with two languages.
    """

    last_day: str
    gone: str
    gone_by: str
    what_changes: str
    compared_with: str
    notice: str
    notices: Mapping[str, str]
    notice_by: str
    notice_limits: str
    notice_undated: str
    summary: str
    weights: Mapping[str, str]
    meanings: Mapping[str, str]
    whole: Mapping[str, str]
    nothing: str
    read: str
    read_last: str
    others: str
    elsewhere: str
    none_published: str
    editions_title: str
    editions_intro: tuple[str, ...]
    texts: str
    previous: str
    previous_none: str
    replaces: str
    replaced: str
    files: str
    same_files: str
    some_same_files: str
    sums: str
    for_programs: str
    first: str
    feed_title: str
    feed_subtitle: str
    feed_entry: str
    feed_dates: str
    edition: str
    open_edition: str
    formats: Mapping[str, str]
    side_by_side: str


HISTORY_WORDS = ByLanguage(HistoryWords, "site/history.yaml")
