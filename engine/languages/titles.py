"""What messages call a language of the library."""

from __future__ import annotations

from engine.diagnostics import Saying, local, say
from engine.diagnostics.grammar import MAIN
from engine.diagnostics.saying import Translated
from engine.languages import LANGUAGES


def language_named(code: str) -> Saying:
    """The same as one of several in a sentence."""
    return say("language-name", language=language_title(code))


def language_title(code: str) -> Translated:
    """What each language calls the one of this code, as a field of a sentence: French, français."""
    names = {own: one.language_name(LANGUAGES[code]) for own, one in LANGUAGES.items()}
    return local(names | {MAIN: LANGUAGES[code].title})
