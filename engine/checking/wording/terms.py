"""Defined terms: one form belongs to one term, what is capitalised is defined, what is defined is used as defined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from engine.checking.subject import Subject
from engine.checking.texts import LanguageText
from engine.diagnostics import Report
from engine.languages import LANGUAGES, OF_MESSAGES
from engine.model.clause import Term
from engine.model.prose import Reference, ends

INSIDE = r"[^.!?:;\n|-] "
"""What stands before a word that does not begin a sentence."""
# A capitalised word that does not begin a sentence, after an elided article or not.
_CAPITALISED = MappingProxyType(
    {
        code: re.compile(
            f"(?:{'|'.join(f'(?<={INSIDE}{before})' for before in ('', *language.wording.elisions))})"
            r"[A-ZÀ-ÖØ-Þ][\w’-]*"
        )
        for code, language in LANGUAGES.items()
    }
)


def check_term_forms(subject: Subject, report: Report) -> None:
    """A written form means one term; two terms may not share it."""
    for language in LANGUAGES:
        owners: dict[str, str] = {}
        for term in subject.library.terms.values():
            for form in term.languages[language].forms:
                other = owners.setdefault(form, term.id)
                if other != term.id:
                    message = f"the form {form} belongs to {other} already"
                    report.error("term-ambiguous", term.span, message, "give one of the terms another form")


def check_capitalised(subject: Subject, report: Report) -> None:
    """A capitalised word inside a sentence is a defined term or a proper name of labels, laws or the company."""
    if subject.unread("clauses/terms.yaml", "clauses/proper-names.yaml", "variants/"):
        return  # the word may be defined in what could not be read
    for language, sheet in subject.sheets.items():
        known = {*_owners(subject, language), *subject.library.proper_names.get(language, ())}
        unknown = [
            (text, start, end)
            for text, start, end in sheet.find(_CAPITALISED[language])
            if not known & {(word := text.words[start:end]), word.removesuffix("’s").removesuffix("’")}
        ]
        if not unknown:
            continue
        longer = [_pattern([form for form in known if " " in form or "-" in form]), _spellings(subject, language)]
        for text, start, end in unknown:
            if any(_within(text.words, start, pattern) for pattern in longer):
                continue  # part of a longer name, or a term written otherwise, which is told by the rule for that
            message = f"{text.words[start:end]} is capitalised in {text.passage.place} and is no defined term"
            hint = "define it in terms.yaml, list it in proper-names, or write it in lower case"
            report.error("term-undefined", text.prose.at(start, end), message, hint)


def _within(words: str, at: int, pattern: re.Pattern[str]) -> bool:
    """Whether a place lies in something that the pattern finds, in these words or in their lower case."""
    return any(one.start() <= at < one.end() for each in (words, words.lower()) for one in pattern.finditer(each))


def check_unused_terms(subject: Subject, report: Report) -> None:
    """A term that no text and no definition of a used term mentions defines nothing."""
    if subject.broken:
        return  # the text that uses it may stand in what could not be read
    mentioned: dict[str | None, set[str]] = {}  # by the term that the text defines; None for all other texts
    for language, sheet in subject.sheets.items():
        owners = _owners(subject, language)
        pattern = _pattern(owners)
        for text, start, end in sheet.find(pattern):
            mentioned.setdefault(text.passage.term, set()).add(owners[text.words[start:end]])
        for text in sheet.texts:
            for name in () if text.plain else _cited(subject, text):
                mentioned.setdefault(text.passage.term, set()).update(owners[form] for form in pattern.findall(name))
    used: set[str] = set()
    waiting = set(mentioned.get(None, ()))
    while waiting:
        used |= waiting
        waiting = set().union(*(mentioned.get(term, ()) for term in waiting)) - used
    told: set[str] = set()
    for term, about in _defined(subject):
        if term.id not in used | told:
            told.add(term.id)
            message = f"no text uses the term {term.languages[OF_MESSAGES].name}"
            report.warn("term-unused", term.span, message, "use it, or delete it", about=about)


def _defined(subject: Subject) -> Iterator[tuple[Term, str]]:
    """Every term, and what a warning about it names."""
    library = subject.library.terms
    yield from ((term, f"term/{term.id}") for term in library.values())
    for variant, term in subject.defined_by_variants:
        if term.id not in library:
            yield term, subject.variant_id(variant)


def _cited(subject: Subject, text: LanguageText) -> Iterator[str]:
    """The names that references print: “du RGPD”, “des CGV”."""
    for reference in text.inlines:
        if isinstance(reference, Reference):
            for end in (end for target in reference.targets for end in ends(target)):
                law, outline = subject.library.laws.get(end.name), subject.library.outlines.get(end.scope)
                if end.scope == "law" and law is not None:
                    yield law.languages[text.language].name if reference.full else law.languages[text.language].short
                elif end.scope == "document" and end.name in subject.library.outlines:
                    yield subject.library.outlines[end.name].name[text.language]
                elif outline is not None:
                    yield outline.name[text.language]


def check_term_spelling(subject: Subject, report: Report) -> None:
    """A defined term is written as one of its forms: with its capitals, hyphens and apostrophes."""
    if subject.unread("clauses/terms.yaml", "clauses/proper-names.yaml", "variants/"):
        return
    for language, sheet in subject.sheets.items():
        owners = _owners(subject, language)
        folded = {_folded(form): form for form in reversed([*owners])}
        names = [*subject.library.proper_names.get(language, ()), *subject.library.common_words.get(language, ())]
        others = _pattern(names)
        for text, start, end in sheet.find(_spellings(subject, language), lower=True):
            written = text.words[start:end]
            form = folded[_folded(written)]
            if written in owners or owners[form] == text.passage.term:
                continue
            if any(one.start() <= start and end <= one.end() for one in others.finditer(text.words)):
                continue
            if _written_otherwise(text.words, start, end) or _lower(text, start, end):
                message = f"{written} is not how the defined term {form} is written, in {text.passage.place}"
                hint = f"write {form}; if no term is meant, list the words under common: in proper-names.yaml"
                place, about = text.prose.at(start, end), subject.about(text.passage)
                report.warn("term-inconsistent", place, message, hint, about=about)


def _written_otherwise(words: str, start: int, end: int) -> bool:
    """Whether capitals stand elsewhere than in the form, which no common word explains; a sentence may begin so."""
    written, before = words[start:end], words[:start].rstrip()
    begins = not before or before[-1] in ".!?:;"
    return written != written.lower() and not (begins and written[1:] == written[1:].lower())


def _lower(text: LanguageText, start: int, end: int) -> bool:
    """Whether lower-case words mean the term: what stands before them says so, and what follows describes nothing."""
    wording = LANGUAGES[text.language].wording
    meant = wording.meant.search(text.words, max(start - 12, 0), start)
    return meant is not None and wording.described.match(text.words, end) is None


def _owners(subject: Subject, language: str) -> Mapping[str, str]:
    """Every form of the defined terms, with its term."""
    return {form: term.id for term in subject.terms for form in term.languages[language].forms}


def _pattern(forms: Sequence[str] | Mapping[str, str]) -> re.Pattern[str]:
    """What finds any of the forms as whole words, the longest first."""
    alternatives = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)" if alternatives else r"(?!)")


def _spellings(subject: Subject, language: str) -> re.Pattern[str]:
    """What finds the forms of terms in lower-case text, however they are joined; abbreviations mean nothing there."""
    forms = [form.lower() for form in _owners(subject, language) if not form.isupper()]
    spelt = [re.sub(r"[- ’]", lambda gap: _GAPS[gap[0]], form) for form in sorted(forms, key=len, reverse=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelt)})(?!\w)" if spelt else r"(?!)")


_GAPS = MappingProxyType({" ": "[-‑ ]", "-": "[-‑ ]?", "’": r"['’]\s?"})


def _folded(text: str) -> str:
    """A form without what `_spellings` leaves open."""
    return re.sub(r"[-‑\s'’]", "", text).lower()
