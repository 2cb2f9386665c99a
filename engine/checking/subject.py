"""The library as checks see it: analysed once, handed to every rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from engine.diagnostics import Span
from engine.model.clause import Clause, Cover, Item, Paragraph, Parameter, Texts, Words
from engine.model.given import GIVEN
from engine.model.library import Library, Reading
from engine.model.places import Resolver
from engine.model.variant import Define, Insert, Reoutline, Replace, Retitle, Variant


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the library with where it stands: in a document and clause, or in a definition; `variant` may own it.

    `term` is set for definitions.
    """

    place: str
    document: str
    clause: str
    texts: Texts
    covers: tuple[Cover, ...]
    variant: Variant | None
    term: str | None
    span: Span


class Subject:
    """A library under examination."""

    def __init__(self, reading: Reading) -> None:
        self.library: Library = reading.library
        self.broken = reading.broken

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
        """Every text: clauses in the order of the files, then definitions, then what variants write."""
        own = (*self._clause_passages(), *self._term_passages(), *self._service_passages())
        return (*own, *self._variant_passages())

    @cached_property
    def titles(self) -> tuple[tuple[Words, Span], ...]:
        """Every title and heading."""
        found = [(clause.title, clause.span) for clause in self.library.clauses.values()]
        for clause in self.library.clauses.values():
            found += [(one.heading, one.span) for one in clause.paragraphs if one.heading]
        found += [(one.title, one.span) for v in self.variants for one in v.changes if isinstance(one, Retitle)]
        return tuple(found)

    def parameters(self, passage: Passage) -> Mapping[str, Parameter]:
        """What a text may name: figures of the library, of the program, of the variant that it belongs to.

        A document that a variant adds may name the parameters of that variant.
        """
        own = passage.variant.parameters if passage.variant else {}
        return {**self.library.parameters, **GIVEN, **self._added.get(passage.document, {}), **own}

    @cached_property
    def _added(self) -> Mapping[str, Mapping[str, Parameter]]:
        """The parameters of the variants that add a document, by document."""
        found: dict[str, dict[str, Parameter]] = {}
        for variant in reversed(self.variants):
            for change in variant.changes:
                if isinstance(change, Reoutline) and change.action == "add" and "/" not in change.target:
                    found.setdefault(change.target, {}).update(variant.parameters)
        return found

    def _clause_passages(self) -> Iterator[Passage]:
        for clause in self.library.clauses.values():
            yield from _of_clause(clause, None)

    def _term_passages(self) -> Iterator[Passage]:
        for term in self.library.terms.values():
            texts = {language: form.text for language, form in term.languages.items()}
            for document in list(self.library.outlines)[:1]:
                yield Passage(f"term/{term.id}", document, "", texts, term.covers, None, term.id, term.span)

    def _service_passages(self) -> Iterator[Passage]:
        """What services say of processing; it stands in no clause, like definitions."""
        for service in self.library.services.values():
            for key, texts in (service.processing or {}).items():
                for document in list(self.library.outlines)[:1]:
                    place = f"services/{service.id}.{key}"
                    yield Passage(place, document, "", texts, (), None, None, service.span)

    def _variant_passages(self) -> Iterator[Passage]:
        for variant in self.variants:
            for change in variant.changes:
                match change:
                    case Replace(target=target, text=text, items=items, covers=covers, span=span):
                        document = target.clause.split("/")[0]
                        yield Passage(str(target), document, target.clause, text, covers, variant, None, span)
                        for item in items or ():
                            yield _of_item(item, str(target), target.clause, variant)
                    case Insert(content=Clause() as clause):
                        yield from _of_clause(clause, variant)
                    case Insert(content=Paragraph() as paragraph, target=target):
                        yield from _of_paragraph(paragraph, target.clause, variant)
                    case Insert(content=Item() as item, target=target):
                        yield _of_item(item, f"{target.clause}#{target.paragraph}", target.clause, variant)
                    case Define(term=term, span=span):
                        texts = {language: form.text for language, form in term.languages.items()}
                        for document in list(self.library.outlines)[:1]:
                            yield Passage(f"term/{term.id}", document, "", texts, term.covers, variant, term.id, span)
                    case _:
                        pass


def _of_clause(clause: Clause, variant: Variant | None) -> Iterator[Passage]:
    for paragraph in clause.paragraphs:
        yield from _of_paragraph(paragraph, clause.id, variant)


def _of_paragraph(paragraph: Paragraph, clause: str, variant: Variant | None) -> Iterator[Passage]:
    place, document = f"{clause}#{paragraph.id}", clause.split("/")[0]
    yield Passage(place, document, clause, paragraph.text, paragraph.covers, variant, None, paragraph.span)
    if paragraph.empty:
        yield Passage(place, document, clause, paragraph.empty, (), variant, None, paragraph.span)
    for item in paragraph.items:
        yield _of_item(item, place, clause, variant)


def _of_item(item: Item, paragraph: str, clause: str, variant: Variant | None) -> Passage:
    document = clause.split("/")[0]
    return Passage(f"{paragraph}.{item.id}", document, clause, item.text, item.covers, variant, None, item.span)
