"""Parity: the languages of a text print the same parameters, cite the same places, count alike and stress as often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from engine.checking.subject import Subject
from engine.checking.texts import LanguageText, Passage
from engine.diagnostics import Report
from engine.languages import LANGUAGES
from engine.languages.wording import NOTHING
from engine.model.block import BulletBlock, DefinitionBlock, TableBlock, TextBlock
from engine.model.prose import Reference, Slot, Words, ends
from engine.model.targets import Unresolved

_KINDS = MappingProxyType(
    {TextBlock: "a paragraph", BulletBlock: "a list", TableBlock: "a table", DefinitionBlock: "definitions"}
)

# Figures and dates in words, by what they mean.
_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {code: MappingProxyType(one.wording.meanings()) for code, one in LANGUAGES.items()}
)
_FIGURE = MappingProxyType(
    {
        code: re.compile(rf"\d+(?:[.,  ]\d+)*|(?<![\w-])(?:{'|'.join(words) or NOTHING.pattern})(?![\w-])")
        for code, words in _WORDS.items()
    }
)


def check_parity(subject: Subject, report: Report) -> None:
    """Each text says the same in every language."""
    counting = {text for code, sheet in subject.sheets.items() for text, _, _ in sheet.find(_FIGURE[code], lower=True)}
    for one, other in subject.pairs:
        if one.plain and other.plain and one not in counting and other not in counting:
            continue  # there is nothing in which they can differ
        differences = [_told(what, one, other, left, right) for what, left, right in _differences(subject, one, other)]
        if differences:
            message = f"the languages of {one.passage.place} differ in {'; in '.join(differences)}"
            report.error("language-parity", other.prose.span, message, "say the same in both")


def _told(what: str, one: LanguageText, other: LanguageText, left: Counter[str], right: Counter[str]) -> str:
    missing, extra = sorted((left - right).elements()), sorted((right - left).elements())
    parts = [f"{LANGUAGES[one.language].title} alone has {', '.join(missing)}"] if missing else []
    parts += [f"{LANGUAGES[other.language].title} alone has {', '.join(extra)}"] if extra else []
    return f"{what}: {', '.join(parts)}"


def _differences(
    subject: Subject, one: LanguageText, other: LanguageText
) -> Iterable[tuple[str, Counter[str], Counter[str]]]:
    for what, mentions in _MENTIONS:
        left, right = mentions(one), mentions(other)
        if mentions is _figures and not (_numbers(left) and _numbers(right)):  # a figure of one language stands bare
            left, right = ([name for name in each if not name[0].isdigit()] for each in (left, right))
        if sorted(left) != sorted(right) and not _unknown(subject, one.passage).intersection((*left, *right)):
            yield what, Counter(left), Counter(right)


def _unknown(subject: Subject, passage: Passage) -> set[str]:
    """The parameters and targets of a passage that do not exist, which is reported already."""
    known = subject.parameters(passage)
    found = {slot.parameter for prose in passage.texts.values() for slot in prose.slots} - known.keys()
    for prose in passage.texts.values():
        for target in (target for reference in prose.references for target in reference.targets):
            try:
                for end in ends(target):
                    subject.resolver.resolve(end, passage.document, passage.clause)
            except Unresolved:
                found.add(str(target))
    return found


def _parameters(text: LanguageText) -> list[str]:
    return [one.parameter for one in text.inlines if isinstance(one, Slot)]


def _references(text: LanguageText) -> list[str]:
    return [str(target) for one in text.inlines if isinstance(one, Reference) for target in one.targets]


def _figures(text: LanguageText) -> list[str]:
    """The figures that stand in the words, with the same name in every language."""
    known = _WORDS[text.language]
    found = _FIGURE[text.language].findall(text.words.lower())
    return [known.get(one, re.sub(r"[  ]", "", one).replace(",", ".")) for one in found]


def _numbers(figures: list[str]) -> bool:
    return any(one[0].isdigit() for one in figures)


def _stressed(text: LanguageText) -> list[str]:
    words = [one for one in text.inlines if isinstance(one, Words) and (one.strong or one.emphasis)]
    return ["**words**" if one.strong else "*words*" for one in words]


def _blocks(text: LanguageText) -> list[str]:
    found = []
    for block in text.prose.blocks:
        size = len(block.entries) if isinstance(block, BulletBlock) else 0
        size = len(block.rows) if isinstance(block, TableBlock) else size
        found.append(f"{_KINDS[type(block)]} of {size}" if size else _KINDS[type(block)])
    return found


_MENTIONS: tuple[tuple[str, Callable[[LanguageText], list[str]]], ...] = (
    ("parameters", _parameters),
    ("references", _references),
    ("figures", _figures),
    ("stressed words", _stressed),
    ("paragraphs, lists and tables", _blocks),
)
