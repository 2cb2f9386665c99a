"""Phrases: turns that leave open what is meant or say it twice, and sentences that nobody can follow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from engine.checking.subject import Subject
from engine.diagnostics import Report
from engine.model.prose import PRINTED

LONGEST = 45
"""How many words a sentence may have; a parameter or a reference counts as one."""


class Phrase(NamedTuple):
    """What to look for, why contracts do without, and what to write. It holds one of the `signs`."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    why: str
    instead: str


def _phrase(signs: str, pattern: str, why: str, instead: str) -> Phrase:
    return Phrase(tuple(signs.split(",")), re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), why, instead)


_OPEN = "does not say whether the list is complete"
_TWICE = "says one thing twice"
_EITHER = "does not say whether both are meant"
_LATIN = "is Latin, which many readers guess at"
_LATIN_WORDS = "mutatis mutandis|inter alia|bona fide|(?:ipso|de) facto"
_WHERE = "points at a place that moves when the text changes"
_NO_PERIOD = "sets no period"
_DOUBLED = "each and every|any and all|force and effect|cease and desist"
_ARCHAIC = "is a word of old forms"

_PHRASES: Mapping[str, tuple[Phrase, ...]] = MappingProxyType({
    "fr": (
        _phrase("et/ou", "et/ou", _EITHER, "« ou », or « l’un, l’autre ou les deux »"),
        _phrase("otamment", "notamment", _OPEN, "« à savoir » for a closed list, « y compris » for an open one"),
        _phrase("etc", r"etc\b\.?|et cetera", _OPEN, "all that is meant, or a general word for it"),
        _phrase("ntre autres", "entre autres", _OPEN, "« à savoir » for a closed list, « y compris » for an open one"),
        _phrase("non avenu", "nul(?:le)?s? et non avenue?s?", _TWICE, "« nul »"),
        _phrase("due forme", "en bonne et due forme", _TWICE, "what form is required"),
        _phrase("edit,adit,esdit,udit,usdit", "(?:l[ea]|les|du|des|sus)dite?s?", _ARCHAIC, "« ce », « ces »"),
        _phrase("résentes", "(?:les|des|aux|par les) présentes(?! [a-zé])", _ARCHAIC, "« le Contrat », « les CGV »"),
        _phrase("ci-", "ci-(?:dessus|dessous|après|avant)", _WHERE, "a reference: [à](#paragraph)"),
        _phrase("tandis,alia,fide,acto", _LATIN_WORDS, _LATIN, "it in French"),
        _phrase("eilleurs délais", "(?:dans les|aux) meilleurs délais", _NO_PERIOD, "« sans retard injustifié »"),
    ),
    "en": (
        _phrase("and/or", "and/or", _EITHER, "“or”, or “one, the other or both”"),
        _phrase("etc", r"etc\b\.?|et cetera", _OPEN, "all that is meant, or a general word for it"),
        _phrase("limit", "including,? (?:but not limited to|without limitation)", _TWICE, "“including”"),
        _phrase("ull and", "null and void", _TWICE, "“void”"),
        _phrase("ach and,ny and,force and,cease and", _DOUBLED, _TWICE, "one of the two words"),
        _phrase("here", "here(?:by|in|of|to|under|after|inafter|with)", _ARCHAIC, "“this Contract”, or a reference"),
        _phrase("here", "there(?:of|in|to|under|from|with|upon)|thereinafter", _ARCHAIC, "what is meant"),
        _phrase("said", "(?:the |afore)said(?= [a-zA-Z])", _ARCHAIC, "“this”, “that”, “those”"),
        _phrase("forthwith", "forthwith", _ARCHAIC, "“at once”, or a period"),
        _phrase("tandis,alia,fide,acto", _LATIN_WORDS, _LATIN, "it in English"),
        _phrase("est effort,est endeav", "best (?:efforts|endeavours)", "is no measure", "what the Party shall do"),
        _phrase("soon as pos", "as soon as possible", _NO_PERIOD, "a period, or “without undue delay”"),
    ),
})  # fmt: skip
_SENTENCE = re.compile(r"[^.!?;:\n]+(?:[.;:](?=\S)[^.!?;:\n]+)*")


def check_phrases(subject: Subject, report: Report) -> None:
    """No text says one thing twice, leaves a list open by accident, or points at “above”."""
    for language, sheet in subject.sheets.items():
        for phrase in _PHRASES[language]:
            for text, start, end in sheet.find(phrase.pattern, signs=phrase.signs):
                message = f"“{text.words[start:end]}” {phrase.why}, in {text.passage.place}"
                hint, about = f"write {phrase.instead}", subject.about(text.passage)
                report.warn("phrase-avoided", text.prose.at(start, end), message, hint, about=about)


def check_sentences(subject: Subject, report: Report) -> None:
    """No sentence is longer than `LONGEST` words."""
    for text in subject.texts:
        if text.words.count(" ") < LONGEST or text.passage.place.startswith("services/"):
            continue  # what services say of processing is lists of words
        for match in _SENTENCE.finditer(text.words):
            count = len(re.findall(rf"{PRINTED}+|[\w’-]+", match.group()))
            if count > LONGEST:
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                message = f"a sentence of {text.passage.place} has {count} words; {LONGEST} can be followed"
                hint = "make two sentences of it, or write items:"
                place = text.prose.at(start, match.end())
                report.warn("sentence-long", place, message, hint, about=subject.about(text.passage))
