"""Why something stands in a document, or does not: what `clausier why` tells, in words and as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.model.comparison import Comparison
from engine.model.document import Provenance

PlaceKind = Literal[
    "document", "article", "paragraph", "item", "definition", "variant", "parameter", "fact", "service", "deselected"
]


@dataclass(frozen=True, slots=True)
class Answer:
    """A word that a condition asks for, whether it holds, and why."""

    atom: str
    holds: bool
    because: str


@dataclass(frozen=True, slots=True)
class Tested:
    """A condition, whose it is, where it stands, whether it holds, and the words that decide it."""

    of: str  # "the paragraph", "the change of eea-only"
    written: str
    holds: bool
    at: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class ReasonStep:
    """A link of a chain of reasons: what is selected, why, where that is written, and what a condition asks for."""

    what: str
    because: str
    at: str
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """A variant that had a part in what is explained: the chain that selected it, who must approve it and who did."""

    id: str
    version: str
    title: str
    steps: tuple[ReasonStep, ...]
    approval: str  # in words; empty where none is needed


@dataclass(frozen=True, slots=True)
class CoveredDuty:
    """A duty that is covered, in one line."""

    id: str
    article: str
    summary: str


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure that is printed: its value as written, and where that comes from."""

    name: str
    label: str
    value: str
    because: str
    at: str


@dataclass(frozen=True, slots=True)
class PrintedKeyPoint:
    """A line of a first page that sums up what is explained, or prints it: no part of the contract, as `notice` says.

    `document` is the one on whose first page it stands, under `title` (“In short”) and `label`, its subject.
    """

    id: str  # of the key point
    document: str
    title: str
    label: str
    text: str
    notice: str
    at: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not there: its title or first words, why in one sentence, and where that is written.

    `variant` is the one that took it away, or that alone would bring it; references to it go to `redirect`.
    """

    kind: PlaceKind
    id: str
    title: str
    because: str
    at: str
    variant: str | None = None
    redirect: str | None = None
    tested: tuple[Tested, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """Something that is selected or printed. `title` is its title or heading, `text` what it says, without numbers.

    `steps` tells why it is selected, `tested` the conditions on which it depends, `parts` what lies in it, `missing`
    what does not, `key_points` which lines of first pages sum it up.
    """

    kind: PlaceKind
    id: str
    number: str
    title: str
    text: str = ""
    provenance: Provenance | None = None
    steps: tuple[ReasonStep, ...] = ()
    tested: tuple[Tested, ...] = ()
    duties: tuple[CoveredDuty, ...] = ()
    figures: tuple[PrintedFigure, ...] = ()
    terms: tuple[str, ...] = ()
    parts: tuple[Explained, ...] = ()
    missing: tuple[Missing, ...] = ()
    key_points: tuple[PrintedKeyPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to one question. `place` is what was asked for, empty for an overview of the whole pack.

    `options` are the variants that had a part in it; `redline` holds the standard text against what is printed, where
    that was asked for.
    """

    place: str
    language: str
    found: tuple[Explained, ...]
    missing: tuple[Missing, ...]
    options: tuple[Option, ...]
    redline: tuple[Comparison, ...] = ()
