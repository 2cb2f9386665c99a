"""The PDF of each option, in each language: one for each wording, beside the dated page that keeps it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import partial

from engine.files.memory import Memory
from engine.languages import LANGUAGES
from engine.model.document import Document
from engine.site.content.keys import of_text
from engine.site.content.option_archive import OptionArchive
from engine.site.model import Download, Published, Stored

FORMATS = ("pdf",)


def option_files(kept: OptionArchive, one: Published, memory: Memory) -> list[Stored]:
    """The files of the wordings that an edition is the first to have; none of an option that says nothing."""
    from engine.rendering import render
    from engine.rendering.jobs import Job, printed

    every = list(_downloads(kept, one))
    keys = {file.path: of_text(hashlib.sha256(repr(text).encode()).hexdigest(), file.format) for file, text in every}
    found = {path: memory.known(key) for path, key in keys.items()}
    missing = [Job(file.path, partial(render, text, file.format)) for file, text in every if found[file.path] is None]
    for path, content in printed(missing, os.cpu_count() or 1):
        found[path] = memory.keep(keys[path], content)
    made = [(file, found[file.path] or b"") for file, _ in every]
    return [Stored(file, content, hashlib.sha256(content).hexdigest()) for file, content in made]


def _downloads(kept: OptionArchive, one: Published) -> Iterator[tuple[Download, Document]]:
    for wording in kept.beginning(one):
        for code in LANGUAGES:
            text = wording.texts[code]
            for format in FORMATS if text.articles else ():
                path = f"{wording.path}/{wording.name}-{one.date}-{code}.{format}"
                yield Download(path, wording.place, one.edition, (code,), format), text
