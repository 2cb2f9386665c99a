"""Turns the shapes of one file into the types of the model: texts parsed, conditions read, places kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engine.diagnostics import Report, Span, nearest
from engine.files.reading.computed_dates import read_computed
from engine.files.reading.conditions import read_condition
from engine.files.reading.parameters import check_bounds, read_bounds, read_unit, read_value
from engine.files.reading.prose import read_prose
from engine.files.shapes.kinds import TextsShape
from engine.files.shapes.library import (
    ClauseShape,
    ItemShape,
    NounsShape,
    OutlineShape,
    ParagraphShape,
    ParameterShape,
    TermFormShape,
    TermShape,
)
from engine.files.yaml.nodes import KeyPath, Scalar, Source
from engine.languages import LANGUAGES
from engine.model.block import TextBlock
from engine.model.clause import (
    Clause,
    ClauseItem,
    ClauseParagraph,
    Column,
    CountNoun,
    Cover,
    Entry,
    FormerNames,
    LocalWords,
    Outline,
    Parameter,
    Term,
    TermForm,
    Texts,
    Version,
)
from engine.model.condition import Condition
from engine.model.generators import GENERATORS
from engine.model.place import Place
from engine.model.prose import Prose


class Builder:
    """Builds the parts of one file; `report` takes what is wrong with them."""

    def __init__(self, source: Source, report: Report) -> None:
        self.source, self.report = source, report

    def span(self, path: KeyPath) -> Span:
        return self.source.span(path)

    def version(self, text: str, path: KeyPath) -> Version:
        return Version.read(text, self.source.value_span(path))

    def prose(self, text: str, path: KeyPath) -> Prose:
        node = self.source.node(path)
        if not isinstance(node, Scalar) or not isinstance(node.value, str):  # already reported
            return Prose("", (), self.span(path), False)
        return read_prose(text, self.source, node, self.report)

    def listed(self, text: str, path: KeyPath, language: str) -> tuple[str, ...]:
        """Words with a comma between them; nothing between two commas is an error."""
        words = tuple(" ".join(one.split()) for one in text.split(","))
        if not all(words):
            message = f"there is no word between two commas in {LANGUAGES[language].title}"
            self.report.error("prose-empty", self.source.value_span(path), message, "delete the comma")
        return tuple(filter(None, words))

    def line(self, text: str, path: KeyPath, what: str) -> Prose:
        """The text of an item or a definition: one paragraph, because it goes on in a line that something precedes."""
        prose = self.prose(text, path)
        if prose.sound and not (len(prose.blocks) == 1 and isinstance(prose.blocks[0], TextBlock)):
            message = f"{what} is one paragraph, without list or table"
            self.report.error("prose-markup", prose.span, message, "write it as one, or make several items of it")
            return replace(prose, sound=False)
        return prose

    def lines(self, shape: TextsShape, path: KeyPath, what: str) -> Texts:
        return {key: self.line(getattr(shape, key), (*path, key), what) for key in LANGUAGES}

    def texts(self, shape: TextsShape, path: KeyPath) -> Texts:
        return {language: self.prose(getattr(shape, language), (*path, language)) for language in LANGUAGES}

    def words(self, shape: TextsShape, path: KeyPath) -> LocalWords:
        """Names and headings: one line, no Markdown."""
        for language in LANGUAGES:
            text: str = getattr(shape, language)
            node = self.source.node((*path, language))
            if not isinstance(node, Scalar) or not isinstance(node.value, str):
                continue  # already reported
            if not text.strip():
                self.report.error("prose-empty", node.span, "the text is empty", "write it")
            if "\n" in text.strip() or any(mark in text for mark in ("{{", "](", "**", "`")):
                hint = "write it on one line, without {{, [ ](, ** or `"
                self.report.error("prose-markup", node.span, "a title or name is one line without Markdown", hint)
        return {language: getattr(shape, language).strip() for language in LANGUAGES}

    def covers(self, names: list[str], path: KeyPath) -> tuple[Cover, ...]:
        return tuple(Cover(name, self.source.value_span((*path, index))) for index, name in enumerate(names))

    def entries(self, names: list[str], path: KeyPath, prefix: str = "") -> tuple[Entry, ...]:
        return tuple(Entry(prefix + name, self.source.value_span((*path, index))) for index, name in enumerate(names))

    def condition(self, text: str | None, path: KeyPath) -> Condition | None:
        if text is None:
            return None
        node, span = self.source.node(path), self.source.value_span(path)
        exact = isinstance(node, Scalar) and not node.style and node.end[0] == span.line - 1
        return read_condition(text, span, self.report, exact)

    def items(self, shapes: Mapping[str, ItemShape], path: KeyPath) -> tuple[ClauseItem, ...]:
        return tuple(self.item(name, shape, (*path, name)) for name, shape in shapes.items())

    def item(self, name: str, shape: ItemShape, path: KeyPath) -> ClauseItem:
        covers = self.covers(shape.covers, (*path, "covers"))
        when = self.condition(shape.when, (*path, "when"))
        return ClauseItem(name, self.lines(shape, path, "an item"), covers, when, self.span(path), was(shape.was))

    def paragraph(self, name: str, shape: ParagraphShape, path: KeyPath) -> ClauseParagraph:
        written = [self.source.node((*path, key)) is not None for key in ("generate", "empty")]
        if written[0] != written[1]:
            message = f"{name} has generate: or empty: without the other"
            hint = "add both or none: empty: is the text for when there is nothing to print"
            self.report.error("key-missing", self.span(path), message, hint)
        columns = self._columns(name, shape, path)
        return ClauseParagraph(
            id=name,
            heading=self.words(shape.heading, (*path, "heading")) if shape.heading else None,
            text=self.texts(shape, path),
            items=self.items(shape.items, (*path, "items")),
            join=shape.join,
            covers=self.covers(shape.covers, (*path, "covers")),
            when=self.condition(shape.when, (*path, "when")),
            generate=shape.generate,
            columns=columns,
            empty=self.texts(shape.empty, (*path, "empty")) if shape.empty else None,
            single=self._single(name, shape, path),
            boxes=shape.boxes,
            span=self.span(path),
            was=was(shape.was),
        )

    def _single(self, name: str, shape: ParagraphShape, path: KeyPath) -> Texts | None:
        """What introduces an only item; a paragraph without numbered items has none to introduce."""
        if shape.single is None:
            return None
        against = [key for key, there in (("boxes", shape.boxes), ("generate", shape.generate)) if there]
        if against or not shape.items:
            message = f"{name} has single: {f'with {against[0]}:' if against else 'without items:'}"
            hint = "delete single:, which introduces the only item of a list where no other is printed"
            self.report.error("key-unknown", self.span((*path, "single")), message, hint)
        return self.single(shape.single, (*path, "single"))

    def single(self, shape: TextsShape, path: KeyPath) -> Texts:
        return self.lines(shape, path, "what introduces an only item")

    def _columns(self, name: str, shape: ParagraphShape, path: KeyPath) -> tuple[Column, ...]:
        """The columns of what is generated: some of those that the generator knows, at least one if it has any."""
        known = GENERATORS.get(shape.generate or "", ())
        if shape.columns and not known:
            message = f"{shape.generate} has no columns" if shape.generate else f"{name} has columns: without generate:"
            hint = "delete columns:" if shape.generate else "add generate: with what the columns show, or delete them"
            self.report.error("key-unknown", self.span((*path, "columns")), message, hint)
        for column in shape.columns.keys() - set(known) if known else ():
            hint = nearest(column, known) or f"known: {', '.join(known)}"
            message = f"{shape.generate} has no column {column}"
            self.report.error("key-unknown", self.span((*path, "columns", column)), message, hint)
        if known and not shape.columns:
            hint = f"add columns: with some of {', '.join(known)}"
            self.report.error("key-missing", self.span(path), f"{name} has no columns: for {shape.generate}", hint)
        headings = ((id, texts, (*path, "columns", id)) for id, texts in shape.columns.items())
        return tuple(Column(id, self.words(texts, at), self.span(at)) for id, texts, at in headings)

    def clause(self, id: Place, shape: ClauseShape) -> Clause:
        return Clause(
            id=id,
            version=self.version(shape.version, ("version",)),
            title=self.words(shape.title, ("title",)),
            paragraphs=tuple(self.paragraph(name, one, ("text", name)) for name, one in shape.text.items()),
            when=self.condition(shape.when, ("when",)),
            span=Span(self.source.name, 1, 1),
            was=was(shape.was),
        )

    def outline(self, id: str, shape: OutlineShape) -> Outline:
        return Outline(
            id=id,
            version=self.version(shape.version, ("version",)),
            title=self.words(shape.title, ("title",)),
            name=self.words(shape.name, ("name",)),
            owes=self.covers(shape.owes, ("owes",)),
            absent=shape.absent,
            entries=self.entries(shape.outline, ("outline",), f"{id}/"),
            annexes=self.entries(shape.annexes, ("annexes",), f"{id}/"),
            when=self.condition(shape.when, ("when",)),
            contents=shape.contents,
            annex_prefix=shape.annex_prefix or "",
            span=Span(self.source.name, 1, 1),
        )

    def term(self, name: str, shape: TermShape, path: KeyPath) -> Term:
        languages = {key: self.term_form(form, (*path, key)) for key, form in shape.in_each_language().items()}
        covers = self.covers(shape.covers, (*path, "covers"))
        number = self.version(shape.version, (*path, "version"))
        return Term(name, number, languages, covers, self.span(path), was(shape.was))

    def term_form(self, shape: TermFormShape, path: KeyPath) -> TermForm:
        forms = tuple(dict.fromkeys((shape.name, *shape.forms)))
        return TermForm(shape.name, forms, self.line(shape.text, (*path, "text"), "a definition"))

    def parameter(self, name: str, shape: ParameterShape, path: KeyPath) -> Parameter:
        value_span = self.source.value_span((*path, "value"))
        written, each = shape.value, tuple(shape.each)
        if each and shape.type != "text":
            message = f"{name} is a {shape.type}; only texts are lists"
            self.report.error("parameter-value", self.source.span((*path, "each")), message, "delete each:")
            each = ()
        parameter = Parameter(
            name=name,
            version=self.version(shape.version, (*path, "version")),
            type=shape.type,
            label=self.words(shape.label, (*path, "label")),
            value=None if written is None else read_value(shape.type, written, name, value_span, self.report, each),
            unit=read_unit(shape.type, shape.unit, self.source.value_span((*path, "unit")), self.report),
            vat=shape.vat,
            noun=nouns(shape.noun) if shape.noun else None,
            gender=shape.gender,
            free=read_bounds(shape.free),
            approval=read_bounds(shape.approval) if shape.approval else None,
            at_most=shape.at_most,
            at_least=shape.at_least,
            span=self.span(path),
            was=was(shape.was),
            computed=read_computed(shape, self.source, path, self.report),
            required=shape.required,
            each=each,
        )
        if self._ordered(shape, path) and parameter.value is not None:
            check_bounds(parameter, parameter.value, value_span, self.report)
        return parameter

    def _ordered(self, shape: ParameterShape, path: KeyPath) -> bool:
        """Whether the bounds can hold a value at all."""
        for key, written in (("free", shape.free), ("approval", shape.approval)):
            bounds = read_bounds(written)
            if bounds.minimum is not None and bounds.maximum is not None and bounds.minimum > bounds.maximum:
                message = f"no value lies between {bounds.minimum} and {bounds.maximum}"
                span = self.source.value_span((*path, key))
                self.report.error("parameter-value", span, message, "min: is the smaller one")
                return False
        return True


def was(written: str | list[str]) -> FormerNames:
    """The former ids of something: one, or several."""
    return (written,) if isinstance(written, str) else tuple(written)


def nouns(shape: NounsShape) -> Mapping[str, CountNoun]:
    written = shape.in_each_language()
    return {language: CountNoun(noun.one, noun.other, noun.gender) for language, noun in written.items()}
