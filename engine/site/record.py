"""Records the files that clients are given: into the store, and into the ledger beside the editions."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine.editions.ledger import print_ledger
from engine.files.memory import Memory
from engine.files.text import LEDGER
from engine.files.writing.store import Store, store
from engine.languages import LANGUAGES
from engine.model.digest import text_digest
from engine.model.ledger import Ledger, PublishedFile, PublishedText, Recording
from engine.site.build import prove
from engine.site.content.editions_on_day import Shelf, shelf
from engine.site.files.downloads import downloads, made
from engine.site.model import Download, Published, Stored
from engine.site.settings import Settings
from engine.tasks.published_files import circumstances, printed, read_ledger, stale


@dataclass(frozen=True, slots=True)
class NewFiles:
    """What there is to record: the `recordings` with their files, by name the `contents` of those, and where they go.

    `ledger` is the whole one, with the new recordings.
    """

    recordings: tuple[Recording, ...]
    contents: Mapping[str, bytes]
    store: Store
    ledger: Ledger

    @property
    def name(self) -> str:
        """The name of the ledger."""
        return LEDGER

    def ledger_file(self) -> bytes:
        """The ledger as its file holds it."""
        return print_ledger(self.ledger)

    def data(self) -> bytes:
        """What is new, for programs: a ledger of these recordings alone."""
        return print_ledger(Ledger(self.recordings))

    def put(self) -> None:
        """Stores the files; the ledger is written afterwards, so that it never names one that is not there."""
        for name, content in self.contents.items():
            self.store.write(name, content)


def new_files(root: Path, today: datetime.date, told: Settings) -> NewFiles:
    """The files of the site of this day that are not recorded, or whose text has changed since they were.

    `told` are the settings of the site. Raises `Refused` where an edition, the ledger or the store is not sound.
    """
    memory = Memory(root / told.memory)
    found = shelf(root, today, told.options, memory)
    prove(found)
    recordings, contents = [], dict[str, bytes]()
    for one in found.every:
        texts = _texts(found, one)
        prints = {id: text.prints for id, text in texts.items()}
        fresh = made(found, list(_unrecorded(found, one, prints)), memory)
        files = [_file(each) for each in fresh]
        if files:
            stamp, now = one.edition.stamp, circumstances(found.library(one.edition), one.edition.effective)
            own = {id: text for id, text in texts.items() if id in {file.document for file in files}}
            recordings.append(Recording(today, stamp, now, {}, own, tuple(files)))
            contents |= {file.stored: each.content for file, each in zip(files, fresh, strict=True)}
    ledger = Ledger((*found.ledger.recordings, *recordings))
    return NewFiles(tuple(recordings), contents, store(told.store, root, memory), ledger)


def kept_files(root: Path, told: Settings) -> Iterator[Callable[[], bytes]]:
    """What reads each file that was ever recorded from the store: it raises `Refused` where one is not there whole."""
    place = store(told.store, root, Memory(None))
    for _, file in read_ledger(root).files():
        yield partial(place.read, file.stored)


def _texts(shelf: Shelf, one: Published) -> Mapping[str, PublishedText]:
    """What each document of an edition prints today."""
    by_language = {code: shelf.texts(one.edition, code) for code in LANGUAGES}
    found = {}
    for id in shelf.documents(one.edition):
        every = {code: texts[id] for code, texts in by_language.items()}
        digests = {code: text_digest(text) for code, text in every.items()}
        found[id] = PublishedText(
            shelf.option(one.edition, id), digests, {code: printed(text) for code, text in every.items()}
        )
    return found


def _unrecorded(shelf: Shelf, one: Published, prints: Mapping[str, Mapping[str, str]]) -> Iterator[Download]:
    newest = shelf.ledger.newest(one.edition.stamp)
    for download in downloads(shelf, one.edition):
        known = newest.get(download.key)
        if known is None or stale(known[0].documents[download.document], known[1], prints):
            yield download


def _file(one: Stored) -> PublishedFile:
    download = one.download
    return PublishedFile(download.document, download.languages, download.format, one.sha256, len(one.content))
