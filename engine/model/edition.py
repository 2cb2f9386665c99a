"""A published edition: the library frozen at a date, chained to the edition before it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from engine.diagnostics import Span
from engine.model.clause import LocalWords, Version
from engine.model.revision import ChangeKind


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which edition something comes from: the day it takes effect, and its SHA-256 in hexadecimal figures."""

    effective: datetime.date
    sha256: str


@dataclass(frozen=True, slots=True)
class Note:
    """What an edition tells clients about one change: its weight, and an explanation in every language.

    `id` names what changed as `Revision.id` does, `version` the version that it has since. `by` is who said how serious
    the change is, empty where nobody had to, and `because` why no right changes: it is the `text` where there is no
    other. `digest` is that of the change which they have seen (`Assessment.evidence`).
    """

    id: str
    version: Version
    kind: ChangeKind
    text: LocalWords
    span: Span
    by: str = ""
    because: str = ""
    digest: str = ""

    @property
    def explanation(self) -> LocalWords:
        """The text in each language; empty where there is none but the reason, which is in whatever language it is."""
        return {} if set(self.text.values()) == {self.because} else self.text


@dataclass(frozen=True, slots=True)
class Edition:
    """The library frozen at a date. `texts` holds the digest of each standard text, by document and language.

    `files` are the texts of its files by path; `previous` is the edition before it, `replaced` one that it took the
    place of before that came into force. `late` is why it was published although clients could no longer be told in
    time of what is substantive, or were told of another day; empty where they could.
    """

    stamp: Stamp
    published: datetime.date
    previous: Stamp | None
    replaced: Stamp | None
    notes: tuple[Note, ...]
    texts: Mapping[str, Mapping[str, str]]
    files: Mapping[str, str]
    late: str = ""

    @property
    def effective(self) -> datetime.date:
        return self.stamp.effective
