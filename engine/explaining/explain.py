"""explain: finished documents and the selection that led to them → why each thing stands there, or does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from engine.diagnostics import Report, Span, nearest
from engine.explaining.key_points import KeyPointExplainer
from engine.explaining.missing import Lacking
from engine.explaining.parts import PartExplainer
from engine.explaining.reasons import Reasons
from engine.explaining.sources import Sources
from engine.languages import Language
from engine.model.clause import Parameter
from engine.model.condition import written_condition
from engine.model.document import Document
from engine.model.explanation import Explained, Explanation, Missing, PlaceKind, ReasonStep
from engine.model.library import Library
from engine.model.place import Place
from engine.model.selection import Selection
from engine.model.variant import Variant


def explain(
    library: Library,
    selection: Selection,
    documents: Mapping[str, Document],
    language: Language,
    place: str,
    report: Report,
) -> Explanation:
    """Why `place` is printed or selected as it is, or why it is not; without a place, an overview of the pack.

    A place is a document, `cgv/abroad`, `cgv/abroad#request`, `cgv/abroad#request.item`, a variant, `term/client`,
    `parameter/notice`, a fact or `service.prospecting`. One that exists nowhere goes to `report`.
    """
    return _Explainer(library, selection, documents, language).answer(place, report)


ExplainedPlaces = tuple[tuple[Explained, ...], tuple[Missing, ...]]
"""What is there of the place asked for, and what is not."""


class _Explainer:
    def __init__(
        self, library: Library, selection: Selection, documents: Mapping[str, Document], language: Language
    ) -> None:
        self.library, self.selection, self.documents, self.language = library, selection, documents, language
        code = language.code
        self.sources = Sources(library)
        self.reasons = Reasons(library, selection, code)
        self.lacking = Lacking(library, selection, code, self.reasons, self.sources)
        self.key_points = KeyPointExplainer(library, selection, documents)
        self.printed = PartExplainer(
            library, selection, language, self.reasons, self.sources, self.lacking, self.key_points
        )

    def answer(self, place: str, report: Report) -> Explanation:
        answer = self._answer(place)
        if answer is None:
            hint = nearest(place, self._known()) or "name a document, cgv/clause, cgv/clause#paragraph or a variant"
            report.error("place-unknown", Span(place), f"there is no {place} in this library", hint)
        found, missing = answer or ((), ())
        named = dict.fromkeys([*_variants(found), *(one.variant for one in missing if one.variant)])
        options = tuple(self.reasons.option(id) for id in named if id in self.selection.variants)
        return Explanation(place, self.language.code, found, missing, options)

    def _answer(self, place: str) -> ExplainedPlaces | None:
        library = self.library
        kind, _, name = place.partition("/")
        if not place:
            return self._overview()
        if (id := name if kind == "document" else place) in library.outlines:
            return self._document(id)
        if kind == "term" and (kept := self._term(name)) is not None:
            return kept
        if kind == "parameter" and name in self._parameters():
            return self._parameter(name)
        if place in self.sources.places:
            return self._passage(Place(place))
        if (id := (name if kind == "variant" else place).partition("@")[0]) in library.variants:
            return self._variant(id)
        return self._atom(place) if place in self._atoms() else None

    def _known(self) -> Iterator[str]:
        yield from (*self.library.outlines, *self.sources.places, *self.library.variants, *self._atoms())
        yield from (f"term/{id}" for id in (*self.library.terms, *(term for term, _ in self._defining())))
        yield from (f"parameter/{id}" for id in self._parameters())

    # Documents and what stands in them

    def _overview(self) -> ExplainedPlaces:
        selection, reasons, code = self.selection, self.reasons, self.language.code
        found = [self.printed.document(one, brief=True) for one in self.documents.values()]
        for id, chosen in selection.variants.items():
            found.append(self._chosen(id, chosen.variant))
        for id in selection.services:
            title = self.library.services[id].title[code]
            found.append(Explained("service", f"service.{id}", "", title, steps=reasons.service(id)))
        for id in selection.facts:
            found.append(Explained("fact", id, "", self.library.facts[id].label[code], steps=reasons.fact(id)))
        found += [self._figure(name) for name in selection.figures]
        missing = [one for id in self.library.outlines if id not in self.documents for one in self.lacking.document(id)]
        missing += [self._unselected(id) for id in self.library.variants if reasons.deselected(id)]
        return tuple(found), tuple(missing)

    def _document(self, id: str) -> ExplainedPlaces:
        if id in self.documents:
            return (self.printed.document(self.documents[id]),), ()
        return (), self.lacking.document(id)

    def _passage(self, place: Place) -> ExplainedPlaces:
        document = self.documents.get(place.document)
        if document is None:
            return (), tuple(self.lacking.inside(place, one) for one in self.lacking.document(place.document))
        when = self.library.outlines[document.id].when
        around = (self.reasons.tested("the document", when),) if when is not None else ()
        for article in document.articles:
            if article.id == place and article.notice is None:
                told = self.printed.article(article, document)
                return (replace(told, tested=(*around, *told.tested)),), ()
            for paragraph in article.paragraphs if place.clause == article.id else ():
                told = self.printed.paragraph(paragraph)
                outer = (*around, *self.printed.article(article, document).tested)
                lost = tuple(self.lacking.absence(one) for one in document.absent if one.id.outer() == place)
                if paragraph.id == place:
                    return (replace(told, tested=(*outer, *told.tested), missing=lost),), ()
                for item in told.parts:
                    if item.id == place:
                        number = f"{told.number} {item.number}".strip()
                        tested = (*outer, *told.tested, *item.tested)
                        return (replace(item, number=number, tested=tested, key_points=told.key_points),), ()
        return (), self._not_printed(document, place)

    def _not_printed(self, document: Document, place: Place) -> tuple[Missing, ...]:
        lost = {one.id: self.lacking.absence(one) for one in document.absent}
        for one in place.around():
            if one in lost:
                inner = (lost[id] for id in lost if id != place and id.within(place))
                return (lost[one], *inner) if one == place else (self.lacking.inside(place, lost[one]),)
        if place not in self.sources.own:
            return self.lacking.unselected(place)
        added = self.lacking.added(place.clause)
        return added if place.kind == "article" else tuple(self.lacking.inside(place, one) for one in added)

    def _brief(self) -> Iterator[Explained]:
        """Everything that is printed, without what lies in it."""
        for document in self.documents.values():
            for article in document.articles:
                told = self.printed.article(article, document)
                yield replace(told, parts=())
                for paragraph in told.parts:
                    yield replace(paragraph, parts=())
                    yield from paragraph.parts

    # Variants, terms, figures, facts and services

    def _chosen(self, id: str, variant: Variant) -> Explained:
        title = variant.title[self.language.code]
        return Explained("variant", id, str(variant.version), title, steps=self.reasons.variant(id))

    def _variant(self, id: str) -> ExplainedPlaces:
        chosen = self.selection.variants.get(id)
        if chosen is None:
            return (), (self._unselected(id),)
        parts = tuple(one for one in self._brief() if one.provenance is not None and one.provenance.variant == id)
        lost = [one for document in self.documents.values() for one in document.absent if one.provenance.variant == id]
        missing = tuple(map(self.lacking.absence, lost))
        told = self._chosen(id, chosen.variant)
        return (replace(told, parts=parts, missing=missing, key_points=self.key_points.of_variant(id)),), ()

    def _unselected(self, id: str) -> Missing:
        """A variant that is not selected, with everything that would select it."""
        variant, library = self.library.variants[id][0], self.library
        would = [f"the service {one.id}" for one in library.services.values() for it in one.implies if it.clause == id]
        would += [
            f"the variant {majors[0].id}"
            for majors in library.variants.values()
            for link in majors[0].implies
            if link.variant == id
        ]
        tested = () if variant.activate is None else (self.reasons.tested("activate:", variant.activate),)
        would += [] if variant.activate is None else [f"the condition {written_condition(variant.activate)}"]
        deselected = self.reasons.deselected(id)
        words, at = ("deselected", deselected.row) if deselected else ("not selected", variant.span.file)
        words += f"; selected by its name or by {', '.join(would)}" if would else "; selected by its name only"
        return Missing("variant", id, variant.title[self.language.code], words, at, None, None, tested)

    def _defining(self) -> Iterator[tuple[str, Variant]]:
        for majors in self.library.variants.values():
            for variant in majors:
                for change in variant.changes:
                    yield from ((term.id, variant) for term in change.defines())

    def _term(self, id: str) -> ExplainedPlaces | None:
        definitions = [one for one in self._brief() if one.id == f"term/{id}"]
        if definitions:
            used = tuple(replace(one, parts=()) for one in self._brief() if id in one.terms)
            return tuple(replace(one, parts=used) for one in definitions), ()
        if id in self.printed.defined:
            at = self.printed.defined[id].at or ""
            return (), (Missing("definition", f"term/{id}", "", "no text of these documents uses it", at),)
        defining = [variant for term, variant in self._defining() if term == id]
        if not defining:
            return None
        return (), tuple(
            Missing(
                "definition",
                f"term/{id}",
                "",
                f"only {one.id} defines it, which is not selected",
                one.span.file,
                one.id,
            )
            for one in defining
        )

    def _parameters(self) -> Mapping[str, tuple[Parameter, Variant | None]]:
        found: dict[str, tuple[Parameter, Variant | None]] = {
            name: (one, None) for name, one in self.library.parameters.items()
        }
        for majors in self.library.variants.values():
            for variant in reversed(majors):  # the newest one last
                found |= {name: (one, variant) for name, one in variant.parameters.items()}
        return found

    def _parameter(self, name: str) -> ExplainedPlaces:
        if name in self.selection.figures:
            parts = tuple(replace(one, parts=()) for one in self._brief() if any(it.name == name for it in one.figures))
            return (replace(self._figure(name), parts=parts, key_points=self.key_points.with_figure(name)),), ()
        parameter, variant = self._parameters()[name]
        label = parameter.label[self.language.code]
        words = "it has no value here" if variant is None else f"{variant.id} brings it, which is not selected"
        id = None if variant is None else variant.id
        return (), (Missing("parameter", f"parameter/{name}", label, words, parameter.span.row, id),)

    def _figure(self, name: str) -> Explained:
        figure = self.selection.figures[name]
        because, at = self.reasons.figure(figure)
        value = self.printed.value(figure)
        label = figure.parameter.label[self.language.code]
        version = str(figure.parameter.version)
        step = (ReasonStep(f"parameter {name}", because, at),)
        return Explained("parameter", f"parameter/{name}", version, label, value, steps=step)

    def _atoms(self) -> tuple[str, ...]:
        return (*self.library.facts, *(f"service.{id}" for id in self.library.services))

    def _atom(self, atom: str) -> ExplainedPlaces:
        kind, _, name = atom.partition(".")
        which: PlaceKind = "service" if kind == "service" else "fact"
        service = which == "service"
        title = (self.library.services[name].title if service else self.library.facts[atom].label)[self.language.code]
        if self.selection.truth(atom):
            steps = self.reasons.service(name) if service else self.reasons.fact(atom)
            return (Explained(which, atom, "", title, steps=steps),), ()
        return (), (Missing(which, atom, title, self.reasons.answer(atom).because, ""),)


def _variants(found: Iterable[Explained]) -> Iterator[str]:
    """Every variant that had a part in what is explained, in the order of the text."""
    for one in found:
        if one.kind == "variant":
            yield one.id
        if one.provenance is not None and one.provenance.variant is not None:
            yield one.provenance.variant
        yield from _variants(one.parts)
        yield from (lost.variant for lost in one.missing if lost.variant)
