"""The languages of the contracts: numbers in words, dates, money, durations, citations, quotes and spaces.

A language is a value from `LANGUAGES`; nothing outside this folder asks which one it holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.languages.base import (
    CitedNumber,
    CitedRange,
    Language,
    Noun,
    Segment,
    UnknownForm,
)
from engine.languages.english.grammar import English
from engine.languages.french.grammar import French

__all__ = [
    "ENGLISH",
    "FRENCH",
    "LANGUAGES",
    "CitedNumber",
    "CitedRange",
    "Language",
    "Noun",
    "Segment",
    "UnknownForm",
]

FRENCH: Language = French()
ENGLISH: Language = English()
LANGUAGES: Mapping[str, Language] = MappingProxyType({language.code: language for language in (FRENCH, ENGLISH)})
"""Every language by its code, in the order in which documents print them."""
