"""What a redline comes down to: which articles differ, what the declared versions say of it, and who must be told."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.model.clause import LocalWords
from engine.model.comparison import ChangeState, Comparison, Nature
from engine.model.document import Document
from engine.model.periods import Period
from engine.model.revision import ChangeKind


@dataclass(frozen=True, slots=True)
class Cause:
    """A part of the library that made an article differ, as `Revision.id` names it, with its version on each side.

    A version is empty where the part is not there, or where no document tells it. `kind` is what the declared
    versions say of the change, None where they say nothing.
    """

    id: str
    before: str
    after: str
    kind: ChangeKind | None


@dataclass(frozen=True, slots=True)
class ClientNote:
    """What the edition tells clients about a part that changed."""

    id: str
    kind: ChangeKind
    text: LocalWords


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article that differs: what happened to it, what that is about, why, and what clients are told of it."""

    id: str
    label: str
    title: str
    state: ChangeState
    natures: frozenset[Nature]
    causes: tuple[Cause, ...]
    explanations: tuple[ClientNote, ...]

    @property
    def kind(self) -> ChangeKind | None:
        """What the declared versions say of it, the weightiest of its causes; None where no version says anything."""
        return weightiest([one.kind for one in self.causes])

    @property
    def consequence(self) -> bool:
        """Whether nothing but numbers changed, its own or those that it cites, because something else did."""
        return self.natures <= {Nature.NUMBER, Nature.REFERENCE} and not any(one.kind for one in self.causes)


@dataclass(frozen=True, slots=True)
class Summary:
    """The articles of one document that differ, in the order of the redline; the title counts if it differs."""

    document: str
    title: str
    state: ChangeState
    articles: tuple[ArticleSummary, ...]

    @property
    def kind(self) -> ChangeKind | None:
        return weightiest([one.kind for one in self.articles])


def weightiest(kinds: Sequence[ChangeKind | None]) -> ChangeKind | None:
    """The kind that does most to those who signed; None where there is none."""
    return next((kind for kind in ChangeKind if kind in kinds), None)


@dataclass(frozen=True, slots=True)
class Notice:
    """Whether clients must be given notice of a change, and by when they must have received it.

    `articles` are the substantive changes that ask for it, `undeclared` what differs although no version says so and
    numbers alone do not explain it, both by identity. `period` is None if the library names none;
    `effective` and `latest` if the text has no day yet on which it takes effect. `late` says that `latest` has passed.
    """

    articles: tuple[str, ...]
    undeclared: tuple[str, ...]
    period: Period | None
    effective: datetime.date | None
    latest: datetime.date | None
    late: bool

    @property
    def needed(self) -> bool:
        return bool(self.articles)


@dataclass(frozen=True, slots=True)
class Redline:
    """Everything that a redline tells, in one language.

    `before` and `after` say what is compared, in words. `summaries` has one entry for each comparison; `versioned`
    tells whether the versions of the library can say anything, which they cannot within one edition. `only_before`
    and `only_after` are the titles of documents that only one side has. `notice` is None where nobody has signed.

    `old` and `new` are the documents of both sides by id, for formats that print a text whole: all of those after; of
    those before what is compared, under the identities that its places have since. `day` is that of the side after:
    of its deal, of its edition, or the day on which its draft was read.
    """

    language: str
    locale: str
    before: str
    after: str
    comparisons: tuple[Comparison, ...]
    summaries: tuple[Summary, ...]
    versioned: bool
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    notice: Notice | None
    old: Mapping[str, Document]
    new: Mapping[str, Document]
    day: datetime.date

    @property
    def changed(self) -> bool:
        return bool(self.comparisons or self.only_before or self.only_after)
