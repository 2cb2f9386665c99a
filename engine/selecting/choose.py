"""choose: library + deal → what is selected, each choice with its reason.

Strata: facts, then services, then variants, then documents. Each is computed from those before it, so that the result
does not depend on the order in which anything is named.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from engine.diagnostics import Report, Saying, Span, did_you_mean, listed, local, say
from engine.model.amending import amending_documents
from engine.model.clause import Entry
from engine.model.condition import holds
from engine.model.deal import Deal
from engine.model.library import Library, Publisher, Selected
from engine.model.renames import renamed
from engine.model.selection import Chosen, Reason, Selection, Why
from engine.model.variant import Reoutline, Variant
from engine.selecting.deviations import deviations
from engine.selecting.facts import facts, named
from engine.selecting.meant import meant
from engine.selecting.parameters import figures
from engine.selecting.register import subprocessors
from engine.selecting.strata import ChosenDocuments, ChosenVariants, KnownFacts
from engine.selecting.vat import prices


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be assembled: a deal, or the standard selection with some variants more, dated `today`.

    `dated` tells whether somebody named that date; `without` names facts and services (`service.ai-tools`)
    that are left out. `sketch` is as in `Selection`, and without a deal only.
    """

    deal: Deal | None
    extra: tuple[Selected, ...]
    today: datetime.date
    dated: bool
    without: tuple[str, ...] = ()
    sketch: tuple[str, ...] | None = None


def choose(library: Library, request: Request, report: Report) -> Selection:
    """The selection that the request asks for. Contradictions and unknown names go to `report`."""
    deal, standard = request.deal, library.standard
    why = Why.DEAL if deal else Why.STANDARD
    date = deal.date if deal else request.today
    services = named(deal.services if deal else standard.services, library.services, why, "service", report)
    services = {id: reason for id, reason in services.items() if f"service.{id}" not in request.without}
    register = subprocessors(library, deal, services, date, report)
    publisher = _publisher(library, deal, date, report)
    found = _without(facts(library, deal, register, publisher, report), request.without, library, report)
    known = KnownFacts(deal, request.sketch, found, services)
    selected = [(one, Reason(why, "", one.span)) for one in (deal.variants if deal else standard.variants)]
    selected += [(one, Reason(Why.REQUEST, "", one.span)) for one in request.extra]
    options = ChosenVariants(known, _variants(library, selected, known, report))
    chosen = ChosenDocuments(known, options.variants, _documents(library, options, report))
    _groups(library, found, deal.facts if deal else standard.facts, deal.span if deal else standard.span, report)
    _conflicts(chosen, report)
    values = figures(library, chosen, report)
    priced = prices(library, chosen, values, report)
    return Selection(
        facts=found,
        services=services,
        variants=chosen.variants,
        documents=chosen.documents,
        figures=values,
        publisher=publisher,
        date=date,
        dated=deal is not None or request.dated,
        deal=deal,
        prices=priced,
        register=register,
        deviations=deviations(library, deal, chosen.variants, values, priced, publisher, report),
        sketch=request.sketch,
    )


def _without(
    facts: Mapping[str, Reason], names: Sequence[str], library: Library, report: Report
) -> Mapping[str, Reason]:
    """The facts less those that the person who runs the command leaves out."""
    known = [*library.facts, *(f"service.{id}" for id in library.services)]
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or listed("known", known)
            report.error("fact-unknown", Span(f"--without {name}"), say("absent", name=name), hint)
    return {name: reason for name, reason in facts.items() if name not in names}


def _groups(library: Library, found: Mapping[str, Reason], named: Sequence[Entry], span: Span, report: Report) -> None:
    """Of each group of facts exactly one holds."""
    groups = sorted({fact.group for fact in library.facts.values() if fact.group})
    for group in groups:
        members = [fact.id for fact in library.facts.values() if fact.group == group]
        true = [one for one in members if one in found]
        misspelt = any(one.clause not in library.facts for one in named)  # then it is reported already
        if len(true) != 1 and (true or not misspelt):
            derived = [one for one in true if found[one].why is Why.CLIENT]
            place = next((found[one].span for one in reversed(true) if one not in derived), span)
            message = say("excluded", facts=tuple(true)) if true else say("none", facts=tuple(members))
            hint = say("name-one", facts=tuple(members))
            if derived:
                kind, _, where = found[derived[0]].cause.partition(" ")
                hint = say(f"follows-{kind}", fact=derived[0], place=where)
            report.error("fact-group", place, message, hint)


def _variants(
    library: Library,
    named: Sequence[tuple[Selected, Reason]],
    known: KnownFacts,
    report: Report,
) -> Mapping[str, Chosen]:
    """Named variants, those that services imply, those whose condition holds, and all that these imply in turn."""
    pins: dict[str, int] = {}
    waiting: list[tuple[str, Reason]] = []
    for one, reason in named:
        variant = offered(library, one.variant, one.major, one.span, report)
        if variant is not None:
            if one.major is not None and pins.setdefault(one.variant, one.major) != one.major:
                message = say("two-majors", variant=one.variant, major=pins[one.variant], other=one.major)
                report.error("variant-conflict", one.span, message, say("keep-major"))
            waiting.append((one.variant, reason))
    for name, reason in known.services.items():
        for entry in library.services[name].implies:
            waiting.append((entry.clause, Reason(Why.IMPLIED, f"service {name}", reason.span)))
    for id, majors in library.variants.items():
        if majors[0].activate is not None and holds(majors[0].activate, known.truth):
            waiting.append((id, Reason(Why.ACTIVATED, f"condition of {id}", majors[0].span)))
    found: dict[str, Chosen] = {}
    unwanted = _deselected(library, known.deal, [one.variant for one, _ in named], report)
    refused: set[str] = set()
    while waiting:
        id, reason = waiting.pop(0)
        if id in unwanted:
            refused.add(id)
        if id in found or id in unwanted or id not in library.variants:
            continue
        variant = library.variant(id, pins.get(id, library.variants[id][0].version.major))
        found[id] = Chosen(variant, reason)
        waiting += [(one.variant, Reason(Why.IMPLIED, f"variant {id}", reason.span)) for one in variant.implies]
    for id, chosen in sorted(found.items()):
        for link in chosen.variant.requires:
            if link.variant not in found:
                keep = "keep-deselected" if link.variant in unwanted else "select-too"
                message = say("needs", variant=id, needed=link.variant)
                report.error(
                    "variant-requires", chosen.reason.span, message, say(keep, variant=id, needed=link.variant)
                )
    for id in unwanted.keys() - refused:
        report.error("variant-unknown", unwanted[id], say("idle", variant=id), say("not-deselected"))
    return dict(sorted(found.items()))


def _deselected(library: Library, deal: Deal | None, chosen: Sequence[str], report: Report) -> Mapping[str, Span]:
    """The variants that are not wanted although something implies them, with where that is said.

    One that is asked for by name is wanted after all where the published text does without it.
    """
    if deal is None:
        return {one.clause: one.span for one in library.standard.deselected if one.clause not in chosen}
    found = {entry.clause: entry.span for entry in deal.deselected}
    for id in [*found]:
        if id not in library.variants:
            hint = _variant_hint(id, library)
            report.error("variant-unknown", found.pop(id), say("absent", name=id), hint, about=f"variant/{id}")
        elif id in chosen:
            report.error("variant-conflict", found.pop(id), say("both", variant=id), say("keep-one"))
    return found


def _variant_hint(id: str, library: Library) -> Saying:
    return renamed(f"variant/{id}", library) or meant(id, library.variants) or listed("on-offer", library.variants)


def on_offer(library: Library, wanted: Selected) -> bool:
    """Whether the library has the variant, in the major that is asked for."""
    majors = library.variants.get(wanted.variant, ())
    return any(wanted.major in (None, one.version.major) for one in majors)


def offered(library: Library, id: str, major: int | None, span: Span, report: Report) -> Variant | None:
    """The variant in this major, or in the newest one; what is not on offer goes to `report`."""
    majors = library.variants.get(id)
    if majors is None:
        hint = _variant_hint(id, library)
        about = f"variant/{id}" if major is None else f"variant/{id}@{major}"
        report.error("variant-unknown", span, say("absent", name=id), hint, about=about)
        return None
    if major is None:
        return majors[0]
    found = next((one for one in majors if one.version.major == major), None)
    if found is None:
        hint = listed("on-offer", (one.pin for one in majors))
        message = say("no-major", variant=id, major=major)
        report.error("variant-unknown", span, message, hint, about=f"variant/{id}@{major}")
    return found


def _conflicts(decided: ChosenDocuments, report: Report) -> None:
    for id, chosen in decided.variants.items():
        for conflict in chosen.variant.conflicts:
            if holds(conflict.when, decided.truth):
                message = say("quarrels", variant=id, reason=local(conflict.reason))
                hint = say("rule", place=str(conflict.span), because=_because(id, chosen.reason))
                report.error("variant-conflict", chosen.reason.span, message, hint)


_NAMED_BY: Mapping[Why, str] = MappingProxyType(
    {
        Why.DEAL: "named-by-deal",
        Why.STANDARD: "named-by-standard",
        Why.REQUEST: "asked-for",
        Why.ACTIVATED: "activated",
    }
)


def _because(id: str, reason: Reason) -> Saying:
    """Why a variant is selected, in words: by whom it is named, or by which service or variant it is implied."""
    if reason.why in _NAMED_BY:
        return say(_NAMED_BY[reason.why], variant=id)
    kind, _, name = reason.cause.partition(" ")
    return say(f"implied-by-{kind}", variant=id, name=name)


def _publisher(library: Library, deal: Deal | None, date: datetime.date, report: Report) -> Publisher:
    companies = deal.publisher if deal and deal.publisher is not None else library.publisher
    found = next((one for one in companies if one.since <= date), None)
    if found is None and companies:
        first = companies[-1]
        message = say("company-since", since=first.since, date=date)
        hint = say("earlier-since", place=str(first.span))
        report.error("deal-incomplete", deal.place("date") if deal else first.span, message, hint)
    return found or Publisher.unknown()


def _documents(library: Library, decided: ChosenVariants, report: Report) -> Mapping[str, Reason]:
    """The documents that are named, those that variants add, less those that variants drop or that do not apply."""
    deal, standard = decided.known.deal, library.standard
    if deal is None:
        documents = named(standard.documents, library.outlines, Why.STANDARD, "document", report)
        for id in decided.known.sketch or ():
            documents.setdefault(id, Reason(Why.REQUEST, "", standard.span))
    elif deal.documents is None:
        documents = named(standard.pack, library.outlines, Why.STANDARD, "document", report)
    else:
        documents = named(deal.documents, library.outlines, Why.DEAL, "document", report)
        if deal.amends is not None:  # its own document comes with it, whatever documents the contract has
            reason = Reason(Why.DERIVED, "amends:", deal.place("amends"))
            documents |= dict.fromkeys(amending_documents(library), reason)
    documents = _applicable(library, documents, decided, report)
    claims: dict[str, tuple[str, Span]] = {}
    for id, chosen in decided.variants.items():
        for change in chosen.variant.changes:
            if not isinstance(change, Reoutline) or not change.of_document or not holds(change.when, decided.truth):
                continue
            action, span = claims.setdefault(change.target, (change.action, change.span))
            if action != change.action:
                message = say("added-and-dropped", document=change.target)
                report.error("change-conflict", change.span, message, say("other-one", place=str(span)))
            if change.action == "drop":
                documents.pop(change.target, None)
            elif change.target in library.outlines:
                documents[change.target] = Reason(Why.IMPLIED, f"variant {id}", chosen.reason.span)
    return dict(sorted(documents.items()))


def _adders(library: Library, document: str) -> tuple[str, ...]:
    """The variants that add a document which is there for them only: the standard selection does not list it."""
    if any(document == entry.clause for entry in (*library.standard.pack, *library.standard.documents)):
        return ()
    return tuple(id for id, majors in library.variants.items() if any([*_adds(one, document)] for one in majors))


def _adds(variant: Variant, document: str) -> Iterator[Reoutline]:
    """The changes by which a variant adds a document."""
    for change in variant.changes:
        if isinstance(change, Reoutline) and (change.action, change.target) == ("add", document):
            yield change


def _applicable(
    library: Library, documents: Mapping[str, Reason], decided: ChosenVariants, report: Report
) -> dict[str, Reason]:
    """The documents whose `when:` holds; it is an error to name another one in a deal, or one that variants add."""
    found: dict[str, Reason] = {}
    for id, reason in documents.items():
        adders = _adders(library, id) if reason.why is Why.DEAL else ()
        adding = (change for one in decided.variants.values() for change in _adds(one.variant, id))
        if adders and not any(holds(change.when, decided.truth) for change in adding):
            message = say("document-of-variant", document=id)
            report.error("deal-incomplete", reason.span, message, say("select-adder", variants=adders))
        elif holds(library.outlines[id].when, decided.truth):
            found[id] = reason
        elif reason.why is Why.DEAL:
            message, hint = say("document-idle", document=id), say("take-document-out", document=id)
            report.error("deal-incomplete", reason.span, message, hint)
    return found
