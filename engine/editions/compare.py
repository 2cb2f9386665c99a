"""compare: two finished documents → what differs, by identity and then word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from engine.model.block import Block, BulletBlock, DefinitionBlock, SignatureBlock, TableBlock, TextBlock
from engine.model.comparison import (
    ArticleChange,
    Comparison,
    ItemChange,
    Kind,
    Line,
    Nature,
    Numbers,
    ParagraphChange,
    PartChange,
    PartKind,
    Piece,
    State,
)
from engine.model.document import Article, Document, Item, Origin, Paragraph, Run

Runs = Sequence[Run]
K = TypeVar("K")  # a key
T = TypeVar("T")  # what is matched

# A word with its hyphens, apostrophes and combining accents, or a figure with its separators; a stretch of white
# space; any other character alone.
_WORD = r"[\w\u0300-\u036f]"
TOKEN = re.compile(rf"{_WORD}+(?:(?:[-\u2010\u2011’'.]|(?<=\d)[,:/\u00a0\u202f](?=\d)){_WORD}+)*|\s+|.", re.DOTALL)
LEAST_KEPT = 0.3
"""Where a smaller share of the words is kept, a line reads best as deleted and inserted whole."""
SHORT_WORD = 3
"""How many letters an article or a preposition has at most."""

_FIGURES = frozenset({Origin.PARAMETER, Origin.DEAL, Origin.BLANK})


def compare(before: Document, after: Document) -> Comparison:
    """What differs between two documents of one language; ValueError if their languages differ.

    Articles, paragraphs, items and definitions are matched by identity, wherever they stand. What was removed stands
    where it stood; everything else in the order of `after`.
    """
    if before.language != after.language:
        raise ValueError(f"a document in {before.language} is not compared with one in {after.language}")
    articles = _matched(before.articles, after.articles, lambda one: one.id)
    return _comparison(after, State.CHANGED, _plain(before.title, after.title), [_article(*pair) for pair in articles])


def inserted(document: Document) -> Comparison:
    """A document that did not exist before."""
    articles = [_article(None, one) for one in document.articles]
    return _comparison(document, State.INSERTED, _plain("", document.title), articles)


def removed(document: Document) -> Comparison:
    """A document that no longer exists."""
    articles = [_article(one, None) for one in document.articles]
    return _comparison(document, State.REMOVED, _plain(document.title, ""), articles)


def _comparison(document: Document, state: State, title: Line, articles: Sequence[ArticleChange]) -> Comparison:
    if state is State.CHANGED and not (title.changed or any(one.natures for one in articles)):
        state = State.UNCHANGED
    return Comparison(document.id, document.language, state, title, document.wording.colon, tuple(articles))


def _matched(before: Sequence[T], after: Sequence[T], key: Callable[[T], K]) -> list[tuple[T | None, T | None]]:
    """Pairs of what has one key, in the order of `after`; what has gone follows what it followed."""
    old, new = {key(one): one for one in before}, {key(one) for one in after}
    found: list[tuple[T | None, T | None]] = [(old.get(key(one)), one) for one in after]
    place = 0
    for one in before:
        if key(one) in new:
            place = 1 + next(at for at, (_, other) in enumerate(found) if other is not None and key(other) == key(one))
        else:
            found.insert(place, (one, None))
            place += 1
    return found


def _state(before: object | None, after: object | None, changed: bool) -> State:
    if before is None or after is None:
        return State.INSERTED if before is None else State.REMOVED
    return State.CHANGED if changed else State.UNCHANGED


def _article(before: Article[Run] | None, after: Article[Run] | None) -> ArticleChange:
    old, new = before.paragraphs if before else (), after.paragraphs if after else ()
    number = Numbers(before.number if before else None, after.number if after else None)
    title = _plain(before.title if before else "", after.title if after else "")
    notice = _plain((before.notice if before else None) or "", (after.notice if after else None) or "")
    paragraphs = tuple(_paragraph(*pair) for pair in _matched(old, new, lambda one: one.id))
    changed = number.changed or title.changed or notice.changed or any(one.natures for one in paragraphs)
    state = _state(before, after, changed)
    if before and after and (before.notice is None) != (after.notice is None):
        state = State.RESERVED if before.notice is None else State.RESTORED
    one = after or before
    assert one is not None  # noqa: S101  a pair has a side
    label = _plain(before.label if before else "", after.label if after else "")
    return ArticleChange(one.id, state, number, label, title, notice, paragraphs)


def _paragraph(before: Paragraph[Run] | None, after: Paragraph[Run] | None) -> ParagraphChange:
    number = Numbers(before.number if before else None, after.number if after else None)
    heading = _plain((before.heading if before else None) or "", (after.heading if after else None) or "")
    parts = _parts(list(_flat(before)), list(_flat(after)))
    old, new = before.items if before else (), after.items if after else ()
    items = tuple(_item(*pair) for pair in _matched(old, new, lambda one: one.id))
    changed = (
        number.changed or heading.changed or any(one.natures for one in parts) or any(one.natures for one in items)
    )
    one = after or before
    assert one is not None  # noqa: S101  a pair has a side
    return ParagraphChange(one.id, _state(before, after, changed), number, heading, parts, items)


def _item(before: Item[Run] | None, after: Item[Run] | None) -> ItemChange:
    number = Numbers(before.number if before else None, after.number if after else None)
    line = words(before.line if before else (), after.line if after else ())
    one = after or before
    assert one is not None  # noqa: S101  a pair has a side
    return ItemChange(one.id, _state(before, after, number.changed or line.changed), number, line)


@dataclass(frozen=True, slots=True)
class _Part:
    """One piece of the body of a paragraph; `key` tells whether two pieces are the same one."""

    kind: PartKind
    id: str
    cells: tuple[Runs, ...]

    @property
    def text(self) -> tuple[str, str, tuple[str, ...]]:
        return self.kind, self.id, tuple(_text(cell) for cell in self.cells)

    @property
    def key(self) -> tuple[str, str, int, str]:
        """What two versions of it have in common: the term, or the first cell of a row."""
        row = _text(self.cells[0]) if self.kind in ("row", "signature") and self.cells else ""
        return self.kind, self.id, len(self.cells), row


def _flat(paragraph: Paragraph[Run] | None) -> Iterator[_Part]:
    for block in paragraph.blocks if paragraph else ():
        yield from _block(block)


def _block(block: Block[Run]) -> Iterator[_Part]:
    match block:
        case TextBlock(line):
            yield _Part("text", "", (line,))
        case BulletBlock(entries):
            yield from (_Part("bullet", "", (entry,)) for entry in entries)
        case TableBlock(header, rows):
            yield _Part("header", "", header)
            yield from (_Part("row", "", row) for row in rows)
        case DefinitionBlock(definitions):
            yield from (_Part("definition", one.id, ((Run(one.name),), one.line)) for one in definitions)
        case SignatureBlock(parties):
            for party in parties:
                yield _Part("signature", "", (party.heading, ()))
                yield from (_Part("signature", "", row) for row in (*party.rows, (party.signature, ())))


def _parts(before: Sequence[_Part], after: Sequence[_Part]) -> tuple[PartChange, ...]:
    """The body piece by piece: definitions by their term, what stands before and after them in order."""
    (old, old_terms, old_rest), (new, new_terms, new_rest) = _around_terms(before), _around_terms(after)
    pairs = [*_aligned(old, new), *_matched(old_terms, new_terms, lambda one: one.id), *_aligned(old_rest, new_rest)]
    return tuple(_part(*pair) for pair in pairs)


def _around_terms(parts: Sequence[_Part]) -> tuple[Sequence[_Part], Sequence[_Part], Sequence[_Part]]:
    places = [place for place, one in enumerate(parts) if one.kind == "definition"]
    start, end = (places[0], places[-1] + 1) if places else (len(parts), len(parts))
    return parts[:start], parts[start:end], parts[end:]


def _aligned(before: Sequence[_Part], after: Sequence[_Part]) -> Iterator[tuple[_Part | None, _Part | None]]:
    matcher = SequenceMatcher(None, [one.text for one in before], [one.text for one in after], autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        yield from _paired(before[a:b], after[c:d])


def _paired(before: Sequence[_Part], after: Sequence[_Part]) -> list[tuple[_Part | None, _Part | None]]:
    """Pieces that stand at one place: those with one key together, then those of one kind in order, then the rest."""
    left, partner = list(range(len(before))), dict[int, int]()
    for same in (_same_key, _same_kind):
        for at, one in enumerate(after):
            found = next((it for it in left if at not in partner and same(before[it], one)), None)
            if found is not None and not _crosses(found, at, partner):
                partner[at] = found
                left.remove(found)
    pairs: list[tuple[_Part | None, _Part | None]] = []
    for at, one in enumerate(after):
        if at in partner:
            earlier = [it for it in left if it < partner[at]]
            pairs += [(before[it], None) for it in earlier]
            left = [it for it in left if it not in earlier]
        pairs.append((before[partner[at]] if at in partner else None, one))
    return pairs + [(before[it], None) for it in left]


def _crosses(place: int, at: int, partner: dict[int, int]) -> bool:
    return any((other < at) != (it < place) for other, it in partner.items())


def _same_key(one: _Part, other: _Part) -> bool:
    return one.key == other.key


def _same_kind(one: _Part, other: _Part) -> bool:
    """Rows are the same row only if what names them is; other pieces stand for one another in order."""
    alike = (one.kind, one.id, len(one.cells)) == (other.kind, other.id, len(other.cells))
    return alike and one.kind not in ("row", "signature")


def _part(before: _Part | None, after: _Part | None) -> PartChange:
    one = after or before
    assert one is not None  # noqa: S101  a pair has a side
    empty: tuple[Runs, ...] = ((),) * len(one.cells)
    pairs = zip(before.cells if before else empty, after.cells if after else empty, strict=True)
    cells = tuple(words(old, new) for old, new in pairs)
    return PartChange(one.kind, one.id, _state(before, after, any(cell.changed for cell in cells)), cells)


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def _plain(before: str, after: str) -> Line:
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
    for match in TOKEN.finditer(_text(runs)):
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


def words(before: Runs, after: Runs) -> Line:
    """A line word by word. Never cuts inside a word, and leaves no lone space or comma between two changes."""
    if not before or not after or _text(before) == _text(after):
        return _whole(before, after)
    old, new = tokens(before), tokens(after)
    matcher = SequenceMatcher(None, [one.text for one in old], [one.text for one in new], autojunk=False)
    stretches = _smoothed(old, new, [(op == "equal", a, b, c, d) for op, a, b, c, d in matcher.get_opcodes()])
    if _rewritten(old, new, stretches):
        stretches = [(False, 0, len(old), 0, len(new))]
    pieces: list[Piece] = []
    for same, a, b, c, d in stretches:
        if same:
            pieces.append(Piece(Kind.KEPT, _joined(old[a:b])))
            continue
        nature = _nature(old[a:b], new[c:d])
        pieces += [Piece(Kind.DELETED, _joined(old[a:b]), nature)] if a < b else []
        pieces += [Piece(Kind.INSERTED, _joined(new[c:d]), nature)] if c < d else []
    return Line(tuple(pieces))


def _whole(before: Runs, after: Runs) -> Line:
    """A line that is the same, or that exists on one side only."""
    old, new = _text(before), _text(after)
    if old == new:
        return Line((Piece(Kind.KEPT, new),) if new else ())
    nature = _nature(tokens(before), tokens(after))
    deleted = (Piece(Kind.DELETED, old, nature),) if old else ()
    return Line((*deleted, *((Piece(Kind.INSERTED, new, nature),) if new else ())))


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


def _joined(parts: Sequence[Token]) -> str:
    return "".join(one.text for one in parts)


def _nature(old: Sequence[Token], new: Sequence[Token]) -> Nature:
    """What a change is about: the same parameters with another value, the same places under other numbers, or words."""
    both = [one for one in (*old, *new) if not one.text.isspace()]
    natures = {one.nature for one in both}
    sources = [{one.source for one in side if one.source is not None} for side in (old, new)]
    if len(natures) != 1 or (sources[0] != sources[1] and sources[0] and sources[1]):
        return Nature.WORDING
    return natures.pop() if old and new else Nature.WORDING
