"""The files of each edition: each document as PDF, Word, Markdown and JSON, in each language and side by side."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations

from engine.files.memory import Memory
from engine.files.writing.store import Store
from engine.languages import LANGUAGES
from engine.model.edition import Edition
from engine.model.ledger import PublishedFile, Recording
from engine.site.content.editions_on_day import Shelf
from engine.site.content.keys import of_text
from engine.site.model import Download, Stored

FORMATS = ("pdf", "docx", "md", "json")
SIDE_BY_SIDE = ("pdf", "docx")


def downloads(shelf: Shelf, edition: Edition) -> Iterator[Download]:
    """The files of an edition, document by document."""
    from engine.rendering import BILINGUAL_FORMATS

    codes = tuple(LANGUAGES)
    for id in shelf.documents(edition):
        for code in codes:
            for format in FORMATS:
                yield _download(edition, id, (code,), format)
        for format in (one for one in SIDE_BY_SIDE if one in BILINGUAL_FORMATS):
            for pair in combinations(codes, 2):
                yield _download(edition, id, pair, format)


def _download(edition: Edition, id: str, languages: Sequence[str], format: str) -> Download:
    day = edition.effective
    name = f"{id}-{day}-{'-'.join(languages)}.{format}"
    return Download(f"{id}/{day}/{name}", id, edition, tuple(languages), format)


def stored(shelf: Shelf, edition: Edition, memory: Memory, store: Store) -> list[Stored]:
    """The files of an edition with their bytes: those that were published come from the store, all others are made.

    Raises `Refused` where the store no longer has one that was published.
    """
    recorded = shelf.ledger.newest(edition.stamp)
    every = list(downloads(shelf, edition))
    fresh = {one.download.path: one for one in made(shelf, [one for one in every if one.key not in recorded], memory)}
    return [fresh.get(one.path) or _kept(one, *recorded[one.key], store) for one in every]


def _kept(one: Download, recording: Recording, file: PublishedFile, store: Store) -> Stored:
    return Stored(one, store.read(file.stored), file.sha256, recording.day)


def made(shelf: Shelf, every: Sequence[Download], memory: Memory) -> list[Stored]:
    """Files with the bytes that this program makes of them today: those that nothing remembers, several at a time."""
    from engine.rendering.jobs import Job, printed

    keys = {one.path: of_text(shelf.digests(one.edition, one.document, one.languages), one.format) for one in every}
    found = {one.path: memory.known(keys[one.path]) for one in every}
    missing = [Job(one.path, printing(shelf, one)) for one in every if found[one.path] is None]
    for path, content in printed(missing, os.cpu_count() or 1):
        found[path] = memory.keep(keys[path], content)
    contents = [(one, found[one.path] or b"") for one in every]
    return [Stored(one, content, hashlib.sha256(content).hexdigest()) for one, content in contents]


def printing(shelf: Shelf, download: Download) -> Callable[[], bytes]:
    """What makes the bytes of a file, with all that it needs, for a process that knows nothing else."""
    from engine.rendering import render, render_bilingual

    texts = [shelf.texts(download.edition, code)[download.document] for code in download.languages]
    match texts:
        case [left, right]:
            return partial(render_bilingual, left, right, download.format)
        case _:
            return partial(render, texts[0], download.format)
