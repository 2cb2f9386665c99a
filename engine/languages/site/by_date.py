"""The words of the page that tells which edition was in force on a day."""

from __future__ import annotations

from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class ByDateWords:
    """`{day}`, `{first}` and `{last}` stand for days in words."""

    title: str
    lead: str
    contract: str
    day: str
    button: str
    on: str
    no_day: str
    periods: str
    period: str
    edition: str
    company: str
    subprocessors: str
    before: str
    none_before: str
    span: str
    open_end: str
    may_change: str
    nobody: str
    not_told: str
    unpublished: str


BY_DATE_WORDS = ByLanguage(ByDateWords, "site/by_date.yaml")
