"""The editions on the day of the site, and the texts that each of them holds."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.editions.chain import in_force
from engine.languages import LANGUAGES
from engine.model.document import Document
from engine.model.edition import Edition
from engine.model.library import Library
from engine.opening import editions, load_edition
from engine.pipeline import assemble
from engine.site.model import Published, State


@dataclass(frozen=True)
class Shelf:
    """All editions as they are on a day.

    `extra` names documents that the published selection does not hold, each with the option that adds it: they are
    shown as the standard of that option. What was assembled is kept as long as the shelf.
    """

    root: Path
    today: datetime.date
    extra: Mapping[str, str]
    every: tuple[Published, ...]
    _libraries: dict[str, Library] = field(default_factory=dict)
    _texts: dict[tuple[str, str], Mapping[str, Document]] = field(default_factory=dict)

    @property
    def current(self) -> Published | None:
        """The edition in force; None before the first one."""
        return next((one for one in self.every if one.state is State.CURRENT), None)

    @property
    def upcoming(self) -> tuple[Published, ...]:
        """Those still to come, the next one first."""
        return tuple(one for one in self.every if one.state is State.UPCOMING)

    @property
    def shown(self) -> Published | None:
        """The edition that the pages without a date show: the one in force, or the first one to come."""
        return self.current or next(iter(self.upcoming), None)

    def library(self, edition: Edition) -> Library:
        key = edition.stamp.sha256
        if key not in self._libraries:
            self._libraries[key] = load_edition(self.root, edition)
        return self._libraries[key]

    def texts(self, edition: Edition, language: str) -> Mapping[str, Document]:
        """The standard documents of an edition, dated on the day it takes effect, then those that options add."""
        key = edition.stamp.sha256, language
        if key not in self._texts:
            library, day = self.library(edition), edition.effective
            found = dict(assemble(library, language=language, today=day).documents)
            for id, option in self.extra.items():
                if option in library.variants and id in library.outlines:
                    found[id] = assemble(library, language=language, variants=(option,), today=day, only=id)[id]
            self._texts[key] = found
        return self._texts[key]


def shelf(root: Path, today: datetime.date, extra: Mapping[str, str]) -> Shelf:
    """The editions of a library on a day. Raises `Refused` where one of them, or their chain, is not sound."""
    chain = editions(root)
    force = in_force(chain, today)

    def state(one: Edition) -> State:
        if one is force:
            return State.CURRENT
        return State.UPCOMING if one.effective > today else State.ARCHIVED

    before = [None, *chain][: len(chain)]
    return Shelf(
        root, today, extra, tuple(Published(one, state(one), last) for one, last in zip(chain, before, strict=True))
    )


def every_language() -> tuple[str, ...]:
    return tuple(LANGUAGES)
