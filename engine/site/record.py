"""Records the files that clients are given: into the store, and into the ledger beside the editions."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine.diagnostics import Refused
from engine.editions.ledger import print_ledger
from engine.files.memory import Memory
from engine.files.text import LEDGER
from engine.files.writing.store import Store, store
from engine.model.digest import text_digest
from engine.model.document import Document
from engine.model.ledger import Ledger, PublishedFile, PublishedText, Recording
from engine.rendering.tools import made_with
from engine.site.build import every_file, prove
from engine.site.content.company import blanks
from engine.site.content.editions_on_day import Shelf, shelf
from engine.site.content.option_archive import archive
from engine.site.files.downloads import FORMATS, Printable, made
from engine.site.model import Published, Stored
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

    `told` are the settings of the site. Raises `Refused` where an edition, the ledger or the store is not sound; and
    where data of the company are missing, unless the site is a preview: it is not meant for clients.
    """
    memory = Memory(root / told.memory)
    found = shelf(root, today, told.options, memory)
    prove(found)
    missing = blanks(found)
    if missing and not told.preview:
        raise Refused(missing)
    recordings, contents, kept = [], dict[str, bytes](), archive(found)
    for one in found.every:
        every = [each for each in every_file(found, kept, one) if each.download.edition.stamp == one.edition.stamp]
        texts = _texts(found, one, every)
        fresh = made(list(_unrecorded(found, one, every, texts)), memory)
        files = [_file(each) for each in fresh]
        if files:
            stamp, now = one.edition.stamp, circumstances(found.library(one.edition), one.edition.effective)
            own = {id: text for id, text in texts.items() if id in {file.document for file in files}}
            recordings.append(Recording(today, stamp, now, made_with(FORMATS), own, tuple(files)))
            contents |= {file.stored: each.content for file, each in zip(files, fresh, strict=True)}
    ledger = Ledger((*found.ledger.recordings, *recordings))
    return NewFiles(tuple(recordings), contents, store(told.store, root, memory), ledger)


def kept_files(root: Path, told: Settings) -> Iterator[Callable[[], bytes]]:
    """What reads each file that was ever recorded from the store: it raises `Refused` where one is not there whole."""
    place = store(told.store, root, Memory(None))
    for _, file in read_ledger(root).files():
        yield partial(place.read, file.stored)


def _texts(shelf: Shelf, one: Published, every: Iterable[Printable]) -> Mapping[str, PublishedText]:
    """What each document of an edition prints today, and each of its options."""
    by_document: dict[str, dict[str, Document]] = {}
    for each in every:
        texts = zip(each.download.languages, each.texts(), strict=True)
        by_document.setdefault(each.download.document, {}).update(texts)
    return {
        id: PublishedText(
            shelf.option(one.edition, id),
            {code: text_digest(text) for code, text in texts.items()},
            {code: printed(text) for code, text in texts.items()},
        )
        for id, texts in by_document.items()
    }


def _unrecorded(
    shelf: Shelf, one: Published, every: Iterable[Printable], texts: Mapping[str, PublishedText]
) -> Iterator[Printable]:
    newest, prints = shelf.ledger.newest(one.edition.stamp), {id: text.prints for id, text in texts.items()}
    for each in every:
        known = newest.get(each.download.key)
        if known is None or stale(known[0].documents[each.download.document], known[1], prints):
            yield each


def _file(one: Stored) -> PublishedFile:
    download = one.download
    return PublishedFile(download.document, download.languages, download.format, one.sha256, len(one.content))
