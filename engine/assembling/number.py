"""number: composed documents → the same, with the number of every article, paragraph and item.

Numbers are dense within an article. Articles keep the number of their place in the outline where the document reserves
it. The paragraphs of annexes have the prefix of their document before theirs, if it gives one. Numbers are data:
renderers print them, they never count.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.languages.numbers import roman
from engine.model.composition import Composed, ComposedClause, ComposedDocument, Number, Numbered
from engine.model.place import Place


def number(composed: Composed) -> Numbered:
    """The numbers of all places of all documents."""
    numbers = {id: one for document in composed.documents.values() for id, one in _document(document)}
    return Numbered(composed, numbers)


def _document(document: ComposedDocument) -> Iterator[tuple[Place, Number]]:
    for annex in (False, True):
        for position, clause in enumerate((one for one in document.clauses if one.annex is annex), 1):
            yield from _clause(clause, str(position), document.outline.annex_prefix if annex else "")


def _clause(clause: ComposedClause, article: str, prefix: str) -> Iterator[tuple[Place, Number]]:
    kind = Number("annex" if clause.annex else "article", article)
    yield clause.id, kind
    for position, one in enumerate(clause.paragraphs, 1):
        paragraph = f"{prefix}{article}.{position}"
        place = clause.id.child(one.paragraph.id)
        yield place, Number(kind.kind, article, paragraph)
        for index, item in enumerate(one.items, 1):
            own = "" if item is one.run_in else roman(index)
            yield place.child(item.item.id), Number(kind.kind, article, paragraph, own)
