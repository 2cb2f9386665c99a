"""What departs from the standard in a deal, and who has to approve it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from engine.diagnostics import Span
from engine.model.catalogue import ApprovalLevel
from engine.model.deal import Approval


@dataclass(frozen=True, slots=True)
class Deviation:
    """A departure from the standard: its name in the deal (`variant eea-only`), the level that approves it, in words.

    `digest` identifies what is approved: it changes when the deviation does. `approval` is the valid one, if any.
    """

    id: str
    level: ApprovalLevel
    summary: str
    digest: str
    approval: Approval | None
    span: Span


def digest_of(reference: str, id: str, *facts: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of what is approved: the deal, the deviation, its facts."""
    told = json.dumps([reference, id, *facts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()[:16]
