"""Defined terms: one form belongs to one term, and what is capitalised in a text is defined."""

from __future__ import annotations

import re

from engine.checking.subject import Subject
from engine.diagnostics import Report
from engine.model.clause import LANGUAGES
from engine.model.prose import Words

# A capitalised word that does not begin a sentence.
_CAPITALISED = re.compile(r"(?<=[^.!?:;\n] )(?:[dlqnsjm]|qu)?[’']?(?P<word>[A-ZÀ-ÖØ-Þ][\w’-]*)")


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
    for language in LANGUAGES:
        known = _known(subject, language)
        forms = sorted((f for f in known if " " in f or "-" in f), key=len, reverse=True)
        for passage in subject.passages:
            prose = passage.texts[language]
            for inline in prose.inlines:
                if not isinstance(inline, Words) or not prose.sound:
                    continue
                text = inline.text
                for form in forms:
                    text = text.replace(form, form.lower())
                for match in _CAPITALISED.finditer(text):
                    word = match["word"]
                    if word not in known and word.removesuffix("’s").removesuffix("’") not in known:
                        message = f"{word} is capitalised in {passage.place} and is no defined term"
                        hint = "define it in terms.yaml, list it in proper-names, or write it in lower case"
                        report.error("term-undefined", prose.locate(word), message, hint)


def _known(subject: Subject, language: str) -> set[str]:
    found = {form for term in subject.library.terms.values() for form in term.languages[language].forms}
    for variant in subject.variants:
        for change in variant.changes:
            term = getattr(change, "term", None)
            if term is not None:
                found |= set(term.languages[language].forms)
    found |= set(subject.library.proper_names.get(language, ()))
    return found
