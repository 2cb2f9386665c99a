"""How long a finished text is to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Length:
    """A document in one language: its words, its sentences, and the longest one with its place.

    `words` counts titles, headings and running text; `average` is how many words of running text a sentence has. Tables
    and signatures do not count.
    """

    document: str
    language: str
    words: int
    sentences: int
    average: float
    longest: int
    place: str
