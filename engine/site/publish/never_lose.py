"""What a new site must not lose: the editions that the one before it has shown in force."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Span
from engine.model.edition import Edition
from engine.site.files.json_files import EDITIONS


def keep(target: Path, chain: Sequence[Edition], today: datetime.date) -> None:
    """Raises `Refused` where an edition that was in force on the site in `target` is not in the chain any more.

    An edition in force is never replaced. Where one is gone, so is its file, or this is the library of another site.
    """
    now = {one.stamp.sha256 for one in chain}
    gone = [effective for effective, sha256 in _shown(target, today) if sha256 not in now]
    if gone:
        hints = (
            "take its file back from the history of the repository: clauses/editions/",
            "if that is the site of another library, name another folder with --site-dir, or delete it",
        )
        where = Span(str(target))
        raise Refused(
            [
                Diagnostic(
                    "site-edition", where, f"the edition of {one}, which this site shows, is not there any more", hints
                )
                for one in gone
            ]
        )


def _shown(target: Path, today: datetime.date) -> list[tuple[str, str]]:
    """The editions in force or archived on the site that is there, by day and digest; none where there is no site."""
    try:
        told = json.loads((target / EDITIONS).read_text(encoding="utf-8"))
        until = min(told["as_of"], str(today))
        return [(one["effective"], one["sha256"]) for one in told["editions"] if one["effective"] <= until]
    except (OSError, ValueError, KeyError, TypeError):
        return []
