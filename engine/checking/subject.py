"""The library as checks see it: analysed once, handed to every rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from engine.checking.texts import LanguageSheet, LanguageText, Passage, texts_of
from engine.diagnostics import Span
from engine.languages import LANGUAGES
from engine.model.clause import Clause, ClauseParagraph, LocalWords, Parameter, Term, parts_of
from engine.model.evidence import parameters, written_by
from engine.model.library import Library, Reading
from engine.model.place import Place
from engine.model.supplied_figures import GIVEN
from engine.model.targets import Resolver
from engine.model.variant import Replace, Retitle, Variant, Written

KEY_POINT = "key-point/"
"""What begins the place of a line of a first page."""


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A line that is no running text, and what a warning about it names."""

    words: LocalWords
    about: str
    span: Span


class Subject:
    """A library under examination."""

    def __init__(self, reading: Reading) -> None:
        self.library: Library = reading.library
        self.broken = reading.broken
        self._scopes: dict[tuple[str, int, bool], Mapping[str, Parameter]] = {}

    def unread(self, *names: str) -> bool:
        """Whether something was reported in one of these files, or in a file of one of these folders."""
        return any(file.startswith(names) for file in self.broken)

    def excused(self, hint: str, *names: str) -> bool:
        """Whether a name that does not exist may stand in what could not be read; one with a near name is misspelt."""
        return not hint and self.unread(*names)

    @cached_property
    def resolver(self) -> Resolver:
        return Resolver(self.library, self.broken)

    @cached_property
    def annexes(self) -> frozenset[str]:
        """The clauses that are annexes of a document."""
        return frozenset(entry.clause for outline in self.library.outlines.values() for entry in outline.annexes)

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        return tuple(variant for majors in self.library.variants.values() for variant in majors)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text: clauses in the order of the files, definitions, what variants write, what first pages say."""
        own = (*self._clause_passages(), *self._term_passages(), *self._service_passages())
        return (*own, *self._variant_passages(), *self._key_point_passages())

    @cached_property
    def texts(self) -> tuple[LanguageText, ...]:
        """Every passage in each of its languages, as far as it could be read."""
        return tuple(texts_of(self.passages))

    @cached_property
    def pairs(self) -> tuple[tuple[LanguageText, LanguageText], ...]:
        """Every passage that could be read in both languages."""
        texts = zip(self.texts, self.texts[1:], strict=False)
        return tuple((one, other) for one, other in texts if one.passage is other.passage)

    @cached_property
    def sheets(self) -> Mapping[str, LanguageSheet]:
        """The texts by language, to be searched at once."""
        return {code: LanguageSheet(text for text in self.texts if text.language == code) for code in LANGUAGES}

    @cached_property
    def summaries(self) -> tuple[LanguageText, ...]:
        """What variants say of themselves, likewise; no document is made of it."""
        each = self.variants
        return tuple(texts_of(Passage(f"variant/{v.id}", "", "", v.summary, (), v, None, v.span) for v in each))

    @cached_property
    def defined_by_variants(self) -> tuple[tuple[Variant, Term], ...]:
        """Every term that a variant defines or restates, with that variant."""
        changes = ((variant, change) for variant in self.variants for change in variant.changes)
        return tuple((variant, term) for variant, change in changes for term in change.defines())

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every defined term, then those of variants."""
        return (*self.library.terms.values(), *(term for _, term in self.defined_by_variants))

    def about(self, passage: Passage) -> str:
        """The paragraph, term or service to which a text belongs, with the variant that writes it: see `evidence`."""
        if not passage.clause:
            service = passage.place.partition(".")[0].replace("services/", "service/")
            return service if passage.variant is None else self.variant_id(passage.variant)
        where = Place(passage.place)
        place = where.clause.child(where.paragraph)
        return place if passage.variant is None else written_by(passage.variant, place)

    def variant_id(self, variant: Variant) -> str:
        """The identity of a variant; with its major if there is a newer one."""
        newest = self.library.variants[variant.id][0]
        return f"variant/{variant.id if variant is newest else variant.pin}"

    @cached_property
    def headings(self) -> tuple[HeadingLine, ...]:
        """Every title, heading and reason: one line in every language, whose own place nobody kept."""
        library = self.library
        found = [HeadingLine(one.title, f"document/{one.id}", one.span) for one in library.outlines.values()]
        for clause in library.clauses.values():
            found.append(HeadingLine(clause.title, clause.id, clause.span))
            for paragraph in clause.paragraphs:
                found += _headings(paragraph, clause.id.child(paragraph.id))
        for service in library.services.values():
            found.append(HeadingLine(service.title, f"service/{service.id}", service.span))
            found += [HeadingLine(one.title, f"service/{service.id}", one.span) for one in service.prices.values()]
        for variant in self.variants:
            about = self.variant_id(variant)
            found.append(HeadingLine(variant.title, about, variant.span))
            found += [HeadingLine(one.reason, about, one.span) for one in variant.conflicts]
            for change in variant.changes:
                if isinstance(change, Retitle):
                    found.append(HeadingLine(change.title, about, change.span))
                for _, node in change.brings():
                    if isinstance(node, Clause):
                        found.append(HeadingLine(node.title, about, node.span))
                    elif isinstance(node, ClauseParagraph):
                        found += _headings(node, about)
        return tuple(found)

    def parameters(self, passage: Passage) -> Mapping[str, Parameter]:
        """What a text may name: figures of the library, of the program, of the variant that it belongs to.

        A document that a variant adds may name the parameters of that variant.
        """
        scope = (passage.document, id(passage.variant), passage.place.startswith(KEY_POINT))
        if scope not in self._scopes:
            own = passage.variant.parameters if passage.variant else {}
            added = self._added.get(passage.document, {})
            if passage.place.startswith(KEY_POINT):  # which says what variants make of the text
                own = parameters(self.library)
            self._scopes[scope] = {**self.library.parameters, **GIVEN, **added, **own}
        return self._scopes[scope]

    @cached_property
    def _added(self) -> Mapping[str, Mapping[str, Parameter]]:
        """The parameters of the variants that add a document, by document."""
        found: dict[str, dict[str, Parameter]] = {}
        for variant in reversed(self.variants):
            for change in variant.changes:
                for claim in change.claims():
                    if claim.kind == "add" and claim.place is not None and claim.place.kind == "document":
                        found.setdefault(claim.place, {}).update(variant.parameters)
        return found

    def _clause_passages(self) -> Iterator[Passage]:
        for clause in self.library.clauses.values():
            for place, node in parts_of(clause.id, clause):
                yield from _passages(place, node, None)

    def _term_passages(self) -> Iterator[Passage]:
        for term in self.library.terms.values():
            texts = {language: form.text for language, form in term.languages.items()}
            for document in list(self.library.outlines)[:1]:
                yield Passage(f"term/{term.id}", document, "", texts, term.covers, None, term.id, term.span)

    def _service_passages(self) -> Iterator[Passage]:
        """What services say of processing; it stands in no clause, like definitions."""
        for service in self.library.services.values():
            for one in service.told:
                for document in list(self.library.outlines)[:1]:
                    yield Passage(one.place, document, "", one.texts, (), None, None, service.span)

    def _key_point_passages(self) -> Iterator[Passage]:
        """What first pages say in short; it stands in no clause either."""
        for point, line in self.library.key_points.lines() if self.library.key_points else ():
            place = f"{KEY_POINT}{point.id}.{line.id}"
            yield Passage(place, point.document, "", line.text, (), None, None, line.span)

    def _variant_passages(self) -> Iterator[Passage]:
        for variant in self.variants:
            for change in variant.changes:
                for place, node in change.writes():
                    yield from _passages(place, node, variant)
                for term in change.defines():
                    texts = {language: form.text for language, form in term.languages.items()}
                    for document in list(self.library.outlines)[:1]:
                        yield Passage(
                            f"term/{term.id}", document, "", texts, term.covers, variant, term.id, change.span
                        )


def _headings(paragraph: ClauseParagraph, about: str) -> Iterator[HeadingLine]:
    if paragraph.heading:
        yield HeadingLine(paragraph.heading, about, paragraph.span)
    for column in paragraph.columns:
        yield HeadingLine(column.heading, about, column.span)


def _passages(place: Place, node: Written, variant: Variant | None) -> Iterator[Passage]:
    """The texts of a paragraph or item, or of a change that restates one; a clause has none but in its paragraphs."""
    if isinstance(node, Clause):
        return
    document, clause = place.document, place.clause
    yield Passage(place, document, clause, node.text, node.covers, variant, None, node.span)
    if isinstance(node, ClauseParagraph) and node.empty:
        yield Passage(place, document, clause, node.empty, (), variant, None, node.span)
    if isinstance(node, ClauseParagraph | Replace) and node.single:
        yield Passage(place, document, clause, node.single, (), variant, None, node.span, leads=True)
