"""What the first page of a document says in short: lines of the library, each about paragraphs that it sums up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from engine.diagnostics import Span
from engine.model.clause import Entry, LocalWords, Texts
from engine.model.condition import Condition, holds
from engine.model.place import Place


@dataclass(frozen=True, slots=True, eq=False)
class KeyPointLine:
    """One wording of a key point, and where it applies.

    `sums_up` names the texts that it rests on, as `engine/model/evidence.py` names them: a paragraph of a clause, or
    what a variant writes there. `read` is the digest of the line and of these texts when somebody last held the one
    against the others. `generate` is what the program lists below the text, if anything.
    """

    id: str
    when: Condition | None
    sums_up: tuple[Entry, ...]
    text: Texts
    generate: str | None
    read: str
    span: Span
    read_at: Span

    @property
    def places(self) -> tuple[Place, ...]:
        """The paragraphs, whoever writes them."""
        return tuple(dict.fromkeys(place_of(one.clause) for one in self.sums_up))


@dataclass(frozen=True, slots=True, eq=False)
class KeyPoint:
    """What a document says in short about one subject: of its lines, exactly one applies where the subject does."""

    id: str
    document: str
    label: LocalWords
    when: Condition | None
    lines: tuple[KeyPointLine, ...]
    span: Span

    def applying(self, truth: Callable[[str], bool]) -> KeyPointLine | None:
        """The line that is printed; there is exactly one wherever the point applies, as the proof shows."""
        if not holds(self.when, truth):
            return None
        return next((line for line in self.lines if holds(line.when, truth)), None)


@dataclass(frozen=True, slots=True, eq=False)
class KeyPoints:
    """All key points in the order in which they are printed; `notice` says that they are no part of the contract."""

    title: LocalWords
    notice: LocalWords
    points: Mapping[str, KeyPoint]

    def lines(self) -> Iterator[tuple[KeyPoint, KeyPointLine]]:
        """Every line with its subject."""
        return ((point, line) for point in self.points.values() for line in point.lines)


def place_of(name: str) -> Place:
    """The paragraph that a name is about: `variant/other-forum/cgv/governing-law#court` → `cgv/governing-law#court`."""
    return Place(name.split("/", 2)[2] if name.startswith("variant/") and name.count("/") > 1 else name)


def writer_of(name: str) -> str:
    """The variant whose text a name is about; empty for a text of the library."""
    return name.split("/")[1] if name.startswith("variant/") else ""
