"""Modality: who shall, who may and who may not, in the same words everywhere and alike in both languages.

An obligation is “doit” or “s’engage à” and “shall”, a right “peut” and “may”, a prohibition “ne peut pas” and “may
not”; what is so stands in the present tense.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from engine.checking.subject import Subject
from engine.diagnostics import Report


class Turn(NamedTuple):
    """A turn of phrase that is not used for obligations and rights, and what to write instead.

    It holds one of the `signs`. It is used for something else where
    `unless` stands before it in the sentence.
    """

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    instead: str
    unless: re.Pattern[str] | None


def _turn(signs: str, pattern: str, instead: str, unless: re.Pattern[str] | None = None) -> Turn:
    return Turn(tuple(signs.split(",")), re.compile(rf"(?<!\w)(?:{pattern})(?:(?<=’)|(?!\w))"), instead, unless)


# “The purpose is to …” says what something is for and obliges nobody.
_AIM = re.compile(r"\b(?:purpose|target|aim|goal|objective|object|intention|role|function|effect)\b", re.IGNORECASE)
_PERMITTED = "(?:entitled|authori[sz]ed|allowed|permitted)"
_PRESENT = MappingProxyType(
    {
        "fr": "the present tense, or « doit » for an obligation",
        "en": "the present tense, or “shall” for an obligation",
    }
)
_TURNS: Mapping[str, tuple[Turn, ...]] = MappingProxyType(
    {
        "en": (
            _turn("must", "must not", "“may not”"),
            _turn("must", "must(?! not)", "“shall”"),
            _turn("s to ,ve to ,d to ", "ha(?:s|ve) to|(?:is|are) (?:obliged|obligated|required) to", "“shall”"),
            _turn("will,won’t", r"(?<!\bat )(?<!\bthe )(?<!\bof )will(?: not)?|won’t", _PRESENT["en"]),
            _turn("should,ought", "should|ought to", "“shall” for an obligation, “may” for a right"),
            _turn("is to ,are to ", r"(?:is|are) to(?= [a-z])", "“shall”", _AIM),
            _turn("ed to ", rf"(?:is|are) {_PERMITTED} to", "“may”"),
            _turn("right to ", "ha(?:s|ve) the right to", "“may”"),
            _turn("shall not", "shall not", "“may not”"),
            _turn(" not ", rf"(?:is|are) not {_PERMITTED} to", "“may not”"),
        ),
        "fr": (
            _turn("devr,tenu,faut", "devr(?:a|ont)|(?:est|sont) tenue?s? d(?:e|’)|il faut", "« doit »"),
            _turn("obligation de", "a(?:ura)? l’obligation de", "« doit »"),
            _turn(
                "pourr,droit d,autoris",
                "pourr(?:a|ont)|(?:a|ont) le droit d(?:e|’)|(?:est|sont) autorisée?s? à",
                "« peut »",
            ),
            _turn("ne doi", "ne (?:doit|doivent) pas", "« ne peut pas »"),
            _turn(
                "sera,seront,aura,auront,fera,feront,gera,geront", "(?:ser|aur|fer|engager)(?:a|ont)", _PRESENT["fr"]
            ),
            _turn("era,eront,ira,iront", "[a-zéèêâîôûç]{3,}[ei]r(?:a|ont)", _PRESENT["fr"]),
        ),
    }
)

# What counts as an obligation and a right when the two languages are held against each other.
_SIGNS = ("shall", "must", "may", "doi", "devr", "engage", "tenu", "peu", "pourr")
_OBLIGES = MappingProxyType(
    {
        "fr": re.compile(r"\b(?:[Dd]oi(?:ven)?t|devr(?:a|ont)|s’engage(?:nt)?|(?:est|sont) tenue?s? d)(?!\w)"),
        "en": re.compile(r"\b(?:shall|must)\b"),
    }
)
_OWES = re.compile(r"\bowes?\b")  # “doit” of a sum of money
_ALLOWS = MappingProxyType(
    {
        "fr": re.compile(r"\b(?:[Pp]eu(?:ven)?t|pourr(?:a|ont))\b"),
        "en": re.compile(r"(?<!as the case )\bmay\b"),  # not the month
    }
)
_CAN = re.compile(r"\b(?:can|cannot|could)\b")  # a possibility, in French sometimes an adjective
_DENIES = MappingProxyType(
    {
        "fr": re.compile(
            r"\b[Nn](?:e |’)(?:l[ae] |l’|les |lui |leur |se |s’|en |y )*(?:peu(?:ven)?t|pourr(?:a|ont))\b"
        ),
        "en": re.compile(r"\b(?:may|shall|must) not\b"),
    }
)
_MODAL = re.compile(r"\b(?:may|shall|must|can|cannot|could)\b")
_NEGATION = re.compile(
    r"\b(?:not|cannot|only|no|neither|nor|never|none|nobody|nothing|without|solely|exclusively|other than)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+")


def check_modality(subject: Subject, report: Report) -> None:
    """Obligations, rights and prohibitions are worded in one way, and as often in English as in French."""
    reworded: set[int] = set()  # texts with another wording, which do not count alike
    for language, sheet in subject.sheets.items():
        for turn in _TURNS[language]:
            for text, start, end in sheet.find(turn.pattern, signs=turn.signs):
                if turn.unless is not None and turn.unless.search(text.words, _sentence(text.words, start), start):
                    continue
                message = f"“{text.words[start:end]}” is not how an obligation or a right is worded, in "
                message += text.passage.place
                hint, about = f"write {turn.instead}", subject.about(text.passage)
                report.warn("modality", text.prose.at(start, end), message, hint, about=about)
                reworded.add(id(text.passage))
    for french, english in subject.pairs:
        found = "" if id(french.passage) in reworded else _difference(french.words, english.words)
        if found:
            message = f"the languages of {french.passage.place} differ: {found}"
            hint = "“doit” and “s’engage à” are “shall”, “peut” is “may”, “ne peut pas” is “may not”"
            report.warn("modality", english.prose.span, message, hint, about=subject.about(french.passage))


def _sentence(words: str, at: int) -> int:
    """Where the sentence begins that holds a place."""
    return max(words.rfind(mark, 0, at) for mark in ".;:") + 1


def _difference(french: str, english: str) -> str:
    """How the modality of two texts differs, in words; empty if it does not."""
    if not any(sign in french or sign in english for sign in _SIGNS):
        return ""
    obliges, allows = _count(_OBLIGES["fr"], french), _count(_ALLOWS["fr"], french)
    shall, may = _count(_OBLIGES["en"], english), _count(_ALLOWS["en"], english)
    parts = []
    if not shall <= obliges <= shall + _count(_OWES, english) + ("ne doi" in french):
        parts.append(f"{_number(obliges, 'obligation')} in French, {_number(shall, 'obligation')} in English")
    if not may <= allows <= may + _count(_CAN, english):
        parts.append(f"{_number(allows, 'right')} in French, {_number(may, 'right')} in English")
    if not parts and allows:  # else the numbers have said it already
        denied = [one for one in _SENTENCE_END.split(english) if _MODAL.search(one) and _NEGATION.search(one)]
        if _count(_DENIES["fr"], french) and not denied:
            parts.append("a prohibition in French, a right in English")
        elif _DENIES["en"].search(english) and not _DENIES["fr"].search(french):
            parts.append("a right in French, a prohibition in English")
    return "; ".join(parts)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _number(count: int, noun: str) -> str:
    return {0: f"no {noun}", 1: f"one {noun}"}.get(count, f"{count} {noun}s")
