"""What the declared versions of two libraries say of the differences between two documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engine.editions.versions.check import revisions
from engine.model.block import DefinitionBlock, lines
from engine.model.comparison import ArticleChange, ChangeState, Comparison, Nature, ParagraphChange
from engine.model.document import Document, Origin, Paragraph, Provenance, Run
from engine.model.impact import Touched
from engine.model.library import Library
from engine.model.revision import ChangeKind

_WEIGHT = MappingProxyType({kind: at for at, kind in enumerate((*ChangeKind, None))})


@dataclass(frozen=True, slots=True)
class Declared:
    """Everything that has another version than before, by its identity, with the weight of that.

    `writers` names the variants that define a term or set a parameter.
    """

    kinds: Mapping[str, ChangeKind]
    writers: Mapping[str, frozenset[str]]

    def touched(self, comparison: Comparison, documents: Iterable[Document]) -> tuple[Touched, ...]:
        """Every article that differs, with what its difference is about and what the versions say of it."""
        owners = Owners(documents, self.writers)
        return tuple(
            Touched(one.id, one.label.after or one.label.before, one.natures, self._kinds(one, owners))
            for one in comparison.articles
            if one.natures
        )

    def _kinds(self, article: ArticleChange, owners: Owners) -> tuple[ChangeKind | None, ...]:
        found: set[ChangeKind | None] = set()
        for ids, sure in owners.of(article):
            kinds = [self.kinds[id] for id in ids if id in self.kinds]
            if kinds or sure:
                found.add(min(kinds, key=_WEIGHT.__getitem__) if kinds else None)
        return tuple(sorted(found, key=_WEIGHT.__getitem__))


class Owners:
    """The parts of the library that answer for what stands at each place of some documents."""

    def __init__(self, documents: Iterable[Document], writers: Mapping[str, frozenset[str]]) -> None:
        self.writers = writers
        self.wording: dict[str, set[str]] = {}
        self.figures: dict[str, set[str]] = {}
        for document in documents:
            for article in document.articles:
                self._add(article.id, article.provenance, ())
                for paragraph in article.paragraphs:
                    self._add(paragraph.id, paragraph.provenance, _runs(paragraph))
                    if paragraph.run_in is not None:
                        self._add(paragraph.id, paragraph.run_in.provenance, ())
                    for item in paragraph.items:
                        self._add(item.id, item.provenance, item.line)

    def _add(self, place: str, provenance: Provenance, runs: Iterable[Run]) -> None:
        variant = provenance.variant
        self.wording.setdefault(place, set()).add(provenance.clause if variant is None else f"variant/{variant}")
        figures = self.figures.setdefault(place, set())
        for run in runs:
            if run.source is not None and run.origin is not Origin.TERM:
                figures |= self._figure(run.source)

    def _figure(self, name: str) -> set[str]:
        own = f"variant/{name.split('.')[0]}" if "." in name else f"parameter/{name}"
        return {own, *self.writers.get(f"parameter/{name}", ())}

    def of(self, article: ArticleChange) -> Iterator[tuple[set[str], bool]]:
        """For each difference of an article that is not one of numbers alone: who answers for it, and whether surely.

        The rows of a table may be written by the program, from what other parts of the library say.
        """
        if article.title.changed or article.notice.changed:
            yield self.wording.get(article.id, set()), True
        for paragraph in article.paragraphs:
            for part in paragraph.parts:
                if part.id and part.natures:
                    yield {part.id, *self.writers.get(part.id, ())}, True
            tabular = [part.natures for part in paragraph.parts if part.kind in ("row", "signature")]
            yield from self._of(paragraph.id, frozenset().union(*tabular), sure=False)
            yield from self._of(paragraph.id, _own(paragraph))
            for item in paragraph.items:
                yield from self._of(item.id, item.natures)

    def _of(self, place: str, natures: frozenset[Nature], sure: bool = True) -> Iterator[tuple[set[str], bool]]:
        if Nature.WORDING in natures:
            yield self.wording.get(place, set()), sure
        elif Nature.FIGURE in natures and self.figures.get(place):
            yield self.figures[place], sure


def _own(paragraph: ParagraphChange) -> frozenset[Nature]:
    """What differs in the texts of a paragraph, tables, definitions and items aside."""
    texts = (one for one in paragraph.parts if not one.id and one.kind not in ("row", "signature"))
    whole = paragraph.state in (ChangeState.INSERTED, ChangeState.REMOVED)
    natures = (nature for one in texts for nature in one.natures)
    return frozenset((*paragraph.heading.natures, *natures, *((Nature.WORDING,) if whole else ())))


def _runs(paragraph: Paragraph[Run]) -> Iterator[Run]:
    for block in paragraph.blocks:
        if not isinstance(block, DefinitionBlock):
            for line in lines(block):
                yield from line


def declared(base: Library, draft: Library) -> Declared:
    """What the versions of two libraries declare."""
    kinds = {one.id: one.kind for one in revisions(base, draft) if one.kind is not None}
    writers: dict[str, set[str]] = {}
    for library in (base, draft):
        for majors in library.variants.values():
            for change in (change for one in majors for change in one.changes):
                for claim in change.claims():
                    if claim.kind in ("term", "parameter"):
                        writers.setdefault(f"{claim.kind}/{claim.about}", set()).add(f"variant/{majors[0].id}")
    return Declared(kinds, {name: frozenset(ids) for name, ids in writers.items()})
