"""What is known about an assembly: the facts that are named, and those that follow from the deal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from engine.diagnostics import Report
from engine.languages.territories import territory_of
from engine.model.catalogue import Subprocessor
from engine.model.clause import Entry
from engine.model.condition import holds
from engine.model.deal import Client, Deal
from engine.model.library import Library, Publisher
from engine.model.price import CREDIT, ESTIMATED, LAUNCHED, MINIMUM, OPTIONAL, PERIODIC, TIERED
from engine.model.selection import (
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
            hint = meant(entry.clause, known) or f"known: {', '.join(sorted(known))}"
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
            hint = "delete it: the lines and the project of the deal say whether it holds"
            if fact.startswith(_OF_COMPANY):
                hint = "delete it: the data of the company say whether it holds"
            report.error("fact-unknown", reason.span, f"the fact {fact} is not named: it follows from the deal", hint)
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
        message = f"the texts of this edition do not tell that the services start on {deal.start}"
        hint = "delete start:, and say it in the description of a line; a later edition prints it"
        report.warn("deal-start", deal.place("start"), message, hint)
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
            message = f"the texts of this edition do not know {fact}, which holds of the company"
            report.error("edition-lacks", entry.span, message, "a later edition has words for it")
        else:
            hint = meant(fact, known) or f"known: {', '.join(known) or 'none'}"
            message = f"there is no fact {fact} of the company"
            report.error("fact-unknown", entry.span, message, hint, about=f"fact/{fact}")


def _told(library: Library, deal: Deal, report: Report) -> None:
    """What a deal says is printed: an edition whose texts do not know of it leaves it out, or refuses the deal."""
    for fact, key, said, what, hint in (
        (DESCRIBED, "includes", deal.includes, "what the services include", "say it in the description of a line"),
        (
            INTRODUCED,
            "introduction",
            deal.introduction,
            "introductions",
            "say it in the letter that goes with the offer",
        ),
        (ORDER_NUMBER, "order-number", deal.order_number, "the number of an order", "say it in the letter"),
    ):
        if said and fact not in library.facts:
            message = f"the texts of this edition do not print {what}"
            report.warn("deal-untold", deal.place(key), message, f"{hint}; a later edition prints it")
    optional = next((one.span for one in deal.lines if one.optional), None)
    tiered = next((one.span for one in deal.lines if one.tiers), None)
    minimum = next((one.span for one in deal.lines if one.minimum), None)
    launch = next((one.launch.span for one in deal.lines if one.launch), None)
    periodic = {one.kind: one.span for one in reversed(deal.lines) if one.kind in PERIODIC}
    estimate = next((one.span for one in deal.lines if one.estimate), None)
    if estimate is not None and ESTIMATED not in library.facts:
        message = "the texts of this edition do not print how much use is expected"
        report.warn("deal-untold", estimate, message, "say it in the letter; a later edition prints it")
    for fact, span, what, hint in (
        (OPTIONAL, optional, "optional lines", "delete the line, or offer it in a quote of its own"),
        (TIERED, tiered, "prices by volume", "write one price per use"),
        (MINIMUM, minimum, "a monthly minimum", "write it as a monthly line"),
        (LAUNCHED, launch, "launch prices", "write the price that follows, and what is taken off as a credit"),
        *((f"lines.{kind}", span, f"{kind} prices", "write a price per month") for kind, span in periodic.items()),
        (DISCOUNTED, deal.discount.span if deal.discount else None, "a discount on the whole", "write it on each line"),
        (REVISED, deal.replaces.span if deal.replaces else None, "versions of an offer", "give it another reference"),
        (RHYTHM, deal.billing.span if deal.billing else None, "billing:", "write it in the description of a line"),
    ):
        if span is not None and fact not in library.facts:
            message = f"the texts of this edition do not know {what}"
            report.error("edition-lacks", span, message, f"{hint}; a later edition has words for it")


def _matter(library: Library, deal: Deal, found: dict[str, Reason], report: Report) -> None:
    """A fact that matters for some services only is named in a deal that has one of them."""
    named_services = {entry.clause for entry in deal.services}
    misspelt = not named_services <= library.services.keys()  # reported already
    for id, reason in found.items():
        services = [entry.clause for entry in library.facts[id].matters_for]
        if services and not misspelt and named_services.isdisjoint(services):
            message = f"the fact {id} matters for {', '.join(services)} only, and the deal has none of these services"
            report.error("fact-unknown", reason.span, message, "delete it, or correct services:")


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
        inside, outside = ("the Union", "its VAT area") if place.union else ("the VAT area of the Union", "the Union")
        message = f"{place.name} is in {inside} and outside {outside}, which the texts of this edition do not tell"
        hint = "VAT, and what the texts say of data, are right; read the VAT regime of the quote before it is sent"
        report.warn("territory-untold", client.span, message, hint)


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
