"""Which of the names that there are was meant by one that does not exist: what its hint offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.diagnostics import Saying, did_you_mean, near, say
from engine.diagnostics.similar import opposite
from engine.languages.daily_names import folded

_TELLING = 4
"""A word of so many letters or more says something of the name that it stands in."""

_FEW = 3
"""More names than these would be no hint."""


def meant(name: str, known: Mapping[str, object]) -> Saying | None:
    """A hint with the name that has this title or these words in another order, else that is near it or shares a word.

    None where there is none. People write the title of a service where its name belongs: Secrétariat médical.
    """
    wanted = folded(name)
    words = set(wanted.split())
    same = [id for id, one in known.items() if wanted in _titles(one) or words == set(folded(id).split())]
    shared = {one for one in words if len(one) >= _TELLING}
    sharing = [id for id in known if shared & set(folded(id).split()) and not opposite(name, id)]
    alike = same or ([] if near(name, known) or len(sharing) > _FEW else sharing)
    return say("did-you-mean", names=tuple(alike)) if alike else did_you_mean(name, known)


def _titles(one: object) -> Iterator[str]:
    """The titles of a service, or of a variant in each of its majors, as names are compared."""
    for part in one if isinstance(one, tuple) else (one,):
        title = getattr(part, "title", None)
        if isinstance(title, Mapping):
            yield from map(folded, title.values())
