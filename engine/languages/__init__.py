"""The languages of the contracts: numbers in words, dates, money, durations, citations, quotes and spaces.

A language is a value from `LANGUAGES`; nothing outside this folder asks which one it holds, nor how many there are.
Each stands in a folder of its own with its grammar, its typography, what checks look for in its wording, and the words
of pages and redlines as YAML. `docs/languages.md` says how one is added.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from engine.languages.base import (
    CitedNumber,
    CitedRange,
    Language,
    Noun,
    Segment,
    UnknownForm,
)
from engine.languages.english import ENGLISH
from engine.languages.french import FRENCH

__all__ = [
    "ADDED",
    "ENGLISH",
    "EVERY_LANGUAGE",
    "FIRST",
    "FRENCH",
    "LANGUAGES",
    "OF_MESSAGES",
    "CitedNumber",
    "CitedRange",
    "Language",
    "Noun",
    "Segment",
    "UnknownForm",
]

ADDED = "clausier_languages"
"""The namespace package in which other packages bring languages of their own: each module there has a `LANGUAGE`."""


def _added() -> Iterator[Language]:
    """The languages that other packages bring, in the order of their names."""
    try:
        folder = importlib.import_module(ADDED)
    except ModuleNotFoundError:
        return
    for name in sorted(one.name for one in pkgutil.iter_modules(folder.__path__)):
        language = importlib.import_module(f"{ADDED}.{name}").LANGUAGE
        if not isinstance(language, Language):
            raise TypeError(f"{ADDED}.{name}.LANGUAGE is no Language")
        yield language


LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {language.code: language for language in (FRENCH, ENGLISH, *_added())}
)
"""Every language by its code, in the order in which documents print them."""

FIRST = next(iter(LANGUAGES))
"""The language that is shown where nobody names one."""

EVERY_LANGUAGE = "both languages" if len(LANGUAGES) == 2 else "every language"
"""How messages and comments say in which languages a text must be given."""

OF_MESSAGES = ENGLISH.code
"""The language in which the program speaks with its users, and so quotes what the library says."""
