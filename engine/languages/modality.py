"""The words that say who must, may or may not do something: where one of them changes, rights or duties do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping


def modality(text: str, words: Mapping[str, str]) -> Counter[str]:
    """How often each of `words` (a pattern of its forms by what it says) stands in a text, in any of its forms."""
    flat = text.lower().replace("'", "’")
    found = Counter(
        {word: len(re.findall(rf"(?<!\w)(?:{forms})(?:(?<=’)|(?!\w))", flat)) for word, forms in words.items()}
    )
    return +found
