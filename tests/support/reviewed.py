"""A small library with advice to acknowledge, and what people do about it."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from editing import BASE, swap

from engine.tasks import acknowledge, review, reviews
from engine.tasks.check import check

DAY = datetime.date(2026, 11, 27)
NOTICE, LATE = "cgv/duration#notice", "cgv/payment#late"
TEXTS = """  basis:
    fr: la loi
    en: the law
  fr: Prenez garde.
  en: Beware.
  cure:
    fr: Changez-le.
    en: Change it.
"""
ADVICE = (
    f"care:\n  severity: warning\n  present: [{NOTICE}, {LATE}]\n{TEXTS}"
    f"long:\n  severity: warning\n  exceeds: [notice, 1]\n  at: {NOTICE}\n{TEXTS}"
)
CARE, LONG = ("advice/care", NOTICE), ("advice/long", NOTICE)


def advised(folder: Path) -> Path:
    """A library with two advices on one paragraph and one on another; the fee stands in the latter."""
    shutil.copytree(BASE, folder)
    (folder / "clauses/advice.yaml").write_text(ADVICE, encoding="utf-8")
    return folder


def told(root: Path) -> list[tuple[str, str]]:
    return [(one.finding, one.about) for one in check(root)]


def accept(root: Path, finding: str = CARE[0], about: str = CARE[1], reason: str = "C’est voulu.") -> str:
    text, _ = acknowledge.acknowledge(root, finding, about, by="Camille Essai", reason=reason, date=DAY)
    (root / reviews.FILE).write_bytes(text.encode())
    return text


def mark(root: Path, *abouts: str) -> str:
    text, _ = review.review(root, abouts, by="Camille Essai", date=DAY)
    (root / reviews.FILE).write_bytes(text.encode())
    return text


def words(root: Path) -> None:
    swap(root / "clauses/cgv/duration.yaml", "Either party may end", "Each party may end")
