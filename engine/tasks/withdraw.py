"""Takes back an edition that is not yet in force, as if it had never been published."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from engine.diagnostics import Report, Span
from engine.model.edition import Edition
from engine.tasks.open_library import editions


def withdraw(path: str | Path, effective: datetime.date, today: datetime.date) -> tuple[Edition, str]:
    """The edition that takes effect on a day, and the name of its file, which is to be deleted.

    Its changes are those of the draft again. Raises `Refused` where there is none, where it is in force or past, and
    where another one follows it. The caller holds the lock of the folder until the file is gone.
    """
    from engine.files.text import EDITIONS

    chain, report = editions(path), Report()
    found = upcoming(chain, effective, today, Span(str(effective)), "withdrawn", report)
    report.stop()
    assert found is not None  # noqa: S101  else it was reported
    return found, f"{EDITIONS}/{found.effective}.json"


def upcoming(
    chain: Sequence[Edition], day: datetime.date, today: datetime.date, place: Span, what: str, report: Report
) -> Edition | None:
    """The last edition, not yet in force on `today`, if it is that of `day`; None after an error."""
    found = next((one for one in chain if one.effective == day), None)
    known = ", ".join(str(one.effective) for one in chain) or "none"
    if found is None:
        report.error("edition-unknown", place, f"no edition takes effect on {day}", f"published: {known}")
    elif found.effective <= today:
        message = f"the edition of {day} is in force: it is never {what}"
        report.error("edition-exists", place, message, "publish a new edition for a later day, without --replaces")
    elif found is not chain[-1]:
        message = f"the edition of {chain[-1].effective} follows the one of {day}"
        report.error("edition-chain", place, message, f"the edition of {chain[-1].effective} must be {what} first")
    else:
        return found
    return None
