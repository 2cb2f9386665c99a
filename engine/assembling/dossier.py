"""dossier: the finished documents of a pack → what binds them together in one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engine.model.document import Document, Dossier
from engine.model.library import Library


def dossier(library: Library, pack: Mapping[str, Document], language: str) -> Dossier:
    """All documents of a pack, to be bound together behind a cover with the facts of the deal."""
    documents = tuple(pack.values())
    first = documents[0]
    title = library.labels["pack"][language]
    wording = replace(first.wording, contents=library.labels["contents"][language])
    return Dossier(language, first.locale, title, first.date, first.front, wording, documents)
