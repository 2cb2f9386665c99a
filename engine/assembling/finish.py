"""finish: linked documents → finished ones, those that cite digests of the others after these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engine.assembling.fill import FillSource, fill
from engine.assembling.front import front, wording
from engine.assembling.link import Inlined, LinkedDocument
from engine.assembling.supplied_figures import given
from engine.assembling.tables.writing import CitedDocument
from engine.assembling.typography import typeset
from engine.diagnostics import Report
from engine.languages import Language
from engine.model.block import lines
from engine.model.digest import text_digest
from engine.model.document import Document
from engine.model.generators import CITING
from engine.model.library import Library
from engine.model.prose import Slot
from engine.model.selection import Selection
from engine.model.supplied_figures import DIGEST


def cites(document: LinkedDocument) -> bool:
    """Whether a document prints digests of the others, so that it can only be written after them."""
    generated = any(one.name in CITING for one in document.generated.values())
    return generated or any(isinstance(one, Slot) and one.parameter.startswith(DIGEST) for one in _inlines(document))


def _inlines(document: LinkedDocument) -> Iterator[Inlined]:
    for article in document.articles:
        for paragraph in article.paragraphs:
            for block in paragraph.blocks:
                for line in lines(block):
                    yield from line
            for item in paragraph.items:
                yield from item.line


def finish(
    library: Library, selection: Selection, linked: Sequence[LinkedDocument], language: Language, report: Report
) -> dict[str, Document]:
    """Every document, in the order given."""
    above, around = front(library, selection, language), wording(library, selection, language)
    date = selection.date.isoformat()
    done: dict[str, Document] = {}
    for late in (False, True):
        sketched = selection.sketch is not None  # the digest of a sketch is that of nothing
        others = tuple(
            CitedDocument(one.id, one.title, one.version, "⟨…⟩" if sketched else text_digest(one))
            for one in done.values()
        )
        digests = {} if sketched else {one.id: one.digest for one in others}
        setting = FillSource(library, selection, language, given(library, selection, language, digests), others)
        for one in linked:
            if cites(one) is late:
                words = around if library.outlines[one.id].contents else replace(around, contents="")
                done[one.id] = typeset(fill(one, setting, report), above, words, date, language)
    return {one.id: done[one.id] for one in linked}
