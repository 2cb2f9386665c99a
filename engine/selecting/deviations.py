"""deviate: selection → everything in the deal that departs from the standard, with the approval it has, if any.

Ten kinds: a variant that needs approval, a parameter in its approval range, a discount past the limit of the library,
on a line or on the whole, months that are not paid, a launch price, a price that lies further below its list price,
price lists of a deal's own, a credit, an implied variant that the deal deselects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from types import MappingProxyType

from engine.diagnostics import Report, Saying, Span, Translated, local, near, say
from engine.languages import LANGUAGES, OF_MESSAGES, Language
from engine.languages.parameters import written
from engine.model.catalogue import ApprovalLevel
from engine.model.clause import Parameter, Value
from engine.model.deal import Deal
from engine.model.deviation import Deviation, digest_of
from engine.model.library import Library, Publisher
from engine.model.price import RECURRING, PricedLine, PriceKind, Prices, QuoteLine
from engine.model.selection import Chosen, Figure, Why
from engine.selecting.prices import below_list, digits, exceeds, reduced_by_more, reduction_in_percent, share_above
from engine.selecting.schedule import ContractTerm, shares

Departure = tuple[str, ApprovalLevel, Saying, tuple[str, ...], Span]
"""A departure before its approval is looked up: name, level, summary, what the digest covers, place."""


def deviations(
    library: Library,
    deal: Deal | None,
    variants: Mapping[str, Chosen],
    figures: Mapping[str, Figure],
    prices: Prices | None,
    publisher: Publisher,
    report: Report,
) -> tuple[Deviation, ...]:
    """The departures of a deal, kind by kind; approvals that fit nothing go to `report`."""
    if deal is None:
        return ()
    departures = chain(
        _variants(variants),
        _parameters(figures),
        _whole(library, deal),
        _unpaid(library, deal, prices),
        _launches(library, prices, deal),
        _discounts(library, prices, deal),
        _lowered(library, prices, deal),
        _own_lists(deal, publisher),
        _credits(prices),
        _deselected(library, deal),
    )
    found = tuple(_approved(library, deal, one) for one in departures)
    _approvals(library, deal, found, report)
    return found


def _variants(variants: Mapping[str, Chosen]) -> Iterator[Departure]:
    for id, chosen in variants.items():
        variant = chosen.variant
        if variant.approval != "none":
            summary = say("option", title=local(variant.title), version=str(variant.version))
            yield f"variant {id}", variant.approval, summary, (str(variant.version),), chosen.reason.span


def _parameters(figures: Mapping[str, Figure]) -> Iterator[Departure]:
    for name, figure in figures.items():
        value, own = figure.value, figure.parameter
        if figure.reason.why is not Why.DEAL or not isinstance(value, int | Decimal):
            continue
        if not own.free.hold(Decimal(value)):
            usual = None if own.value is None else _measured(own, own.value, "")
            said = _measured(own, value, f" {own.unit}" if own.unit else "")
            kind = "figure" if usual is None else "figure-instead"
            summary = say(kind, name=name, value=said, usual=usual, label=local(own.label))
            yield f"parameter {name}", "legal", summary, (str(value),), figure.reason.span


def _measured(parameter: Parameter, value: Value, unit: str) -> Translated:
    """A value as files have it, with its unit; in a language of documents that is not theirs, as these print it."""
    told = {
        code: f"{value}{unit}" if code == OF_MESSAGES else _written(one, parameter, value)
        for code, one in LANGUAGES.items()
    }
    return local(told)


def _written(language: Language, parameter: Parameter, value: Value) -> str:
    return written(language, parameter, value, "short" if "short" in language.forms(parameter.type) else "")


def _on_whole(deal: Deal) -> Decimal:
    """The discount on the whole, in percent."""
    return (deal.discount.percent if deal.discount else None) or Decimal(0)


def _whole(library: Library, deal: Deal) -> Iterator[Departure]:
    limit, whole = library.approvals.discount_limit, _on_whole(deal)
    if deal.discount is not None and whole > limit:
        summary = say("discount-whole", percent=digits(whole), limit=limit)
        lines = (f"{one.id} {digits(one.unit_price)} {one.quantity}" for one in deal.lines if one.counted)
        yield "discount whole", "management", summary, (str(whole), *lines), deal.discount.span


def _not_due(deal: Deal, prices: Prices | None, line: PricedLine | None = None) -> Decimal:
    """How much of the monthly prices of the first term is not due, in percent; of that of a line with its launch."""
    if prices is None or not prices.invoices or not prices.months:
        return Decimal(0)
    term = ContractTerm(prices.months, deal.start)
    own = shares(term, deal.billing) if deal.billing else (Fraction(1),) * prices.months
    if line is not None and line.at_launch is not None and line.line.launch is not None:
        first, part = line.line.launch.months, Fraction(line.at_launch) / Fraction(line.net)
        own = (*(one * part for one in own[:first]), *own[first:])
    missing = 1 - sum(own, Fraction(0)) / len(own)
    return Decimal(100) * missing.numerator / missing.denominator


def _besides(deal: Deal, prices: Prices | None, line: PricedLine) -> Decimal:
    """What is taken off a line besides its own discount, in percent: that on the whole, and months that are not due."""
    whole, unpaid = _on_whole(deal), _not_due(deal, prices, line) if line.line.kind == "monthly" else Decimal(0)
    return whole + unpaid - whole * unpaid / 100


def _unpaid(library: Library, deal: Deal, prices: Prices | None) -> Iterator[Departure]:
    """What is not due of the monthly prices of the first term, as a discount on them beside that on the whole."""
    billing, limit, share = deal.billing, library.approvals.discount_limit, _not_due(deal, prices)
    whole = _on_whole(deal)
    if billing is not None and prices is not None and share and whole + share - whole * share / 100 > limit:
        key = "start" if billing.start else "free-months"
        when = say("from", day=billing.start) if billing.start else say("free-months", count=billing.free_months)
        kind = "unpaid-beside" if whole else "unpaid"
        summary = say(kind, when=when, share=digits(round(share, 2)), percent=digits(whole), limit=limit)
        facts = (str(share), str(whole), str(prices.monthly.base))
        yield f"billing {key}", "management", summary, facts, billing.span


def _launches(library: Library, prices: Prices | None, deal: Deal) -> Iterator[Departure]:
    """Launch prices that take more off a line over the first term than the limit, where nothing else is taken off."""
    limit = library.approvals.discount_limit
    for number, one in enumerate(prices.lines if prices else (), 1):
        line, launch = one.line, one.line.launch
        if launch is None or line.discount is not None or _departs(line):
            continue  # reported with its discount, or its price
        share = _besides(deal, prices, one)
        if share > limit:
            price, less = digits(launch.unit_price), digits(round(share, 2))
            summary = say("launch", line=line.id, price=price, count=launch.months, share=less, limit=limit)
            facts = (line.id, digits(launch.unit_price), str(launch.months), digits(line.unit_price), str(share))
            yield f"launch line-{number}", "management", summary, facts, launch.span


def _discounts(library: Library, prices: Prices | None, deal: Deal) -> Iterator[Departure]:
    """Lines whose discount, together with what is taken off all of them, is past the limit."""
    limit = library.approvals.discount_limit
    for number, one in enumerate(prices.lines if prices else (), 1):
        whole = _besides(deal, prices, one)
        if not _departs(one.line) and reduced_by_more(one, limit, whole):
            share = digits(reduction_in_percent(one, limit, whole))
            summary = say("discount", percent=share, line=one.line.id, limit=limit)
            facts = [one.line.id, str(one.line.unit_price), str(one.line.quantity), str(one.reduction)]
            facts += [f"whole {digits(whole)}"] if whole else []
            yield f"discount line-{number}", "management", summary, tuple(facts), one.line.span


def _departs(line: QuoteLine) -> bool:
    """Whether a price is written that is not the list price: the limit is then measured against the list price."""
    return line.list_price is not None and line.list_price != line.lowest_price


def _lowered(library: Library, prices: Prices | None, deal: Deal) -> Iterator[Departure]:
    """Lines whose price and discount together lie too far below the list price; a credit has a kind of its own."""
    limit = library.approvals.discount_limit
    for number, one in enumerate(prices.lines if prices else (), 1):
        line, whole = one.line, _besides(deal, prices, one)
        if line.list_price is None or not _departs(line) or line.credit:
            continue
        lowered, listed = below_list(line, whole)
        if exceeds(lowered, listed, limit):
            share = digits(share_above(lowered, listed, limit))
            summary = say(
                "lowered",
                line=line.id,
                price=_asked(line),
                percent=share,
                listed=digits(line.list_price),
                limit=limit,
            )
            amounts = map(digits, (line.list_price, line.lowest_price, line.quantity or Decimal(1), one.reduction))
            facts = (line.id, *amounts, *((f"whole {digits(whole)}",) if whole else ()))
            yield f"price line-{number}", "management", summary, facts, line.span


def _asked(line: QuoteLine) -> Saying:
    """The price of a line with its discount."""
    price = digits(line.lowest_price)
    if line.discount is None:
        return say("price", price=price)
    if line.discount.amount is not None:
        return say("price-less", price=price, off=digits(line.discount.amount))
    return say("price-discounted", price=price, off=digits(line.discount.percent or Decimal(0)))


def _own_lists(deal: Deal, publisher: Publisher) -> Iterator[Departure]:
    """Whoever writes a price list for a deal measures it by prices of their own, which is for specimens alone."""
    if deal.prices is not None and not publisher.specimen:
        summary = say("own-lists", file=deal.prices)
        measured = tuple(_measure(one) for one in deal.lines if one.service is not None)
        yield f"prices {deal.prices}", "management", summary, measured, deal.place("prices")


def _measure(line: QuoteLine) -> str:
    """What a line of the catalogue is measured by: its list price, or without one the price that the deal asks."""
    if line.list_price is None:
        return f"{line.id} without a list price {digits(line.unit_price)}"
    return f"{line.id} {digits(line.list_price)}"


_CREDITS: Mapping[PriceKind, str] = MappingProxyType({kind: f"credit-{kind}" for kind in RECURRING})


def _credits(prices: Prices | None) -> Iterator[Departure]:
    for number, one in enumerate(prices.lines if prices else (), 1):
        if one.line.credit:
            summary = say(_CREDITS.get(one.line.kind, "credit"), amount=digits(-one.net), line=one.line.id)
            facts = (one.line.id, one.line.kind, str(one.line.unit_price), str(one.line.quantity), one.line.vat)
            yield f"credit line-{number}", "management", summary, facts, one.line.span


def _deselected(library: Library, deal: Deal) -> Iterator[Departure]:
    for entry in deal.deselected:
        if entry.clause in library.variants:
            variant = library.variants[entry.clause][0]
            summary = say("left-out", title=local(variant.title))
            yield f"deselected {entry.clause}", "legal", summary, (), entry.span


def _approved(library: Library, deal: Deal, found: Departure) -> Deviation:
    id, level, summary, facts, span = found
    digest = digest_of(deal.reference, id, *facts)
    valid = (
        one
        for one in deal.approvals
        if (one.deviation, one.digest) == (id, digest) and level in library.approvals.approvers[one.by].levels
    )
    return Deviation(id, level, summary, digest, next(valid, None), span)


def _approvals(library: Library, deal: Deal, found: tuple[Deviation, ...], report: Report) -> None:
    """Approvals that have lapsed, or that their author may not give, are told: the draft mark alone says nothing."""
    known = {one.id: one for one in found}
    for one in deal.approvals:
        about = known.get(one.deviation)
        if about is None:
            hints = near(one.deviation, [id for id in known if known[id].approval is None])
            hint = say("did-you-mean", names=tuple(hints)) if hints else say("delete")
            report.warn("approval-invalid", one.span, say("idle", deviation=one.deviation), hint)
        elif about.digest != one.digest:
            report.warn("approval-invalid", one.span, say("lapsed", deviation=one.deviation), say("ask-again"))
        elif about.level not in library.approvals.approvers[one.by].levels:
            able = tuple(id for id, person in library.approvals.approvers.items() if about.level in person.levels)
            message = say("not-theirs", by=one.by, deviation=one.deviation, level=about.level)
            hint = say("ask", people=able) if able else say("ask-nobody")
            report.warn("approval-invalid", one.span, message, hint)
