"""The words below a list of sub-processors, which are no part of its text, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class RegisterWords:
    """`{day}` and `{address}` stand for what is filled in."""

    drawn_up: str
    live: str


REGISTER_WORDS = ByLanguage(RegisterWords, "register.yaml")
