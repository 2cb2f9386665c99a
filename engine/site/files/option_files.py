"""The PDF of each option, in each language: one for each wording, beside the dated page that keeps it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial

from engine.languages import LANGUAGES
from engine.site.content.option_archive import OptionArchive
from engine.site.files.downloads import Printable
from engine.site.model import Download, Published

FORMATS = ("pdf",)


def option_files(kept: OptionArchive, one: Published) -> Iterator[Printable]:
    """The files of the wordings that an edition is the first to have; none of an option that says nothing."""
    for wording in kept.beginning(one):
        for code in LANGUAGES:
            text = wording.texts[code]
            for format in FORMATS if text.articles else ():
                path = f"{wording.path}/{wording.name}-{one.date}-{code}.{format}"
                download = Download(path, wording.place, one.edition, (code,), format)
                yield Printable(download, hashlib.sha256(repr(text).encode()).hexdigest(), partial(tuple, (text,)))
