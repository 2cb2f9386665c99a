"""Paragraphs that were divided or joined: the same words in the same order, on another number of paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.diagnostics import Span
from engine.editions.versions.layout import LaidOutPlace
from engine.editions.versions.wording import folded, tokens
from engine.editions.versions.written import as_text
from engine.languages import LANGUAGES

_Places = Mapping[str, LaidOutPlace]
_ADDED = ("covers",)
"""What several paragraphs say together; everything else they say each for itself."""


@dataclass(frozen=True, slots=True)
class Split:
    """Paragraphs that say together what others said before: one became several, or several one."""

    what: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    span: Span

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.before, *self.after)))


def splits(before: _Places, after: _Places) -> tuple[Split, ...]:
    """Every paragraph that was divided, or that takes in its neighbours."""
    divided = tuple(_found(before, after))
    joined = (Split(one.what, one.after, one.before, after[one.before[0]].span) for one in _found(after, before))
    return (*divided, *joined)


def _found(whole: _Places, parts: _Places) -> Iterator[Split]:
    """The paragraphs of `whole` that stand in `parts` as several: themselves, with new ones beside them."""
    order = list(parts)
    for id in whole:
        if id not in parts:
            continue
        at = order.index(id)
        first = at
        while first and order[first - 1] not in whole:
            first -= 1
        last = at + 1
        while last < len(order) and order[last] not in whole:
            last += 1
        for start, stop in dict.fromkeys(((at, last), (first, at + 1), (first, last))):
            own = [parts[one] for one in order[start:stop]]
            if len(own) > 1 and _same(whole[id], own):
                yield Split(whole[id].what, (id,), tuple(order[start:stop]), parts[id].span)
                break


def _same(whole: LaidOutPlace, parts: Sequence[LaidOutPlace]) -> bool:
    """Whether some paragraphs say what one said: word for word in each language, and all else that it says."""
    if whole.inner or any(one.inner for one in parts):
        return False
    facts = {
        **{key: {one.facts.get(key, "") for one in parts} for key in whole.facts if key not in _ADDED},
        **{key: {_together(one.facts.get(key, "") for one in parts)} for key in _ADDED},
    }
    if any(facts[key] != {_together([told]) if key in _ADDED else told} for key, told in whole.facts.items()):
        return False
    return all(_words([whole], code) == _words(parts, code) for code in LANGUAGES)


def _together(told: Iterator[str] | Sequence[str]) -> str:
    return ", ".join(sorted({one for each in told for one in each.split(", ") if one}))


def _words(places: Sequence[LaidOutPlace], code: str) -> list[str]:
    """Every word of some places in a language, headings first in each."""
    written = (as_text(texts[code]) for one in places for texts in one.texts.values() if code in texts)
    return [folded(word) for text in written for word in tokens(text)]
