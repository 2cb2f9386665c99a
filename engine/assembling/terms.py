"""Finds defined terms in texts, and which of them a document uses.

A definition is printed in every language when the document uses its term in any of them, or when a printed definition
does: the two languages of a document always define the same terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from engine.languages import LANGUAGES
from engine.model.clause import Term
from engine.model.composition import ComposedDocument
from engine.model.condition import holds
from engine.model.library import Library
from engine.model.prose import Prose
from engine.model.selection import Selection
from engine.model.terms import Finder, forms_of, term_finder, words_of


def defined_terms(
    library: Library, selection: Selection, documents: Mapping[str, ComposedDocument], terms: Mapping[str, Term]
) -> Mapping[str, frozenset[str]]:
    """The terms that each document defines: those it uses, and those of the documents that print no definitions."""
    silent = [one for one in documents.values() if not _generates(one, "definitions")]
    return {
        name: frozenset() if one in silent else used_terms(library, selection, [one, *silent], terms)
        for name, one in documents.items()
    }


def used_terms(
    library: Library, selection: Selection, documents: Sequence[ComposedDocument], terms: Mapping[str, Term]
) -> frozenset[str]:
    """The terms that documents use in any language, in their texts or in the definitions that these entail."""
    finders = {language: term_finder(forms_of(terms, language)) for language in LANGUAGES}
    waiting = [
        (language, prose)
        for language in LANGUAGES
        for document in documents
        for prose in _texts(library, selection, document, language)
    ]
    used: set[str] = set()
    while waiting:
        language, prose = waiting.pop()
        for term in _terms_in(library, finders[language], prose, language) - used:
            used.add(term)
            waiting += [(other, form.text) for other, form in terms[term].languages.items()]
    return frozenset(used)


@lru_cache(maxsize=8192)
def _terms_in(library: Library, find: Finder, prose: Prose, language: str) -> frozenset[str]:
    """The terms of one text; remembered, because most texts are the same from deal to deal."""
    return frozenset(term for text in words_of(library, prose, language) for _, _, term in find(text))


def _generates(document: ComposedDocument, name: str) -> bool:
    return any(one.paragraph.generate == name for clause in document.clauses for one in clause.paragraphs)


def _texts(library: Library, selection: Selection, document: ComposedDocument, language: str) -> Iterator[Prose]:
    if _generates(document, "processing"):
        for service in selection.services:
            told = library.services[service].told
            yield from (one.texts[language] for one in told if holds(one.when, selection.truth))
    for clause in document.clauses:
        for one in clause.paragraphs:
            yield one.text[language]
            for item in one.items:
                yield item.item.text[language]
