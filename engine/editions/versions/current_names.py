"""renewed: a part of the library → the same part with today’s names, every place in full.

So nothing that was only renamed, or only cited in another way, counts as changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from engine.diagnostics import Span
from engine.model.clause import (
    Clause,
    ClauseItem,
    ClauseParagraph,
    ComputedDate,
    Cover,
    Entry,
    Outline,
    Parameter,
    Term,
    Version,
)
from engine.model.condition import Atom
from engine.model.place import Place
from engine.model.prose import Slot, Target
from engine.model.renames import current
from engine.model.variant import Operation, SetParameter, Variant, VariantLink

VersionedContent = Clause | Variant | Term | Parameter | Outline
_KEPT = ("span", "was", "version")


def renewed(content: VersionedContent, former: Mapping[str, str], documents: tuple[str, ...]) -> VersionedContent:
    """What a part says with the present name of everything; `documents` are those of its library."""
    found: VersionedContent = _Renewer(former, documents).of(content, "")
    return found


@dataclass(frozen=True, slots=True)
class _Renewer:
    """`home` is where a value stands, by its former name: a clause, a paragraph, or empty in a definition."""

    former: Mapping[str, str]
    documents: tuple[str, ...]

    def of(self, value: Any, home: str) -> Any:
        match value:
            case Place():
                return Place(self._name(value))
            case None | bool() | int() | str() | Span() | Version():
                return value
            case Mapping():
                return {key: self.of(one, home) for key, one in value.items()}
            case tuple():
                return tuple(self.of(one, home) for one in value)
            case Atom(kind=kind, name=name):
                return replace(value, name=self._own(kind, name)) if kind in ("variant", "service") else value
            case Slot(parameter=name):
                return replace(value, parameter=self._own("parameter", name))
            case Cover(duty=name):
                return replace(value, duty=self._own("duty", name))
            case VariantLink(variant=name):
                return replace(value, variant=self._own("variant", name))
            case Entry(clause=name):
                return replace(value, clause=self._name(name))
            case Target():
                return self._target(value, home)
            case Clause(id=id):
                return self._inner(value, id)
            case ClauseParagraph(id=id):
                place = Place(home).clause.child(id)
                return replace(self._inner(value, place), id=Place(self._name(place)).paragraph)
            case ClauseItem(id=id):
                return replace(self._inner(value, home), id=Place(self._name(Place(home).child(id))).item)
            case SetParameter(parameter=name):
                return replace(self._inner(value, home), parameter=self._own("parameter", name))
            case Parameter(name=name, at_most=most, at_least=least, computed=computed):
                bounds = {key: one and self._own("parameter", one) for key, one in (("most", most), ("least", least))}
                name, rule = self._own("parameter", name), computed and self._computed(computed)
                return replace(value, name=name, at_most=bounds["most"], at_least=bounds["least"], computed=rule)
            case Term(id=name):
                return replace(self._inner(value, home), id=self._own("term", name))
            case Variant(id=name):
                return replace(self._inner(value, home), id=self._own("variant", name))
            case Outline(owes=owes):  # names groups of duties, not duties
                return replace(self._inner(value, home), owes=owes)
        return self._inner(value, _home(value) if isinstance(value, Operation) else home)

    def _computed(self, one: ComputedDate) -> ComputedDate:
        date, period, *day = (self._own("parameter", name) for name in one.names)
        return replace(one, date=date, period=period, by_day=day[0] if day else None)

    def _inner(self, value: Any, home: str) -> Any:
        if not is_dataclass(value) or isinstance(value, type):
            return value
        names = (one.name for one in fields(value) if one.name not in _KEPT)
        return replace(value, **{name: self.of(getattr(value, name), home) for name in names})

    def _name(self, name: str) -> str:
        return current(name, self.former)

    def _own(self, kind: str, name: str) -> str:
        return self._name(f"{kind}/{name}").removeprefix(f"{kind}/")

    def _target(self, target: Target, home: str) -> Target:
        if target.scope in ("law", "document"):
            return target
        document, own = Place(home).document, Place(home).name
        scopes = (target.scope or document,) if target.scope or document else self.documents
        written = [Place(scope).child(target.name or own).at(target.part) for scope in scopes]
        now = Place(next((name for one in written if (name := self._name(one)) != one), written[0]))
        return Target(now.document if target.scope or document else "", now.name, now.part)


def _home(change: Operation) -> str:
    """Where what a change writes stands: a clause, or a paragraph; empty where it writes nothing."""
    place = next((place for place, _ in change.writes()), None)
    if place is None:
        return ""
    return place.clause.child(place.paragraph) if place.part else place
