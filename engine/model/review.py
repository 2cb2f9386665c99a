"""What people have decided about the wording: warnings that they accept, paragraphs that they have reviewed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from engine.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A warning that a person accepts, as long as what it is about stays as it is (`digest`).

    `finding` is a code, or `advice/` and the name of an advice; `about` names a part of the library.
    """

    finding: str
    about: str
    reason: str
    name: str
    date: datetime.date
    digest: str
    span: Span


@dataclass(frozen=True, slots=True)
class ReviewMark:
    """A part of the library, mostly a paragraph, that a person has reviewed as it stood then (`digest`)."""

    about: str
    name: str
    date: datetime.date
    digest: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reviews:
    """Both, in the order of `clauses/reviews.yaml`."""

    acknowledged: tuple[Acknowledgement, ...] = ()
    reviewed: tuple[ReviewMark, ...] = ()


class StandingState(StrEnum):
    """What an acknowledgement or a review mark is worth now."""

    VALID = "valid"
    LAPSED = "lapsed"  # what it is about has changed
    UNUSED = "unused"  # there is nothing of that name, or nothing to acknowledge about it
