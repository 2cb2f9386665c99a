"""What checks look for in the wording of a language: the tables are in its folder, the rules in `checking/wording`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

NOTHING = re.compile(r"(?!)")
"""What is found nowhere."""

LETTER = r"[^\W\d_]"

OPEN_LIST = "does not say whether the list is complete"
SAID_TWICE = "says one thing twice"
EITHER = "does not say whether both are meant"
LATIN = "is Latin, which many readers guess at"
LATIN_WORDS = "mutatis mutandis|inter alia|bona fide|(?:ipso|de) facto"
ELSEWHERE = "points at a place that moves when the text changes"
NO_PERIOD = "sets no period"
ARCHAIC = "is a word of old forms"


class Phrase(NamedTuple):
    """What to look for, why contracts do without, and what to write. It holds one of the `signs`."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    why: str
    instead: str


class Turn(NamedTuple):
    """A turn of phrase that is not used for obligations and rights, and what to write instead.

    It holds one of the `signs`. It is used for something else where
    `unless` stands before it in the sentence.
    """

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    instead: str
    unless: re.Pattern[str] | None


class Fault(NamedTuple):
    """What is wrong where `pattern` is found, and what to write instead (as `re.Match.expand` takes it).

    It holds one of the `signs`.
    """

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    wrong: str
    instead: str


class Manner(NamedTuple):
    """Two ways to write one mark, both of which print well: a library keeps to `usual` where it has it at all.

    `hint` says what to write; without one it is shown. With `nests`, the other way stands within the usual one.
    """

    other: re.Pattern[str]
    usual: str
    wrong: str
    hint: str = ""
    nests: bool = False


def phrase(signs: str, pattern: str, why: str, instead: str) -> Phrase:
    """A phrase by a pattern of its words, in capitals or not; its signs have commas between them."""
    return Phrase(tuple(signs.split(",")), re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), why, instead)


def turn(signs: str, pattern: str, instead: str, unless: re.Pattern[str] | None = None) -> Turn:
    """A turn by a pattern of its words; its signs have commas between them."""
    return Turn(tuple(signs.split(",")), re.compile(rf"(?<!\w)(?:{pattern})(?:(?<=’)|(?!\w))"), instead, unless)


def fault(signs: str, pattern: str, wrong: str, instead: str) -> Fault:
    """A fault by its pattern; its signs have broken bars between them."""
    return Fault(tuple(signs.split("¦")), re.compile(pattern), wrong, instead)


@dataclass(frozen=True, slots=True)
class Modality:
    """What counts as an obligation, a right and a prohibition when two languages are held against each other.

    A text obliges as often as `obliges` stands in it; as often again as `also_obliges` it may, and as often as
    `not_obliging` it may not, because the other language says it otherwise. Likewise for rights. It forbids where
    `denies` stands; it may forbid where both of `may_deny` stand in one sentence. Two texts in which none of
    the `signs` of their languages stands are not compared. `obligations`, `right` and `prohibition` are for hints.
    """

    signs: tuple[str, ...]
    obliges: re.Pattern[str]
    allows: re.Pattern[str]
    denies: re.Pattern[str]
    may_deny: tuple[re.Pattern[str], re.Pattern[str]] | None
    obligations: tuple[str, ...]
    right: str
    prohibition: str
    also_obliges: re.Pattern[str] = NOTHING
    not_obliging: re.Pattern[str] = NOTHING
    also_allows: re.Pattern[str] = NOTHING


@dataclass(frozen=True, slots=True)
class WordingRules:
    """All that checks look for in the texts of one language.

    `figures` are the words for figures and dates by what they mean, which is the same in every language; those that
    mean digits are figures that stand bare. `meant` is what stands before the name of something that both parties know,
    `described` what follows the name of something that is described on the spot. `conjunctions`
    are those that join the items of a list, `abbreviations` those that end with a full stop.
    """

    figures: Mapping[str, str]
    phrases: tuple[Phrase, ...] = ()
    turns: tuple[Turn, ...] = ()
    modality: Modality | None = None
    faults: tuple[Fault, ...] = ()
    manners: tuple[Manner, ...] = ()
    meant: re.Pattern[str] = NOTHING
    described: re.Pattern[str] = NOTHING
    elisions: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()

    def meanings(self) -> Mapping[str, str]:
        """What each of the words for figures and dates means."""
        return {word: meaning for meaning, words in self.figures.items() for word in words.split()}
