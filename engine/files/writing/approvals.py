"""Writes an approval into a deal file; every comment and every other byte of it stays."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from engine.files.writing.entries import with_entries
from engine.model.deviation import Deviation


def with_approvals(name: str, text: str, found: Sequence[Deviation], by: str, date: datetime.date) -> str:
    """The text of a deal with approvals added for these deviations; one written already is renewed.

    `name` is that of the file. Raises `Refused` as `with_entries` does.
    """
    entries = [{"deviation": one.id, "by": by, "date": date.isoformat(), "digest": f'"{one.digest}"'} for one in found]
    return with_entries(name, text, "approvals", entries, ("deviation",))
