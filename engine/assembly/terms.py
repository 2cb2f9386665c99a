"""Finds defined terms in texts, and which of them a document uses.

A definition is printed in every language when the document uses its term in any of them, or when a printed definition
does: the two languages of a document always define the same terms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from engine.model.clause import LANGUAGES, Term
from engine.model.composed import ComposedDocument
from engine.model.library import Library
from engine.model.prose import Prose, Reference, Slot, TargetRange
from engine.model.selection import Selection

Place = tuple[int, int, str]
"""Where a term stands in a text: start, end, and which term it is."""

Finder = Callable[[str], tuple[Place, ...]]


def forms_of(terms: Mapping[str, Term], language: str) -> tuple[tuple[str, str], ...]:
    """Every written form of the terms in a language, each with its term."""
    return tuple((form, term.id) for term in terms.values() for form in term.languages[language].forms)


@lru_cache(maxsize=16)
def term_finder(forms: tuple[tuple[str, str], ...]) -> Finder:
    """A function that finds every defined term in a text; where two begin together the longer one is meant."""
    terms = dict(forms)
    alternatives = "|".join(re.escape(form) for form in sorted(terms, key=lambda form: (-len(form), form)))
    pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if terms else None

    @lru_cache(maxsize=8192)
    def find(text: str) -> tuple[Place, ...]:
        if pattern is None:
            return ()
        return tuple((match.start(), match.end(), terms[match.group()]) for match in pattern.finditer(text))

    return find


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
    return frozenset(term for text in _words(library, prose, language) for _, _, term in find(text))


def _generates(document: ComposedDocument, name: str) -> bool:
    return any(one.paragraph.generate == name for clause in document.clauses for one in clause.paragraphs)


def _texts(library: Library, selection: Selection, document: ComposedDocument, language: str) -> Iterator[Prose]:
    if _generates(document, "processing"):
        for service in selection.services:
            yield from (texts[language] for texts in (library.services[service].processing or {}).values())
    for clause in document.clauses:
        for one in clause.paragraphs:
            yield one.paragraph.text[language]
            for item in one.items:
                yield item.item.text[language]


def _words(library: Library, prose: Prose, language: str) -> Sequence[str]:
    """The words of a text, with the names that its references print ("du RGPD", "des CGV")."""
    found = []
    for inline in prose.inlines:
        if isinstance(inline, Reference):
            for target in inline.targets:
                end = target.first if isinstance(target, TargetRange) else target
                if end.scope == "law" and end.name in library.laws:
                    names = library.laws[end.name].languages[language]
                    found.append(names.name if inline.full else names.short)
                elif end.scope:
                    name = end.name if end.scope == "document" else end.scope
                    found += [library.outlines[name].name[language]] if name in library.outlines else []
        elif not isinstance(inline, Slot):
            found.append(inline.text)
    return found
