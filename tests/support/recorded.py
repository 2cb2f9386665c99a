"""The legal redline between a recorded wording and the present one, word by word, each paragraph with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from engine.comparing.documents import words
from engine.model.comparison import TextChange
from engine.model.document import Run

ACCEPT = "If this is what the contract is to say: python -m pytest tests/test_snapshots.py --snapshot-update"
MARKS = {TextChange.KEPT: ("", ""), TextChange.DELETED: ("[-", "-]"), TextChange.INSERTED: ("{+", "+}")}
ALIKE = 0.5
"""How much two paragraphs have in common that stand for one another under different numbers."""

PLACE = re.compile(r"\[(?P<id>[a-z][^\]|]*)\]|=== (?P<pair>.+)|(?P<article>(?:Article|Annexe|Annex)\s\S+ – .*)")
NUMBER = re.compile(r"(?P<number>\d+(?:\.\d+)+|\s+\([ivxl]+\)|\s+☐) (?P<text>.*)")


@dataclass(frozen=True)
class Passage:
    """A line of a recorded text: where it stands, its number, its words."""

    place: str
    number: str
    text: str

    @property
    def named(self) -> str:
        return " · ".join(part for part in (self.place, self.number) if part)


def passages(recorded: str) -> list[Passage]:
    """What stands in a recorded text. A line without a number belongs to the paragraph above it."""
    found: list[Passage] = []
    pair, place, paragraph = "", "", ""
    for line in recorded.splitlines():
        match = PLACE.fullmatch(line)
        if match:
            pair = match["pair"] or pair
            place, paragraph = " · ".join(part for part in (pair, match["id"] or match["article"]) if part), ""
            if match["article"]:
                found.append(Passage(place, "", match["article"]))
        elif line.strip():
            numbered = NUMBER.fullmatch(line)
            text = numbered["text"] if numbered else line.strip()
            number = numbered["number"].strip() if numbered else ""
            item = number.startswith(("(", "☐"))
            paragraph = paragraph if item or not number else number
            found.append(Passage(place, f"{paragraph} {number}".strip() if item else number or paragraph, text))
    return found


def redline(recorded: str, now: str) -> Iterator[str]:
    """One line for each paragraph that differs; those that only have another number are told together."""
    old, new = passages(recorded), passages(now)
    matcher = SequenceMatcher(None, [one.text for one in old], [one.text for one in new], autojunk=False)
    moved = []
    for same, a, b, c, d in ((op == "equal", a, b, c, d) for op, a, b, c, d in matcher.get_opcodes()):
        if same:
            pairs = zip(old[a:b], new[c:d], strict=True)
            moved += [f"{one.number} → {it.number}" for one, it in pairs if one.number != it.number]
            continue
        for one, other in paired(old[a:b], new[c:d]):
            yield f"{(other or one or Passage('', '', '')).named}: {marked(one, other)}"
    if moved:
        yield f"only another number: {', '.join(dict.fromkeys(moved))}"


def paired(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[tuple[Passage | None, Passage | None]]:
    """Paragraphs that stand for one another, in order: those much alike, then those of one place and number."""
    alone = len(old) == len(new) == 1
    partner: dict[int, int] = {}
    alike = (lambda one, it: share(it, one) >= ALIKE), (lambda one, it: same(it, one) and (alone or share(it, one)))
    for likeness in alike:
        for at, one in enumerate(new):
            least = max((it for other, it in partner.items() if other < at), default=-1)
            most = min((it for other, it in partner.items() if other > at), default=len(old))
            free = (it for it in range(least + 1, most) if it not in partner.values())
            found = next((it for it in free if likeness(one, old[it])), None)
            if at not in partner and found is not None:
                partner[at] = found
    told = 0
    for at, one in enumerate(new):
        if at in partner:
            yield from ((it, None) for it in old[told : partner[at]])
            told = partner[at] + 1
        yield (old[partner[at]] if at in partner else None), one
    yield from ((it, None) for it in old[told:])


def same(one: Passage, other: Passage) -> bool:
    return (one.place, one.number) == (other.place, other.number)


def share(one: Passage, other: Passage) -> float:
    """The share of the words that two paragraphs have in common, in their order."""
    return SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False).ratio()


def marked(one: Passage | None, other: Passage | None) -> str:
    """[-deleted-] and {+inserted+} words among those that were kept."""
    line = words((Run(one.text),) if one else (), (Run(other.text),) if other else ())
    told = "".join(f"{MARKS[it.kind][0]}{it.text}{MARKS[it.kind][1]}" for it in line.pieces)
    if one and other and one.number != other.number:
        return f"({one.number} → {other.number}) {told}"
    return told
