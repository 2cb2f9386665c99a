"""Any two editions held against each other: only what differs, document by document, remembered.

Both texts are assembled on one day: what changed meanwhile in the dated files, the company and the register of
sub-processors, is no change of the edition. Instead of the day on which the later edition takes effect it is the first
one from which these files say the same, so that each edition is assembled once for all comparisons with later ones.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from engine.comparing.documents import against, inserted, removed
from engine.comparing.identities import match_identities
from engine.languages import LANGUAGES
from engine.model.comparison import ChangeState, Comparison
from engine.model.document import Document
from engine.model.edition import Edition
from engine.rendering.html.anchors import anchors
from engine.rendering.redline.markup import RedlineMarkup
from engine.site.content import keys
from engine.site.content.editions_on_day import Shelf
from engine.site.content.periods import dated
from engine.site.model import Here, Published

TextsById = Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class PairDifference:
    """What differs in a document between two editions, as pieces of HTML; none where it came, went or is the same."""

    state: ChangeState
    pieces: tuple[str, ...]


Differences = Mapping[str, PairDifference]
"""What differs between two editions, by document."""


def day_of(shelf: Shelf, later: Edition) -> datetime.date:
    """The day on which texts are assembled that are held against those of an edition."""
    first, shown = shelf.every[0].edition.effective, shelf.shown
    days = dated(shelf.library(shown.edition)) if shown is not None else ()  # the dated files are those of all editions
    return max([first, *(day for day in days if day <= later.effective)])


def renamed(shelf: Shelf, later: Edition) -> Mapping[str, str]:
    """The former name of everything that was renamed until an edition, with its name there."""
    return {old: now for now, former in shelf.earlier(later).items() for old in former}


def compared(before: Document | None, after: Document | None, names: Mapping[str, str]) -> Comparison:
    """What differs in a document that one of two editions has, or both."""
    if before is None or after is None:
        one = after or before
        assert one is not None  # noqa: S101  one of the editions has it
        return inserted(one) if before is None else removed(one)
    return against(match_identities(before, after, names), after)


class ComparedTexts:
    """The texts of editions on the days on which they are compared: each is assembled once, and remembered."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._texts: dict[tuple[str, str, datetime.date], TextsById] = {}
        self._digests: dict[int, tuple[Document, str]] = {}

    def on(self, edition: Edition, language: str, day: datetime.date) -> TextsById:
        """The documents of an edition as they are assembled on a day."""
        key = edition.stamp.sha256, language, day
        if key not in self._texts:
            name = f"texts {language} on {day} {sorted(self.shelf.extra.items())}"
            make = partial(self.shelf.assembled, edition, language, day)
            self._texts[key] = self.shelf.remembered(edition, name, make)
        return self._texts[key]

    def told(self, before: Document, after: Document, name: str, make: Callable[[], Any]) -> Any:
        """What `make` gives as JSON for two texts, from memory if it was made; `name` is all else it depends on."""
        key = keys.of_texts((self._digest(before), self._digest(after)), name)
        return json.loads(self.shelf.memory.recall(key, lambda: json.dumps(make(), ensure_ascii=False).encode()))

    def _digest(self, document: Document) -> str:
        known = self._digests.get(id(document))
        if known is None:
            known = self._digests[id(document)] = document, hashlib.sha256(repr(document).encode()).hexdigest()
        return known[1]


def differences(texts: ComparedTexts, later: Published, here: Here) -> dict[str, Differences]:
    """What an edition changes in each of the editions before it, by their date; links lead from the page `here`."""
    shelf, code = texts.shelf, here.language
    earlier = [one for one in shelf.every if one.edition.effective < later.edition.effective]
    day = day_of(shelf, later.edition)
    new = texts.on(later.edition, code, day)
    return {one.date: dict(_pair(texts, texts.on(one.edition, code, day), new, later, here)) for one in earlier}


def _pair(
    texts: ComparedTexts, old: TextsById, new: TextsById, later: Published, here: Here
) -> Iterator[tuple[str, PairDifference]]:
    for id in dict.fromkeys((*new, *old)):
        if id in old and id in new:
            yield id, _difference(texts, old[id], new[id], later, here)
        else:
            yield id, PairDifference(ChangeState.INSERTED if id in new else ChangeState.REMOVED, ())


def _difference(
    texts: ComparedTexts, before: Document, after: Document, later: Published, here: Here
) -> PairDifference:
    """What differs between two texts, remembered by these: a third edition changes nothing in it."""
    if before.articles == after.articles and before.title == after.title:
        return PairDifference(ChangeState.UNCHANGED, ())
    names = renamed(texts.shelf, later.edition)
    path = here.to(f"{after.id}/{later.date}")
    name = json.dumps(["differences", path, sorted(names.items())])
    told = texts.told(before, after, name, lambda: _made(compared(before, after, names), after, path))
    return PairDifference(ChangeState(told["state"]), tuple(told["pieces"]))


def linked_redline(after: Document, path: str, prefix: str = "") -> RedlineMarkup:
    """The redline of a document whose numbers lead to its text, at `path`; `prefix` keeps several on a page apart."""
    language = LANGUAGES[after.language]
    links = {identity: f"{path}#{anchor}" for identity, anchor in anchors(after).items()}
    return RedlineMarkup(language.redline, language.colon, prefix, only=after.id, links=links)


def _made(comparison: Comparison, after: Document, path: str) -> dict[str, object]:
    changed = comparison.state is ChangeState.CHANGED
    page = linked_redline(after, path)
    return {
        "state": comparison.state,
        "pieces": [one for one in page.differences(comparison) if one] if changed else [],
    }
