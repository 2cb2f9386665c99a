"""Brings a change of one text into another text of the same origin, line by line, or says where that cannot be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """Lines of `theirs`, counted from 1, that stand where `ours` differs from the common origin too."""

    line: int


_Hunk = tuple[int, int, tuple[str, ...], int]
"""The lines of the origin that were replaced, what stands there instead, and on which line of the changed text."""


def merged(base: str, ours: str, theirs: str) -> str | MergeConflict:
    """`ours` with what `theirs` changed since `base`.

    Changes of both must be apart by a line that neither changed; the same change in both counts once.
    """
    lines = base.splitlines(keepends=True)
    own, other = _hunks(lines, ours), _hunks(lines, theirs)
    wanted = [one for one in other if one[:3] not in {each[:3] for each in own}]
    for start, end, _, line in wanted:
        if any(start <= stop and begin <= end for begin, stop, _, _ in own):
            return MergeConflict(line)
    found, at = [], 0
    for start, end, new, _ in sorted((*own, *wanted), key=lambda hunk: hunk[:2]):
        found += [*lines[at:start], *new]
        at = end
    return "".join((*found, *lines[at:]))


def _hunks(lines: Sequence[str], text: str) -> list[_Hunk]:
    changed = text.splitlines(keepends=True)
    codes = SequenceMatcher(None, lines, changed, autojunk=False).get_opcodes()
    return [(i, j, tuple(changed[k:m]), k + 1) for tag, i, j, k, m in codes if tag != "equal"]
