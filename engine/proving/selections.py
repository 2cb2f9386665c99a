"""What a deal may choose, as formulas: facts, services, variants with their majors, documents, and what ties them.

Whether a variant is named, implied or deselected is not asked here: any set of variants can be had, by naming all of
it and deselecting what it implies besides. `engine.proving.counterexample` asks for the words of the deal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import combinations

from engine.languages.territories import territories, territory_of
from engine.model.clause import LocalWords
from engine.model.condition import Condition
from engine.model.library import Library
from engine.model.price import CREDIT, KINDS, LAUNCHED, MINIMUM, OF_USAGE, OPTIONAL, PERIODIC
from engine.model.selection import (
    DEFERRED,
    DEPOSIT,
    DISCOUNTED,
    FREE,
    IN_ADVANCE,
    INSTALMENTS,
    MILESTONES,
    PLANNED,
    RHYTHM,
    STARTS,
)
from engine.model.territory import by_place, facts_for_vat, groups_by_place
from engine.model.variant import Change, Reoutline, Variant
from engine.proving.formulas import FALSE, TRUE, Formula, Formulas


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """A change of a variant, and the formula under which it is made."""

    variant: Variant
    change: Change
    active: Formula


@dataclass(frozen=True, slots=True)
class DealRule:
    """What every deal keeps to, and in words which rule of the library says so.

    `reason` is what a variant says of its conflict, `needs` the variant that asks for another one and that other one.
    """

    formula: Formula
    words: str
    reason: LocalWords | None = None
    needs: tuple[str, str] | None = None


class Choices:
    """The free choices of a deal, what follows from them, and the rules that make them valid."""

    def __init__(self, library: Library, formulas: Formulas) -> None:
        self.library, self.formulas = library, formulas
        new = formulas.variable
        self.services = {id: new() for id in library.services}
        told = [one for one in KINDS if one not in PERIODIC or f"lines.{one}" in library.facts]
        self.lines: dict[str, Formula] = {kind: new() for kind in told}
        self.vat = {id: new() for id in library.vat}
        self.facts = {id: self._fact(id) for id in library.facts}
        self.selected = {id: new() for id in library.variants}
        self.older = {one: new() for majors in library.variants.values() for one in map(_pin, majors[1:])}
        self._chosen = {_pin(one): self._major(one) for majors in library.variants.values() for one in majors}
        self.documents: dict[str, Formula] = {}
        self._whole = tuple(self._acts(documents=True))
        self.asked = {id: new() for id in library.outlines}
        self.documents = {id: self._document(id) for id in library.outlines}
        self.rules = tuple(self._rules())

    def _fact(self, id: str) -> Formula:
        """A fact; those that only follow from lines and project are tied to them."""
        kind, _, name = id.partition(".")
        if kind in ("lines", "vat") and id not in (CREDIT, OPTIONAL, LAUNCHED, *OF_USAGE):
            return (self.lines if kind == "lines" else self.vat).get(name, FALSE)
        return FALSE if kind == "project" and name != "planned" else self.formulas.variable()

    def _major(self, variant: Variant) -> Formula:
        selected = self.selected[variant.id]
        newest, *others = self.library.variants[variant.id]
        if variant is not newest:
            return self.formulas.all(selected, self.older[_pin(variant)])
        return self.formulas.all(selected, *[-self.older[_pin(one)] for one in others])

    def chosen(self, variant: Variant) -> Formula:
        """Where a variant is selected in this major."""
        return self._chosen[_pin(variant)]

    def truth(self, atom: str) -> Formula:
        """An atom of a condition."""
        kind, _, name = atom.partition(".")
        tables: Mapping[str, Mapping[str, Formula]] = {
            "service": self.services,
            "variant": self.selected,
            "document": self.documents,
        }
        return tables[kind].get(name, FALSE) if kind in tables else self.facts.get(atom, FALSE)

    def when(self, condition: Condition | None) -> Formula:
        """Where a condition holds."""
        return TRUE if condition is None else self.formulas.condition(condition, self.truth)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """Every change, in the order of variant ids and then as written."""
        return tuple(self._acts())

    def _acts(self, documents: bool = False) -> Iterator[Act]:
        """Every change; with `documents`, those that decide which documents there are."""
        for id in sorted(self.library.variants):
            for variant in self.library.variants[id]:
                chosen = self.chosen(variant)
                for change in variant.changes:
                    if not documents or _whole(change):
                        active = chosen if change.when is None else self.formulas.all(chosen, self.when(change.when))
                        yield Act(variant, change, active)

    @property
    def _every(self) -> Iterator[Variant]:
        return (one for majors in self.library.variants.values() for one in majors)

    def _changed(self, id: str, action: str) -> Formula:
        """Where a variant adds, or drops, a document."""
        return self.formulas.any(*[one.active for one in self._whole if _does(one.change, action, id)])

    def _named(self, id: str) -> Formula:
        """Where a document is in the pack because the deal names it; one that variants bring only if one does."""
        standard, own = self.library.standard, self.asked[id]
        listed = any(id == entry.clause for entry in (*standard.pack, *standard.documents))
        brought = not listed and any(_does(one.change, "add", id) for one in self._whole)
        applies = self.when(self.library.outlines[id].when)
        return self.formulas.all(own, applies, self._changed(id, "add") if brought else TRUE)

    def _document(self, id: str) -> Formula:
        there = self.formulas.any(self._named(id), self._changed(id, "add"))
        return self.formulas.all(there, -self._changed(id, "drop"))

    def _rules(self) -> Iterator[DealRule]:
        """The selections that `choose` accepts, values apart; collisions are a matter of their own."""
        make, library = self.formulas, self.library
        if self.services:
            yield DealRule(make.any(*self.services.values()), "a deal names a service")
        yield from self._fact_rules()
        for id, majors in library.variants.items():
            for one in majors[1:]:
                yield DealRule(make.any(-self.older[_pin(one)], self.selected[id]), f"{one.pin} is {id}")
            for one, two in combinations(majors[1:], 2):
                yield DealRule(make.any(-self.older[_pin(one)], -self.older[_pin(two)]), f"{id} has one major")
        for variant in self._every:
            chosen = self.chosen(variant)
            for link in variant.requires:
                words = f"{variant.id} requires {link.variant} ({link.span})"
                required = make.any(-chosen, self.selected.get(link.variant, FALSE))
                yield DealRule(required, words, needs=(variant.id, link.variant))
            for conflict in variant.conflicts:
                words = f"the conflict of {variant.id} at {conflict.span}"
                yield DealRule(make.any(-chosen, -self.when(conflict.when)), words, conflict.reason)
        listed = (library.outlines.get(one.clause) for one in library.standard.pack)
        pack = [self.when(one.when) for one in listed if one is not None]
        asked = make.any(*[self._named(id) for id in self.asked])
        yield DealRule(make.any(asked, make.all(*[-one for one in pack])), "a deal has documents")

    def _fact_rules(self) -> Iterator[DealRule]:
        make = self.formulas
        groups: dict[str, list[str]] = {}
        for fact in self.library.facts.values():
            if fact.group is not None:
                groups.setdefault(fact.group, []).append(fact.id)
        for names in groups.values():
            words = f"exactly one of {', '.join(names)}"
            facts = [self.facts[one] for one in names]
            yield DealRule(make.any(*facts), words)
            for one, two in combinations(facts, 2):
                yield DealRule(make.any(-one, -two), words)
        for fact in self.library.facts.values():
            if fact.matters_for:
                matters = [self.services[one.clause] for one in fact.matters_for if one.clause in self.services]
                words = f"{fact.id} belongs to {', '.join(one.clause for one in fact.matters_for)}"
                yield DealRule(make.any(-self.facts[fact.id], *matters), words)
        yield DealRule(self._places(), "the client is established in one country")
        lines, vat = make.any(*self.lines.values()), make.any(*self.vat.values())
        yield DealRule(make.any(-lines, vat), "every line has a VAT category")
        yield DealRule(make.any(-vat, lines), "a VAT category belongs to a line")
        if CREDIT in self.facts:
            priced = make.any(*[one for kind, one in self.lines.items() if kind != "usage"])
            yield DealRule(make.any(-self.facts[CREDIT], priced), "a credit is a one-off or monthly line")
        if OPTIONAL in self.facts:
            yield DealRule(make.any(-self.facts[OPTIONAL], lines), "beside an optional line stands another one")
        for id in OF_USAGE:
            if id in self.facts:
                yield DealRule(make.any(-self.facts[id], self.lines["usage"]), f"{id} is about a price per use")
        if LAUNCHED in self.facts:
            rule = make.any(-self.facts[LAUNCHED], self.lines["monthly"])
            yield DealRule(rule, "a launch price is one of a monthly line")
        yield from self._billing_rules()
        if DISCOUNTED in self.facts:
            priced = make.any(*[one for kind, one in self.lines.items() if kind != "usage"])
            yield DealRule(make.any(-self.facts[DISCOUNTED], priced), "a discount on the whole takes off a price")
        yield from self._vat_rules()

    def _billing_rules(self) -> Iterator[DealRule]:
        """What is agreed of invoices is about monthly prices or minimums."""
        make, own = (
            self.formulas,
            {id: self.facts[id] for id in (DEFERRED, FREE, RHYTHM, IN_ADVANCE) if id in self.facts},
        )
        due = make.any(self.lines["monthly"], self.facts.get(MINIMUM, FALSE))
        for id, fact in own.items():
            yield DealRule(make.any(-fact, due), f"{id} is about monthly prices")
        if INSTALMENTS in self.facts:
            rule = make.any(-self.facts[INSTALMENTS], self.lines["one-off"])
            yield DealRule(rule, "instalments are parts of one-off prices")
            for id in (DEPOSIT, MILESTONES):
                if id in self.facts:
                    yield DealRule(make.any(-self.facts[id], self.facts[INSTALMENTS]), f"{id} is about instalments")
        if {MILESTONES, PLANNED} <= self.facts.keys():
            yield DealRule(make.any(-self.facts[MILESTONES], self.facts[PLANNED]), "phases are those of a project")
        if len(own) == 4:
            yield DealRule(make.any(-own[DEFERRED], -own[FREE]), "monthly prices begin on a day or after free months")
            yield DealRule(make.any(-own[IN_ADVANCE], own[RHYTHM]), "to invoice in advance is a rhythm")
            starts = self.facts.get(STARTS, TRUE)
            yield DealRule(make.any(-own[DEFERRED], starts), "monthly prices begin on a day where the services do")

    @cached_property
    def _by_place(self) -> tuple[tuple[tuple[str, ...], tuple[tuple[str, bool], ...]], ...]:
        """What the place of the client decides, for all groups of facts that ask for it together.

        One pair for each answer that some place gives: the facts that hold, and what the conditions of VAT categories
        are told instead (`facts_for_vat`).
        """
        groups = groups_by_place(self.library)
        listed = {country for _, facts in groups for one in facts for country in one.countries}
        told = set()
        everywhere = (*sorted(listed), "", *territories())  # "" stands for every country that is listed nowhere
        for place in map(territory_of, everywhere):
            holding = [one.id for area, facts in groups if (one := by_place(facts, place, area)) is not None]
            told.add((tuple(holding), tuple(sorted(facts_for_vat(self.library, place).items()))))
        return tuple(sorted(told))

    @cached_property
    def places(self) -> tuple[tuple[str, ...], ...]:
        """The facts that hold together because of where the client is established, for each answer some place gives."""
        return tuple(dict.fromkeys(names for names, _ in self._by_place))

    @cached_property
    def of_places(self) -> frozenset[str]:
        """All facts of which the place of the client decides."""
        return frozenset(fact.id for _, facts in groups_by_place(self.library) for fact in facts)

    def _places(self) -> Formula:
        make = self.formulas
        return make.any(*[make.all(*[self.facts[one] for one in names]) for names, _ in self._by_place])

    def _vat_rules(self) -> Iterator[DealRule]:
        """A category of VAT is used where its condition holds, by what a client at one place makes of it."""
        make, library = self.formulas, self.library
        if not any(own for _, own in self._by_place):
            for id, rule in library.vat.items():
                yield DealRule(make.any(-self.vat[id], self.when(rule.when)), f"the when: of the VAT category {id}")
            return
        places = []
        for names, own in self._by_place:
            asked = partial(self._asked, dict(own))
            allowed = [make.any(-self.vat[id], make.condition(one.when, asked)) for id, one in library.vat.items()]
            places.append(make.all(*[self.facts[one] for one in names], *allowed))
        yield DealRule(make.any(*places), f"the when: of the VAT categories {', '.join(library.vat)}")

    def _asked(self, own: Mapping[str, bool], atom: str) -> Formula:
        """An atom of the condition of a VAT category, for a client at a place."""
        return self.truth(atom) if atom not in own else TRUE if own[atom] else FALSE


def _whole(change: Change) -> bool:
    """Whether a change adds or drops a whole document."""
    return isinstance(change, Reoutline) and change.of_document


def _does(change: Change, action: str, document: str) -> bool:
    return isinstance(change, Reoutline) and (change.action, change.target) == (action, document)


def _pin(variant: Variant) -> tuple[str, int]:
    return variant.id, variant.version.major
