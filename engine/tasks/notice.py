"""By when clients must have been told of what an edition changes, and whether that day is still to come."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from engine.diagnostics import Refused, Report, Span
from engine.languages import FIRST
from engine.model.edition import Edition
from engine.model.library import Library
from engine.model.revision import ChangeKind, Revision
from engine.model.summary import Notice
from engine.tasks.diff import library_state, redlines
from engine.tasks.open_library import load_edition


def notice_of(
    root: Path,
    chain: Sequence[Edition],
    previous: Edition,
    draft: Library,
    effective: datetime.date,
    today: datetime.date,
) -> Notice | None:
    """What those who signed the edition `previous` must be told of the draft; None where a text cannot be assembled."""
    try:
        before = library_state(load_edition(root, previous), chain, today)
        after = library_state(draft, chain, today)
    except Refused:
        return None  # told already, by the checks
    return redlines(before, after, (FIRST,), effective=effective, today=today)[0].notice


def substantive(changes: Sequence[Revision]) -> tuple[Revision, ...]:
    """What changes for somebody who has signed: what is new cannot have been signed."""
    return tuple(one for one in changes if one.before is not None and one.kind is ChangeKind.SUBSTANTIVE)


def check_notice(
    notice: Notice | None,
    changes: Sequence[Revision],
    effective: datetime.date,
    today: datetime.date,
    replaced: Edition | None,
    report: Report,
) -> None:
    """A substantive change of which clients can no longer be told in time, or that comes sooner than they were told."""
    weighty = [one.id for one in substantive(changes)] or [*(notice.articles if notice is not None else ())]
    needed, named = bool(weighty), f"{', '.join(weighty)} change{'s' if len(weighty) == 1 else ''}"
    late = "publish it for a later day, or say why it is published even so: --late REASON"
    if needed and notice is not None and notice.latest is not None and today > notice.latest:
        message = f"{named} rights or obligations; the last day of notice for {effective} was {notice.latest}"
        report.error("edition-late", Span(f"--effective {effective}"), message, late)
    if needed and replaced is not None and effective < replaced.effective:
        message = f"{named} rights or obligations, on {effective} instead of {replaced.effective}: "
        message += "whoever was told of that day would be bound sooner"
        report.error("edition-forward", Span(f"--replaces {replaced.effective}"), message, late)
