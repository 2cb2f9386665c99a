"""The words of the page that explains the feeds to people who have never used one."""

from __future__ import annotations

from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class InformedWords:
    """`{language}` is what a language is called; `_steps` are what to do, one after the other."""

    title: str
    lead: str
    what: str
    what_is: tuple[str, ...]
    addresses: str
    editions: str
    editions_about: str
    register: str
    register_about: str
    other_language: str
    none_yet: str
    how: str
    how_intro: str
    outlook: str
    outlook_steps: tuple[str, ...]
    thunderbird: str
    thunderbird_steps: tuple[str, ...]
    reader: str
    reader_steps: tuple[str, ...]
    email: str
    email_steps: tuple[str, ...]
    arrives: str
    arrives_about: tuple[str, ...]
    privacy: str
    privacy_about: tuple[str, ...]


INFORMED_WORDS = ByLanguage(InformedWords, "site/informed.yaml")
