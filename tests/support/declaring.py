"""A named person says of every low version in a library that it is enough, as `clausier revise --by` writes it."""

from __future__ import annotations

from pathlib import Path

from engine import load_library
from engine.editions.versions.check import assess
from engine.model.revision import Bump
from engine.tasks.open_library import load_published
from engine.tasks.revise import Declaration, revised, steps

BY = "Jeanne Exemple"
BECAUSE = "Le sens reste le même."


def declare(root: Path) -> None:
    """Writes into `clauses/changes.yaml` what is missing there, of all that has been raised already."""
    published = load_published(root)
    if published is None:
        return
    for one in assess(published, load_library(root)):
        bump = one.revision.bump
        if bump in (Bump.MINOR, Bump.PATCH) and one.asked:
            said = Declaration(BY, BECAUSE if bump is Bump.PATCH else "")
            for name, content in revised(root, steps(root, [one.id], bump, said), None, said).items():
                (root / name).write_bytes(content)
