"""fill: linked documents → the same with every figure written out, defined terms marked and definitions printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.assembling.link import Inlined, LinkedDocument
from engine.assembling.supplied_figures import HINTS, Given
from engine.assembling.tables.brief import BRIEF_WRITERS, PRICE_WRITERS
from engine.assembling.tables.generators import NOTES, WRITERS
from engine.assembling.tables.payment import payment_row
from engine.assembling.tables.writing import CitedDocument, Writing
from engine.diagnostics import Report, Span, did_you_mean, local, say
from engine.languages import LANGUAGES, Language, UnknownForm
from engine.languages.parameters import written
from engine.model.block import Block, Definition, DefinitionBlock, mapped
from engine.model.clause import Column
from engine.model.document import Absence, Article, Item, Origin, Overview, OverviewRow, Paragraph, Run
from engine.model.library import Library
from engine.model.prose import Slot
from engine.model.selection import Figure, Selection, Why
from engine.model.supplied_figures import GIVEN
from engine.model.terms import Finder, term_finder


@dataclass(frozen=True, slots=True)
class FillSource:
    """What documents are filled from: the selection, the figures the program gives, the documents already finished."""

    library: Library
    selection: Selection
    language: Language
    given: Mapping[str, Given]
    others: tuple[CitedDocument, ...]


@dataclass(frozen=True, slots=True)
class FilledDocument:
    """A document in one language whose lines hold runs only."""

    id: str
    title: str
    name: str
    version: str
    articles: tuple[Article[Run], ...]
    absent: tuple[Absence, ...]
    overview: Overview[Run] | None


def fill(document: LinkedDocument, setting: FillSource, report: Report) -> FilledDocument:
    """The document with its figures, tables and definitions; unknown parameters and forms go to `report`."""
    return _Filler(document, setting, report).document_()


class _Filler:
    def __init__(self, document: LinkedDocument, setting: FillSource, report: Report) -> None:
        self.document, self.setting, self.report = document, setting, report
        self.selection, self.language = setting.selection, setting.language
        self.finder = term_finder(document.forms)

    def document_(self) -> FilledDocument:
        one = self.document
        articles = tuple(self._article(article) for article in one.articles)
        return FilledDocument(one.id, one.title, one.name, one.version, articles, one.absent, self._overview())

    def _overview(self) -> Overview[Run] | None:
        """What stands above the articles in short; a line below which nothing is to be listed is left out."""
        whole = self.document.overview
        if whole is None:
            return None
        rows = [row for one in whole.rows for row in (self._row(one), self._payment(one)) if row is not None]
        return Overview(whole.title, whole.notice, tuple(rows)) if rows else None

    def _payment(self, one: OverviewRow[Inlined]) -> OverviewRow[Run] | None:
        """What is to be paid at acceptance, below the totals."""
        return payment_row(self._writing((), None)) if self.document.briefs.get(one.id) == "totals" else None

    def _row(self, one: OverviewRow[Inlined]) -> OverviewRow[Run] | None:
        name = self.document.briefs.get(one.id)
        if name is None:
            return OverviewRow(one.id, one.label, self._line(one.line))
        writing = self._writing((), None)
        entries = BRIEF_WRITERS[name](writing)
        prices = PRICE_WRITERS[name](writing) if name in PRICE_WRITERS else ()
        return OverviewRow(one.id, one.label, self._line(one.line), entries, prices=prices) if entries else None

    def _article(self, article: Article[Inlined]) -> Article[Run]:
        paragraphs = tuple(self._paragraph(one) for one in article.paragraphs)
        return Article(
            article.id, article.number, article.label, article.title, article.annex, article.notice, paragraphs,
            article.provenance,
        )  # fmt: skip

    def _paragraph(self, one: Paragraph[Inlined]) -> Paragraph[Run]:
        blocks: tuple[Block[Run], ...] = tuple(mapped(block, self._line) for block in one.blocks)
        generated = self.document.generated.get(one.id)
        note: tuple[Run, ...] = ()
        if generated is not None:
            writing = self._writing(generated.columns, generated.span)
            defines = generated.name == "definitions"
            written = self._definitions() if defines else WRITERS[generated.name](writing)
            note = NOTES[generated.name](writing) if generated.name in NOTES else ()
            blocks = (*blocks, *written) if written else tuple(mapped(one, self._line) for one in generated.empty)
        run_in = None if one.run_in is None else self._item(one.run_in)
        items = tuple(map(self._item, one.items))
        return Paragraph(one.id, one.number, one.heading, blocks, items, one.covers, one.provenance, note, run_in)

    def _item(self, one: Item[Inlined]) -> Item[Run]:
        return Item(one.id, one.number, self._line(one.line), one.covers, one.provenance)

    def _line(self, line: Sequence[Inlined]) -> tuple[Run, ...]:
        found: list[Run] = []
        for one in line:
            if isinstance(one, Slot):
                found.append(self._figure(one))
            elif one.origin is Origin.CLAUSE:
                found.extend(self._terms(one))
            else:
                found.append(one)
        return tuple(found)

    def _terms(self, run: Run) -> tuple[Run, ...]:
        """The run cut where a defined term stands, each piece knowing its term."""
        if not self.finder(run.text):
            return (run,)
        return _cut(self.finder, run.text, run.strong, run.emphasis)

    def _writing(self, columns: tuple[Column, ...], span: Span | None) -> Writing:
        """What a generator may use; it knows nothing of how texts are linked and filled."""
        setting, deal = self.setting, self.selection.deal
        processing = {
            service: {key: self._line(line) for key, line in texts.items()}
            for service, texts in self.document.processing.items()
        }
        return Writing(
            library=setting.library,
            selection=self.selection,
            language=self.language,
            columns=columns,
            others=tuple(one for one in setting.others if one.id != self.document.id),
            processing=processing,
            report=self.report,
            span=deal.span if deal else span or self.selection.documents[self.document.id].span,
        )

    def _figure(self, slot: Slot) -> Run:
        figure = self.selection.figures.get(slot.parameter) or self.setting.given.get(slot.parameter)
        if isinstance(figure, Run):
            return Run(figure.text, slot.strong, slot.emphasis, figure.origin, None, slot.parameter)
        if figure is None:
            self._unknown(slot)
            return Run("")
        try:
            text = written(self.language, figure.parameter, figure.value, slot.form)
        except UnknownForm as problem:
            message = say("no-form", kind=figure.parameter.type, form=slot.form)
            hint = say("forms", forms=tuple(one or "none" for one in problem.known))
            self.report.error("parameter-form", slot.span, message, hint)
            return Run("")
        return Run(text, slot.strong, slot.emphasis, _origin(figure), None, slot.parameter)

    def _unknown(self, slot: Slot) -> None:
        """A figure without a value: of a deal that lacks it, of a text that needs a deal, of a variant not selected."""
        name, deal = self._source(slot.parameter), self.selection.deal
        if name in GIVEN and deal is not None:
            labels = {code: one.supplied[name] for code, one in LANGUAGES.items()}
            label = local({code: f"{one[0].lower()}{one[1:]}" for code, one in labels.items()})
            message = say("not-given", document=self.document.id, label=label)
            self.report.error("deal-incomplete", deal.span, message, say(HINTS.get(name, "add-cited")))
        elif name in GIVEN:
            id, place = self.document.id, self.selection.documents[self.document.id].span
            message = say("for-deals", document=id, file=slot.span.file)
            self.report.error("deal-incomplete", place, message, say("build-it"))
        else:
            hint = did_you_mean(name, self.selection.figures) or say("select-its-variant")
            self.report.error("parameter-unknown", slot.span, say("no-parameter", name=name), hint)

    def _source(self, name: str) -> str:
        """What the deal would have to give: the figure itself, or the date that a computed one follows from."""
        known = dict(self.setting.library.parameters)
        for chosen in self.selection.variants.values():
            known |= chosen.variant.parameters
        while (one := known.get(name)) is not None and one.computed is not None:
            name = one.computed.date
        return name

    def _definitions(self) -> tuple[Block[Run], ...]:
        terms = sorted(self.document.terms, key=lambda term: self.language.sort_key(term.name))
        entries = [Definition(f"term/{one.id}", one.name, self._line(one.line), one.covers) for one in terms]
        return (DefinitionBlock(tuple(entries)),) if entries else ()


def _origin(figure: Figure) -> Origin:
    """A text that the deal gives is data of the deal; every other figure is written by the language."""
    from_deal = figure.reason.why is Why.DEAL and figure.parameter.type == "text"
    return Origin.DEAL if from_deal else Origin.PARAMETER


@lru_cache(maxsize=8192)
def _cut(finder: Finder, text: str, strong: bool, emphasis: bool) -> tuple[Run, ...]:
    """Words cut where a defined term stands; remembered, because most words are the same from deal to deal."""
    found: list[Run] = []
    at = 0
    for start, end, term in finder(text):
        if start > at:
            found.append(Run(text[at:start], strong, emphasis))
        found.append(Run(text[start:end], strong, emphasis, Origin.TERM, None, term))
        at = end
    if at < len(text):
        found.append(Run(text[at:], strong, emphasis))
    return tuple(found)
