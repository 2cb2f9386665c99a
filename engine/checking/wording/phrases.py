"""Phrases: turns that leave open what is meant or say it twice, and sentences that nobody can follow."""

from __future__ import annotations

import re

from engine.checking.subject import Subject
from engine.diagnostics import Report
from engine.languages import LANGUAGES
from engine.model.prose import PRINTED

LONGEST = 40
"""How many words a sentence may have; a parameter or a reference counts as one."""


_SENTENCE = re.compile(r"[^.!?;:\n]+(?:[.;:](?=\S)[^.!?;:\n]+)*")


def check_phrases(subject: Subject, report: Report) -> None:
    """No text says one thing twice, leaves a list open by accident, or points at “above”."""
    for language, sheet in subject.sheets.items():
        for phrase in LANGUAGES[language].wording.phrases:
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
