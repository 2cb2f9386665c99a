"""absent: composed documents → what the library has for each of them and this selection does not print, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.assembling.changes import Active
from engine.model.clause import Clause, ClauseItem, ClauseParagraph, TextNode
from engine.model.composition import ComposedClause, ComposedDocument, ComposedParagraph
from engine.model.condition import Condition, deciding, holds, written_condition
from engine.model.document import Absence, Asked, Provenance
from engine.model.library import Library
from engine.model.place import Place
from engine.model.selection import Selection


@dataclass(frozen=True, slots=True)
class _Work:
    """What is looked at: the changes that apply, by what they claim and where."""

    library: Library
    selection: Selection
    removals: Mapping[Place, Active]
    restated: Mapping[Place, Active]  # those that restate the items of a paragraph
    inserted: Mapping[Place, Sequence[Active]]  # by what they are inserted into: a document, clause or paragraph
    added: Mapping[Place, Sequence[Place]]  # clauses added to the outline of a document

    def new(self, place: Place) -> Iterator[TextNode]:
        """What variants insert into a document, clause or paragraph."""
        for one in self.inserted.get(place, ()):
            yield from _inner(one, place)


def absences(
    library: Library, selection: Selection, active: Sequence[Active], document: ComposedDocument
) -> tuple[Absence, ...]:
    """What one document lacks, in the order in which it would stand; what variants would insert comes last."""
    return tuple(_document(_sorted(library, selection, active), document))


def asked(condition: Condition, selection: Selection) -> tuple[Asked, ...]:
    """The words that make a condition hold, or fail."""
    found = dict.fromkeys(str(atom) for atom in deciding(condition, selection.truth))
    return tuple(Asked(atom, selection.truth(atom)) for atom in found)


def _sorted(library: Library, selection: Selection, active: Sequence[Active]) -> _Work:
    removals: dict[Place, Active] = {}
    restated: dict[Place, Active] = {}
    inserted: dict[Place, list[Active]] = {}
    added: dict[Place, list[Place]] = {}
    for one in active:
        for claim in one.change.claims():
            place = claim.place
            around = place.outer() if place is not None else None
            if place is None or around is None:  # of a term, of a parameter, of a whole document
                continue
            match claim.kind:
                case "gone":
                    removals[place] = one
                case "items":
                    restated[place] = one
                case "add":
                    added.setdefault(around, []).append(place)
                case "id":
                    inserted.setdefault(around, []).append(one)
    return _Work(library, selection, removals, restated, inserted, added)


def _inner(one: Active, place: Place) -> tuple[TextNode, ...]:
    """What a change writes directly into a place."""
    return tuple(node for at, node in one.change.brings() if at.outer() == place)


def _document(work: _Work, document: ComposedDocument) -> Iterator[Absence]:
    outline, place = document.outline, Place(document.outline.id)
    printed = {one.id: one for one in document.clauses}
    listed = [entry.clause for entry in (*outline.entries, *outline.annexes)]
    clauses = [work.library.clauses.get(id) for id in listed]
    clauses += [one for one in work.new(place) if isinstance(one, Clause)]
    clauses += [work.library.clauses.get(id) for id in work.added.get(place, ())]
    for own in {one.id: one for one in clauses if one is not None}.values():
        yield from _clause(work, own, printed.get(own.id))


def _clause(work: _Work, clause: Clause, printed: ComposedClause | None) -> Iterator[Absence]:
    own = Provenance(clause.id, str(clause.version))
    if printed is None or printed.reserved:
        lack = _lack(work, clause.id, clause.when, clause, own) or Absence(clause.id, "empty", own)
        yield lack
        if lack.cause != "empty":
            return
    kept = {one.paragraph.id: one for one in printed.paragraphs} if printed else {}
    for paragraph in (*clause.paragraphs, *work.new(clause.id)):
        if not isinstance(paragraph, ClauseParagraph):
            continue
        place = clause.id.child(paragraph.id)
        if paragraph.id not in kept:
            lack = _lack(work, place, paragraph.when, clause, own) or Absence(place, "empty", own)
            yield lack
        else:
            yield from _items(work, clause, paragraph, kept[paragraph.id], own)


def _items(
    work: _Work, clause: Clause, paragraph: ClauseParagraph, printed: ComposedParagraph, own: Provenance
) -> Iterator[Absence]:
    place = clause.id.child(paragraph.id)
    kept = {one.item.id for one in printed.items}
    restating = work.restated.get(place)
    restated = _inner(restating, place) if restating else ()
    every = (*paragraph.items, *restated, *work.new(place))
    for item in {one.id: one for one in every if isinstance(one, ClauseItem)}.values():
        if item.id in kept:
            continue
        here = place.child(item.id)
        lack = _lack(work, here, item.when, clause, own)
        if lack is None and restating is not None:
            lack = Absence(here, "restated", restating.provenance(clause, "replace"))
        yield lack or Absence(here, "empty", own)


def _lack(work: _Work, place: Place, when: Condition | None, clause: Clause, own: Provenance) -> Absence | None:
    """Why a place is not printed: a variant removes it, or its condition does not hold."""
    remover = work.removals.get(place)
    if remover is not None:
        onward, provenance = remover.change.onward, remover.provenance(clause, "remove")
        return Absence(place, "removed", provenance, onward.place if onward is not None else None)
    if when is not None and not holds(when, work.selection.truth):
        told = asked(when, work.selection)
        return Absence(place, "condition", own, None, written_condition(when), told)
    return None
