"""The chain of published editions: each names the one before it by its SHA-256."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from engine.diagnostics import Report, Span
from engine.model.edition import Edition, Stamp

_HINT = "take the files back from the history of the repository (git checkout); an edition in force is never replaced"


def chained(editions: Sequence[tuple[str, Edition]], report: Report) -> tuple[Edition, ...]:
    """The editions with their file names as a chain, oldest first, without those that another one replaced.

    In a sound chain each edition names the one that takes effect before it, by date and SHA-256.
    """
    replaced = {one.replaced for _, one in editions if one.replaced is not None}
    kept = sorted(
        ((name, one) for name, one in editions if one.stamp not in replaced), key=lambda pair: pair[1].effective
    )
    before: Stamp | None = None
    for name, one in kept:
        if one.previous != before:
            named = one.previous.effective if one.previous else "none"
            found = before.effective if before else "none"
            message = f"this edition follows {_which(one.previous)}, but before it stands {_which(before)}"
            if named == found:
                message = f"this edition follows another text of the edition of {named} than the one that is here"
            report.error("edition-chain", Span(name), message, _HINT)
        before = one.stamp
    return tuple(one for _, one in kept)


def _which(stamp: Stamp | None) -> str:
    return f"the edition of {stamp.effective}" if stamp is not None else "no edition"


def in_force(editions: Sequence[Edition], date: datetime.date) -> Edition | None:
    """The edition in force on a day: the newest that has taken effect; None before the first one."""
    return next((one for one in reversed(editions) if one.effective <= date), None)
