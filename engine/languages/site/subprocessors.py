"""The words of the page of sub-processors, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class SubprocessorWords:
    """`{day}` and the like stand for what is filled in; `columns` is by what the register says of each."""

    title: str
    lead: str
    unknown: str
    incomplete: str
    nobody: str
    unpublished: str
    annexed: str
    listed: str
    announced: str
    former: str
    history: str
    history_lead: str
    since: str
    starts: str
    until: str
    last_day: str
    added: str
    ended: str
    day: str
    change: str
    who: str
    to_live: str
    notice: str
    announced_on: str
    notice_by: str
    objection_until: str
    feed_title: str
    feed_subtitle: str
    feed_added: str
    feed_ended: str
    columns: Mapping[str, str]


SUBPROCESSOR_WORDS = ByLanguage(SubprocessorWords, "site/subprocessors.yaml")
