"""fill: linked documents → the same with every figure written out, defined terms marked and definitions printed.

A definition is printed when the document uses its term, or when a printed definition does.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from engine.assembly.link import Inlined, LinkedDocument, LinkedTerm
from engine.diagnostics import Report, nearest
from engine.languages import Language, Noun, UnknownForm
from engine.model.block import Block, Definition, DefinitionBlock, lines, mapped
from engine.model.clause import Parameter, Value
from engine.model.document import Article, Item, Origin, Paragraph, Run
from engine.model.prose import Slot
from engine.model.selection import Figure, Selection, Why


@dataclass(frozen=True, slots=True)
class FilledDocument:
    """A document in one language whose lines hold runs only."""

    id: str
    title: str
    name: str
    version: str
    articles: tuple[Article[Run], ...]


def fill(document: LinkedDocument, selection: Selection, language: Language, report: Report) -> FilledDocument:
    """The document with its figures and definitions; unknown parameters and forms go to `report`."""
    return _Filler(document, selection, language, report).document_()


class _Filler:
    def __init__(self, document: LinkedDocument, selection: Selection, language: Language, report: Report) -> None:
        self.document, self.selection, self.language, self.report = document, selection, language, report
        self.finder = term_finder(tuple((form, term.id) for term in document.terms for form in term.forms))

    def document_(self) -> FilledDocument:
        one = self.document
        articles = [self._article(article) for article in one.articles]
        if one.generated:
            used = self._used_terms(articles)
            articles = [self._generated(article, used) for article in articles]
        return FilledDocument(one.id, one.title, one.name, one.version, tuple(articles))

    def _article(self, article: Article[Inlined]) -> Article[Run]:
        paragraphs = tuple(self._paragraph(one) for one in article.paragraphs)
        return Article(
            article.id, article.number, article.label, article.title, article.annex, article.notice, paragraphs,
            article.provenance,
        )  # fmt: skip

    def _paragraph(self, one: Paragraph[Inlined]) -> Paragraph[Run]:
        blocks = tuple(mapped(block, self._line) for block in one.blocks)
        items = tuple(Item(it.id, it.number, self._line(it.line), it.covers, it.provenance) for it in one.items)
        return Paragraph(one.id, one.number, one.heading, blocks, items, one.covers, one.provenance)

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

    def _figure(self, slot: Slot) -> Run:
        figures = self.selection.figures
        figure = figures.get(slot.parameter)
        if figure is None:
            hint = nearest(slot.parameter, figures)
            self.report.error("parameter-unknown", slot.span, f"there is no parameter {slot.parameter}", hint)
            return Run("")
        try:
            text = written(self.language, figure.parameter, figure.value, slot.form)
        except UnknownForm as problem:
            known = ", ".join(one or "none" for one in problem.known)
            message = f"a {figure.parameter.type} has no form {slot.form} in this language"
            self.report.error("parameter-form", slot.span, message, f"forms: {known}")
            return Run("")
        return Run(text, slot.strong, slot.emphasis, _origin(figure), None, slot.parameter)

    def _used_terms(self, articles: Sequence[Article[Run]]) -> dict[str, tuple[LinkedTerm, tuple[Run, ...]]]:
        """The terms that the articles use, and those that their definitions use in turn."""
        definitions = {term.id: (term, self._line(term.line)) for term in self.document.terms}
        waiting = [
            run
            for article in articles
            for paragraph in article.paragraphs
            for line in (
                *(line for block in paragraph.blocks for line in lines(block)),
                *(item.line for item in paragraph.items),
            )
            for run in line
        ]
        used: dict[str, tuple[LinkedTerm, tuple[Run, ...]]] = {}
        while waiting:
            run = waiting.pop()
            if run.origin is Origin.TERM and run.source is not None:
                names = [run.source]
            elif run.origin is Origin.LAW or run.origin is Origin.REFERENCE:  # "du RGPD", "des CGV"
                names = [name for _, _, name in self.finder(run.text)]
            else:
                continue
            for name in names:
                if name not in used:
                    used[name] = definitions[name]
                    waiting.extend(definitions[name][1])
        return used

    def _generated(self, article: Article[Run], used: Mapping[str, tuple[LinkedTerm, tuple[Run, ...]]]) -> Article[Run]:
        paragraphs = tuple(self._with_definitions(one, used) for one in article.paragraphs)
        return replace(article, paragraphs=paragraphs)

    def _with_definitions(
        self, one: Paragraph[Run], used: Mapping[str, tuple[LinkedTerm, tuple[Run, ...]]]
    ) -> Paragraph[Run]:
        if self.document.generated.get(one.id) != "definitions":
            return one
        if not used:
            empty: tuple[Block[Run], ...] = tuple(mapped(block, self._line) for block in self.document.empties[one.id])
            return replace(one, blocks=empty)
        entries = sorted(used.values(), key=lambda entry: self.language.sort_key(entry[0].name))
        block: DefinitionBlock[Run] = DefinitionBlock(
            tuple(Definition(f"term/{term.id}", term.name, line, term.covers) for term, line in entries)
        )
        return replace(one, blocks=(*one.blocks, block))


def _origin(figure: Figure) -> Origin:
    """A text that the deal gives is data of the deal; every other figure is written by the language."""
    from_deal = figure.reason.why is Why.DEAL and figure.parameter.type == "text"
    return Origin.DEAL if from_deal else Origin.PARAMETER


def written(language: Language, parameter: Parameter, value: Value, form: str) -> str:
    """A value as contracts write it, in a form of the language. Raises `UnknownForm`."""
    match parameter.type, value:
        case "duration", int():
            return language.duration(value, parameter.unit, form)
        case "count", int():
            noun = parameter.noun[language.code] if parameter.noun else None
            return language.count(value, Noun(noun.one, noun.other, noun.gender) if noun else None, form)
        case "ordinal", int():
            return language.ordinal(value, parameter.gender, form)
        case "money", Decimal():
            return language.money(value, parameter.unit, parameter.vat, form)
        case "percent", Decimal():
            return language.percent(value, form)
        case "date", datetime.date():
            return language.date(value, form)
        case _:
            return language.text(str(value), form)


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


Finder = Callable[[str], tuple[tuple[int, int, str], ...]]


@lru_cache(maxsize=16)
def term_finder(forms: tuple[tuple[str, str], ...]) -> Finder:
    """A function that finds every defined term in a text: start, end and term, longest form first."""
    terms = dict(forms)
    alternatives = "|".join(re.escape(form) for form in sorted(terms, key=lambda form: (-len(form), form)))
    pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if terms else None

    @lru_cache(maxsize=8192)
    def find(text: str) -> tuple[tuple[int, int, str], ...]:
        if pattern is None:
            return ()
        return tuple((match.start(), match.end(), terms[match.group()]) for match in pattern.finditer(text))

    return find
