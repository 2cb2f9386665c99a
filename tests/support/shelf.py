"""Publishes editions of small libraries, and rewords a clause between two of them."""

from __future__ import annotations

import datetime
from pathlib import Path

from commands import ROOT
from declaring import declare
from editing import Edit, copy

from engine.model.edition import Edition
from engine.tasks.publish import prepare

BASE = ROOT / "tests/cases/base"
TODAY = datetime.date(2026, 11, 27)
FIRST, SECOND, THIRD = datetime.date(2026, 12, 1), datetime.date(2027, 1, 1), datetime.date(2027, 2, 1)
DURATION, PAYMENT = "clauses/cgv/duration.yaml", "clauses/cgv/payment.yaml"
EARLIER: tuple[Edit, ...] = (
    (PAYMENT, "version: 1.0.0", "version: 2.0.0"),
    (PAYMENT, "à la réception de la facture", "avant la prestation"),
    (PAYMENT, "on receipt of the invoice", "before the work is done"),
    (
        "clauses/changes.yaml",
        "",
        "cgv/payment:\n  version: 2.0.0\n  kind: substantive\n"
        "  fr: Le Client paie plus tôt.\n  en: The Client pays earlier.\n",
    ),
)
"""The Client pays earlier: a change of an obligation, with its version and its note."""


def publish(root: Path, effective: datetime.date, *, replaces: datetime.date | None = None) -> Edition:
    """An edition as it is written: low versions are declared, and what comes too late for a notice says why."""
    declare(root)
    found = prepare(root, effective=effective, today=TODAY, replaces=replaces, late="Convenu avec chaque Client.")
    path = root / found.name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(found.content)
    if found.obsolete:
        (root / found.obsolete).unlink()
    return found.edition


WORDS = (("donc", "thus"), ("toujours", "always"), ("bien", "indeed"), ("aussi", "also"))


def reword(root: Path) -> None:
    """Another word in both languages of a clause, with the version that this asks for: each time another one."""
    path = root / DURATION
    text = path.read_text(encoding="utf-8")
    version = int(text.split("version: 1.0.")[1].split("\n")[0])
    french, english = WORDS[version]
    for old, new in (
        (f"version: 1.0.{version}", f"version: 1.0.{version + 1}"),
        ("au moins {{ initial-term }}", f"{french} au moins {{{{ initial-term }}}}"),
        ("at least {{ initial-term }}", f"{english} at least {{{{ initial-term }}}}"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    declare(root)


def twice(root: Path) -> Path:
    """A copy of the small library of the cases with two editions: the second one rewords a clause of the first."""
    copy(root)
    publish(root, FIRST)
    reword(root)
    publish(root, SECOND)
    return root
