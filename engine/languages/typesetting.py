"""Setting the runs of one block together, so that a rule sees what stands on the other side of a cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

StyledTexts = Sequence[tuple[str, bool]]
TypesettingRule = tuple[re.Pattern[str], str]
"""A pattern that matches one character, and the character to write instead."""

_NOT_A_LETTER_OR_FIGURE = re.compile(r"[\W_]")


def space(*, after: str, before: str) -> str:
    """The pattern of a space after one of the `after` words and before `before`.

    The words are separated by spaces, each a pattern of fixed width. Spaces are looked for first and words behind
    them, because a search that begins with one character is several times faster than one that begins with any word.
    """
    words = "|".join(rf"(?<=(?<!\w){word} )" for word in after.split())
    return f" (?={before})(?:{words})"


def capitalised(words: str) -> str:
    """`words`, separated by spaces, and each of them with a capital."""
    return f"{words} {words.title()}"


class Edit(NamedTuple):
    """Write `text` instead of the characters from `start` to `end` (excluded); an insertion if they are equal."""

    start: int
    end: int
    text: str


def joined(runs: StyledTexts) -> str:
    """All runs in one text, with the letter x for every space and mark of verbatim ones.

    A rule that replaces spaces and quotation marks then finds none to replace in a verbatim run, while the
    letters and figures at its edges still tell the rule what its neighbours stand next to.
    """
    return "".join(_NOT_A_LETTER_OR_FIGURE.sub("x", text) if verbatim else text for text, verbatim in runs)


def replaced(text: str, rules: Iterable[TypesettingRule]) -> str:
    """`text` after each rule in turn; its length never changes."""
    for pattern, character in rules:
        text = pattern.sub(character, text)
    return text


def cut(text: str, runs: StyledTexts) -> list[str]:
    """`text`, of the length of all runs together, cut where they are; verbatim ones as they were."""
    ends = list(accumulate(len(run) for run, _ in runs))
    return [run if verbatim else text[end - len(run) : end] for (run, verbatim), end in zip(runs, ends, strict=True)]


def edited(runs: StyledTexts, edits: Iterable[Edit]) -> list[str]:
    """The runs after `edits`, whose places are those of the joined text.

    What is inserted belongs to the mark that asks for it: to the opening quotation mark before it, otherwise to
    what follows, or to what precedes when a verbatim run follows.
    """
    characters: list[str] = []
    frozen: list[bool] = []
    for text, verbatim in runs:
        characters += text
        frozen += [verbatim] * len(text)
    insertions: list[Edit] = []
    for edit in edits:
        if edit.start == edit.end:
            insertions.append(edit)
            continue
        characters[edit.start] = edit.text
        characters[edit.start + 1 : edit.end] = [""] * (edit.end - edit.start - 1)
    for place, _, text in insertions:
        if place and not frozen[place - 1] and (characters[place - 1] == "«" or frozen[place]):
            characters[place - 1] += text
        else:
            characters[place] = text + characters[place]
    ends = list(accumulate(len(run) for run, _ in runs))
    return ["".join(characters[end - len(run) : end]) for (run, _), end in zip(runs, ends, strict=True)]
