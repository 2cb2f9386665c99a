"""The words of the pages about options, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class OptionWords:
    """`{title}`, `{label}` and the like stand for what is filled in. `kinds` names what a condition asks for."""

    title: str
    named: str
    lead: str
    of_edition: str
    none: str
    unpublished: str
    version: str
    availability: str
    free: str
    agreed: str
    services: str
    within: str
    automatic: str
    requires: str
    implies: str
    others: str
    newer: str
    conflicts: str
    kinds: Mapping[str, str]
    fact: str
    negated: str
    figures: str
    figure: str
    standard: str
    negotiable: str
    in_contract: str
    may_change: str
    fixed: str
    changes: str
    numbers: str
    blanks: str
    combined: str
    contained: str
    without: str
    adds: str
    leaves_out: str
    same: str
    excluded: str
    every: str
    groups: str
    described: str
    ungrouped: str


OPTION_WORDS = ByLanguage(OptionWords, "site/options.yaml")
