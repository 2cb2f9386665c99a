"""What is known about an assembly: the facts that are named, and those that follow from the deal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.diagnostics import Report, nearest
from engine.model.catalogue import Subprocessor
from engine.model.clause import Entry, Fact
from engine.model.condition import holds
from engine.model.deal import Deal
from engine.model.library import Library
from engine.model.selection import DERIVED, Reason, Why
from engine.model.transfers import OUTSIDE_EEA


def named(
    entries: Sequence[Entry], known: Mapping[str, object], why: Why, kind: str, report: Report
) -> dict[str, Reason]:
    """The names of a list that exist, each with its place, in alphabetical order; others go to `report`."""
    found: dict[str, Reason] = {}
    for entry in entries:
        if entry.clause not in known:
            hint = nearest(entry.clause, known) or f"known: {', '.join(sorted(known))}"
            report.error(
                f"{kind}-unknown",
                entry.span,
                f"there is no {kind} {entry.clause}",
                hint,
                about=f"{kind}/{entry.clause}",
            )
        else:
            found[entry.clause] = Reason(why, "", entry.span)
    return dict(sorted(found.items()))


def facts(
    library: Library, deal: Deal | None, register: tuple[Subprocessor, ...] | None, report: Report
) -> Mapping[str, Reason]:
    """The facts that are named, and those that follow from the client, the register, the lines and the project."""
    if deal is None:
        return named(library.standard.facts, library.facts, Why.STANDARD, "fact", report)
    found = dict(named(deal.facts, library.facts, Why.DEAL, "fact", report))
    for fact, reason in [*found.items()]:
        if fact.split(".")[0] in DERIVED:
            hint = "delete it: the lines and the project of the deal say whether it holds"
            report.error("fact-unknown", reason.span, f"the fact {fact} is not named: it follows from the deal", hint)
    groups: dict[str, list[Fact]] = {}
    for one in library.facts.values():
        if one.group is not None:
            groups.setdefault(one.group, []).append(one)
    for members in groups.values():
        derived = _by_country(members, deal.client.country)
        if derived is not None:
            found.setdefault(derived.id, Reason(Why.CLIENT, f"country {deal.client.country}", deal.span))
    for id, reason in _following(deal, register).items():
        if id in library.facts:
            found.setdefault(id, reason)
    for category in vat_categories(library, deal, found):
        if f"vat.{category}" in library.facts:
            found.setdefault(f"vat.{category}", Reason(Why.DERIVED, "the lines", deal.place("lines")))
    return dict(sorted(found.items()))


def default_vat(library: Library, known: Mapping[str, Reason]) -> str:
    """The first VAT category that these facts allow; empty if there is none."""
    return next((one.id for one in library.vat.values() if holds(one.when, known.__contains__)), "")


def vat_categories(library: Library, deal: Deal, known: Mapping[str, Reason]) -> list[str]:
    """The VAT categories of the lines of a deal."""
    default = default_vat(library, known)
    return list(dict.fromkeys(line.vat or default for line in deal.lines))


def _following(deal: Deal, register: tuple[Subprocessor, ...] | None) -> dict[str, Reason]:
    found = {f"lines.{line.kind}": Reason(Why.DERIVED, "the lines", line.span) for line in deal.lines}
    if deal.phases:
        found["project.planned"] = Reason(Why.DERIVED, "the project", deal.place("project"))
    for one in register or ():
        if one.outside_eea:
            found[OUTSIDE_EEA] = Reason(Why.DERIVED, f"the sub-processor {one.id}", one.span)
    return found


def _by_country(facts: Sequence[Fact], country: str) -> Fact | None:
    """Of a group of facts that depend on the country, the one that lists it; else the one that lists none."""
    if not any(fact.countries for fact in facts):
        return None
    listed = (fact for fact in facts if country in fact.countries)
    return next(listed, next((fact for fact in facts if not fact.countries), None))
