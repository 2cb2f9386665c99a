"""What documents print and say, as formulas: the pass `compose`, done for all selections at once.

It walks the outlines as that pass does, weaves every insertion in at its place, and notes for each part the formula
under which it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from engine.diagnostics import Span
from engine.model.clause import Clause, ClauseItem, ClauseParagraph, Cover, Outline, Texts
from engine.model.place import Place
from engine.model.variant import Change, Insert, Position, Remove, Reoutline, Replace
from engine.proving.formulas import FALSE, TRUE, Formula
from engine.proving.selections import Act, Choices

P = TypeVar("P", ClauseParagraph, ClauseItem)


@dataclass(frozen=True, slots=True, eq=False)
class PlacedPart:
    """A clause, paragraph or item at its place, and where it is printed.

    `node` is what is written, `origin` the change that wrote it; None if it stands in a clause of the library. `rank`
    is its place in the order of its document.
    """

    place: Place
    document: str
    annex: bool
    printed: Formula
    rank: int
    node: Clause | ClauseParagraph | ClauseItem
    origin: Act | None


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A text, and where a document says it. `clause` is empty in a definition and in what services say.

    A text that is `quiet` uses no term and covers nothing of its own: it may be linked without being printed.
    """

    says: Formula
    document: str
    clause: str
    place: str
    texts: Texts
    covers: tuple[Cover, ...]
    origin: Act | None
    span: Span
    quiet: bool = False
    term: str | None = None  # the one that it defines
    leads: bool = False  # to an only item

    @property
    def identity(self) -> tuple[str, int, bool, bool]:
        """The same for a text in whatever document and at whatever anchor it is said."""
        return self.place, id(self.origin), self.quiet, self.leads


@dataclass(frozen=True, slots=True, eq=False)
class PlacedList:
    """A wording of a paragraph that has no text for an only item: where it prints one item, and where several."""

    alone: Formula
    several: Formula
    document: str
    place: Place
    origin: Act | None
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class _Standing:
    """A clause where it stands in a document: where it is woven in, where it is kept."""

    clause: Clause
    annex: bool
    there: Formula
    kept: Formula
    origin: Act | None


class Printing:
    """Every part and text of every document."""

    def __init__(self, choices: Choices) -> None:
        self.choices, self.library, self.make = choices, choices.library, choices.formulas
        self.parts: dict[Place, list[PlacedPart]] = {}
        self.said: list[Said] = []
        self.lists: list[PlacedList] = []
        self.writers: dict[tuple[str, str], list[Formula]] = {}  # by document and generator
        self.removers: dict[Place, list[Act]] = {}
        self.replacers: dict[Place, list[Act]] = {}
        self._inserters: dict[tuple[Position, Place], list[Act]] = {}
        self._adders: dict[Place, list[Act]] = {}
        self._sort()
        self._gone = {place: self.make.any(*[one.active for one in acts]) for place, acts in self.removers.items()}
        self._reserving: dict[Place, Formula] = {}
        self._numbered: dict[Place, Formula] = {}
        self._rank = 0
        for outline in self.library.outlines.values():
            self._document(outline)

    def _sort(self) -> None:
        """The changes, by what they do and where."""
        for one in self.choices.acts:
            match one.change:
                case Replace(target=target):
                    self.replacers.setdefault(target.place, []).append(one)
                case Remove(target=target):
                    self.removers.setdefault(target.place, []).append(one)
                case Insert(position=position, anchor=anchor):
                    self._inserters.setdefault((position, anchor.place), []).append(one)
                case Reoutline(action=action, target=target) if not one.change.of_document:
                    (self._adders if action == "add" else self.removers).setdefault(target, []).append(one)
                case _:
                    pass

    def changing(self, place: Place) -> Iterator[Act]:
        """The changes of what a paragraph says: those that restate it, and those of its items."""
        for table in (self.replacers, self.removers):
            yield from (act for at, acts in table.items() if at == place or self._inside(at, place) for act in acts)
        for (_, anchor), acts in self._inserters.items():
            into = anchor == place and any(_is_item(act.change) for act in acts)
            yield from acts if into or self._inside(anchor, place) else ()

    def _inside(self, at: Place, paragraph: Place) -> bool:
        return at.kind == "item" and at.outer() == paragraph

    def gone(self, place: Place) -> Formula:
        return self._gone.get(place, FALSE)

    def printed(self, place: Place) -> Formula:
        """Where a paragraph or item is printed, or a clause has something to print."""
        return self.make.any(*[one.printed for one in self.parts.get(place, ())])

    def numbered(self, place: Place) -> Formula:
        """Where a place has a number: it is printed, or it is an article that keeps its number."""
        found = self._numbered.get(place)
        if found is None:
            found = self._numbered[place] = self.make.any(self.printed(place), self._reserving.get(place, FALSE))
        return found

    def reserved(self, place: Place) -> Formula:
        """Where an article keeps its number and says nothing."""
        return self.make.all(self._reserving.get(place, FALSE), -self.printed(place))

    def writes(self, document: str, generator: str) -> Formula:
        """Where a document has a paragraph into which the program writes this."""
        return self.make.any(*self.writers.get((document, generator), ()))

    def _document(self, outline: Outline) -> None:
        clauses: list[_Standing] = []
        inserted: list[_Standing] = []
        into = inserted if outline.absent == "reserve" else clauses
        for annex, entries in ((False, outline.entries), (True, outline.annexes)):
            for entry in entries:
                into += self._new("before", Place(entry.clause), TRUE, ())
                clause = self.library.clauses.get(entry.clause)
                if clause is not None:
                    kept = self.make.all(-self.gone(clause.id), self.choices.when(clause.when))
                    clauses.append(_Standing(clause, annex, TRUE, kept, None))
                into += self._new("after", Place(entry.clause), TRUE, ())
        listed = {Place(entry.clause) for entry in (*outline.entries, *outline.annexes)}
        for target, acts in self._adders.items():
            if target.document == outline.id and target in self.library.clauses and target not in listed:
                clause = self.library.clauses[target]
                kept = self.make.all(self.choices.when(clause.when), self.make.any(*[one.active for one in acts]))
                inserted.append(_Standing(clause, False, TRUE, kept, None))
        if inserted:
            last = next((index for index, one in enumerate(clauses) if one.annex), len(clauses))
            clauses[last:last] = inserted
        if outline.absent == "reserve":
            self._reserving |= dict.fromkeys(listed, self.choices.documents[outline.id])
        for annex in (False, True):
            for one in clauses:
                if one.annex is annex:
                    self._clause(one, outline.id)

    def _new(self, position: Position, anchor: Place, there: Formula, path: tuple[Act, ...]) -> list[_Standing]:
        """The clauses that changes insert beside another, each with those that stand beside it in turn."""
        found: list[_Standing] = []
        for act in self._inserters.get((position, anchor), ()):
            if isinstance(act.change, Insert) and isinstance(act.change.content, Clause) and act not in path:
                clause, woven = act.change.content, self.make.all(there, act.active)
                found += self._new("before", clause.id, woven, (*path, act))
                found.append(_Standing(clause, False, woven, woven, act))
                found += self._new("after", clause.id, woven, (*path, act))
        return found

    def _clause(self, one: _Standing, document: str) -> None:
        make, clause = self.make, one.clause
        base = make.all(self.choices.documents[document], one.kept)
        rank = self._next()
        printed = []
        for paragraph, woven, origin in self._woven(clause.paragraphs, clause.id, one.there, one.origin):
            place = clause.id.child(paragraph.id)
            stays = make.all(base, woven, -self.gone(place), self.choices.when(paragraph.when))
            printed.append(stays)
            part = PlacedPart(place, document, one.annex, stays, self._next(), paragraph, origin)
            self.parts.setdefault(place, []).append(part)
            self._paragraph(part, paragraph, clause.id)
        whole = PlacedPart(clause.id, document, one.annex, make.any(*printed), rank, clause, one.origin)
        self.parts.setdefault(clause.id, []).append(whole)

    def _next(self) -> int:
        self._rank += 1
        return self._rank

    def _paragraph(self, part: PlacedPart, paragraph: ClauseParagraph, clause: str) -> None:
        make, place, printed = self.make, part.place, part.printed
        replacing = self.replacers.get(place, [])
        own = make.all(printed, *[-act.active for act in replacing]) if replacing else printed
        if paragraph.generate:
            self.writers.setdefault((part.document, paragraph.generate), []).append(own)
        if paragraph.empty:
            self._say(own, part, clause, paragraph.empty, (), part.origin, paragraph.span, True)
        writing: list[tuple[Formula, ClauseParagraph | Replace, Act | None]] = [(own, paragraph, part.origin)]
        restating = []
        for act in replacing:
            if isinstance(act.change, Replace):
                says = make.all(printed, act.active)
                writing.append((says, act.change, act))
                if act.change.items is not None:
                    restating.append((act, says, act.change.items))
        there = make.all(printed, *[-act.active for act, _, _ in restating]) if restating else printed
        items = [*self._items(part, paragraph.items, there, clause, part.origin)]
        for act, says, restated in restating:
            items += self._items(part, restated, says, clause, act)
        alone = FALSE if paragraph.boxes else self._one_of(items)
        several = make.all(make.any(*items), -alone)
        for says, written, origin in writing:
            self._texts(says, part, clause, written, origin, alone)
            if alone != FALSE and not written.single:
                states = make.all(says, alone), make.all(says, several)
                self.lists.append(PlacedList(*states, part.document, part.place, origin, written.span))

    def _texts(
        self,
        says: Formula,
        part: PlacedPart,
        clause: str,
        written: ClauseParagraph | Replace,
        origin: Act | None,
        alone: Formula,
    ) -> None:
        """What a paragraph says before its items, and before an only one."""
        if written.single:
            only = self.make.all(says, alone)
            self._say(only, part, clause, written.single, written.covers, origin, written.span, leads=True)
            says = self.make.all(says, -alone)
        self._say(says, part, clause, written.text, written.covers, origin, written.span)

    def _one_of(self, parts: Sequence[Formula]) -> Formula:
        """Where exactly one of these holds."""
        make = self.make
        others = ([*parts[:place], *parts[place + 1 :]] for place in range(len(parts)))
        return make.any(*[make.all(one, *[-it for it in rest]) for one, rest in zip(parts, others, strict=True)])

    def _items(
        self, part: PlacedPart, items: tuple[ClauseItem, ...], there: Formula, clause: str, source: Act | None
    ) -> Iterator[Formula]:
        """Places the items of a paragraph: where each is printed."""
        make = self.make
        for item, woven, origin in self._woven(items, part.place, there, source):
            place = part.place.child(item.id)
            printed = make.all(woven, -self.gone(place), self.choices.when(item.when))
            own = PlacedPart(place, part.document, part.annex, printed, self._next(), item, origin)
            self.parts.setdefault(place, []).append(own)
            yield printed
            replacing = self.replacers.get(place, ())
            says = make.all(printed, *[-act.active for act in replacing]) if replacing else printed
            self._say(says, own, clause, item.text, item.covers, origin, item.span)
            for act in replacing:
                if isinstance(act.change, Replace):
                    says = make.all(printed, act.active)
                    self._say(says, own, clause, act.change.text, act.change.covers, act, act.change.span)

    def _say(
        self,
        says: Formula,
        part: PlacedPart,
        clause: str,
        texts: Texts,
        covers: tuple[Cover, ...],
        origin: Act | None,
        span: Span,
        quiet: bool = False,
        leads: bool = False,
    ) -> None:
        if says != FALSE:
            where = part.document, clause, part.place
            self.said.append(Said(says, *where, texts, covers, origin, span, quiet, leads=leads))

    def _woven(
        self, own: Sequence[P], parent: Place, there: Formula, source: Act | None
    ) -> Iterator[tuple[P, Formula, Act | None]]:
        """What a clause or paragraph holds, with every insertion at its place, and where each is woven in."""
        inserters = self._inserters

        def around(part: P, woven: Formula, origin: Act | None, path: tuple[Act, ...]) -> Iterator[_Woven[P]]:
            here = parent.child(part.id)
            for act in inserters.get(("before", here), ()):
                yield from entered(act, woven, path)
            yield part, woven, origin
            for act in inserters.get(("after", here), ()):
                yield from entered(act, woven, path)

        def entered(act: Act, woven: Formula, path: tuple[Act, ...]) -> Iterator[_Woven[P]]:
            content: Change | object = act.change.content if isinstance(act.change, Insert) else None
            if content is not None and not isinstance(content, Clause) and act not in path:
                yield from around(content, self.make.all(woven, act.active), act, (*path, act))  # type: ignore[arg-type]

        for part in own:
            yield from around(part, there, source, ())
        for act in inserters.get(("into", parent), ()):
            yield from entered(act, there, ())


def _is_item(change: Change) -> bool:
    return isinstance(change, Insert) and isinstance(change.content, ClauseItem)


_Woven = tuple[P, Formula, Act | None]
