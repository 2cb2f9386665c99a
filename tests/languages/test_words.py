"""The words of every language have the same keys, and the same things are filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from engine.languages import FRENCH, LANGUAGES, Language

FILES = sorted(path.relative_to(FRENCH.folder / "words").as_posix() for path in FRENCH.folder.rglob("words/**/*.yaml"))
BY_LANGUAGE = ("others",)
"""Words by other languages, which each language has of its own."""


def _read(language: Language, name: str) -> dict[str, object]:
    found = yaml.safe_load((language.folder / "words" / name).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return {key: value for key, value in found.items() if key not in BY_LANGUAGE}


TABLES = ("leftovers.yaml", "printed.yaml", "weight.yaml")
"""Files of words to look for, of which each language has as many as it has."""


def _outline(value: object) -> object:
    """Keys, and what is filled in, without the words."""
    if isinstance(value, dict):
        return {key: _outline(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_outline(one) for one in value]
    return sorted(set(re.findall(r"\{\w*\}", str(value))))


@pytest.mark.parametrize("name", FILES)
def test_every_language_says_the_same(name: str) -> None:
    told = {language.title: _read(language, name) for language in (FRENCH, *LANGUAGES.values())}
    said = {title: list(one) if name in TABLES else _outline(one) for title, one in told.items()}
    assert all(one == said[FRENCH.title] for one in said.values()), said


def test_every_language_has_the_same_files() -> None:
    for language in LANGUAGES.values():
        words: Path = language.folder / "words"
        assert sorted(path.relative_to(words).as_posix() for path in words.rglob("*.yaml")) == FILES
