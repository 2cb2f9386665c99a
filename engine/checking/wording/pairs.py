"""Pairs of terms: one word of a language for one word of the other, and back, in every text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.checking.subject import Subject
from engine.checking.texts import LanguageText
from engine.diagnostics import Report
from engine.languages import LANGUAGES
from engine.model.catalogue import TermPair


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds the words of one language, the longest first: “termination for breach” is no “termination”."""

    pattern: re.Pattern[str]
    pairs: Mapping[str, TermPair]

    def find(self, words: str) -> Iterator[tuple[TermPair, int, int]]:
        for match in self.pattern.finditer(words):
            yield self.pairs[_plain(match.group())], *match.span()


def check_pairs(subject: Subject, report: Report) -> None:
    """What a pair of terms-pairs.yaml has in one language it has in the other; its misleading words stand nowhere."""
    pairs = subject.library.term_pairs
    if not pairs:
        return
    finders = {code: _finder(pairs, code) for code in LANGUAGES}
    for one, other in subject.pairs:
        found = {id(text): list(finders[text.language].find(text.words)) for text in (one, other)}
        for text, beside in ((one, other), (other, one)):
            said = {pair.id for pair, _, _ in found[id(beside)]}
            told: set[str] = set()
            for pair, start, end in found[id(text)]:
                if pair.id not in said | told:
                    told.add(pair.id)
                    _missing(subject, text, beside, pair, (start, end), report)
    _misleading(subject, pairs, report)


def _missing(
    subject: Subject, text: LanguageText, beside: LanguageText, pair: TermPair, at: tuple[int, int], report: Report
) -> None:
    words = " or ".join(f"“{word}”" for word in pair.words[beside.language])
    title = LANGUAGES[beside.language].title
    message = f"{text.passage.place} says “{text.words[slice(*at)]}”, and {title} does not say {words}"
    hint = f"one word for one thing: write it in {title}, or another word here"
    report.warn("term-pair", text.prose.at(*at), message, hint, about=subject.about(text.passage))


def _misleading(subject: Subject, pairs: Sequence[TermPair], report: Report) -> None:
    for code, sheet in subject.sheets.items():
        instead = {_plain(word): pair for pair in pairs for word in pair.never.get(code, ())}
        if not instead:
            continue
        for text, start, end in sheet.find(_pattern(instead)):
            pair = instead[_plain(text.words[start:end])]
            message = f"“{text.words[start:end]}” is not what {text.passage.place} means"
            hint = f"write {' or '.join(pair.words[code])}"
            report.warn("term-pair", text.prose.at(start, end), message, hint, about=subject.about(text.passage))


def _finder(pairs: Sequence[TermPair], code: str) -> _Finder:
    known = {_plain(word): pair for pair in pairs for word in pair.words[code]}
    return _Finder(_pattern(known), known)


def _pattern(words: Mapping[str, TermPair]) -> re.Pattern[str]:
    """Any of the words, whole, whatever space stands in them and however they begin."""
    longest = sorted(words, key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


def _plain(word: str) -> str:
    return " ".join(word.split()).lower()
