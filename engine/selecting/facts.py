"""What is known about an assembly: the facts that are named, and those that follow from the deal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from engine.diagnostics import Report, listed, say
from engine.languages.territories import territory_of
from engine.model.catalogue import Subprocessor
from engine.model.clause import Entry
from engine.model.condition import holds
from engine.model.deal import Client, Deal
from engine.model.library import Library, Publisher
from engine.model.price import CREDIT, ESTIMATED, LAUNCHED, MINIMUM, OPTIONAL, PERIODIC, TIERED
from engine.model.selection import (
    AMENDING,
    DEFERRED,
    DEPOSIT,
    DERIVED,
    DESCRIBED,
    DISCOUNTED,
    FREE,
    IN_ADVANCE,
    INSTALMENTS,
    INTRODUCED,
    MILESTONES,
    ORDER_NUMBER,
    PLANNED,
    REVISED,
    RHYTHM,
    STARTS,
    Reason,
    Why,
)
from engine.model.territory import by_place, facts_for_vat, groups_by_place
from engine.model.transfers import OUTSIDE_EEA
from engine.selecting.meant import meant


def named(
    entries: Sequence[Entry], known: Mapping[str, object], why: Why, kind: str, report: Report
) -> dict[str, Reason]:
    """The names of a list that exist, each with its place, in alphabetical order; others go to `report`."""
    found: dict[str, Reason] = {}
    for entry in entries:
        if entry.clause not in known:
            hint = meant(entry.clause, known) or listed("known", sorted(known))
            about = f"{kind}/{entry.clause}"
            report.error(f"{kind}-unknown", entry.span, say("absent", name=entry.clause), hint, about=about)
        else:
            found[entry.clause] = Reason(why, "", entry.span)
    return dict(sorted(found.items()))


def facts(
    library: Library,
    deal: Deal | None,
    register: tuple[Subprocessor, ...] | None,
    publisher: Publisher,
    report: Report,
) -> Mapping[str, Reason]:
    """The facts that are named, and those that follow from the client, the company, the register and the deal."""
    if deal is None:
        return named(library.standard.facts, library.facts, Why.STANDARD, "fact", report)
    found = dict(named(deal.facts, library.facts, Why.DEAL, "fact", report))
    for fact, reason in [*found.items()]:
        if fact.split(".")[0] in DERIVED:
            hint = say("company-says") if fact.startswith(_OF_COMPANY) else say("lines-say")
            report.error("fact-unknown", reason.span, say("follows", fact=fact), hint)
    _of_company(library, publisher, found, report)
    _matter(library, deal, found, report)
    client, place = deal.client, territory_of(deal.client.place)
    for area, members in groups_by_place(library):
        derived = by_place(members, place, area)
        if derived is not None:
            kind = "country" if client.territory is None else "territory"
            found.setdefault(derived.id, Reason(Why.CLIENT, f"{kind} {client.place}", deal.span))
    _told_apart(library, client, report)
    for id, reason in _following(library, deal, register).items():
        if id in library.facts:
            found.setdefault(id, reason)
    if deal.start is not None and STARTS not in library.facts:
        report.warn("deal-start", deal.place("start"), say("start-untold", day=deal.start), say("start-in-line"))
    _told(library, deal, report)
    for category in vat_categories(library, deal, truth_for_vat(library, client, found.__contains__)):
        if f"vat.{category}" in library.facts:
            found.setdefault(f"vat.{category}", Reason(Why.DERIVED, "the lines", deal.place("lines")))
    return dict(sorted(found.items()))


_OF_COMPANY = "company."


def _of_company(library: Library, publisher: Publisher, found: dict[str, Reason], report: Report) -> None:
    """What holds of the company; an edition whose texts do not know it would charge VAT that is not due."""
    known = {id: one for id, one in library.facts.items() if id.startswith(_OF_COMPANY)}
    for entry in publisher.company_facts:
        fact = entry.clause
        if fact in known:
            found[fact] = Reason(Why.DERIVED, "the company", entry.span)
        elif library.edition is not None and fact.startswith(_OF_COMPANY):
            report.error("edition-lacks", entry.span, say("company-fact", fact=fact), say("later-edition"))
        else:
            hint = meant(fact, known) or listed("known", known)
            report.error("fact-unknown", entry.span, say("not-of-company", fact=fact), hint, about=f"fact/{fact}")


def _told(library: Library, deal: Deal, report: Report) -> None:
    """What a deal says is printed: an edition whose texts do not know of it leaves it out, or refuses the deal."""
    for fact, key, said in (
        (DESCRIBED, "includes", deal.includes),
        (INTRODUCED, "introduction", deal.introduction),
        (ORDER_NUMBER, "order-number", deal.order_number),
    ):
        if said and fact not in library.facts:
            report.warn("deal-untold", deal.place(key), say(key), say(f"{key}-elsewhere"))
    optional = next((one.span for one in deal.lines if one.optional), None)
    tiered = next((one.span for one in deal.lines if one.tiers), None)
    minimum = next((one.span for one in deal.lines if one.minimum), None)
    launch = next((one.launch.span for one in deal.lines if one.launch), None)
    periodic = {one.kind: one.span for one in reversed(deal.lines) if one.kind in PERIODIC}
    estimate = next((one.span for one in deal.lines if one.estimate), None)
    if estimate is not None and ESTIMATED not in library.facts:
        report.warn("deal-untold", estimate, say("estimate"), say("estimate-elsewhere"))
    for fact, span, what in (
        (OPTIONAL, optional, "optional"),
        (TIERED, tiered, "tiers"),
        (MINIMUM, minimum, "minimum"),
        (LAUNCHED, launch, "launch"),
        *((f"lines.{kind}", span, kind) for kind, span in periodic.items()),
        (REVISED, deal.replaces.span if deal.replaces else None, "versions"),
        (AMENDING, deal.amends.span if deal.amends else None, "amendments"),
        (DISCOUNTED, deal.discount.span if deal.discount else None, "discount"),
        (RHYTHM, deal.billing.span if deal.billing else None, "billing"),
    ):
        if span is not None and fact not in library.facts:
            report.error("edition-lacks", span, say(what), say(f"{what}-otherwise"))


def _matter(library: Library, deal: Deal, found: dict[str, Reason], report: Report) -> None:
    """A fact that matters for some services only is named in a deal that has one of them."""
    named_services = {entry.clause for entry in deal.services}
    misspelt = not named_services <= library.services.keys()  # reported already
    for id, reason in found.items():
        services = [entry.clause for entry in library.facts[id].matters_for]
        if services and not misspelt and named_services.isdisjoint(services):
            message = say("matters-elsewhere", fact=id, services=tuple(services))
            report.error("fact-unknown", reason.span, message, say("correct-services"))


def truth_for_vat(library: Library, client: Client, truth: Callable[[str], bool]) -> Callable[[str], bool]:
    """The answers to the atoms of a condition of `clauses/vat.yaml`; `truth` answers those of all others."""
    own = facts_for_vat(library, territory_of(client.place))
    return lambda atom: own[atom] if atom in own else truth(atom)


def _told_apart(library: Library, client: Client, report: Report) -> None:
    """Texts that take the Union and its VAT area for one are not true of a client who is in one of them only."""
    place = territory_of(client.place)
    own = facts_for_vat(library, place)
    others = {one.id for area, members in groups_by_place(library) if (one := by_place(members, place, area))}
    if {id for id, held in own.items() if held} not in (set(), others):
        message = say("in-union" if place.union else "in-vat-area", place=place.name)
        report.warn("territory-untold", client.span, message, say("read-regime"))


def default_vat(library: Library, truth: Callable[[str], bool]) -> str:
    """The first VAT category that is allowed, by what `truth_for_vat` answers; empty if there is none."""
    return next((one.id for one in library.vat.values() if holds(one.when, truth)), "")


def vat_categories(library: Library, deal: Deal, truth: Callable[[str], bool]) -> list[str]:
    """The VAT categories of the lines of a deal, by what `truth_for_vat` answers."""
    default = default_vat(library, truth)
    return list(dict.fromkeys(line.vat or default for line in deal.lines))


def _following(library: Library, deal: Deal, register: tuple[Subprocessor, ...] | None) -> dict[str, Reason]:
    sold = [line for line in deal.lines if not line.optional]
    found = {f"lines.{line.kind}": Reason(Why.DERIVED, "the lines", line.span) for line in sold}
    for line in deal.lines:
        for fact, holding in (
            (CREDIT, line.credit),
            (OPTIONAL, line.optional),
            (TIERED, line.tiers),
            (MINIMUM, line.minimum),
            (ESTIMATED, line.estimate),
            (LAUNCHED, line.launch),
        ):
            if holding:
                found[fact] = Reason(Why.DERIVED, "the lines", line.span)
    for fact, said, key in (
        (REVISED, deal.replaces, "replaces"),
        (AMENDING, deal.amends, "amends"),
        (ORDER_NUMBER, deal.order_number, "order-number"),
        (INTRODUCED, deal.introduction, "introduction"),
        (DISCOUNTED, deal.discount, "discount"),
        (DEFERRED, deal.billing and deal.billing.start, "billing"),
        (FREE, deal.billing and deal.billing.free_months, "billing"),
        (RHYTHM, deal.billing and deal.billing.rhythm, "billing"),
        (IN_ADVANCE, deal.billing and deal.billing.in_advance, "billing"),
        (INSTALMENTS, deal.billing and deal.billing.instalments, "billing"),
        (DEPOSIT, deal.billing and deal.billing.deposit, "billing"),
        (MILESTONES, deal.billing and deal.billing.milestones, "billing"),
    ):
        if said:
            found[fact] = Reason(Why.DERIVED, f"{key}:", deal.place(key))
    if deal.start is not None:
        found[STARTS] = Reason(Why.DERIVED, "the start of the services", deal.place("start"))
    described = [one.clause for one in deal.services if one.clause in library.services]
    if any(library.services[id].includes for id in described):
        found[DESCRIBED] = Reason(Why.DERIVED, "the catalogue", deal.place("services"))
    if deal.includes:
        found[DESCRIBED] = Reason(Why.DERIVED, "the description of the services", deal.place("includes"))
    if deal.phases:
        found[PLANNED] = Reason(Why.DERIVED, "the project", deal.place("project"))
    for one in register or ():
        if one.outside_eea:
            found[OUTSIDE_EEA] = Reason(Why.DERIVED, f"the sub-processor {one.id}", one.span)
    return found
