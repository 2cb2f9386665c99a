"""The files of each edition: each document as PDF, Word, Markdown and JSON, in each language and side by side."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from engine.languages import LANGUAGES
from engine.model.document import Document
from engine.model.edition import Edition
from engine.site.memory import Memory
from engine.site.model import Download, Stored
from engine.site.shelf import Shelf

FORMATS = ("pdf", "docx", "md", "json")
SIDE_BY_SIDE = ("pdf", "docx")


def downloads(shelf: Shelf, edition: Edition) -> Iterator[Download]:
    """The files of an edition, document by document."""
    from engine.rendering import BILINGUAL_FORMATS

    codes = tuple(LANGUAGES)
    for id in shelf.texts(edition, codes[0]):
        for code in codes:
            for format in FORMATS:
                yield _download(edition, id, (code,), format, partial(_one, shelf, edition, id, code, format))
        for format in (one for one in SIDE_BY_SIDE if one in BILINGUAL_FORMATS):
            yield _download(edition, id, codes, format, partial(_both, shelf, edition, id, format))


def _download(edition: Edition, id: str, languages: Sequence[str], format: str, make: Callable[[], bytes]) -> Download:
    day = edition.effective
    name = f"{id}-{day}-{'-'.join(languages)}.{format}"
    return Download(f"{id}/{day}/{name}", id, edition, tuple(languages), format, make)


def _text(shelf: Shelf, edition: Edition, id: str, code: str) -> Document:
    return shelf.texts(edition, code)[id]


def _one(shelf: Shelf, edition: Edition, id: str, code: str, format: str) -> bytes:
    from engine.rendering import render

    return render(_text(shelf, edition, id, code), format)


def _both(shelf: Shelf, edition: Edition, id: str, format: str) -> bytes:
    from engine.rendering import render_bilingual

    left, right = (_text(shelf, edition, id, code) for code in LANGUAGES)
    return render_bilingual(left, right, format)


def stored(download: Download, memory: Memory) -> Stored:
    """A file with its bytes, made if nothing remembers it."""
    content = memory.recall(download.edition, download.path, download.make)
    return Stored(download, content, hashlib.sha256(content).hexdigest())
