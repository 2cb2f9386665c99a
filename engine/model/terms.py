"""Where defined terms stand in a text: the rule that assembling and checking share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from engine.model.clause import Term
from engine.model.library import Library
from engine.model.prose import Prose, Reference, Slot, TargetRange

TermMatch = tuple[int, int, str]
"""Where a term stands in a text: start, end, and which term it is."""

Finder = Callable[[str], tuple[TermMatch, ...]]


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
    def find(text: str) -> tuple[TermMatch, ...]:
        if pattern is None:
            return ()
        return tuple((match.start(), match.end(), terms[match.group()]) for match in pattern.finditer(text))

    return find


def words_of(library: Library, prose: Prose, language: str) -> Sequence[str]:
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
