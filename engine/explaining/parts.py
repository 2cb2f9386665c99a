"""What is said of each part of a finished document: who wrote it, under which conditions, what it covers and prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from engine.assembling.changes import active_changes
from engine.explaining.key_points import KeyPointExplainer
from engine.explaining.missing import Lacking
from engine.explaining.reasons import Reasons
from engine.explaining.sources import Sources
from engine.languages import LANGUAGES, Language
from engine.languages.parameters import written
from engine.model.block import Block, BulletBlock, Definition, DefinitionBlock, TextBlock, lines
from engine.model.claims import Claim
from engine.model.document import Absence, Article, Document, Item, Origin, Paragraph, Provenance, Run
from engine.model.explanation import CoveredDuty, Explained, PrintedFigure, Tested
from engine.model.library import Library
from engine.model.place import Place
from engine.model.selection import Figure as Chosen
from engine.model.selection import Selection
from engine.model.supplied_figures import GIVEN

PrintedRuns = tuple[Run, ...]


class PartExplainer:
    """Explains what stands in documents in one language."""

    def __init__(
        self,
        library: Library,
        selection: Selection,
        language: Language,
        reasons: Reasons,
        sources: Sources,
        lacking: Lacking,
        key_points: KeyPointExplainer,
    ) -> None:
        self.library, self.selection = library, selection
        self.written, self.language = language, language.code
        self.reasons, self.sources, self.lacking, self.key_points = reasons, sources, lacking, key_points
        self.active = tuple(active_changes(selection))
        self.defined = self._defined()

    def _defined(self) -> Mapping[str, Provenance]:
        """Who wrote the definition of each term in force."""
        found = {
            id: Provenance(f"term/{id}", str(one.version), at=one.span.row) for id, one in self.library.terms.items()
        }
        for one in self.active:
            for term in one.change.defines():
                by = (one.variant.id, str(one.variant.version), "define", one.reason, term.span.row)
                found[term.id] = Provenance(f"term/{term.id}", str(term.version), *by)
        return found

    def document(self, one: Document, *, brief: bool = False) -> Explained:
        outline = self.library.outlines[one.id]
        provenance = Provenance(f"document/{one.id}", str(outline.version))
        for by in self.active:
            if Claim("title", Place(one.id)) in by.change.claims():
                pin = (by.variant.id, str(by.variant.version), "retitle", by.reason, by.change.span.row)
                provenance = Provenance(f"document/{one.id}", str(outline.version), *pin)
        tested = (self.reasons.tested("the document", outline.when),) if outline.when is not None else ()
        articles = () if brief else tuple(self.article(it, one) for it in one.articles if it.notice is None)
        missing = tuple(self.lacking.absence(it) for it in one.absent if it.id.kind == "article" or _loose(it, one))
        steps = self.reasons.document(one.id)
        return Explained(
            "document", one.id, "", one.title, provenance=provenance, steps=steps, tested=tested, parts=articles,
            missing=() if brief else missing,
        )  # fmt: skip

    def article(self, one: Article[Run], document: Document) -> Explained:
        inner = (it for it in document.absent if it.id != one.id and it.id.within(one.id))
        return Explained(
            "article", one.id, one.label, one.title, provenance=one.provenance,
            tested=self._tested(one.id, one.provenance),
            parts=tuple(self.paragraph(it) for it in one.paragraphs),
            missing=tuple(map(self.lacking.absence, inner)),
        )  # fmt: skip

    def paragraph(self, one: Paragraph[Run]) -> Explained:
        own = [block for block in one.blocks if not isinstance(block, DefinitionBlock)]
        runs = tuple(run for block in own for line in lines(block) for run in line)
        definitions = (it for block in one.blocks if isinstance(block, DefinitionBlock) for it in block.entries)
        items = one.items if one.run_in is None else (one.run_in,)
        parts = (*map(self.definition, definitions), *map(self.item, items))
        return Explained(
            "paragraph", one.id, one.number, one.heading or "", " ".join(_texts(own)), one.provenance,
            tested=self._tested(one.id, one.provenance), duties=self._duties(one.covers), figures=self.figures(runs),
            terms=terms(runs), parts=parts, key_points=self.key_points.about(one.id),
        )  # fmt: skip

    def item(self, one: Item[Run]) -> Explained:
        return Explained(
            "item", one.id, one.number, "", _words(one.line), one.provenance,
            tested=self._tested(one.id, one.provenance), duties=self._duties(one.covers),
            figures=self.figures(one.line), terms=terms(one.line),
        )  # fmt: skip

    def definition(self, one: Definition[Run]) -> Explained:
        return Explained(
            "definition", one.id, "", one.name, _words(one.line), self.defined.get(one.id.removeprefix("term/")),
            duties=self._duties(one.covers), figures=self.figures(one.line), terms=terms(one.line),
        )  # fmt: skip

    def _tested(self, place: Place, provenance: Provenance) -> tuple[Tested, ...]:
        """The conditions of a place itself and of the change that wrote it."""
        found = []
        written, change = self.sources.of(place, self.selection), provenance.by
        if written is not None and written.when is not None:
            found.append(self.reasons.tested(f"the {place.kind}", written.when))
        if change is not None and change.when is not None:
            found.append(self.reasons.tested(f"the change of {provenance.variant}", change.when))
        return tuple(found)

    def _duties(self, covers: Iterable[str]) -> tuple[CoveredDuty, ...]:
        known = (self.library.duties[one] for one in covers if one in self.library.duties)
        return tuple(CoveredDuty(one.id, one.article, one.summary[self.language].strip()) for one in known)

    def figures(self, runs: PrintedRuns) -> tuple[PrintedFigure, ...]:
        """The parameters that a text prints, with their values as they stand there."""
        values: dict[str, dict[str, None]] = {}
        for run in runs:
            if run.source is not None and run.origin is not Origin.TERM:
                values.setdefault(run.source, {})[run.text.strip()] = None
        found = []
        for name, texts in values.items():
            figure = self.selection.figures.get(name)
            if figure is not None:
                because, at = self.reasons.figure(figure)
                label = figure.parameter.label[self.language]
                found.append(PrintedFigure(name, label, self.value(figure), because, at))
            elif name in GIVEN:
                label = LANGUAGES[self.language].supplied[name]
                found.append(PrintedFigure(name, label, " / ".join(texts), "supplied by the program", ""))
        return tuple(found)

    def value(self, figure: Chosen) -> str:
        """The value of a parameter, in its plainest form."""
        return written(self.written, figure.parameter, figure.value, "")


def _loose(one: Absence, document: Document) -> bool:
    """Whether a place lies in an article that is not printed either."""
    printed = {it.id for it in document.articles if it.notice is None}
    return one.id.clause not in printed


def _words(line: PrintedRuns) -> str:
    return "".join(run.text for run in line)


def _texts(blocks: Iterable[Block[Run]]) -> Iterator[str]:
    """The running text of a paragraph; of a table only that it is there."""
    for block in blocks:
        if isinstance(block, TextBlock | BulletBlock):
            yield from map(_words, lines(block))
        else:
            yield "[…]"


def terms(runs: PrintedRuns) -> tuple[str, ...]:
    """The defined terms that a text uses."""
    return tuple(dict.fromkeys(run.source for run in runs if run.origin is Origin.TERM and run.source is not None))
