"""finish: linked documents → finished ones, those that cite digests of the others after these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


def cited(documents: Iterable[Document], *, sketched: bool = False) -> tuple[CitedDocument, ...]:
    """Documents as others cite them; the digest of a sketch is that of nothing."""
    return tuple(
        CitedDocument(one.id, one.title, one.version, "⟨…⟩" if sketched else text_digest(one), one.language)
        for one in documents
    )


def _inlines(document: LinkedDocument) -> Iterator[Inlined]:
    for article in document.articles:
        for paragraph in article.paragraphs:
            for block in paragraph.blocks:
                for line in lines(block):
                    yield from line
            for item in paragraph.items:
                yield from item.line


def finish(
    library: Library,
    selection: Selection,
    linked: Sequence[LinkedDocument],
    language: Language,
    report: Report,
    prevailing: Sequence[CitedDocument] = (),
) -> dict[str, Document]:
    """Every document, in the order given; `prevailing` are those to be cited in the language whose text prevails."""
    above, around = front(library, selection, language), wording(library, selection, language)
    date = selection.date.isoformat()
    done: dict[str, Document] = {}
    sketched = selection.sketch is not None
    for late in (False, True):
        others = cited(done.values(), sketched=sketched)
        digests = {} if sketched else {one.id: one.digest for one in others}
        beside = {one.id: one for one in prevailing}
        pairs = (it for one in others for it in (one, beside.get(one.id)) if it is not None)
        setting = FillSource(library, selection, language, given(library, selection, language, digests), tuple(pairs))
        for one in linked:
            if cites(one) is late:
                words = around if library.outlines[one.id].contents else replace(around, contents="")
                done[one.id] = typeset(fill(one, setting, report), above, words, date, language)
    return {one.id: done[one.id] for one in linked}
