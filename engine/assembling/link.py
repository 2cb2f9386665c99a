"""link: numbered documents → one language of them, in which every reference is words with the number they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from engine.diagnostics import Report, Span, did_you_mean, say
from engine.languages import CitedNumber, CitedRange, Language, Segment, UnknownForm
from engine.model.block import Block, TextBlock, lines, mapped
from engine.model.catalogue import Service
from engine.model.clause import Column, Law, LocalWords
from engine.model.composition import ComposedClause, ComposedDocument, ComposedItem, ComposedParagraph, Number, Numbered
from engine.model.condition import holds
from engine.model.document import Absence, Article, Item, Origin, Overview, OverviewRow, Paragraph, Run
from engine.model.key_points import KeyPoint, KeyPointLine
from engine.model.library import Library
from engine.model.place import Place
from engine.model.prose import Inline, Prose, Reference, Slot, Target, TargetRange
from engine.model.prose import Words as Text
from engine.model.targets import Resolved, Unresolved, mixed, resolver_of
from engine.model.terms import forms_of

BOX = "\u2610"
"""The number of an item that the reader ticks."""

Inlined = Run | Slot
"""What stands in a line after linking."""


@dataclass(frozen=True, slots=True)
class LinkedTerm:
    """The definition of a term that the document uses, linked."""

    id: str
    name: str
    line: tuple[Inlined, ...]
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Generated:
    """What the program writes into a paragraph, in which columns; `empty` is the text where there is nothing."""

    name: str
    columns: tuple[Column, ...]
    empty: tuple[Block[Inlined], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """A document in one language, its references resolved.

    `generated` tells what the program writes into which paragraph; `processing` what the selected services say of it.
    """

    id: str
    title: str
    name: str
    version: str
    articles: tuple[Article[Inlined], ...]
    forms: tuple[tuple[str, str], ...]  # every written form of a defined term, with the term
    terms: tuple[LinkedTerm, ...]
    generated: Mapping[Place, Generated]  # by paragraph
    processing: Mapping[str, Mapping[str, tuple[Inlined, ...]]]  # by service, by what is said
    absent: tuple[Absence, ...]
    overview: Overview[Inlined] | None
    briefs: Mapping[str, str]  # what the program lists below a line of the overview, by its row


def link(
    library: Library, numbered: Numbered, language: Language, report: Report, only: str | None = None
) -> tuple[LinkedDocument, ...]:
    """Every document of the assembly, or one of them, in one language; dead references go to `report`."""
    documents = (one for id, one in numbered.composed.documents.items() if only in (None, id))
    return tuple(_Linker(library, numbered, language, document, report).document() for document in documents)


class _Linker:
    def __init__(
        self, library: Library, numbered: Numbered, language: Language, document: ComposedDocument, report: Report
    ) -> None:
        self.library, self.numbered, self.language = library, numbered, language
        self.composed, self.report = document, report
        self.clause: Place | None = None  # in which a text stands; None in a definition
        self.above = False  # whether a text stands above the articles

    @cached_property
    def reserved(self) -> frozenset[Place]:
        """The articles of all documents that keep their number but hold nothing a reference could mean."""
        documents = self.numbered.composed.documents.values()
        return frozenset(clause.id for one in documents for clause in one.clauses if clause.reserved)

    def document(self) -> LinkedDocument:
        composed, code = self.composed, self.language.code
        articles = tuple(self._article(clause) for clause in composed.clauses)
        paragraphs = [
            (clause.id.child(one.paragraph.id), one.paragraph)
            for clause in composed.clauses
            for one in clause.paragraphs
        ]
        self.clause = None
        return LinkedDocument(
            id=composed.outline.id,
            title=composed.title[code],
            name=composed.outline.name[code],
            version=str(composed.outline.version),
            articles=articles,
            forms=forms_of(self.numbered.composed.terms, code),
            terms=tuple(
                LinkedTerm(
                    term.id,
                    term.languages[code].name,
                    _one_line(self._blocks(term.languages[code].text)),
                    tuple(cover.duty for cover in term.covers),
                )
                for term in self.numbered.composed.terms.values()
                if term.id in self.numbered.composed.used[composed.outline.id]
            ),
            generated={
                id: Generated(one.generate, one.columns, self._blocks(one.empty[code]) if one.empty else (), one.span)
                for id, one in paragraphs
                if one.generate
            },
            processing=self._processing() if any(one.generate == "processing" for _, one in paragraphs) else {},
            absent=composed.absent,
            overview=self._overview(),
            briefs={point.id: line.generate for point, line in self._key_points() if line.generate is not None},
        )

    def _overview(self) -> Overview[Inlined] | None:
        """What the first page says in short; None where the library has nothing for it."""
        code, known = self.language.code, self.library.key_points
        self.above = True
        rows = tuple(
            OverviewRow(point.id, point.label[code], _one_line(self._blocks(line.text[code])))
            for point, line in self._key_points()
        )
        self.above = False
        return Overview(known.title[code], known.notice[code], rows) if known is not None and rows else None

    def _key_points(self) -> Iterator[tuple[KeyPoint, KeyPointLine]]:
        """Each subject of this document with the line that applies."""
        known, truth = self.library.key_points, self.numbered.composed.selection.truth
        for point in known.points.values() if known is not None else ():
            if point.document == self.composed.outline.id and (line := point.applying(truth)) is not None:
                yield point, line

    def _processing(self) -> Mapping[str, Mapping[str, tuple[Inlined, ...]]]:
        selected = self.numbered.composed.selection.services
        services = (
            one for one in self.library.services.values() if one.id in selected
        )  # in the order of the catalogue
        return {one.id: self._processing_of(one) for one in services if one.processing}

    def _processing_of(self, service: Service) -> Mapping[str, tuple[Inlined, ...]]:
        """What a service says of processing: each word with what is added to it under this selection."""
        truth = self.numbered.composed.selection.truth
        between = Run(f"{self.language.closing('none', 0, 2)} ", origin=Origin.LABEL)
        found: dict[str, tuple[Inlined, ...]] = {}
        for one in service.told:
            if holds(one.when, truth):
                line, before = _one_line(self._blocks(one.texts[self.language.code])), found.get(one.word)
                found[one.word] = line if before is None else (*before, between, *line)
        return found

    def _article(self, clause: ComposedClause) -> Article[Inlined]:
        self.clause = clause.id
        code, labels = self.language.code, self.library.labels
        number = self.numbered.numbers[clause.id]
        return Article(
            id=clause.id,
            number=number.article,
            label=f"{labels[number.kind][code]} {number.article}",
            title=clause.title[code],
            annex=clause.annex,
            notice=labels["not-applicable"][code] if clause.reserved else None,
            paragraphs=tuple(self._paragraph(one, clause.id) for one in clause.paragraphs),
            provenance=clause.provenance,
        )

    def _paragraph(self, composed: ComposedParagraph, clause: Place) -> Paragraph[Inlined]:
        one, code = composed.paragraph, self.language.code
        place = clause.child(one.id)
        heading: LocalWords | None = one.heading
        total = len(composed.items)
        closings = [self.language.closing(one.join, index, total) for index in range(total)]
        blocks = self._blocks(composed.text[code])
        items = tuple(
            self._item(item, place, closing, one.boxes) for item, closing in zip(composed.items, closings, strict=True)
        )
        covers, run_in = tuple(cover.duty for cover in one.covers), None
        if composed.run_in is not None:
            run_in, items = replace(items[0], number=""), ()
            blocks = (TextBlock((*_one_line(blocks), Run(" "), *run_in.line)),)
            covers = tuple(dict.fromkeys((*covers, *run_in.covers)))
        return Paragraph(
            id=place,
            number=self.numbered.numbers[place].paragraph,
            heading=heading[code] if heading else None,
            blocks=blocks,
            items=items,
            covers=covers,
            provenance=composed.provenance,
            run_in=run_in,
        )

    def _item(self, composed: ComposedItem, paragraph: Place, closing: str, boxes: bool) -> Item[Inlined]:
        place = paragraph.child(composed.item.id)
        line = _one_line(self._blocks(composed.item.text[self.language.code]))
        return Item(
            id=place,
            number=BOX if boxes else f"({self.numbered.numbers[place].item})",
            line=(*line, Run(closing)),
            covers=tuple(cover.duty for cover in composed.item.covers),
            provenance=composed.provenance,
        )

    def _blocks(self, prose: Prose) -> tuple[Block[Inlined], ...]:
        return _without_references(prose) or tuple(mapped(block, self._line) for block in prose.blocks)

    def _line(self, line: tuple[Inline, ...]) -> tuple[Inlined, ...]:
        found: list[Inlined] = []
        for one in line:
            if isinstance(one, Text):
                found.append(Run(one.text, one.strong, one.emphasis))
            elif isinstance(one, Slot):
                found.append(one)
            else:
                found.extend(self._reference(one))
        return tuple(found)

    def _reference(self, reference: Reference) -> tuple[Run, ...]:
        try:
            segments, origin = self._segments(reference)
        except Unresolved as problem:
            self.report.error(problem.code, reference.span, *problem.said)
            return ()
        except UnknownForm as problem:
            known = tuple(one or "nothing" for one in problem.known)
            message = say("not-here", preposition=reference.preposition)
            hint = did_you_mean(reference.preposition, problem.known) or say("between-brackets", words=known)
            self.report.error("reference-preposition", reference.span, message, hint)
            return ()
        look = (reference.strong, reference.emphasis)
        return tuple(Run(one.text, *look, origin, one.target, None) for one in segments)

    def _segments(self, reference: Reference) -> tuple[tuple[Segment, ...], Origin]:
        """The words of a reference. All its targets are of one kind: articles of one document or of one law."""
        ends = [self._ends(one) for one in reference.targets]
        if not ends:
            return (), Origin.REFERENCE
        first = ends[0][0]
        if first.kind == "law":
            return self._law(reference, ends), Origin.LAW
        if any(end.kind != first.kind for pair in ends for end in pair) or (first.kind == "document" and len(ends) > 1):
            raise mixed()
        if first.kind == "document":
            name = self.library.outlines[first.document].name[self.language.code]
            bound = first.document in self.numbered.composed.documents
            return self.language.name(reference.preposition, name, first.document if bound else None), Origin.REFERENCE
        if first.document not in self.numbered.composed.documents:
            name = self.library.outlines[first.document].name[self.language.code]
            return self.language.name(reference.preposition, name, None), Origin.REFERENCE
        numbers = [tuple(self._number(end) for end in pair) for pair in ends]
        if any(self._backwards([place for _, place in pair]) for pair in numbers):
            raise Unresolved("reference-syntax", say("backwards"), say("first-first"))
        kinds = {number.kind for pair in numbers for number, _ in pair}
        owners = {place.document for pair in numbers for _, place in pair}  # a redirect may lead elsewhere
        if len(owners) > 1 or len(kinds) > 1:
            raise mixed()
        cited = [one for pair in numbers for one in self._cited(pair)]
        owner = owners.pop()
        own = owner == self.composed.outline.id
        of = None if own else self.library.outlines[owner].name[self.language.code]
        return self.language.cite(reference.preposition, kinds.pop(), cited, of), Origin.REFERENCE

    def _cited(self, pair: tuple[tuple[Number, Place], ...]) -> tuple[CitedNumber | CitedRange, ...]:
        """A number, or a range; above the articles one of two neighbours is both of them: “9.1 et 9.2”.

        Within the articles a range is printed as it is written: what editions have published stays as it was.
        """
        labels = tuple(CitedNumber(self._label(number), id) for number, id in pair)
        if len(labels) == 1:
            return labels
        places = [place for _, place in pair]
        if self.above and len({place.kind for place in places}) == 1:
            alike = [one for one in self.numbered.numbers if one.kind == places[0].kind]
            first, last = map(alike.index, places)
            if last - first < 2:
                return labels[: last - first + 1]
        return (CitedRange(labels[0], labels[1]),)

    def _ends(self, target: Target | TargetRange) -> tuple[Resolved, ...]:
        here = (self.composed.outline.id, self.clause or "")
        ends = (target.first, target.last) if isinstance(target, TargetRange) else (target,)
        return tuple(resolver_of(self.library).resolve(one, *here) for one in ends)

    def _law(self, reference: Reference, ends: list[tuple[Resolved, ...]]) -> tuple[Segment, ...]:
        first = ends[0][0]
        every = [end for pair in ends for end in pair]
        if any((end.kind, end.document, bool(end.part)) != ("law", first.document, bool(first.part)) for end in every):
            raise mixed()
        law: Law = self.library.laws[first.document]
        names = law.languages[self.language.code]
        name = names.name if reference.full else names.short
        if not first.part:
            return self.language.name(reference.preposition, name, None)
        cited: list[CitedNumber | CitedRange] = []
        for pair in ends:
            labels = [CitedNumber(self.language.law_article(*end.law_part, law.style), None) for end in pair]
            cited.append(CitedRange(labels[0], labels[1]) if len(labels) == 2 else labels[0])
        return self.language.cite(reference.preposition, "article", cited, name)

    def _backwards(self, places: list[Place]) -> bool:
        """Whether the places are not in the order in which they are printed."""
        printed = [place for place in self.numbered.numbers if place in places] if len(places) > 1 else places
        return printed != list(dict.fromkeys(places))

    def _number(self, end: Resolved) -> tuple[Number, Place]:
        place = end.place
        seen = {place}
        while (onward := self._redirect(place)) is not None:
            if onward in seen:
                raise Unresolved("change-redirect", say("circle", place=str(end.place)), say("name-one-that-stays"))
            seen.add(onward)
            place = onward
        number = self.numbered.numbers.get(place)
        if number is None or place in self.reserved:
            remover = next((by for gone, by in self.numbered.composed.removed.items() if place.within(gone)), None)
            if remover:
                message = say("removed", place=str(end.place), variant=remover)
                raise Unresolved("reference-removed", message, say("add-redirect"))
            raise Unresolved("reference-removed", say("not-printed", place=str(end.place)), say("same-when"))
        runs_in = place.kind == "item" and not number.item  # it has no anchor of its own
        return number, place.clause.child(place.paragraph) if runs_in else place

    def _redirect(self, place: Place) -> Place | None:
        """Where a reference to a removed place goes: its own redirect, or that of the paragraph or clause it lay in."""
        redirects = self.numbered.composed.redirects
        if place in self.numbered.numbers and place not in redirects:
            return None
        return next((redirects[outer] for outer in place.around() if outer in redirects), None)

    def _label(self, number: Number) -> str:
        if number.item:
            return self.language.item_label(number.paragraph, number.item)
        return number.paragraph or number.article


@lru_cache(maxsize=8192)
def _without_references(prose: Prose) -> tuple[Block[Inlined], ...]:
    """The blocks of a text that refers to nothing, the same under every selection; nothing for other texts."""

    def line(inlines: tuple[Inline, ...]) -> tuple[Inlined, ...]:
        return tuple(Run(one.text, one.strong, one.emphasis) if isinstance(one, Text) else one for one in inlines)  # type: ignore[misc]

    return () if prose.references else tuple(mapped(block, line) for block in prose.blocks)


def _one_line(blocks: tuple[Block[Inlined], ...]) -> tuple[Inlined, ...]:
    """The line of a text that is one paragraph; items and definitions are."""
    return tuple(inline for block in blocks for line in lines(block) for inline in line)
