"""Which words may break at any letter, because nobody reads them by their syllables."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"\w\.[^\W\d_]{2}")
LONG = 24  # a word with digits or dots and so many characters may break anywhere, but never with a hyphen


def breaks_anywhere(word: str) -> bool:
    """Whether a word is an address, or too long a number, and may break at any letter."""
    if "@" in word or "://" in word or word.startswith("www."):
        return True
    return len(word) >= LONG and (any(map(str.isdecimal, word)) or ADDRESS.search(word) is not None)
