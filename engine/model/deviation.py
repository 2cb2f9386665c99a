"""What departs from the standard in a deal, and who has to approve it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from engine.diagnostics import Saying, Span
from engine.model.catalogue import ApprovalLevel
from engine.model.deal import Approval

OPEN = "deviation-unapproved"
"""The code whose sentences say what departs from the standard."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """A departure from the standard: its name in the deal (`variant eea-only`), the level that approves it.

    `said` is what it is in words: `summary` has it in English, `told` in any language of messages. `digest`
    identifies what is approved: it changes when the deviation does. `approval` is the valid one, if any.
    """

    id: str
    level: ApprovalLevel
    said: Saying
    digest: str
    approval: Approval | None
    span: Span

    @property
    def summary(self) -> str:
        """What it is, in English: programs read it."""
        return self.said.said(OPEN)

    def told(self, language: str) -> str:
        """What it is, in a language of messages."""
        return self.said.said(OPEN, language) if self.said.speaks(OPEN, language) else self.summary


def digest_of(reference: str, id: str, *facts: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of what is approved: the deal, the deviation, its facts."""
    told = json.dumps([reference, id, *facts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()[:16]
