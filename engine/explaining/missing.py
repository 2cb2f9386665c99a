"""Why something is not there, in words: taken away, under a condition, brought by a variant that is not selected."""

from __future__ import annotations

from engine.explaining.reasons import Reasons
from engine.explaining.sources import Brought, Sources, selected_in
from engine.model.claims import Claim
from engine.model.clause import Clause, ClauseItem, ClauseParagraph
from engine.model.condition import holds
from engine.model.document import Absence
from engine.model.explanation import Missing, Tested
from engine.model.library import Library
from engine.model.place import Place
from engine.model.prose import Prose, Reference, Slot
from engine.model.selection import Selection
from engine.model.variant import Change, Variant


class Lacking:
    """Says why places, documents and variants are missing from one selection."""

    def __init__(self, library: Library, selection: Selection, language: str, reasons: Reasons, sources: Sources):
        self.library, self.selection, self.language = library, selection, language
        self.reasons, self.sources = reasons, sources

    def absence(self, one: Absence) -> Missing:
        """What the passes recorded about a place that they left out."""
        kind, title, who = one.id.kind, self.title(one.id), one.provenance
        change = who.by
        written = self.sources.of(one.id, self.selection)
        tested: tuple[Tested, ...] = ()
        if change is not None and change.when is not None:
            tested = (self.reasons.tested(f"the change of {who.variant}", change.when),)
        at = written.span.row if written is not None else ""
        match one.cause:
            case "removed":
                words, at = f"removed by {who.variant} {who.variant_version}", who.at or at
            case "restated":
                words, at = f"{who.variant} {who.variant_version} restates the items without it", who.at or at
            case "condition":
                words = f"its when: does not hold: {one.when}"
                if written is not None and written.when is not None:
                    tested = (*tested, self.reasons.tested(f"the {kind}", written.when))
            case "empty":
                words = "nothing of it is printed"
        return Missing(kind, one.id, title, words, at, who.variant, one.redirect, tested)

    def inside(self, place: Place, outer: Missing) -> Missing:
        """A place that is missing because what it lies in is."""
        words = f"it lies in {outer.id}, which is not printed: {outer.because}"
        return Missing(
            place.kind, place, self.title(place), words, outer.at, outer.variant, outer.redirect, outer.tested
        )

    def unselected(self, place: Place) -> tuple[Missing, ...]:
        """A place that only variants bring which are not selected, or not in this major, or under a condition."""
        return tuple(self._brought(place, one) for one in self.sources.brought.get(place, ()))

    def _brought(self, place: Place, one: Brought) -> Missing:
        change = one.change
        verb = "restates the items with" if change.restates else "inserts"
        words, tested = self._only(one.variant, verb, change)
        return Missing(place.kind, place, self.title(place), words, change.span.row, one.variant.id, None, tested)

    def _only(self, variant: Variant, verb: str, change: Change) -> tuple[str, tuple[Tested, ...]]:
        name = f"{variant.id} {variant.version}"
        if selected_in(self.selection, variant):
            if change.when is None or holds(change.when, self.selection.truth):
                return f"{name} {verb} it in something that is not printed", ()
            told = self.reasons.tested(f"the change of {variant.id}", change.when)
            return f"{name} {verb} it only under a condition that does not hold: {told.written}", (told,)
        chosen = self.selection.variants.get(variant.id)
        if chosen is not None:
            return f"only {name} {verb} it; selected is {chosen.variant.version}", ()
        deselected = self.reasons.deselected(variant.id)
        state = f"is deselected ({deselected.row})" if deselected else "is not selected"
        return f"only {name} {verb} it, which {state}", ()

    def added(self, id: Place) -> tuple[Missing, ...]:
        """A clause or document that only a variant adds to what is printed."""
        found = []
        for majors in self.library.variants.values():
            for variant in majors:
                for change in variant.changes:
                    if Claim("add", id) in change.claims():
                        words, tested = self._only(variant, "adds", change)
                        told = Missing(id.kind, id, self.title(id), words, change.span.row, variant.id, None, tested)
                        found.append(told)
        return tuple(found)

    def document(self, id: str) -> tuple[Missing, ...]:
        """Why a document is not in the pack."""
        outline, deal = self.library.outlines[id], self.selection.deal
        title = outline.title[self.language]
        for chosen in self.selection.variants.values():
            for change in chosen.variant.changes:
                if Claim("drop", Place(id)) in change.claims() and holds(change.when, self.selection.truth):
                    words = f"dropped by {chosen.variant.id} {chosen.variant.version}"
                    return (Missing("document", id, title, words, change.span.row, chosen.variant.id),)
        standard = self.library.standard
        listed = standard.documents if deal is None else standard.pack if deal.documents is None else deal.documents
        if any(entry.clause == id for entry in listed) and not holds(outline.when, self.selection.truth):
            assert outline.when is not None  # noqa: S101  without a condition it holds
            told = self.reasons.tested("the document", outline.when)
            return (
                Missing("document", id, title, f"its when: does not hold: {told.written}", told.at, tested=(told,)),
            )
        if added := self.added(Place(id)):
            return added
        if deal is not None and deal.documents is not None:
            return (Missing("document", id, title, "not among the documents that the deal names", deal.span.row),)
        words = "not in the pack of the standard selection" if deal else "not among the documents that are published"
        return (Missing("document", id, title, words, standard.span.row),)

    def title(self, place: Place) -> str:
        """The title of an article, the heading of a paragraph, or how a text begins, as the library has it."""
        if place in self.library.outlines:
            return self.library.outlines[place].title[self.language]
        written = self.sources.of(place, self.selection)
        match written:
            case Clause():
                return written.title[self.language]
            case ClauseParagraph(heading=heading) if heading is not None:
                return heading[self.language]
            case ClauseParagraph() | ClauseItem():
                return plain(written.text[self.language])
            case _:
                return ""


def plain(prose: Prose) -> str:
    """The words of a text of the library, a figure or reference by its name."""
    told = []
    for inline in prose.inlines:
        if isinstance(inline, Slot):
            told.append(f"⟨{inline.parameter}⟩")
        elif isinstance(inline, Reference):
            told.append(f"[{', '.join(map(str, inline.targets))}]")
        else:
            told.append(inline.text)
    return " ".join("".join(told).split())
