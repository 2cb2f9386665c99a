"""How long the standard texts are, in every language."""

from __future__ import annotations

from engine.languages import LANGUAGES
from engine.model.length import Length
from engine.model.library import Library
from engine.tasks.assemble import compose, select, write


def lengths(library: Library) -> tuple[Length, ...]:
    """Every document of the standard selection in every language, as it is printed. Raises `Refused`."""
    from engine.checking.wording.length import length

    numbered = compose(library, select(library)[0])
    written = {code: write(library, numbered, language) for code, language in LANGUAGES.items()}
    ids = next(iter(written.values()))
    return tuple(length(written[code][id], language) for id in ids for code, language in LANGUAGES.items())
