"""Prose as written: Markdown read into words, parameter slots and references, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from engine.diagnostics import Span
from engine.model.block import Block, lines

_MARKUP = re.compile(r"\\[!-/:-@\[-`{-~]|\{\{[^{}]*\}\}|\[[^\[\]\n]*\]\([^()]*(?:\([^()]*\)[^()]*)*\)|&#?\w+;")

_MARKED = re.compile(r"[\[{\\&]")
_WITHIN = re.compile(r"(?<=\S)\n(?=[^\s|-]|-\S)")

PRINTED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands in `Prose.words` for each character of a parameter, a reference, a mark meant literally."""


@dataclass(frozen=True, slots=True)
class Words:
    """Running text with one look."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A parameter in the text: `{{ name | form }}`."""

    parameter: str
    form: str
    span: Span
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference points at, as written: a paragraph, an article, a document or an article of a law.

    `scope` is a document, "law", "document" or empty (this document); `name` a clause, law or document, empty for the
    same clause; `part` the paragraph, item or article of law after `#`.
    """

    scope: str
    name: str
    part: str

    def __str__(self) -> str:
        return f"{self.scope}{'/' if self.scope else ''}{self.name}{'#' if self.part else ''}{self.part}"


@dataclass(frozen=True, slots=True)
class TargetRange:
    """Articles from one to another, both included."""

    first: Target
    last: Target

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"


def ends(target: Target | TargetRange) -> tuple[Target, ...]:
    """Both ends of a range; otherwise the target itself."""
    return (target.first, target.last) if isinstance(target, TargetRange) else (target,)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference: its preposition, what it points at, and whether a law is cited by its full name."""

    preposition: str
    targets: tuple[Target | TargetRange, ...]
    full: bool
    span: Span
    strong: bool = False
    emphasis: bool = False


Inline = Words | Slot | Reference
ProseLine = tuple[Inline, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """A text of a clause in one language, equal only to itself; `source` is what was written.

    `sound` is false where the reader reported something in it: what it says is then not compared with anything.
    """

    source: str
    blocks: tuple[Block[Inline], ...]
    span: Span
    sound: bool = True

    @property
    def words(self) -> str:
        """What was written, each block on one line, with `PRINTED` for parameters, references and \\*.

        Its offsets are those of `source`.
        """
        text = _WITHIN.sub(" ", self.source)
        return _MARKUP.sub(lambda found: PRINTED * len(found[0]), text) if _MARKED.search(text) else text

    def at(self, start: int, end: int) -> Span:
        """The place of some characters of `source`; one that continues on the next line is marked on the first."""
        line = self.source.count("\n", 0, start)
        column = start - (self.source.rfind("\n", 0, start) + 1)
        length = len(self.source[start:end].split("\n")[0])
        return Span(self.span.file, self.span.line + line, self.span.column + column, max(length, 1))

    @property
    def inlines(self) -> ProseLine:
        """Everything that stands in the text, in order."""
        return _inlines(self)

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(one for one in self.inlines if isinstance(one, Slot))

    @property
    def references(self) -> tuple[Reference, ...]:
        return tuple(one for one in self.inlines if isinstance(one, Reference))


@lru_cache(maxsize=16384)
def _inlines(prose: Prose) -> ProseLine:
    """Remembered: nearly every check and pass asks for it."""
    return tuple(inline for block in prose.blocks for line in lines(block) for inline in line)
