"""What is asked of whoever writes a deal question by question, in each language in which the program speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class AskWords:
    """Questions by the key that they fill in, and what is said around them.

    `heads` stand above the questions of a group. `keys` are the labels of what a list of entries asks for.
    """

    intro: str
    heads: Mapping[str, str]
    questions: Mapping[str, str]
    keys: Mapping[str, str]
    kinds: Mapping[str, str]
    in_language: str
    asked: str
    folded: str
    default: str
    optional: str
    needed: str
    one_of: str
    several_of: str
    choice_unknown: str
    settled: str
    excluded: str
    because: str
    needs: str
    other_line: str
    another: str
    no_more: str
    nothing_left: str
    left_open: str
    done: str


ASK: Mapping[str, AskWords] = ByLanguage(AskWords, "ask_deal.yaml")
