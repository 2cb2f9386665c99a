"""The words of the page that tells what a file or a digest belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.languages.words import ByLanguage


@dataclass(frozen=True, slots=True)
class VerifyWords:
    """`{name}` stands for that of a file, `{number}` for how many figures there are.

    `printed_for` and `also` stand before the edition of a file and before later ones that give it. `kinds` is by what a
    digest belongs to, `company` by what is known of the company.
    """

    title: str
    intro: tuple[str, ...]
    script: str
    file: str
    drop: str
    digest: str
    hint: str
    button: str
    result: str
    working: str
    computed: str
    malformed: str
    insecure: str
    unreachable: str
    unreadable: str
    one_file: str
    unknown: str
    unknown_reasons: tuple[str, ...]
    kinds: Mapping[str, str]
    recorded: str
    since: str
    completed: str
    changed: str
    listed: str
    joined: str
    left: str
    altered: str
    nothing_since: str
    company: Mapping[str, str]
    open_earlier: str
    printed_for: str
    also: str
    same_words: str
    document: str
    language: str
    format: str
    open_text: str
    digests: str


VERIFY_WORDS = ByLanguage(VerifyWords, "site/verify.yaml")
