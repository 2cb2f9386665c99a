"""Names like the one that somebody typed: what a hint offers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache


def near(name: str, known: Iterable[str]) -> Sequence[str]:
    """The known names nearest to `name`, at most two, the nearest first; capitals do not count."""
    return _near(name, frozenset(known))


@lru_cache(maxsize=1024)
def _near(name: str, known: frozenset[str]) -> Sequence[str]:
    """The same, remembered: of one name it is asked several times, to say what is meant and to go on with it."""
    import difflib  # only where something is wrong

    names = {one.lower(): one for one in sorted(known)}
    return tuple(names[one] for one in difflib.get_close_matches(name.lower(), names, n=2, cutoff=0.6))


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint with the known names nearest to `name`, or an empty string when none is near."""
    matches = near(name, known)
    return f"did you mean {' or '.join(matches)}?" if matches else ""
