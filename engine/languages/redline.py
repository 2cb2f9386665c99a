"""The words around a redline: what stands in its tables, its legend and its sentences, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RedlineWords:
    """The words of one language; `{place}`, `{day}`, `{period}`, `{number}` and the like stand for what is filled in.

    `natures`, `kinds` and `states` are by the values of `Nature`, `ChangeKind` and `State`. `period_form` is the form
    of a duration after the words that name the period.
    """

    title: str
    before: str
    after: str
    skip: str
    draft: str
    standard: str
    edition: str
    deal: str
    deleted: str
    inserted: str
    start_deleted: str
    end_deleted: str
    start_inserted: str
    end_inserted: str
    moved_from: str
    moved_to: str
    renumbered: str
    same: str
    apart: str
    unchanged: str
    mark: str
    only: str
    legend: str
    summary: str
    article: str
    title_of: str
    change: str
    about: str
    cause: str
    explanation: str
    unversioned: str
    consequence: str
    notice: str
    notice_needed: str
    notice_by: str
    notice_limits: str
    notice_late: str
    notice_undated: str
    notice_unknown: str
    notice_none: str
    notice_undeclared: str
    period_form: str
    preview: str
    at_start: str
    changes: str
    findings: str
    no_finding: str
    checking: str
    stale: str
    no_text: str
    stopped: str
    natures: Mapping[str, str]
    kinds: Mapping[str, str]
    states: Mapping[str, str]
