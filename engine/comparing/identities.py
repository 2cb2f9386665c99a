"""settle: the document before, under the identities that its places have in the document after.

Once that is done, what is the same thing has the same identity, and everything else compares by identity alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from engine.model.block import Block, Definition, DefinitionBlock, lines, mapped
from engine.model.document import Article, Document, Item, Origin, Paragraph, Run
from engine.model.place import Place

ALIKE = 0.8
"""Which share of its words a paragraph keeps that is taken for the same one under another identity."""
FEWEST = 5
"""How many words a text needs at least so that its likeness to another one says anything."""
WORDS = re.compile(r"\w+")


def match_identities(before: Document, after: Document, renamed: Mapping[str, str]) -> Document:
    """`before` with each identity as `renamed` has it, and that of a text which stands in `after` under another one.

    `renamed` maps places, terms (`term/client`) and parameters (`parameter/notice`) to what they are called since; a
    clause or paragraph takes what lies in it along. A text is the same if it keeps at least `ALIKE` of its words.
    """
    own = {id: _since(id, renamed) for id in _places(before)}
    known = frozenset(_places(after))
    claimed = {new for old, new in own.items() if new != old and new in known}
    taken = [old for old, new in own.items() if new == old and old in claimed]
    own |= {old: Place(f"{old} ") for old in taken}  # another bears its name now
    for kind in (_paragraphs, _items):
        texts = (dict(kind(before)), dict(kind(after)))
        here = frozenset(own[id] for id in texts[0])
        gone = {id: text for id, text in texts[0].items() if own[id] not in known}
        new = {id: text for id, text in texts[1].items() if id not in here}
        found = _alike(gone, new)
        own |= found
        if kind is _paragraphs:  # what lies in a paragraph goes along with it
            own |= {id: _since(id, found) for id in _places(before) if id.kind == "item" and own[id] == id}
    return _Settled(own, renamed).document(before)


def moved(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """Of what stands in both sequences, the fewest that must move to turn one order into the other."""
    place = {id: at for at, id in enumerate(before)}
    common = [id for id in after if id in place]
    tails: list[int] = []
    chains: list[tuple[str, ...]] = []  # the best chain that ends at each length
    for id in common:
        at = bisect_left(tails, place[id])
        chain = (*(chains[at - 1] if at else ()), id)
        tails[at : at + 1] = [place[id]]
        chains[at : at + 1] = [chain]
    return frozenset(common) - frozenset(chains[-1] if chains else ())


def _since(place: Place, renamed: Mapping[str, str] | Mapping[Place, Place]) -> Place:
    """What a place is called since: itself renamed, under its former name or under that of what it lies in now."""
    if place in renamed:
        return Place(renamed[place])
    around = place.outer()
    if around is None or not place.part:
        return place
    since = _since(around, renamed).child(place.id)
    return Place(renamed.get(since, since))


def _places(document: Document) -> Iterator[Place]:
    for article in document.articles:
        yield article.id
        for paragraph in article.paragraphs:
            yield paragraph.id
            yield from (item.id for item in paragraph.items)


TextWords = tuple[str, ...]  # the words of a text


def _paragraphs(document: Document) -> Iterator[tuple[Place, TextWords]]:
    for article in document.articles:
        for one in article.paragraphs:
            runs = [run for block in one.blocks for line in lines(block) for run in line]
            runs += [run for item in one.items for run in item.line]
            yield one.id, _words([Run(f"{one.heading or ''} "), *runs])


def _items(document: Document) -> Iterator[tuple[Place, TextWords]]:
    for article in document.articles:
        for paragraph in article.paragraphs:
            yield from ((one.id, _words(one.line)) for one in paragraph.items)


def _words(runs: Sequence[Run]) -> TextWords:
    return tuple(WORDS.findall("".join(run.text for run in runs)))


def _alike(gone: Mapping[Place, TextWords], new: Mapping[Place, TextWords]) -> dict[Place, Place]:
    """What of `gone` stands in `new` under another identity: the most alike first, each once."""
    pairs: list[tuple[float, Place, Place]] = []
    for id, text in new.items():
        if len(text) < FEWEST:
            continue
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(text)
        for old, former in gone.items():
            matcher.set_seq1(former)
            if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
                share = matcher.ratio()
                pairs += [(share, old, id)] if share >= ALIKE else []
    found: dict[Place, Place] = {}
    for _, old, id in sorted(pairs, key=lambda pair: -pair[0]):
        if old not in found and id not in found.values():
            found[old] = id
    return found


@dataclass(frozen=True, slots=True)
class _Settled:
    """Writes a document under its new identities."""

    own: Mapping[Place, Place]
    renamed: Mapping[str, str]

    def document(self, one: Document) -> Document:
        if all(old == new for old, new in self.own.items()) and not self.renamed:
            return one
        return replace(one, articles=tuple(map(self._article, one.articles)))

    def _article(self, one: Article[Run]) -> Article[Run]:
        return replace(one, id=self.own[one.id], paragraphs=tuple(map(self._paragraph, one.paragraphs)))

    def _paragraph(self, one: Paragraph[Run]) -> Paragraph[Run]:
        blocks = tuple(map(self._block, one.blocks))
        return replace(one, id=self.own[one.id], blocks=blocks, items=tuple(map(self._item, one.items)))

    def _item(self, one: Item[Run]) -> Item[Run]:
        return replace(one, id=self.own[one.id], line=self._line(one.line))

    def _block(self, one: Block[Run]) -> Block[Run]:
        if isinstance(one, DefinitionBlock):
            return DefinitionBlock(tuple(map(self._definition, one.entries)))
        return mapped(one, self._line)

    def _definition(self, one: Definition[Run]) -> Definition[Run]:
        return replace(one, id=self.renamed.get(one.id, one.id), line=self._line(one.line))

    def _line(self, line: tuple[Run, ...]) -> tuple[Run, ...]:
        return tuple(map(self._run, line))

    def _run(self, one: Run) -> Run:
        target, source = one.target, one.source
        if target is not None:
            target = self.own.get(Place(target)) or _since(Place(target), self.renamed)
        if one.origin is Origin.PARAMETER and source is not None:
            source = self.renamed.get(f"parameter/{source}", f"parameter/{source}").removeprefix("parameter/")
        return one if (target, source) == (one.target, one.source) else replace(one, target=target, source=source)
