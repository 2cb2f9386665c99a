"""Libraries of any size for measurements: the real one, with options made up beside those that it has."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from engine.model.library import Library


def write(library: Library, root: Path, target: Path, variants: int) -> None:
    """A copy of the library in `root` with so many variants that each touch, cite, exclude and imply others."""
    for folder in ("clauses", "variants"):
        shutil.copytree(root / folder, target / folder, ignore=shutil.ignore_patterns("editions", "reviews.yaml"))
    anchors = [f"{clause.id}#{paragraph.id}" for clause in library.clauses.values() for paragraph in clause.paragraphs]
    for number in range(variants - len(library.variants)):
        text = "".join(_variant(number, anchors))
        (target / f"variants/made-{number}.yaml").write_text(text, encoding="utf-8")


def _variant(number: int, anchors: list[str]) -> Iterator[str]:
    yield f"version: 1.0.0\ntitle:\n  fr: Essai {number}\n  en: Trial {number}\n"
    yield "summary:\n  fr: Une option de mesure.\n  en: An option for measurements.\napproval: none\n"
    if number % 5 == 4:
        yield f"implies: [made-{number - 2}]\n"
    if number % 7 == 6:
        yield f"conflicts:\n  - when: variant.made-{number - 5} and not client.non-eu\n    reason:\n"
        yield "      fr: les deux ne vont pas ensemble\n      en: the two do not go together\n"
    yield "changes:\n"
    for part in range(4):
        anchor = anchors[(number * 17 + part * 101) % len(anchors)]
        yield f"  - insert: {{after: {anchor}, id: made-{number}-{part}}}\n"
        yield from _texts(f"Le texte {_letter(part)} s’ajoute.", f"The text {_letter(part)} is added.")
    if number % 3 == 2:  # a text that cites what another option brings, only where that one is selected
        cited = anchors[((number - 1) * 17) % len(anchors)].split("#")[0]
        home = anchors[(number * 29) % len(anchors)]
        yield f"  - insert: {{after: {home}, id: cites-{number}}}\n"
        target = f"{cited}#made-{number - 1}-0"
        yield from _texts(f"Voir [le]({target}).", f"See []({target}).")
        yield f"    when: variant.made-{number - 1}\n"


def _texts(french: str, english: str) -> Iterator[str]:
    yield f"    fr: {french}\n    en: {english}\n"


def _letter(part: int) -> str:
    return "abcd"[part]
