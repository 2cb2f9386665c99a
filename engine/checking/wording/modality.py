"""Modality: who shall, who may and who may not, in the same words everywhere and alike in every language.

An obligation is “doit” or “s’engage à” and “shall”, a right “peut” and “may”, a prohibition “ne peut pas” and “may
not”; what is so stands in the present tense.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.checking.subject import Subject
from engine.checking.texts import LanguageText
from engine.diagnostics import Report
from engine.languages import LANGUAGES
from engine.languages.wording import Modality

_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+")


def check_modality(subject: Subject, report: Report) -> None:
    """Obligations, rights and prohibitions are worded in one way, and as often in each language."""
    reworded: set[int] = set()  # texts with another wording, which do not count alike
    for language, sheet in subject.sheets.items():
        for turn in LANGUAGES[language].wording.turns:
            for text, start, end in sheet.find(turn.pattern, signs=turn.signs):
                if turn.unless is not None and turn.unless.search(text.words, _sentence(text.words, start), start):
                    continue
                message = f"“{text.words[start:end]}” is not how an obligation or a right is worded, in "
                message += text.passage.place
                hint, about = f"write {turn.instead}", subject.about(text.passage)
                report.warn("modality", text.prose.at(start, end), message, hint, about=about)
                reworded.add(id(text.passage))
    for one, other in subject.pairs:
        left, right = (LANGUAGES[text.language].wording.modality for text in (one, other))
        if id(one.passage) in reworded or left is None or right is None:
            continue
        if not any(sign in one.words or sign in other.words for sign in (*left.signs, *right.signs)):
            continue
        found = _difference(_Count.of(one, left), _Count.of(other, right))
        if found:
            message = f"the languages of {one.passage.place} differ: {found}"
            report.warn("modality", other.prose.span, message, _hint(left, right), about=subject.about(one.passage))


def _hint(one: Modality, other: Modality) -> str:
    """Which words of two languages belong together."""
    are = "are" if len(one.obligations) > 1 else "is"
    told = f"{' and '.join(one.obligations)} {are} {' and '.join(other.obligations)}, {one.right} is {other.right}"
    return f"{told}, {one.prohibition} is {other.prohibition}"


def _sentence(words: str, at: int) -> int:
    """Where the sentence begins that holds a place."""
    return max(words.rfind(mark, 0, at) for mark in ".;:") + 1


@dataclass(frozen=True, slots=True)
class _Count:
    """How often a text obliges and allows, with the least and the most that another language may say; if it forbids."""

    title: str
    obliges: tuple[int, int, int]
    allows: tuple[int, int, int]
    denies: bool
    may_deny: bool

    @staticmethod
    def of(text: LanguageText, own: Modality) -> _Count:
        words, title = text.words, LANGUAGES[text.language].title
        obliges, allows = _count(own.obliges, words), _count(own.allows, words)
        denies = own.denies.search(words) is not None
        may_deny = denies
        if own.may_deny is not None:
            modal, negation = own.may_deny
            may_deny = any(modal.search(one) and negation.search(one) for one in _SENTENCE_END.split(words))
        return _Count(
            title,
            (obliges, obliges - _count(own.not_obliging, words), obliges + _count(own.also_obliges, words)),
            (allows, allows, allows + _count(own.also_allows, words)),
            denies,
            may_deny,
        )


def _difference(one: _Count, other: _Count) -> str:
    """How the modality of two texts differs, in words; empty if it does not."""
    parts = []
    for noun, (left, *ours), (right, *theirs) in (
        ("obligation", one.obliges, other.obliges),
        ("right", one.allows, other.allows),
    ):
        if max(ours[0], theirs[0]) > min(ours[1], theirs[1]):
            parts.append(f"{_number(left, noun)} in {one.title}, {_number(right, noun)} in {other.title}")
    if not parts and one.allows[0]:  # else the numbers have said it already
        if one.denies and not other.may_deny:
            parts.append(f"a prohibition in {one.title}, a right in {other.title}")
        elif other.denies and not one.may_deny:
            parts.append(f"a right in {one.title}, a prohibition in {other.title}")
    return "; ".join(parts)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _number(count: int, noun: str) -> str:
    return {0: f"no {noun}", 1: f"one {noun}"}.get(count, f"{count} {noun}s")
