"""What a draft of the library changes in documents: in the published text, in what variants do to it, in deals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.diagnostics import Diagnostic
from engine.model.comparison import Comparison, Nature
from engine.model.revision import ChangeKind

SubjectKind = Literal["standard", "variant", "deal"]
Fate = Literal["new", "gone", "fails", "recovers", "unknown"]
"""What became of a variant or deal that has no text on one side: it is new, it is gone, it no longer can be assembled,
it now can, or it can be assembled on neither side."""


@dataclass(frozen=True, slots=True)
class ImpactSubject:
    """What is assembled with both libraries: the standard text, a variant by its id or pin, a deal by its file name."""

    kind: SubjectKind
    id: str = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """An article that differs: its label as printed, and what the difference is about.

    `kinds` is what the declared versions say of it; None among them stands for words that changed under no new version.
    """

    id: str
    label: str
    natures: frozenset[Nature]
    kinds: tuple[ChangeKind | None, ...]


@dataclass(frozen=True, slots=True)
class DocumentEffect:
    """How one document of a subject changes, in the languages in which it changes alike.

    `redlines` holds, for each of these languages, what no earlier effect shows already.
    """

    subject: ImpactSubject
    document: str
    title: str
    state: Literal["changed", "inserted", "removed"]
    languages: tuple[str, ...]
    articles: tuple[Touched, ...]
    redlines: tuple[Comparison, ...]

    @property
    def natures(self) -> frozenset[Nature]:
        return frozenset(nature for one in self.articles for nature in one.natures)


@dataclass(frozen=True, slots=True)
class KeyPointChange:
    """A line of a first page that says something else in one language: empty on the side where it does not stand.

    `point` is its key point, empty for the heading over all of them; `label` its subject.
    """

    document: str
    language: str
    point: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class KeyPointEffect:
    """A line of a first page that changes, and in which subjects it changes so. It is no part of the contract."""

    subjects: tuple[ImpactSubject, ...]
    change: KeyPointChange


@dataclass(frozen=True, slots=True)
class ComparisonFailure:
    """A variant or deal that cannot be compared, and the messages that say why."""

    subject: ImpactSubject
    fate: Fate
    messages: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that a draft changes. `base` and `draft` name the two libraries for people.

    `citing` names, by subject, documents in which nothing changes but the digests of others that they cite;
    `key_points` are the lines of first pages that change, which are no part of the text.
    """

    base: str
    draft: str
    effects: tuple[DocumentEffect, ...]
    turns: tuple[ComparisonFailure, ...]
    citing: tuple[tuple[ImpactSubject, str], ...]
    subjects: int
    key_points: tuple[KeyPointEffect, ...] = ()

    @property
    def changed(self) -> bool:
        return bool(self.effects or self.turns or self.key_points)
