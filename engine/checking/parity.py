"""Parity: the languages of a text print the same parameters, cite the same places and stress as often."""

from __future__ import annotations

from collections import Counter

from engine.checking.subject import Passage, Subject
from engine.diagnostics import Report
from engine.model.block import BulletBlock, DefinitionBlock, TableBlock, TextBlock
from engine.model.clause import LANGUAGE_NAMES, LANGUAGES
from engine.model.places import Unresolved
from engine.model.prose import Prose, Words, ends

_KINDS = {TextBlock: "a paragraph", BulletBlock: "a list", TableBlock: "a table", DefinitionBlock: "definitions"}


def check_parity(subject: Subject, report: Report) -> None:
    """Each text says in every language what it says in the first."""
    first, *others = LANGUAGES
    for passage in subject.passages:
        unknown = _unknown(subject, passage)
        for other in others:
            _compare(passage, first, other, unknown, report)


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


def _compare(passage: Passage, first: str, other: str, unknown: set[str], report: Report) -> None:
    one, two = passage.texts[first], passage.texts[other]
    if not (one.sound and two.sound):
        return  # something else is wrong with one of them, a missing language for instance
    differences: list[str] = []
    for what, left, right in (
        ("parameters", _parameters(one), _parameters(two)),
        ("references", _references(one), _references(two)),
        ("stressed words", _stressed(one), _stressed(two)),
        ("paragraphs, lists and tables", _blocks(one), _blocks(two)),
    ):
        if left != right and not (unknown & (left.keys() | right.keys())):
            missing, extra = sorted((left - right).elements()), sorted((right - left).elements())
            parts = [f"{LANGUAGE_NAMES[first]} alone has {', '.join(missing)}"] if missing else []
            parts += [f"{LANGUAGE_NAMES[other]} alone has {', '.join(extra)}"] if extra else []
            differences.append(f"{what}: {', '.join(parts)}")
    if differences:
        message = f"the languages of {passage.place} differ in {'; in '.join(differences)}"
        report.error("language-parity", two.span, message, "say the same in both")


def _parameters(prose: Prose) -> Counter[str]:
    return Counter(slot.parameter for slot in prose.slots)


def _references(prose: Prose) -> Counter[str]:
    return Counter(str(target) for reference in prose.references for target in reference.targets)


def _stressed(prose: Prose) -> Counter[str]:
    words = [one for one in prose.inlines if isinstance(one, Words)]
    return Counter("**words**" if one.strong else "*words*" for one in words if one.strong or one.emphasis)


def _blocks(prose: Prose) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in prose.blocks:
        size = len(block.entries) if isinstance(block, BulletBlock) else 0
        size = len(block.rows) if isinstance(block, TableBlock) else size
        found[f"{_KINDS[type(block)]} of {size}" if size else _KINDS[type(block)]] += 1
    return found
