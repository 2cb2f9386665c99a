"""Letters without their accents: how names and words are compared that people write in one way or the other."""

from __future__ import annotations

import unicodedata


def unaccented(text: str) -> str:
    """A text without the accents of its letters; a form such as ﬁ or ² becomes the letters that it stands for."""
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
