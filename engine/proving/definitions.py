"""Which terms documents define, as formulas: the pass that collects used terms, done for all selections at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from engine.languages import LANGUAGES
from engine.model.clause import Term, Texts
from engine.model.terms import forms_of, term_finder, words_of
from engine.proving.documents import Printing, Said
from engine.proving.formulas import FALSE, TRUE, Formula
from engine.proving.selections import Act


@dataclass(frozen=True, slots=True, eq=False)
class DefinitionWording:
    """One wording of a defined term: the library’s, or that of a change, and where it is in force."""

    term: Term
    valid: Formula
    origin: Act | None

    @property
    def texts(self) -> Texts:
        return {language: form.text for language, form in self.term.languages.items()}


class Definitions:
    """The wordings of all terms, and where each document defines them."""

    def __init__(self, printing: Printing) -> None:
        self.printing, self.library, self.make = printing, printing.library, printing.make
        self.wordings: dict[str, list[DefinitionWording]] = {}
        acts: dict[str, list[tuple[Term, Act]]] = {}
        for act in printing.choices.acts:
            for term in act.change.defines():
                acts.setdefault(term.id, []).append((term, act))
        for id, term in self.library.terms.items():
            own = self.make.all(*[-act.active for _, act in acts.get(id, ())])
            self.wordings[id] = [DefinitionWording(term, own, None)]
        for id, defining in acts.items():
            self.wordings.setdefault(id, []).extend(DefinitionWording(term, act.active, act) for term, act in defining)
        self._uses: dict[int, Mapping[str, Formula]] = {}
        self._used: dict[str, Mapping[str, Formula]] = {}

    def defines(self, document: str) -> Formula:
        """Where a document prints definitions."""
        return self.printing.writes(document, "definitions")

    def may_say(self) -> Iterator[Said]:
        """What documents say besides their clauses: definitions and processing.

        A definition is said at most there; `exactly` says where, which takes longer to find out.
        """
        for document in self.library.outlines:
            defines = self.defines(document)
            for id, wordings in self.wordings.items() if defines != FALSE else ():
                for one in wordings:
                    says = self.make.all(defines, one.valid)
                    place, term = f"term/{id}", one.term
                    yield Said(says, document, "", place, one.texts, term.covers, one.origin, term.span, term=term.id)
            writes = self.printing.writes(document, "processing")
            for service in self.library.services.values() if writes != FALSE else ():
                selected = self.make.all(writes, self.printing.choices.services[service.id])
                for told in service.told:
                    says = self.make.all(selected, self.printing.choices.when(told.when))
                    yield Said(says, document, "", told.place, told.texts, (), None, service.span)

    def exactly(self, one: Said) -> Said:
        """The same text with the formula under which it is said."""
        if one.term is None:
            return one
        return replace(one, says=self.make.all(one.says, self.used(one.document).get(one.term, FALSE)))

    def used(self, document: str) -> Mapping[str, Formula]:
        """By term, where a document uses it, if it defines terms at all; FALSE where it never does.

        Definitions may name each other in a circle, so the least solution is looked for, in as many rounds as there
        are terms whose use is not certain.
        """
        found = self._used.get(document)
        if found is None:
            found = self._used[document] = self._solved(self._by_texts(document))
        return found

    def _by_texts(self, document: str) -> dict[str, Formula]:
        """Where terms are used in texts that are no definitions."""
        make, printing = self.make, self.printing
        defines = self.defines(document)
        told: dict[str, set[Formula]] = {}
        for one in printing.said:
            if not one.quiet:
                here = one.document == document
                says = one.says if here else make.all(one.says, -self.defines(one.document))
                self._tell(told, one.texts, says)
        for id in self.library.outlines:
            writes = printing.writes(id, "processing")
            if id != document:
                writes = make.all(writes, -self.defines(id))
            for service in self.library.services.values() if writes != FALSE else ():
                says = make.all(writes, printing.choices.services[service.id])
                for entailed in service.told:
                    self._tell(told, entailed.texts, make.all(says, printing.choices.when(entailed.when)))
        found = {}
        for term, formulas in told.items():
            certain = any(make.all(defines, -one) == FALSE for one in formulas)
            found[term] = TRUE if certain else make.any(*formulas)
        return found

    def _tell(self, told: dict[str, set[Formula]], texts: Texts, says: Formula) -> None:
        if says != FALSE:
            for term, occurs in self.uses(texts).items():
                told.setdefault(term, set()).add(self.make.all(says, occurs) if occurs != TRUE else says)

    def _solved(self, used: dict[str, Formula]) -> Mapping[str, Formula]:
        """The use of terms in texts, and from there in definitions."""
        certain = [term for term, formula in used.items() if formula == TRUE]
        while certain:
            for term, leads in self._leading.get(certain.pop(), {}).items():
                if leads == TRUE and used.get(term) != TRUE:
                    used[term] = TRUE
                    certain.append(term)
        arriving: dict[str, list[tuple[str, Formula]]] = {}
        for term, onward in self._leading.items():
            for other, leads in onward.items():
                if used.get(other) != TRUE:
                    arriving.setdefault(other, []).append((term, leads))
        first, make = dict(used), self.make
        for _ in arriving:
            last = dict(used)
            for term, sources in arriving.items():
                through = [make.all(last.get(one, FALSE), leads) for one, leads in sources]
                used[term] = make.any(first.get(term, FALSE), *through)
            if used == last:
                break
        return used

    @cached_property
    def _leading(self) -> Mapping[str, Mapping[str, Formula]]:
        """By term, which other terms its definition names, and where."""
        found: dict[str, dict[str, Formula]] = {}
        for id, wordings in self.wordings.items():
            leads: dict[str, list[Formula]] = {}
            for one in wordings:
                for term, occurs in self.uses(one.texts, one.term).items():
                    leads.setdefault(term, []).append(self.make.all(one.valid, occurs))
            found[id] = {term: self.make.any(*formulas) for term, formulas in leads.items()}
        return found

    def uses(self, texts: Texts, owner: object = None) -> Mapping[str, Formula]:
        """The terms that a text names in any language, and under which wordings of the terms it does."""
        key = id(texts if owner is None else owner)
        found = self._uses.get(key)
        if found is None:
            told: dict[str, list[Formula]] = {}
            for language, prose in texts.items():
                for words in words_of(self.library, prose, language):
                    for term, occurs in self._occurring(language, words):
                        told.setdefault(term, []).append(occurs)
            found = self._uses[key] = {term: self.make.any(*formulas) for term, formulas in told.items()}
        return found

    def _occurring(self, language: str, words: str) -> Iterator[tuple[str, Formula]]:
        """The terms in some words. A longer form hides a shorter one only where its wording is in force."""
        forms = self._forms[language]
        met = term_finder(self._every_form[language])(words)
        if all(words[start:end] in forms.certain for start, end, _ in met):
            yield from ((term, TRUE) for _, _, term in met)
            return
        candidates = sorted((at, -len(form), form) for form in forms.owners for at in _places(form, words))
        taken: list[tuple[int, Formula]] = []  # the end of a form that stands here, and where it does
        for start, length, form in candidates:
            free = [-formula for end, formula in taken if end > start]
            stands = []
            for term, available in forms.owners[form]:
                formula = self.make.all(available, *free)
                if formula != FALSE:
                    stands.append(formula)
                    yield term, formula
            taken.append((start - length, self.make.any(*stands)))

    @cached_property
    def _every_form(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        every = [one.term for wordings in self.wordings.values() for one in wordings]
        return {
            language: tuple(pair for term in every for pair in forms_of({term.id: term}, language))
            for language in LANGUAGES
        }

    @cached_property
    def _forms(self) -> Mapping[str, _Forms]:
        return {language: self._forms_in(language) for language in LANGUAGES}

    def _forms_in(self, language: str) -> _Forms:
        make = self.make
        having: dict[str, dict[str, list[Formula]]] = {}
        for id, wordings in self.wordings.items():
            for one in wordings:
                for form in one.term.languages[language].forms:
                    having.setdefault(form, {}).setdefault(id, []).append(one.valid)
        owners: dict[str, list[tuple[str, Formula]]] = {}
        certain = set()
        for form, terms in having.items():
            later: list[Formula] = []  # of two terms with one form, the one that comes later has it
            for id, valid in reversed(terms.items()):
                has = TRUE if len(valid) == len(self.wordings[id]) and id in self.library.terms else make.any(*valid)
                owners.setdefault(form, []).append((id, make.all(has, *[-one for one in later])))
                later.append(has)
            if len(terms) == 1 and later == [TRUE]:
                certain.add(form)
        return _Forms(owners, certain)


@dataclass(frozen=True, slots=True)
class _Forms:
    """The written forms in one language: whose each is, and where; those that are always somebody’s."""

    owners: Mapping[str, list[tuple[str, Formula]]]
    certain: set[str]


def _places(form: str, words: str) -> Iterator[int]:
    """Where a form stands as a whole word."""
    if form in words:
        yield from (match.start() for match in _pattern(form).finditer(words))


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?={re.escape(form)}(?!\w))")
