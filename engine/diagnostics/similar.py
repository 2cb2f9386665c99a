"""Names like the one that somebody typed: what a hint offers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from engine.diagnostics.saying import Saying, say

NEGATIONS = frozenset({"no", "non", "not", "without", "never"})
NEGATING = ("non", "not", "no", "un", "in", "im", "de", "dis")
"""With what a word begins that says the opposite of its rest."""
PAIRS = (
    frozenset({"within", "outside"}),
    frozenset({"min", "max"}),
    frozenset({"before", "after"}),
    frozenset({"with", "without"}),
    frozenset({"include", "exclude"}),
    frozenset({"included", "excluded"}),
    frozenset({"allowed", "forbidden"}),
    frozenset({"add", "drop"}),
)


def opposite(name: str, other: str) -> bool:
    """Whether two names of English words, in lower case, differ in that one of them denies or turns round the other.

    Whoever mistypes `client.not-consumer` is not sent to `client.consumer`.
    """
    own, theirs = _words(name), _words(other)
    if own == theirs:
        return False
    if [one for one in own if one not in NEGATIONS] == [one for one in theirs if one not in NEGATIONS]:
        return True
    if len(own) != len(theirs):
        return False
    differing = [(one, two) for one, two in zip(own, theirs, strict=True) if one != two]
    return len(differing) == 1 and _turned(*differing[0])


def _words(name: str) -> list[str]:
    return re.split(r"[^a-z0-9]+", name)


def _turned(one: str, two: str) -> bool:
    long, short = max(one, two, key=len), min(one, two, key=len)
    return frozenset({one, two}) in PAIRS or any(long == start + short for start in NEGATING)


def near(name: str, known: Iterable[str]) -> Sequence[str]:
    """The known names nearest to `name`, at most two, the nearest first; capitals do not count."""
    return _near(name, frozenset(known))


@lru_cache(maxsize=1024)
def _near(name: str, known: frozenset[str]) -> Sequence[str]:
    """The same, remembered: of one name it is asked several times, to say what is meant and to go on with it."""
    import difflib  # only where something is wrong

    names = {one.lower(): one for one in sorted(known) if not opposite(name.lower(), one.lower())}
    return tuple(names[one] for one in difflib.get_close_matches(name.lower(), names, n=2, cutoff=0.6))


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint with the known names nearest to `name`, or an empty string when none is near."""
    matches = near(name, known)
    return f"did you mean {' or '.join(matches)}?" if matches else ""


def did_you_mean(name: str, known: Iterable[str]) -> Saying | None:
    """The same hint in every language; None when no name is near."""
    matches = tuple(near(name, known))
    return say("did-you-mean", names=matches) if matches else None


def listed(name: str, names: Iterable[str]) -> Saying:
    """A sentence of that name with the names that there are; where there are none, the one that ends in `-none`."""
    known = tuple(names)
    return say(name, names=known) if known else say(f"{name}-none")
