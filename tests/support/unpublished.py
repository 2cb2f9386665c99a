"""The real library as if nothing had been published: without editions, and without what was accepted beside them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

_BESIDE_EDITIONS = re.compile(r"^  - finding: translation-behind\n(?:    .*\n)+", re.MULTILINE)


def unpublished(reviews: str) -> str:
    """The acknowledgements without those of what differs from an edition."""
    return _BESIDE_EDITIONS.sub("", reviews)


def copy_unpublished(source: Path, target: Path) -> Path:
    """A copy of the library for tests that spoil it and do not ask for its versions."""
    for folder in ("clauses", "variants"):
        shutil.copytree(source / folder, target / folder, ignore=shutil.ignore_patterns("editions"))
    reviews = target / "clauses/reviews.yaml"
    reviews.write_text(unpublished(reviews.read_text(encoding="utf-8")), encoding="utf-8")
    return target
