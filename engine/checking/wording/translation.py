"""Translation: each text is in its language, has as many sentences in each, and binds the same party in each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence

from engine.checking.subject import Subject
from engine.checking.texts import LanguageText
from engine.diagnostics import Report
from engine.languages import LANGUAGES

FOREIGN = 3
"""So many small words of another language, and three times as many as of its own, make a sentence one of it."""

_WORD = re.compile(r"[^\W\d_]+’?")
_APART = re.compile(r"[ ’]")
_PART = re.compile(r"[^.!?;:\n]+")
_SENTENCE = re.compile(r"(?<!\b\w)[.!?…][»”)\]*]*(?=\s+[A-ZÀ-ÖØ-Þ«“\ufffc*]|\s*\Z|\s*\n)")


def check_language(subject: Subject, report: Report) -> None:
    """No sentence stands below another language than its own."""
    common = {code: frozenset(language.printed.common) for code, language in LANGUAGES.items()}
    others = {
        code: {other: words - common[code] for other, words in common.items() if other != code} for code in common
    }
    for text in subject.texts:
        words = text.words.lower()
        every = set(words.split())
        if all(every.isdisjoint(foreign) for foreign in others[text.language].values()):
            continue
        for match in _PART.finditer(words):
            foreign = _foreign(_WORD.findall(match[0].replace("'", "’")), common[text.language], others[text.language])
            if foreign:
                message = f"{LANGUAGES[foreign].title} stands below {text.language}: in {text.passage.place}"
                hint = f"write it in {LANGUAGES[text.language].title}, or set it in quotation marks"
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                place = text.prose.at(start, match.end())
                report.warn("language-wrong", place, message, hint, about=subject.about(text.passage))


def _foreign(words: Sequence[str], own: Container[str], others: Mapping[str, Container[str]]) -> str:
    """The language whose small words stand in a sentence instead of its own; empty if there is none."""
    ours = sum(word in own for word in words)
    for other, table in others.items():
        count = sum(word in table for word in words)
        if count > ours * 3 and (count >= FOREIGN or (count > 1 and len(words) > FOREIGN + 1)):
            return other
    return ""


def check_sentence_counts(subject: Subject, report: Report) -> None:
    """Each text has as many sentences in every language."""
    for one, other in subject.pairs:
        if _marks(one.words) == _marks(other.words):
            continue  # nearly all
        left, right = (_sentences(text) for text in (one, other))
        if left != right and left and right:  # a full stop that is missing is told already
            told = f"{left} in {LANGUAGES[one.language].title}, {right} in {LANGUAGES[other.language].title}"
            message = f"the languages of {one.passage.place} have not as many sentences: {told}"
            hint = "say the same in both, sentence by sentence"
            report.warn("language-sentences", other.prose.span, message, hint, about=subject.about(one.passage))


def _marks(words: str) -> int:
    """How many marks there are that may end a sentence."""
    return words.count(". ") + words.count(".\n") + words.count("!") + words.count("?") + words.count("…")


def _sentences(text: LanguageText) -> int:
    return sum(1 for found in _SENTENCE.finditer(text.words) if not _abbreviated(text, found))


def _abbreviated(text: LanguageText, found: re.Match[str]) -> bool:
    """Whether the full stop only ends an abbreviation inside the text."""
    endings = LANGUAGES[text.language].wording.abbreviations
    return found.end() < len(text.words.rstrip()) and text.words.endswith(endings, 0, found.end())


def check_subjects(subject: Subject, report: Report) -> None:
    """Who shall and who may is the same term in every language, where it stands right before the verb."""
    named: dict[str, dict[LanguageText, list[str]]] = {code: {} for code in LANGUAGES}
    for code, sheet in subject.sheets.items():
        modality = LANGUAGES[code].wording.modality
        owners = {form: term.id for term in subject.terms for form in term.languages[code].forms}
        if modality is not None and owners:
            verbs = re.compile(rf"{modality.obliges.pattern}|{modality.allows.pattern}")
            for text, start, _ in sheet.find(verbs):
                before = text.words[max(start - 60, 0) : start].rstrip()
                who = _ending(owners, before.removesuffix(" ne").removesuffix(" n’"))
                if who:
                    named[code].setdefault(text, []).append(who)
    for one, other in subject.pairs:
        left, right = (Counter(named[text.language].get(text, ())) for text in (one, other))
        if left == right or not left or not right:
            continue
        if left.total() == right.total() or not left & right:
            told = [_listed(subject, names, text) for names, text in ((left - right, one), (right - left, other))]
            message = f"the languages of {one.passage.place} oblige or entitle others: {told[0]} in "
            message += f"{LANGUAGES[one.language].title}, {told[1]} in {LANGUAGES[other.language].title}"
            hint = "name the same party in both"
            report.warn("modality", other.prose.span, message, hint, about=subject.about(one.passage))


def _listed(subject: Subject, names: Counter[str], text: LanguageText) -> str:
    known = {term.id: term.languages[text.language].name for term in subject.terms}
    return ", ".join(known[one] for one in sorted(names))


def _ending(owners: Mapping[str, str], words: str) -> str:
    """The term whose form stands at the end of some words; empty if there is none."""
    before = _APART.split(words)
    return next((owners[form] for form in (" ".join(before[-size:]) for size in (4, 3, 2, 1)) if form in owners), "")
