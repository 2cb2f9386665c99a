"""choose: library + deal → what is selected, each choice with its reason.

Strata: facts, then services, then variants, then documents. Each is computed from those before it, so that the result
does not depend on the order in which anything is named.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.diagnostics import Report, Span, nearest
from engine.model.clause import Entry, Fact, Value
from engine.model.condition import holds
from engine.model.deal import Deal
from engine.model.library import Library, Publisher, Selected
from engine.model.selection import Chosen, Figure, Reason, Selection, Why
from engine.model.variant import Reoutline, SetParameter, Variant

_NOBODY = Publisher(
    datetime.date.min, "", "", None, None, None, None, None, None, None, None, None, False, Span("publisher")
)


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be assembled: a deal, or the standard selection with some variants more, dated `today`."""

    deal: Deal | None
    extra: tuple[Selected, ...]
    today: datetime.date


def choose(library: Library, request: Request, report: Report) -> Selection:
    """The selection that the request asks for. Contradictions and unknown names go to `report`."""
    deal, standard = request.deal, library.standard
    why = Why.DEAL if deal else Why.STANDARD
    facts = _facts(library, deal, report) if deal else _named(standard.facts, library.facts, why, "fact", report)
    services = _named(deal.services if deal else standard.services, library.services, why, "service", report)
    named = [(one, Reason(why, "", one.span)) for one in (deal.variants if deal else standard.variants)]
    named += [(one, Reason(Why.REQUEST, "", one.span)) for one in request.extra]
    variants = _variants(library, named, facts, services, report)
    entries = deal.documents if deal and deal.documents is not None else standard.documents
    documents = _named(entries, library.outlines, why, "document", report)
    date = deal.date if deal else request.today
    selection = Selection(
        facts=facts,
        services=services,
        variants=variants,
        documents=documents,
        figures=_figures(library, deal, variants, facts, services, documents, report),
        publisher=_publisher(library, deal, date, report),
        date=date,
        client=deal.client if deal else None,
        reference=deal.reference if deal else "",
    )
    _groups(library, selection, deal.span if deal else standard.span, report)
    _conflicts(selection, report)
    return _with_documents(library, selection, report)


def _named(
    entries: Sequence[Entry], known: Mapping[str, object], why: Why, kind: str, report: Report
) -> Mapping[str, Reason]:
    found: dict[str, Reason] = {}
    for entry in entries:
        if entry.clause not in known:
            hint = nearest(entry.clause, known) or f"known: {', '.join(sorted(known))}"
            report.error(f"{kind}-unknown", entry.span, f"there is no {kind} {entry.clause}", hint)
        else:
            found[entry.clause] = Reason(why, "", entry.span)
    return dict(sorted(found.items()))


def _facts(library: Library, deal: Deal, report: Report) -> Mapping[str, Reason]:
    """The facts that the deal names, and those that follow from the country of the client."""
    found = dict(_named(deal.facts, library.facts, Why.DEAL, "fact", report))
    groups: dict[str, list[Fact]] = {}
    for fact in library.facts.values():
        if fact.group is not None:
            groups.setdefault(fact.group, []).append(fact)
    for members in groups.values():
        derived = _by_country(members, deal.client.country)
        if derived is not None:
            found.setdefault(derived.id, Reason(Why.CLIENT, f"country {deal.client.country}", deal.span))
    return dict(sorted(found.items()))


def _by_country(facts: Sequence[Fact], country: str) -> Fact | None:
    """Of a group of facts that depend on the country, the one that lists it; else the one that lists none."""
    if not any(fact.countries for fact in facts):
        return None
    listed = (fact for fact in facts if country in fact.countries)
    return next(listed, next((fact for fact in facts if not fact.countries), None))


def _groups(library: Library, selection: Selection, span: Span, report: Report) -> None:
    groups = sorted({fact.group for fact in library.facts.values() if fact.group})
    for group in groups:
        members = [fact.id for fact in library.facts.values() if fact.group == group]
        true = [one for one in members if one in selection.facts]
        if len(true) != 1:
            message = f"exactly one of {', '.join(members)} holds; here {' and '.join(true) or 'none'} does"
            place = selection.facts[true[-1]].span if true else span
            report.error("fact-group", place, message)


def _variants(
    library: Library,
    named: Sequence[tuple[Selected, Reason]],
    facts: Mapping[str, Reason],
    services: Mapping[str, Reason],
    report: Report,
) -> Mapping[str, Chosen]:
    """Named variants, those that services imply, those whose condition holds, and all that these imply in turn."""
    pins: dict[str, int] = {}
    waiting: list[tuple[str, Reason]] = []
    for one, reason in named:
        variant = _offered(library, one.variant, one.major, one.span, report)
        if variant is not None:
            if one.major is not None:
                pins[one.variant] = one.major
            waiting.append((one.variant, reason))
    for name, reason in services.items():
        for entry in library.services[name].implies:
            waiting.append((entry.clause, Reason(Why.IMPLIED, f"service {name}", reason.span)))
    for id, majors in library.variants.items():
        if majors[0].activate is not None and holds(majors[0].activate, lambda atom: _true(atom, facts, services)):
            waiting.append((id, Reason(Why.ACTIVATED, f"condition of {id}", majors[0].span)))
    found: dict[str, Chosen] = {}
    while waiting:
        id, reason = waiting.pop(0)
        if id in found or id not in library.variants:
            continue
        variant = library.variant(id, pins.get(id, library.variants[id][0].version.major))
        found[id] = Chosen(variant, reason)
        waiting += [(one.variant, Reason(Why.IMPLIED, f"variant {id}", reason.span)) for one in variant.implies]
    for id, chosen in sorted(found.items()):
        for link in chosen.variant.requires:
            if link.variant not in found:
                hint = f"select {link.variant} too, or take {id} out"
                report.error("variant-requires", chosen.reason.span, f"{id} needs the variant {link.variant}", hint)
    return dict(sorted(found.items()))


def _true(atom: str, facts: Mapping[str, Reason], services: Mapping[str, Reason]) -> bool:
    kind, _, name = atom.partition(".")
    return name in services if kind == "service" else atom in facts


def _offered(library: Library, id: str, major: int | None, span: Span, report: Report) -> Variant | None:
    majors = library.variants.get(id)
    if majors is None:
        hint = nearest(id, library.variants) or f"on offer: {', '.join(library.variants) or 'none'}"
        report.error("variant-unknown", span, f"there is no variant {id}", hint)
        return None
    if major is None:
        return majors[0]
    found = next((one for one in majors if one.version.major == major), None)
    if found is None:
        hint = f"on offer: {', '.join(one.pin for one in majors)}"
        report.error("variant-unknown", span, f"there is no major {major} of {id}", hint)
    return found


def _conflicts(selection: Selection, report: Report) -> None:
    for id, chosen in selection.variants.items():
        for conflict in chosen.variant.conflicts:
            if holds(conflict.when, selection.truth):
                message = f"{id} does not go with this selection: {conflict.reason['en']}"
                hint = f"the rule stands at {conflict.span}; {id} is selected: {chosen.reason}"
                report.error("variant-conflict", chosen.reason.span, message, hint)


def _figures(
    library: Library,
    deal: Deal | None,
    variants: Mapping[str, Chosen],
    facts: Mapping[str, Reason],
    services: Mapping[str, Reason],
    documents: Mapping[str, Reason],
    report: Report,
) -> Mapping[str, Figure]:
    """Every parameter with its value: the deal's, else that of a variant, else the standard one."""
    settings = deal.settings if deal else {}
    tables = {"service": services, "variant": variants, "document": documents}

    def truth(atom: str) -> bool:
        kind, _, name = atom.partition(".")
        return name in tables[kind] if kind in tables else atom in facts

    changed: dict[str, tuple[Value, Reason]] = {}
    for id, chosen in variants.items():
        for change in chosen.variant.changes:
            if not isinstance(change, SetParameter) or not holds(change.when, truth):
                continue
            if change.parameter in changed and changed[change.parameter][0] != change.value:
                other = changed[change.parameter][1]
                message = f"{id} and {other.cause.removeprefix('variant ')} both set {change.parameter}"
                report.error("change-conflict", change.span, message, f"the other one stands at {other.span}")
            changed.setdefault(change.parameter, (change.value, Reason(Why.IMPLIED, f"variant {id}", change.span)))
    found: dict[str, Figure] = {}
    known = dict(library.parameters)
    for chosen in variants.values():
        known |= chosen.variant.parameters
    for name, parameter in sorted(known.items()):
        value, reason = changed.get(name, (parameter.value, Reason(Why.STANDARD, "", parameter.span)))
        if name in settings:
            value, reason = settings[name].value, Reason(Why.DEAL, "", settings[name].span)
        if value is None:
            span = deal.span if deal else library.standard.span
            hint = f"add it below parameters: ({parameter.label['en']})"
            report.error("deal-incomplete", span, f"the parameter {name} has no value", hint)
        else:
            found[name] = Figure(parameter, value, reason)
    for name in sorted(settings.keys() - known.keys()):
        hint = nearest(name, known)
        message = f"no selected variant has the parameter {name}" if "." in name else f"there is no parameter {name}"
        report.error("parameter-unknown", settings[name].span, message, hint)
    return found


def _publisher(library: Library, deal: Deal | None, date: datetime.date, report: Report) -> Publisher:
    companies = deal.publisher if deal and deal.publisher is not None else library.publisher
    found = next((one for one in companies if one.since <= date), None)
    if found is None and companies:
        first = companies[-1]
        message = f"the company is described from {first.since} on; this document has the date {date}"
        report.error("deal-incomplete", first.span, message, "add an entry with an earlier since:")
    return found or _NOBODY


def _with_documents(library: Library, selection: Selection, report: Report) -> Selection:
    """The selection with the documents that its variants add or drop."""
    documents = dict(selection.documents)
    claims: dict[str, tuple[str, Span]] = {}
    for id, chosen in selection.variants.items():
        for change in chosen.variant.changes:
            if not isinstance(change, Reoutline) or "/" in change.target or not holds(change.when, selection.truth):
                continue
            other = claims.setdefault(change.target, (change.action, change.span))
            if other[0] != change.action:
                message = f"one variant adds the document {change.target}, another drops it"
                report.error("change-conflict", change.span, message, f"the other one stands at {other[1]}")
            if change.action == "drop":
                documents.pop(change.target, None)
            elif change.target in library.outlines:
                documents[change.target] = Reason(Why.IMPLIED, f"variant {id}", chosen.reason.span)
    tables = {name: getattr(selection, name) for name in Selection.__dataclass_fields__}
    return Selection(**tables | {"documents": dict(sorted(documents.items()))})
