"""The editions on the day of the site, and the texts that each of them holds."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import cast

from engine.diagnostics import Diagnostic, Refused, Span
from engine.editions.chain import in_force
from engine.files.memory import Memory
from engine.files.values import decode, encode
from engine.languages import FIRST, LANGUAGES
from engine.model.document import Document
from engine.model.edition import Edition
from engine.model.ledger import Ledger
from engine.model.library import Library, Publisher
from engine.model.renames import earlier_names
from engine.model.undated import undated
from engine.site.content import keys
from engine.site.model import Agreed, EditionState, Published
from engine.tasks.assemble import assemble
from engine.tasks.open_library import editions, load_edition, load_library
from engine.tasks.published_files import read_ledger


@dataclass(frozen=True)
class Shelf:
    """All editions as they are on a day.

    `extra` names documents that the published selection does not hold, each with the option that adds it, under every
    name that this has had: they are shown as the standard of that option. `publisher` is the company on the day of the
    site, from the file as it is today; before its first entry, that entry. `ledger` tells what
    files were published. What was assembled is kept as long as the shelf, and remembered longer.
    """

    root: Path
    today: datetime.date
    extra: Mapping[str, Sequence[str]]
    every: tuple[Published, ...]
    memory: Memory
    publisher: Publisher | None = None
    ledger: Ledger = field(default_factory=Ledger)
    _libraries: dict[str, Library] = field(default_factory=dict)
    _texts: dict[tuple[str, str], Mapping[str, Document]] = field(default_factory=dict)
    _digests: dict[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    _likenesses: dict[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    _earlier: dict[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    _holding: dict[str, tuple[Published, ...]] = field(default_factory=dict)

    @property
    def current(self) -> Published | None:
        """The edition in force; None before the first one."""
        return next((one for one in self.every if one.state is EditionState.CURRENT), None)

    @property
    def upcoming(self) -> tuple[Published, ...]:
        """Those still to come, the next one first."""
        return tuple(one for one in self.every if one.state is EditionState.UPCOMING)

    @property
    def shown(self) -> Published | None:
        """The edition that the pages without a date show: the one in force, or the first one to come."""
        return self.current or next(iter(self.upcoming), None)

    @property
    def registered(self) -> bool:
        """Whether somebody has filled in the register of sub-processors."""
        return self.shown is not None and self.library(self.shown.edition).subprocessors is not None

    def holding(self, id: str) -> tuple[Published, ...]:
        """The editions that have a document."""
        if id not in self._holding:
            self._holding[id] = tuple(one for one in self.every if id in self.documents(one.edition))
        return self._holding[id]

    def undated(self, id: str) -> Published | None:
        """The edition that the address of a document without a date shows.

        The one that is shown, as long as it has the document; else the last one before that had it, which is archived;
        else the first one to come that has it. So an address that was published leads somewhere forever.
        """
        holding, shown = self.holding(id), self.shown
        past = [one for one in holding if shown is not None and one.edition.effective <= shown.edition.effective]
        return past[-1] if past else next(iter(holding), None)

    def dropped(self, id: str) -> Published | None:
        """The edition that left a document out which the one before had, if the document is not there today."""
        last, shown = self.undated(id), self.shown
        if last is None or shown is None or last.state is not EditionState.ARCHIVED:
            return None
        return next(one for one in self.every if one.edition.effective > last.edition.effective)

    def library(self, edition: Edition) -> Library:
        key = edition.stamp.sha256
        if key not in self._libraries:
            self._libraries[key] = load_edition(self.root, edition)
        return self._libraries[key]

    def documents(self, edition: Edition) -> tuple[str, ...]:
        """The names of the documents of an edition, in the order of `texts`."""
        return tuple(self._digested(edition, FIRST))

    def digests(self, edition: Edition, id: str, languages: Sequence[str]) -> str:
        """What tells a document in some languages from any other one, to the last mark of its layout."""
        return " ".join(self._digested(edition, code)[id] for code in languages)

    def _digested(self, edition: Edition, language: str) -> Mapping[str, str]:
        key = edition.stamp.sha256, language
        if key not in self._digests:
            name = f"digests {language} {sorted(self.extra.items())}"
            told = self.memory.recall(
                self.key(edition, name), lambda: json.dumps(self._digest(edition, language)).encode()
            )
            self._digests[key] = json.loads(told)
        return self._digests[key]

    def _digest(self, edition: Edition, language: str) -> Mapping[str, str]:
        texts = self.texts(edition, language)
        return {id: hashlib.sha256(repr(text).encode()).hexdigest() for id, text in texts.items()}

    def likenesses(self, edition: Edition, language: str) -> Mapping[str, str]:
        """By document what tells it from all others but those that differ in their date alone: its text as a file has
        it and as the chain holds it, and the option that adds it."""
        key = edition.stamp.sha256, language
        if key not in self._likenesses:
            name = f"likenesses {language} {sorted(self.extra.items())}"
            told = self.memory.recall(
                self.key(edition, name), lambda: json.dumps(self._liken(edition, language)).encode()
            )
            self._likenesses[key] = json.loads(told)
        return self._likenesses[key]

    def _liken(self, edition: Edition, language: str) -> Mapping[str, str]:
        return {
            id: hashlib.sha256(
                repr((undated(text), edition.texts.get(id, {}).get(language), self.option(edition, id))).encode()
            ).hexdigest()
            for id, text in self.texts(edition, language).items()
        }

    def texts(self, edition: Edition, language: str) -> Mapping[str, Document]:
        """The standard documents of an edition, dated on the day it takes effect, then those that options add."""
        key = edition.stamp.sha256, language
        if key not in self._texts:
            name, day = f"texts {language} {sorted(self.extra.items())}", edition.effective
            self._texts[key] = self.remembered(edition, name, lambda: self.assembled(edition, language, day))
        return self._texts[key]

    def earlier(self, edition: Edition) -> Mapping[str, Sequence[str]]:
        """The former names of all that was renamed until an edition, by the name that it has there."""
        key = edition.stamp.sha256
        if key not in self._earlier:
            told = self.memory.recall(
                self.key(edition, "earlier names"), lambda: json.dumps(earlier_names(self.library(edition))).encode()
            )
            self._earlier[key] = json.loads(told)
        return self._earlier[key]

    def remembered(
        self, edition: Edition, name: str, make: Callable[[], Mapping[str, Document]]
    ) -> Mapping[str, Document]:
        """Documents that `make` gives, from memory if they were made before."""
        key = self.key(edition, name)
        known = self.memory.known(key)
        if known is not None:
            with suppress(ValueError):  # nothing that this program has remembered
                return cast(Mapping[str, Document], decode(known))
        made = make()
        self.memory.keep(key, encode(dict(made)))
        return made

    def key(self, edition: Edition, name: str) -> str:
        """Under what something made of an edition, of this `name`, is remembered."""
        return keys.of_edition(edition, self._live, name)

    @cached_property
    def _live(self) -> str:
        return keys.live(self.root)

    def assembled(self, edition: Edition, language: str, day: datetime.date) -> Mapping[str, Document]:
        """The same, with the company and the register as they are on another day."""
        library = self.library(edition)
        found = dict(assemble(library, language=language, today=day).documents)
        for id in self.extra:
            option = self.option(edition, id)
            if option is not None:
                found[id] = assemble(library, language=language, variants=(option,), today=day, only=id)[id]
        return found

    def option(self, edition: Edition, id: str) -> str | None:
        """The option that adds a document to an edition, by its name there; None if the standard text has it anyway."""
        if id in edition.texts or id not in self.extra:
            return None
        library = self.library(edition)
        return next((name for name in self.extra[id] if name in library.variants and id in library.outlines), None)

    def agreed(self, edition: Edition, id: str) -> Agreed | None:
        """The option without which a document of an edition does not apply; None for what applies to everybody."""
        if id in edition.texts or id not in self.extra:
            return None
        told = self.memory.recall(
            self.key(edition, f"option of {id} {sorted(self.extra.items())}"),
            lambda: json.dumps(self._agreed(edition, id), ensure_ascii=False).encode(),
        )
        name, titles = json.loads(told)
        return None if name is None else Agreed(titles, f"options/{name}" if self._offered(name) else "")

    def _agreed(self, edition: Edition, id: str) -> tuple[str | None, Mapping[str, str]]:
        """The name and the titles of that option."""
        name, library = self.option(edition, id), self.library(edition)
        if name is None:
            return None, {}
        told = library.variants[name][0].title
        return name, {code: " ".join(LANGUAGES[code].typeset([(told[code], False)])) for code in LANGUAGES}

    def _offered(self, name: str) -> bool:
        """Whether an option has a page, under this name or as what it is called now."""
        if self.shown is None:
            return False
        shown = self.shown.edition
        known = self.library(shown).variants
        return name in known or any(f"variant/{name}" in self.earlier(shown).get(f"variant/{one}", ()) for one in known)


def shelf(root: Path, today: datetime.date, extra: Mapping[str, str], memory: Memory | None = None) -> Shelf:
    """The editions of a library on a day. Raises `Refused` where one of them, or their chain, is not sound."""
    if not (root / "clauses").is_dir():
        message, hint = "there is no folder clauses/ here", "mkdocs.yml stands beside clauses/"
        raise Refused([Diagnostic("library-missing", Span(str(root)), message, (hint,))])
    chain = editions(root)
    force = in_force(chain, today)

    def state(one: Edition) -> EditionState:
        if one is force:
            return EditionState.CURRENT
        return EditionState.UPCOMING if one.effective > today else EditionState.ARCHIVED

    memory = memory or Memory(None)
    before = [None, *chain][: len(chain)]
    every = tuple(Published(one, state(one), last) for one, last in zip(chain, before, strict=True))
    shown = force or next(iter(chain), None)
    entries = (load_edition(root, shown) if shown is not None else load_library(root)).publisher
    company = next((one for one in entries if one.since <= today), entries[-1] if entries else None)
    found = Shelf(root, today, {}, every, memory, company, read_ledger(root))
    earlier = [found.earlier(one) for one in chain]
    return replace(found, extra={id: _names(option, earlier) for id, option in extra.items()})


def _names(option: str, earlier: Sequence[Mapping[str, Sequence[str]]]) -> tuple[str, ...]:
    """The names that an option has in one edition or another, the one that is asked for first."""
    names = {f"variant/{option}"}
    groups = [{present, *former} for told in earlier for present, former in told.items()]
    while found := set[str]().union(*(one for one in groups if one & names)) - names:
        names |= found
    return (option, *sorted({one.removeprefix("variant/") for one in names} - {option}))
