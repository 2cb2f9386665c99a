"""The words in use in a language, to tell a typing error from another word."""

from __future__ import annotations

from collections.abc import Container
from functools import cache


@cache
def words_in_use(code: str) -> Container[str]:
    """The words of a language, in small letters: nothing for a language of which there is no list."""
    from spellchecker import SpellChecker

    try:
        return frozenset(SpellChecker(language=code).word_frequency.words())
    except ValueError:
        return ()
