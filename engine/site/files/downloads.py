"""The files of each edition: each document as PDF, Word, Markdown and JSON, in each language and side by side."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from engine.files.memory import Memory
from engine.files.writing.store import Store
from engine.languages import LANGUAGES
from engine.model.document import Document
from engine.model.edition import Edition
from engine.model.ledger import FileKey
from engine.site.content.editions_on_day import Shelf
from engine.site.content.keys import of_text
from engine.site.content.shared_files import printed_for
from engine.site.model import Download, Stored

FORMATS = ("pdf", "docx", "md", "json")
SIDE_BY_SIDE = ("pdf", "docx")


def downloads(shelf: Shelf, edition: Edition) -> Iterator[Download]:
    """The files that an edition gives, document by document: its own, and those of earlier editions that read alike."""
    from engine.rendering import BILINGUAL_FORMATS

    codes = tuple(LANGUAGES)
    for id in shelf.documents(edition):
        for code in codes:
            for format in FORMATS:
                yield _download(shelf, edition, (id, (code,), format))
        for format in (one for one in SIDE_BY_SIDE if one in BILINGUAL_FORMATS):
            for pair in combinations(codes, 2):
                yield _download(shelf, edition, (id, pair, format))


def _download(shelf: Shelf, edition: Edition, key: FileKey) -> Download:
    id, languages, format = key
    own = printed_for(shelf, edition, key)
    name = f"{id}-{own.effective}-{'-'.join(languages)}.{format}"
    return Download(f"{id}/{own.effective}/{name}", id, own, languages, format)


@dataclass(frozen=True, slots=True)
class Printable:
    """A download before it is printed: `digest` tells its texts from any others, `texts` gives them, by language."""

    download: Download
    digest: str
    texts: Callable[[], Sequence[Document]]


def printables(shelf: Shelf, edition: Edition) -> Iterator[Printable]:
    """The files of the documents of an edition, ready to be printed."""
    for one in downloads(shelf, edition):
        texts = partial(_texts, shelf, one)
        yield Printable(one, shelf.digests(one.edition, one.document, one.languages), texts)


def _texts(shelf: Shelf, one: Download) -> Sequence[Document]:
    return [shelf.texts(one.edition, code)[one.document] for code in one.languages]


def stored(shelf: Shelf, every: Mapping[str, Sequence[Printable]], store: Store) -> dict[str, list[Stored]]:
    """The files of each edition with their bytes: those that were published come from the store, all others are made.

    `every` is by the SHA-256 of the edition, and so is what comes out. A file that several editions give is read or
    made once. Raises `Refused` where the store no longer has one that was published.
    """
    once = {one.download.path: one for own in every.values() for one in own}
    ledger = {stamp: shelf.ledger.newest(stamp) for stamp in {one.download.edition.stamp for one in once.values()}}
    recorded = {path: ledger[one.download.edition.stamp].get(one.download.key) for path, one in once.items()}
    fresh = made([once[path] for path, known in recorded.items() if known is None], shelf.memory)
    found = {one.download.path: one for one in fresh}
    for path, known in recorded.items():
        if known is not None:
            recording, file = known
            found[path] = Stored(once[path].download, store.read(file.stored), file.sha256, recording.day)
    return {sha256: [found[one.download.path] for one in own] for sha256, own in every.items()}


def made(every: Sequence[Printable], memory: Memory) -> list[Stored]:
    """Files with the bytes that this program makes of them today: those that nothing remembers, several at a time."""
    from engine.rendering.jobs import Job, printed

    keys = {one.download.path: of_text(one.digest, one.download.format) for one in every}
    found = {path: memory.known(key) for path, key in keys.items()}
    missing = [Job(one.download.path, printing(one)) for one in every if found[one.download.path] is None]
    for path, content in printed(missing, os.cpu_count() or 1):
        found[path] = memory.keep(keys[path], content)
    contents = [(one.download, found[one.download.path] or b"") for one in every]
    return [Stored(one, content, hashlib.sha256(content).hexdigest()) for one, content in contents]


def printing(one: Printable) -> Callable[[], bytes]:
    """What makes the bytes of a file, with all that it needs, for a process that knows nothing else."""
    from engine.rendering import render, render_bilingual

    match one.texts():
        case [left, right]:
            return partial(render_bilingual, left, right, one.download.format)
        case texts:
            return partial(render, texts[0], one.download.format)
