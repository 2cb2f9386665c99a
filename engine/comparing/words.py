"""words: a line before and after → its pieces, cut between words, each with what the change is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from engine.model.comparison import ComparedLine, Nature, Piece, TextChange
from engine.model.document import Origin, Run, Runs

# A word with its hyphens, apostrophes and combining accents, or a figure with its separators; a stretch of white
# space; any other character alone.
_WORD = r"[\w\u0300-\u036f]"
TOKEN = re.compile(rf"{_WORD}+(?:(?:[-\u2010\u2011’'.]|(?<=\d)[,:/\u00a0\u202f](?=\d)){_WORD}+)*|\s+|.", re.DOTALL)
LEAST_KEPT = 0.3
"""Where a smaller share of the words is kept, a line reads best as deleted and inserted whole."""
SHORT_WORD = 3
"""How many letters an article or a preposition has at most."""

_FIGURES = frozenset({Origin.PARAMETER, Origin.DEAL, Origin.BLANK})


def joined(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def plain(before: str, after: str) -> ComparedLine:
    return words((Run(before),) if before else (), (Run(after),) if after else ())


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a space or a mark with what it belongs to: a nature, and which parameter or place (or None)."""

    text: str
    nature: Nature
    source: str | None

    @property
    def worded(self) -> bool:
        return self.text[0].isalnum()


def tokens(runs: Runs) -> list[Token]:
    """A line cut between words; a figure is one token, a word that two runs share belongs to neither of them."""
    belongs = [(place, run) for place, run in enumerate(runs) for _ in run.text]
    found: list[Token] = []
    figure = -1  # the run that the last token is the figure of
    for match in TOKEN.finditer(joined(runs)):
        place, run = belongs[match.start()]
        shared = belongs[match.end() - 1][0] != place
        if not shared and place == figure:
            found[-1] = Token(found[-1].text + match[0], found[-1].nature, found[-1].source)
            continue
        nature, source = (Nature.WORDING, None) if shared else _owner(run)
        found.append(Token(match[0], nature, source))
        figure = place if not shared and run.origin is Origin.PARAMETER else -1
    return found


def _owner(run: Run) -> tuple[Nature, str | None]:
    if run.origin in _FIGURES or (run.origin is Origin.LABEL and run.source is not None):
        return Nature.FIGURE, run.source
    if run.origin is Origin.REFERENCE:
        return Nature.REFERENCE, run.target
    return Nature.WORDING, None


def words(before: Runs, after: Runs) -> ComparedLine:
    """A line word by word. Never cuts inside a word, and leaves no lone space or comma between two changes."""
    if not before or not after or joined(before) == joined(after):
        return _whole(before, after)
    old, new = tokens(before), tokens(after)
    matcher = SequenceMatcher(None, [one.text for one in old], [one.text for one in new], autojunk=False)
    stretches = _smoothed(old, new, [(op == "equal", a, b, c, d) for op, a, b, c, d in matcher.get_opcodes()])
    if _rewritten(old, new, stretches):
        stretches = [(False, 0, len(old), 0, len(new))]
    pieces: list[Piece] = []
    for same, a, b, c, d in stretches:
        if same:
            pieces.append(Piece(TextChange.KEPT, _told(old[a:b])))
            continue
        nature = _nature(old[a:b], new[c:d])
        pieces += [Piece(TextChange.DELETED, _told(old[a:b]), nature)] if a < b else []
        pieces += [Piece(TextChange.INSERTED, _told(new[c:d]), nature)] if c < d else []
    return ComparedLine(tuple(pieces))


def _whole(before: Runs, after: Runs) -> ComparedLine:
    """A line that is the same, or that exists on one side only."""
    old, new = joined(before), joined(after)
    if old == new:
        return ComparedLine((Piece(TextChange.KEPT, new),) if new else ())
    nature = _nature(tokens(before), tokens(after))
    deleted = (Piece(TextChange.DELETED, old, nature),) if old else ()
    return ComparedLine((*deleted, *((Piece(TextChange.INSERTED, new, nature),) if new else ())))


Stretch = tuple[bool, int, int, int, int]
"""Whether it is the same, and from where to where in the tokens before and after."""


def _smoothed(old: Sequence[Token], new: Sequence[Token], stretches: Sequence[Stretch]) -> list[Stretch]:
    """The same with what stands alone between two changes of wording taken into them, so that they read as one."""
    worded = [not same and _nature(old[a:b], new[c:d]) is Nature.WORDING for same, a, b, c, d in stretches]
    found: list[Stretch] = []
    for place, (same, a, b, c, d) in enumerate(stretches):
        between = 0 < place < len(stretches) - 1 and worded[place - 1] and worded[place + 1]
        if same and between and _lone(old[a:b]):
            worded[place] = True
        if place and worded[place - 1] and worded[place]:
            _, a, _, c, _ = found.pop()
        found.append((same and not worded[place], a, b, c, d))
    return found


def _lone(between: Sequence[Token]) -> bool:
    """Whether there is nothing but spaces, marks and at most one short word."""
    kept = [one for one in between if one.worded]
    return not kept or (len(kept) == 1 and len(kept[0].text) <= SHORT_WORD and kept[0].nature is Nature.WORDING)


def _rewritten(old: Sequence[Token], new: Sequence[Token], stretches: Sequence[Stretch]) -> bool:
    """Whether so little of the words is kept that they read best as deleted and inserted whole."""
    kept = sum(one.worded for same, a, b, _, _ in stretches if same for one in old[a:b])
    most = max(sum(one.worded for one in side) for side in (old, new))
    changes = (_nature(old[a:b], new[c:d]) for same, a, b, c, d in stretches if not same)
    return kept < LEAST_KEPT * most and Nature.WORDING in changes


def _told(parts: Sequence[Token]) -> str:
    return "".join(one.text for one in parts)


def _nature(old: Sequence[Token], new: Sequence[Token]) -> Nature:
    """What a change is about: the same parameters with another value, the same places under other numbers, or words."""
    both = [one for one in (*old, *new) if not one.text.isspace()]
    natures = {one.nature for one in both}
    sources = [{one.source for one in side if one.source is not None} for side in (old, new)]
    if len(natures) != 1 or (sources[0] != sources[1] and sources[0] and sources[1]):
        return Nature.WORDING
    return natures.pop() if old and new else Nature.WORDING
