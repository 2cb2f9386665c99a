"""The words in which two texts differ: whether any is another one, and what those that are speak about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from types import MappingProxyType

from engine.languages import LANGUAGES
from engine.languages.accents import unaccented
from engine.languages.modality import modality
from engine.languages.weight import among

_TOKEN = re.compile(
    r"(?P<slot>\{\{.*?\}\})|\[[^\]]*\](?P<target>\([^)]*\))|(?P<figure>\d+(?:[.,\u00a0\u202f ]?\d+)*)"
    r"|(?P<word>[^\W\d_]+)|(?P<sign>\S)"
)
_SAYING = frozenset("/&@#%§")
"""Marks that stand for a word."""
_LIGATURES = MappingProxyType({ord("œ"): "oe", ord("Œ"): "oe", ord("æ"): "ae", ord("Æ"): "ae", ord("ß"): "ss"})
_BESIDE = 3
"""So many words before a change tell what it is about: “the court of Mons”."""
_SHORTEST = 3
"""A word of fewer letters is no typing error of another one."""

Knows = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """Some words of a text that became others; empty on the side where there are none. `beside` stands around them."""

    gone: tuple[str, ...]
    come: tuple[str, ...]
    beside: tuple[str, ...] = ()

    def __str__(self) -> str:
        gone, come = " ".join(self.gone), " ".join(self.come)
        return f"{gone} becomes {come}" if gone and come else f"{come} is new" if come else f"{gone} is gone"


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text as it is written, with figures, and with what stands for words: slots, references, signs.

    Marks and spaces say nothing here; the form of a slot and the preposition of a reference do not count either.
    """
    found = []
    for one in _TOKEN.finditer(text):
        if one["slot"]:
            found.append(one["slot"].partition("|")[0].strip("{} "))
        elif one["figure"]:
            found.append(re.sub(r"\s", "", one["figure"]))
        elif one["sign"] is None or one["sign"] in _SAYING or unicodedata.category(one["sign"]) in ("Sc", "Sm", "So"):
            found.append(one["target"] or one[0])
    return tuple(found)


def folded(word: str) -> str:
    """A word without what is a matter of writing it: capitals, accents, ligatures."""
    return unaccented(word.translate(_LIGATURES)).casefold()


def changed_words(before: Sequence[str], after: Sequence[str], knows: Knows) -> tuple[ChangedWords, ...]:
    """Where two texts, as tokens, have other words; nothing for typing errors.

    A typing error is one letter of a word, on one of the two sides, that nobody knows: what is on the other side is
    known. `knows` tells of a word, as it is written.
    """
    matcher = SequenceMatcher(None, [*map(folded, before)], [*map(folded, after)], autojunk=False)
    found = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        gone, come = before[a:b], after[c:d]
        if len(gone) == len(come) and all(
            folded(one) == folded(other) or _mistyped(one, other, knows) for one, other in zip(gone, come, strict=True)
        ):
            continue
        beside = (*before[max(0, a - _BESIDE) : a], *before[b : b + 1])
        found.append(ChangedWords(tuple(gone), tuple(come), beside))
    return tuple(found)


def _mistyped(one: str, other: str, knows: Knows) -> bool:
    """Whether one of two words is the other with one letter wrong, too many, missing, or in the place of the next."""
    if not (one.isalpha() and other.isalpha() and min(len(one), len(other)) >= _SHORTEST):
        return False
    return _one_letter(folded(one), folded(other)) and knows(one) != knows(other)


def _one_letter(one: str, other: str) -> bool:
    if len(one) > len(other):
        one, other = other, one
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return len(other) - len(one) == 1 and one[start:] == other[start + 1 :]
    swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
    return one[start + 1 :] == other[start + 1 :] or swapped


@dataclass(frozen=True)
class Vocabulary:
    """What two libraries say, as far as it helps to judge a change of words.

    `texts` gives every text of both in a language, as it is written; `names` are those of the company, `terms` the
    forms of the defined terms in a language.
    """

    texts: Callable[[str], Iterable[tuple[str, str]]]
    names: frozenset[str]
    terms: Mapping[str, frozenset[str]]

    @cached_property
    def _places(self) -> dict[str, dict[str, set[str]]]:
        return {}

    def knows(self, code: str, place: str) -> Knows:
        """Whether a word is in use in the language, or in a text of the libraries at another place."""
        language = LANGUAGES[code]

        def known(word: str) -> bool:
            return language.knows(word) or bool(self._where(code).get(word.casefold(), set()) - {place})

        return known

    def _where(self, code: str) -> dict[str, set[str]]:
        if code not in self._places:
            found: dict[str, set[str]] = {}
            for place, text in self.texts(code):
                for word in tokens(text):
                    found.setdefault(word.casefold(), set()).add(place)
            self._places[code] = found
        return self._places[code]

    def against(self, code: str, changes: Sequence[ChangedWords]) -> tuple[str, ...]:
        """What speaks against a low step: what the words that changed are about, each kind once with its words."""
        return tuple(dict.fromkeys(told for change in changes for told in self._against(code, change)))

    def _against(self, code: str, change: ChangedWords) -> Iterator[str]:
        words, weight = (*change.gone, *change.come), LANGUAGES[code].weight
        small = [one.casefold() for one in words]
        around = [*small, *(one.casefold() for one in change.beside)]
        opposed = any(weight.opposite(a.casefold(), b.casefold()) for a in change.gone for b in change.come)
        terms = self.terms.get(code, frozenset())
        kinds = (
            ("a party", any(one in self.names for one in words) or _any(small, weight.parties)),
            ("a defined term", any(one in terms for one in words)),
            ("a right or an obligation", bool(modality(" ".join(words), LANGUAGES[code].modal_words))),
            ("a negation", opposed or _any(small, weight.negations)),
            (
                "a quantity or a comparison",
                any(any(map(str.isdigit, one)) for one in words) or _any(small, weight.quantities),
            ),
            ("a form of notice", _any(small, weight.forms_of_notice)),
            ("a law", _any(around, weight.laws)),
            ("a court", _any(around, weight.courts)),
        )
        for kind, holds in kinds:
            if holds:
                yield f"{kind}: {change}"


def _any(words: Iterable[str], table: Iterable[str]) -> bool:
    return any(among(one, table) for one in words)
