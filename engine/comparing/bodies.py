"""bodies: what stands in a paragraph before and after: its texts, bullets, rows, definitions and signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from engine.comparing.matches import paired, state_of
from engine.comparing.words import joined, words
from engine.model.block import Block, BulletBlock, DefinitionBlock, SignatureBlock, TableBlock, TextBlock
from engine.model.comparison import PartChange, PartKind
from engine.model.document import Paragraph, Run, Runs


def bodies(before: Paragraph[Run] | None, after: Paragraph[Run] | None) -> tuple[PartChange, ...]:
    """What stands in a paragraph, piece by piece, its items left out."""
    return _parts(list(_flat(before)), list(_flat(after)))


@dataclass(frozen=True, slots=True)
class _Part:
    """One piece of the body of a paragraph; `key` tells whether two pieces are the same one."""

    kind: PartKind
    id: str
    cells: tuple[Runs, ...]

    @property
    def text(self) -> tuple[str, str, tuple[str, ...]]:
        return self.kind, self.id, tuple(joined(cell) for cell in self.cells)

    @property
    def key(self) -> tuple[str, str, int, str]:
        """What two versions of it have in common: the term, or the first cell of a row."""
        row = joined(self.cells[0]) if self.kind in ("row", "signature") and self.cells else ""
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
    pairs = [*_aligned(old, new), *paired(old_terms, new_terms), *_aligned(old_rest, new_rest)]
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
    return PartChange(one.kind, one.id, state_of(before, after, any(cell.changed for cell in cells)), cells)
