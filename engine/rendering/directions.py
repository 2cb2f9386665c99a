"""Names in scripts that are written from right to left, kept apart from the text that they stand in.

Punctuation, brackets and figures beside such a name would otherwise be drawn into it and stand on its wrong side
(Unicode Standard Annex #9, 2.4.2 and 6.3).
"""

from __future__ import annotations

import re

from engine.model.document import Origin, Run

LETTERS = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
"""Hebrew, Arabic and the other scripts of this kind, in the blocks that Unicode keeps for them."""
RIGHT_TO_LEFT = re.compile(LETTERS)
PASSAGE = re.compile(rf"({LETTERS}(?:(?:\W|\d|{LETTERS})*{LETTERS})?)")
"""Words in such a script, with the spaces, signs and figures between them."""
WRITTEN = frozenset({Origin.CLAUSE, Origin.REFERENCE, Origin.LAW, Origin.TERM})
"""Words that a lawyer wrote into a text; all others are data, whole in a run."""

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
EMBEDDING, POP_EMBEDDING, LEFT_TO_RIGHT_MARK = "\u202b", "\u202c", "\u200e"


def right_to_left(text: str) -> bool:
    """Whether some of a text is written from right to left."""
    return not text.isascii() and RIGHT_TO_LEFT.search(text) is not None


def begins_right_to_left(text: str) -> bool:
    """Whether the first letter of a text is: then all of it is laid out so."""
    first = next((one for one in text if one.isalpha()), "")
    return right_to_left(first)


def stands_apart(run: Run) -> bool:
    """Whether a run is a name, an address or other data that is to be kept apart."""
    return run.origin not in WRITTEN and right_to_left(run.text)


def isolated(text: str) -> str:
    """A text, apart from what stands around it if that is needed, by marks that nobody sees."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if right_to_left(text) else text


def passages_isolated(text: str) -> str:
    """A text of which only some is data, such as a line of a comparison, with every such passage apart by marks."""
    return PASSAGE.sub(rf"{FIRST_STRONG_ISOLATE}\1{POP_ISOLATE}", text) if right_to_left(text) else text


def isolated_run(run: Run) -> str:
    """The words of a run where there is no other way than marks to keep them apart."""
    return isolated(run.text) if stands_apart(run) else run.text


def embedded(text: str) -> tuple[str, str]:
    """The marks before and after a text that both Word and LibreOffice follow; empty where it needs none.

    Isolates are younger than many fonts in use, where they show as boxes.
    """
    if not right_to_left(text):
        return "", ""
    if begins_right_to_left(text):
        return EMBEDDING, POP_EMBEDDING + LEFT_TO_RIGHT_MARK
    return "", LEFT_TO_RIGHT_MARK


def shown_length(text: str) -> int:
    """The length of a text without the marks that nobody sees."""
    return len(text) - text.count(FIRST_STRONG_ISOLATE) - text.count(POP_ISOLATE)
