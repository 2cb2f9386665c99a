"""absent: composed documents → what the library has for each of them and this selection does not print, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.assembling.changes import Active
from engine.model.clause import Clause, Item, Paragraph
from engine.model.composition import ComposedClause, ComposedDocument, ComposedParagraph
from engine.model.condition import Condition, deciding, holds, written_condition
from engine.model.document import Absence, Asked, Provenance
from engine.model.library import Library
from engine.model.selection import Selection
from engine.model.variant import Insert, Remove, Reoutline, Replace


@dataclass(frozen=True, slots=True)
class _Work:
    """What is looked at: the changes that apply, by what they do and where."""

    library: Library
    selection: Selection
    removals: Mapping[str, Active]
    restated: Mapping[str, Active]  # replacements that restate the items of a paragraph
    inserted: Mapping[str, Sequence[Active]]  # by what they are inserted into: a document, clause or paragraph
    added: Mapping[str, Sequence[Active]]  # clauses added to the outline of a document


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
    removals: dict[str, Active] = {}
    restated: dict[str, Active] = {}
    inserted: dict[str, list[Active]] = {}
    added: dict[str, list[Active]] = {}
    for one in active:
        match one.change:
            case Remove(target=target):
                removals[str(target)] = one
            case Reoutline(action="drop", target=name) if "/" in name:
                removals[name] = one
            case Reoutline(action="add", target=name) if "/" in name:
                added.setdefault(name.split("/")[0], []).append(one)
            case Replace(target=target, items=items) if items is not None and not target.item:
                restated[str(target)] = one
            case Insert(content=Clause() as clause):
                inserted.setdefault(clause.document, []).append(one)
            case Insert(target=target, content=Paragraph()):
                inserted.setdefault(target.clause, []).append(one)
            case Insert(target=target):
                inserted.setdefault(f"{target.clause}#{target.paragraph}", []).append(one)
    return _Work(library, selection, removals, restated, inserted, added)


def _document(work: _Work, document: ComposedDocument) -> Iterator[Absence]:
    outline = document.outline
    printed = {one.id: one for one in document.clauses}
    clauses = [work.library.clauses.get(entry.clause) for entry in (*outline.entries, *outline.annexes)]
    for one in (*work.inserted.get(outline.id, ()), *work.added.get(outline.id, ())):
        match one.change:
            case Insert(content=Clause() as clause):
                clauses.append(clause)
            case Reoutline(target=name):
                clauses.append(work.library.clauses.get(name))
    for own in {one.id: one for one in clauses if one is not None}.values():
        yield from _clause(work, own, printed.get(own.id))


def _clause(work: _Work, clause: Clause, printed: ComposedClause | None) -> Iterator[Absence]:
    own = Provenance(clause.id, str(clause.version))
    if printed is None or printed.reserved:
        lack = _lack(work, clause.id, clause.when, clause, own) or Absence(clause.id, "empty", own)
        yield lack
        if lack.cause != "empty":
            return
    inserted = [one.change.content for one in work.inserted.get(clause.id, ()) if isinstance(one.change, Insert)]
    kept = {one.paragraph.id: one for one in printed.paragraphs} if printed else {}
    for paragraph in (*clause.paragraphs, *inserted):
        if not isinstance(paragraph, Paragraph):
            continue
        place = f"{clause.id}#{paragraph.id}"
        if paragraph.id not in kept:
            lack = _lack(work, place, paragraph.when, clause, own) or Absence(place, "empty", own)
            yield lack
        else:
            yield from _items(work, clause, paragraph, kept[paragraph.id], own)


def _items(
    work: _Work, clause: Clause, paragraph: Paragraph, printed: ComposedParagraph, own: Provenance
) -> Iterator[Absence]:
    place = f"{clause.id}#{paragraph.id}"
    kept = {one.item.id for one in printed.items}
    restating = work.restated.get(place)
    inserted = [one.change.content for one in work.inserted.get(place, ()) if isinstance(one.change, Insert)]
    restated = restating.change.items or () if restating and isinstance(restating.change, Replace) else ()
    for item in {one.id: one for one in (*paragraph.items, *restated, *inserted) if isinstance(one, Item)}.values():
        if item.id in kept:
            continue
        here = f"{place}.{item.id}"
        lack = _lack(work, here, item.when, clause, own)
        if lack is None and restating is not None:
            lack = Absence(here, "restated", restating.provenance(clause, "replace"))
        yield lack or Absence(here, "empty", own)


def _lack(work: _Work, place: str, when: Condition | None, clause: Clause, own: Provenance) -> Absence | None:
    """Why a place is not printed: a variant removes it, or its condition does not hold."""
    remover = work.removals.get(place)
    if remover is not None:
        redirect = remover.change.redirect if isinstance(remover.change, Remove | Reoutline) else None
        provenance = remover.provenance(clause, "remove")
        return Absence(place, "removed", provenance, str(redirect) if redirect is not None else None)
    if when is not None and not holds(when, work.selection.truth):
        told = asked(when, work.selection)
        return Absence(place, "condition", own, None, written_condition(when), told)
    return None
