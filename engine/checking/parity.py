"""Parity: the languages of a text print the same parameters, cite the same places and stress as often."""

from __future__ import annotations

from collections import Counter

from engine.checking.subject import Passage, Subject
from engine.diagnostics import Report
from engine.model.block import BulletBlock, TableBlock
from engine.model.clause import LANGUAGES
from engine.model.prose import Prose, Words


def check_parity(subject: Subject, report: Report) -> None:
    """Each text says in every language what it says in the first."""
    first, *others = LANGUAGES
    for passage in subject.passages:
        for other in others:
            _compare(passage, first, other, report)


def _compare(passage: Passage, first: str, other: str, report: Report) -> None:
    one, two = passage.texts[first], passage.texts[other]
    if not one.blocks or not two.blocks:
        return  # a missing language is reported by the reader
    for what, left, right in (
        ("parameters", _parameters(one), _parameters(two)),
        ("references", _references(one), _references(two)),
        ("stressed words", _stressed(one), _stressed(two)),
        ("blocks", _blocks(one), _blocks(two)),
    ):
        if left != right:
            missing, extra = sorted((left - right).elements()), sorted((right - left).elements())
            parts = [f"only {first}: {', '.join(missing)}"] if missing else []
            parts += [f"only {other}: {', '.join(extra)}"] if extra else []
            message = f"the languages of {passage.place} differ in {what} ({'; '.join(parts)})"
            report.error("language-parity", two.span, message, "say the same in both")


def _parameters(prose: Prose) -> Counter[str]:
    return Counter(slot.parameter for slot in prose.slots)


def _references(prose: Prose) -> Counter[str]:
    return Counter(str(target) for reference in prose.references for target in reference.targets)


def _stressed(prose: Prose) -> Counter[str]:
    words = [one for one in prose.inlines if isinstance(one, Words)]
    return Counter("strong" if one.strong else "emphasis" for one in words if one.strong or one.emphasis)


def _blocks(prose: Prose) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in prose.blocks:
        size = len(block.entries) if isinstance(block, BulletBlock) else 0
        size = len(block.rows) if isinstance(block, TableBlock) else size
        found[f"{type(block).__name__} of {size}" if size else type(block).__name__] += 1
    return found
