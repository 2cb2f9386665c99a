"""Runs as WeasyPrint has to get them so that lines break where they should."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from engine.model.document import Origin, Run
from engine.rendering.directions import stands_apart

NO_BREAK_SPACES = "\u00a0\u202f"
BREAKS = re.compile("([ \t\r\n]+)")
_OPEN_END = re.compile(r"[^ \t\r\n]{31,}$")
"""The end of a run that is a word without end."""


def glued(runs: Sequence[Run]) -> Iterator[Run]:
    """The same text with no run but the last ending in a no-break space: it opens the next run instead.

    Pango leaves the spaces at the end of a run out of its count, so that WeasyPrint takes a line for full too late and
    breaks it after its first word.
    """
    carried, runs = "", closed(runs)
    for index, run in enumerate(runs):
        text = carried + run.text
        kept = text if index == len(runs) - 1 else text.rstrip(NO_BREAK_SPACES)
        carried = text[len(kept) :]
        yield run if kept == run.text else replace(run, text=kept)


def closed(runs: Sequence[Run]) -> Sequence[Run]:
    """The same text with what is bound to the end of a word without end in the run of that word.

    WeasyPrint breaks such a word where it has to, but not for the sake of what another run adds: that would leave the
    column.
    """
    found: list[Run] = []
    for run in runs:
        if found and _OPEN_END.search(found[-1].text) and _bound(found[-1], run):
            added = BREAKS.split(run.text, maxsplit=1)[0]
            found[-1] = replace(found[-1], text=found[-1].text + added)
            run = replace(run, text=run.text[len(added) :])
        if run.text:
            found.append(run)
    return found


def _bound(one: Run, next: Run) -> bool:
    """Whether two runs look alike, lead nowhere, and run from left to right."""
    look = (one.strong, one.emphasis, one.target) == (next.strong, next.emphasis, next.target)
    return look and one.target is None and Origin.BLANK not in (one.origin, next.origin) and not stands_apart(one)
