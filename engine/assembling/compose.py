"""compose: selection → the documents with every change of the selected variants applied, in every language.

Changes are applied in the order of variant ids, then as written; two changes that touch the same place are an error, so
that no order ever decides what a contract says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from engine.assembling.absences import absences
from engine.assembling.changes import Active, active_changes
from engine.assembling.terms import defined_terms
from engine.diagnostics import Report, say
from engine.model.claims import Claim, claims_collide
from engine.model.clause import Clause, ClauseItem, ClauseParagraph, LocalWords, Outline, Term, parts_of
from engine.model.composition import (
    Composed,
    ComposedClause,
    ComposedDocument,
    ComposedItem,
    ComposedParagraph,
)
from engine.model.condition import Condition, holds
from engine.model.document import Provenance
from engine.model.library import Library
from engine.model.place import Place
from engine.model.selection import Selection
from engine.model.variant import Change, Define, Insert, Position, Remove, Reoutline, Replace, Retitle


@dataclass(slots=True)
class _Changes:
    """The active changes, by what they do and where; local to one run of the pass."""

    replaced: dict[Place, Active] = field(default_factory=dict)
    removed: dict[Place, Active] = field(default_factory=dict)
    retitled: dict[Place, Active] = field(default_factory=dict)
    inserted: dict[tuple[Position, Place], list[Active]] = field(default_factory=dict)
    added: dict[Place, Active] = field(default_factory=dict)
    redirects: dict[Place, Place] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)


def compose(library: Library, selection: Selection, report: Report) -> Composed:
    """All selected documents with their variants applied; colliding changes go to `report`."""
    active = list(active_changes(selection))
    _collisions(active, report)
    _anchored(library, active, report)
    if report.failed:  # changes that quarrel lead to no documents; what they insert may even stand beside itself
        return Composed(selection, {}, library.terms, {}, {}, {})
    changes = _sorted_changes(active)
    documents = {
        name: _document(library, library.outlines[name], changes, selection) for name in _order(library, selection)
    }
    documents = {
        name: replace(one, absent=absences(library, selection, active, one)) for name, one in documents.items()
    }
    removed = {place: one.variant.id for place, one in changes.removed.items()}
    terms = {**library.terms, **changes.terms}
    used = defined_terms(library, selection, documents, terms)
    return Composed(selection, documents, terms, used, changes.redirects, removed)


def _order(library: Library, selection: Selection) -> list[str]:
    """The documents in the order of a pack; what it does not list, because a variant adds it, comes after."""
    listed = [entry.clause for entry in library.standard.pack]
    return sorted(selection.documents, key=lambda id: (listed.index(id) if id in listed else len(listed), id))


def _collisions(active: list[Active], report: Report) -> None:
    seen: list[tuple[Claim, Active]] = []
    for one in active:
        for claim in one.change.claims():
            other = next((old for made, old in seen if claims_collide(made, claim)), None)
            if other is not None:
                message = say("both-change", variants=(other.variant.id, one.variant.id), claim=str(claim))
                hint = say("word-together", place=str(other.change.span))
                report.error("change-conflict", one.change.span, message, hint)
            seen.append((claim, one))


def _anchored(library: Library, active: list[Active], report: Report) -> None:
    """An active change of something that an inactive one would insert has nowhere to go: no text is lost in silence."""
    if not active:
        return
    there = {place for clause in library.clauses.values() for place, _ in parts_of(clause.id, clause)}
    there |= {place for one in active for place, _ in one.change.brings()}
    for one in active:
        if one.change.place is not None and one.change.place.place not in there:
            message = say("not-contained", variant=one.variant.id, place=str(one.change.place))
            report.error("change-target", one.change.span, message, say("require-inserter"))


def _sorted_changes(active: list[Active]) -> _Changes:
    changes = _Changes()
    for one in active:
        match one.change:
            case Replace(target=target):
                changes.replaced[target.place] = one
            case Remove(target=target, redirect=redirect):
                changes.removed[target.place] = one
                if redirect is not None:
                    changes.redirects[target.place] = redirect.place
            case Insert(position=position, anchor=anchor):
                changes.inserted.setdefault((position, anchor.place), []).append(one)
            case Retitle(target=target):
                changes.retitled[target] = one
            case Define(term=term):
                changes.terms[term.id] = term
            case Reoutline(action=action, target=target, redirect=redirect) if not one.change.of_document:
                if action == "add":
                    changes.added.setdefault(target, one)
                else:
                    changes.removed[target] = one
                    if redirect is not None:
                        changes.redirects[target] = redirect.place
    return changes


def _document(library: Library, outline: Outline, changes: _Changes, selection: Selection) -> ComposedDocument:
    clauses: list[ComposedClause] = []
    inserted: list[ComposedClause] = []
    for annex, entries in ((False, outline.entries), (True, outline.annexes)):
        for entry in entries:
            clause = library.clauses.get(entry.clause)
            into = inserted if outline.absent == "reserve" else clauses
            into += _new_clauses("before", Place(entry.clause), changes, selection)
            clauses += [] if clause is None else _listed(clause, annex, outline, changes, selection)
            into += _new_clauses("after", Place(entry.clause), changes, selection)
    listed = {entry.clause for entry in (*outline.entries, *outline.annexes)}
    for target, one in changes.added.items():
        if target.document == outline.id and target in library.clauses and target not in listed:
            clause = library.clauses[target]
            if holds(clause.when, selection.truth):
                inserted += _present(clause, False, changes, selection, one.provenance(clause, "insert"))
    # Where numbers are reserved, what a variant inserts comes after the last article, so that no number moves.
    last = next((index for index, one in enumerate(clauses) if one.annex), len(clauses))
    clauses[last:last] = inserted
    return ComposedDocument(outline, _title(Place(outline.id), outline.title, changes), tuple(clauses))


def _new_clauses(position: Position, anchor: Place, changes: _Changes, selection: Selection) -> list[ComposedClause]:
    found: list[ComposedClause] = []
    for one in changes.inserted.get((position, anchor), []):
        if isinstance(one.change, Insert) and isinstance(one.change.content, Clause):
            clause = one.change.content
            found += _new_clauses("before", clause.id, changes, selection)
            found += _present(clause, False, changes, selection, one.provenance(clause, "insert"))
            found += _new_clauses("after", clause.id, changes, selection)
    return found


def _listed(
    clause: Clause, annex: bool, outline: Outline, changes: _Changes, selection: Selection
) -> list[ComposedClause]:
    """The clause as its outline lists it: present, or absent with its number kept if the document reserves it."""
    if clause.id not in changes.removed and holds(clause.when, selection.truth):
        present = _present(clause, annex, changes, selection, Provenance(clause.id, str(clause.version)))
        if present:
            return present
    if outline.absent == "close":
        return []
    remover = changes.removed.get(clause.id)
    own = Provenance(clause.id, str(clause.version))
    provenance = remover.provenance(clause, "remove") if remover else own
    return [ComposedClause(clause.id, clause.title, annex, True, (), provenance)]


def _present(
    clause: Clause, annex: bool, changes: _Changes, selection: Selection, provenance: Provenance
) -> list[ComposedClause]:
    paragraphs = tuple(_paragraphs(clause, changes, selection, provenance))
    if not paragraphs:
        return []
    title = _title(clause.id, clause.title, changes)
    retitler = changes.retitled.get(clause.id)
    if retitler is not None:
        provenance = retitler.provenance(clause, "retitle")
    return [ComposedClause(clause.id, title, annex, False, paragraphs, provenance)]


def _title(place: Place, title: LocalWords, changes: _Changes) -> LocalWords:
    one = changes.retitled.get(place)
    return one.change.title if one is not None and isinstance(one.change, Retitle) else title


def _paragraphs(
    clause: Clause, changes: _Changes, selection: Selection, provenance: Provenance
) -> Iterator[ComposedParagraph]:
    own = [(paragraph, provenance) for paragraph in clause.paragraphs]
    for paragraph, source in _woven(own, clause.id, clause, changes):
        assert isinstance(paragraph, ClauseParagraph)  # noqa: S101  an insertion beside a paragraph is a paragraph
        place = clause.id.child(paragraph.id)
        if place in changes.removed or not _holds(paragraph.when, selection):
            continue
        replaced, of_items = changes.replaced.get(place), source
        if replaced is not None:
            paragraph, source = _replaced(paragraph, replaced.change), replaced.provenance(clause, "replace")
            restated = isinstance(replaced.change, Replace) and replaced.change.items is not None
            of_items = source if restated else of_items
        items = tuple(_items(paragraph, place, of_items, clause, changes, selection))
        yield ComposedParagraph(paragraph, items, source)


def _items(
    paragraph: ClauseParagraph,
    place: Place,
    provenance: Provenance,
    clause: Clause,
    changes: _Changes,
    selection: Selection,
) -> Iterator[ComposedItem]:
    own = [(item, provenance) for item in paragraph.items]
    for item, source in _woven(own, place, clause, changes):
        assert isinstance(item, ClauseItem)  # noqa: S101  an insertion beside an item is an item
        here = place.child(item.id)
        if here in changes.removed or not _holds(item.when, selection):
            continue
        one = changes.replaced.get(here)
        if one is not None and isinstance(one.change, Replace):
            item, source = (
                replace(item, text=one.change.text, covers=one.change.covers),
                one.provenance(clause, "replace"),
            )
        yield ComposedItem(item, source)


def _woven(
    own: list[tuple[ClauseParagraph, Provenance]] | list[tuple[ClauseItem, Provenance]],
    parent: Place,
    clause: Clause,
    changes: _Changes,
) -> Iterator[tuple[ClauseParagraph | ClauseItem, Provenance]]:
    """What a clause or paragraph holds, with every insertion at its place (also beside what was inserted before)."""

    def around(
        part: ClauseParagraph | ClauseItem, provenance: Provenance
    ) -> Iterator[tuple[ClauseParagraph | ClauseItem, Provenance]]:
        here = parent.child(part.id)
        for one in changes.inserted.get(("before", here), []):
            yield from entered(one)
        yield part, provenance
        for one in changes.inserted.get(("after", here), []):
            yield from entered(one)

    def entered(one: Active) -> Iterator[tuple[ClauseParagraph | ClauseItem, Provenance]]:
        if isinstance(one.change, Insert) and not isinstance(one.change.content, Clause):
            yield from around(one.change.content, one.provenance(clause, "insert"))

    if not changes.inserted:
        yield from own
        return
    for part, provenance in own:
        yield from around(part, provenance)
    for one in changes.inserted.get(("into", parent), []):
        yield from entered(one)


def _replaced(paragraph: ClauseParagraph, change: Change) -> ClauseParagraph:
    if not isinstance(change, Replace):
        return paragraph
    return replace(
        paragraph,
        text=change.text,
        covers=change.covers,
        heading=change.heading or paragraph.heading,
        items=paragraph.items if change.items is None else change.items,
        join=change.join or paragraph.join,
        generate=None,
        columns=(),
        empty=None,
        single=change.single,
    )


def _holds(condition: Condition | None, selection: Selection) -> bool:
    return holds(condition, selection.truth)
