"""notice: by when those who signed must have been told of a change."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from engine.model.periods import Period, last_day
from engine.model.revision import ChangeKind
from engine.model.summary import Notice, Summary


def notice(
    summaries: Sequence[Summary],
    period: Period | None,
    effective: datetime.date | None,
    today: datetime.date | None = None,
) -> Notice:
    """Who has signed must be told of what is substantive; nothing else asks for a notice."""
    found = [one for summary in summaries for one in summary.articles]
    articles = dict.fromkeys(one.id for one in found if one.kind is ChangeKind.SUBSTANTIVE)
    undeclared = dict.fromkeys(one.id for one in found if one.kind is None and not one.consequence)
    latest = last_day(effective, period) if effective is not None and period is not None else None
    late = latest is not None and today is not None and today > latest
    return Notice(tuple(articles), tuple(undeclared), period, effective, latest, late)
