"""What a new site must not lose: the editions that the one before it has shown in force, the files it has recorded."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from engine.diagnostics import Diagnostic, Refused, Span
from engine.files.text import EDITIONS as FOLDER
from engine.files.text import LEDGER
from engine.site.content.editions_on_day import Shelf
from engine.site.files.json_files import DIGESTS, EDITIONS

ELSEWHERE = "if that is the site of another library, name another folder with --site-dir, or delete it"


def keep(target: Path, shelf: Shelf) -> None:
    """Raises `Refused` where the site in `target` has shown what this library no longer knows.

    That is an edition that was in force, which is never replaced, or a file that was recorded: clients hold it. Where
    one is gone, so is its file or its line of the ledger, or this is the library of another site.
    """
    where = Span(str(target))
    gone = [*_editions(target, shelf), *_files(target, shelf)]
    if gone:
        raise Refused([Diagnostic("site-edition", where, message, (hint, ELSEWHERE)) for message, hint in gone])


def _editions(target: Path, shelf: Shelf) -> Iterator[tuple[str, str]]:
    now = {one.edition.stamp.sha256 for one in shelf.every}
    for effective, sha256 in _shown(target, shelf.today):
        if sha256 not in now:
            hint = f"take its file back from the history of the repository: {FOLDER}/"
            yield f"the edition of {effective}, which this site shows, is not there any more", hint


def _files(target: Path, shelf: Shelf) -> Iterator[tuple[str, str]]:
    now = {file.sha256 for _, file in shelf.ledger.files()}
    gone = [one for sha256, one in _recorded(target) if sha256 not in now]
    if gone:
        count = f"{len(gone)} files, which this site has recorded, are" if len(gone) > 1 else f"{gone[0]} is"
        hint = f"take the ledger back from the history of the repository: {LEDGER}"
        yield f"{count} not in the ledger of published files any more", hint


def _shown(target: Path, today: datetime.date) -> Sequence[tuple[str, str]]:
    """The editions in force or archived on the site that is there, by day and digest; none where there is no site."""
    try:
        told = _read(target / EDITIONS)
        until = min(told["as_of"], str(today))
        return [(one["effective"], one["sha256"]) for one in told["editions"] if one["effective"] <= until]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _recorded(target: Path) -> Sequence[tuple[str, str]]:
    """The recorded files of the site that is there, by digest and path; none where there is no site."""
    try:
        told = _read(target / DIGESTS)
        return [
            (sha256, one["path"])
            for sha256, every in told.items()
            for one in every
            if "recorded" in one and "path" in one
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
