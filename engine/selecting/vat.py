"""The prices of a deal: each line with a VAT category that fits the client, priced and added up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from engine.diagnostics import Report, Saying, Span, listed, say
from engine.model.billing import Billing
from engine.model.condition import holds
from engine.model.deal import Deal
from engine.model.library import Library
from engine.model.price import RECURRING, Prices, QuoteLine
from engine.model.selection import Figure
from engine.selecting.facts import default_vat, truth_for_vat
from engine.selecting.prices import digits, gross, price, priced_line
from engine.selecting.schedule import ContractTerm, schedule, shares, together
from engine.selecting.strata import ChosenDocuments
from engine.selecting.surcharges import surcharged

FIRST_TERM = "initial-term"
"""The parameter whose value is the length of the first term."""
TOO_MUCH = Decimal(10**9)
_MONTHS = MappingProxyType({"month": 1, "year": 12})


def prices(library: Library, decided: ChosenDocuments, figures: Mapping[str, Figure], report: Report) -> Prices | None:
    """The priced lines and their totals; None without a deal, or where a line has no VAT category.

    A discount of more than its line costs goes to `report`; the line is then priced without it. So do monthly lines
    where the library does not say how long the first term is, and credits of more than the other lines of their VAT
    category cost.
    """
    deal = decided.known.deal
    if deal is None:
        return None
    raised = surcharged(deal.lines, decided.variants, figures, report)
    lines = [_affordable(line, report) for line in raised]
    categories = report.watch()
    taxed = tuple(_categorised(library, decided, deal, lines, report))
    recurring = [line for line in lines if (line.kind in RECURRING and line.counted) or line.minimum]
    months = _months(library, figures, report, recurring[0].span if recurring else None)
    if categories.said or months is None:
        return None
    taxed = tuple(_launched(line, months, report) for line in taxed)
    rates = {one.id: one.rate for one in library.vat.values()}
    whole = deal.discount.percent if deal.discount else None
    found = _invoiced(price(taxed, rates, months, whole or Decimal(0)), deal, report)
    if found.commitment.included >= TOO_MUCH:
        report.error("line-invalid", deal.place("lines"), say("too-much"), say("correct-prices"))
        return None
    return None if _owed_to_client(found, report) else found


def _invoiced(found: Prices, deal: Deal, report: Report) -> Prices:
    """The prices with their invoices, where they are not alike each month; the commitment is then their sum."""
    billing, term = deal.billing, ContractTerm(found.months, deal.start)
    if billing is None:
        usual = Billing(None, 0, "month", False, deal.place("lines"))
        return _with_invoices(found, term, usual) if found.launch or found.periodic else found
    wrong = _unbillable(found, billing, term)
    if wrong:
        report.error("billing-invalid", billing.span, *wrong)
        return found
    if billing.start is not None and deal.start is None:
        return found  # reported where it is written
    return _with_invoices(found, term, billing)


def _with_invoices(found: Prices, term: ContractTerm, billing: Billing) -> Prices:
    invoices = schedule(found, term, billing)
    deposit = next((one.total.included for one in invoices if one.percent is not None and one.day is None), None)
    return replace(found, invoices=invoices, commitment=together(invoices), due_at_acceptance=deposit)


def _unbillable(found: Prices, billing: Billing, term: ContractTerm) -> tuple[Saying, Saying] | None:
    """Why nothing can be invoiced so, and what to do."""
    if billing.instalments and not found.one_off.parts:
        return say("no-one-off"), say("make-one-off")
    if billing.instalments and min(part.base for part in found.one_off.parts) <= 0:
        return say("credit-in-parts", amount=digits(found.one_off.base)), say("no-parts")
    if found.monthly.parts:
        known = billing.start is None or term.start is not None
        if known and not any(shares(term, billing)):
            return say("nothing-due"), say("due-within-term")
    elif billing.of_months or not billing.instalments:
        return say("no-monthly"), say("make-monthly")
    return None


def _owed_to_client(found: Prices, report: Report) -> bool:
    """Whether credits come to more than what they are taken off: a quote cannot owe its client anything."""
    credit = next((one.line for one in found.lines if one.line.credit), None)
    if credit is None:
        return False
    totals = (
        found.monthly,
        *(total for _, total in found.periodic),
        *(total for _, total in found.launch),
        found.commitment,
    )
    least = min((*(one.base for one in totals), *(part.base for one in totals for part in one.parts)))
    if least >= 0:
        return False
    alone = all(one.line.credit for one in found.lines if one.line.kind != "usage")
    message = say("credits-alone") if alone else say("credits-too-much", total=digits(least))
    hint = say("add-lines") if alone else say("lower-credit")
    report.error("line-invalid", credit.span, message, hint)
    return True


def _affordable(line: QuoteLine, report: Report) -> QuoteLine:
    """The line, without a discount that takes off more than it costs."""
    discount, cost = line.discount, gross(line)
    if discount is None or discount.amount is None or discount.amount <= cost:
        return line
    message = say("discount-too-much", amount=discount.amount, cost=digits(cost))
    hint = say("amount-for-unit") if line.kind == "usage" else say("amount-for-line")
    report.error("line-invalid", discount.span, message, hint)
    return replace(line, discount=None)


def _launched(line: QuoteLine, months: int, report: Report) -> QuoteLine:
    """The line, without a launch price that lasts longer than the first term or is no lower than what follows it."""
    launch = line.launch
    if launch is None:
        return line
    if launch.months > months:
        message = say("launch-too-long", count=launch.months, months=months)
        report.error("line-invalid", launch.span, message, say("launch-whole"))
        return replace(line, launch=None)
    priced = priced_line(line)
    if priced.at_launch is not None and priced.at_launch >= priced.net:
        own, usual = digits(priced.at_launch), digits(priced.net)
        message = say("launch-higher", price=digits(launch.unit_price), own=own, usual=usual)
        report.error("line-invalid", launch.span, message, say("launch-lower"))
        return replace(line, launch=None)
    return line


def _categorised(
    library: Library, decided: ChosenDocuments, deal: Deal, lines: Sequence[QuoteLine], report: Report
) -> Iterator[QuoteLine]:
    """The lines with their VAT category; one that does not fit the client goes to `report`."""
    client = deal.client
    truth = truth_for_vat(library, client, decided.truth)
    default = default_vat(library, truth)
    for line in lines:
        rule = library.vat.get(line.vat or default)
        if rule is None:
            if not line.vat:  # otherwise reported where it is written
                report.error("vat-category", line.span, say("none-fits", place=client.place), say("legal-adds"))
            continue
        if not holds(rule.when, truth):
            allowed = [one.id for one in library.vat.values() if holds(one.when, truth)]
            message = say("unfit", category=rule.id, place=client.place)
            report.error("vat-category", line.span, message, listed("allowed", allowed))
        elif rule.needs_number and client.vat_number is None:
            report.error("vat-category", client.span, say("needs-number", category=rule.id), say("add-number"))
        else:
            yield replace(line, vat=rule.id)


def _months(library: Library, figures: Mapping[str, Figure], report: Report, needed: Span | None) -> int | None:
    """The length of the first term in months; where nothing says, nought, or None if a line at `needed` asks for it."""
    figure = figures.get(FIRST_TERM)
    months = None if figure is None else _MONTHS.get(figure.parameter.unit)
    if figure is not None and months is not None and isinstance(figure.value, int):
        return figure.value * months
    if needed is None:
        return 0
    hint = say("legal-writes-term", parameter=FIRST_TERM)
    if figure is None and FIRST_TERM not in library.parameters:  # one without a value is reported already
        report.error("parameter-unknown", needed, say("no-term", parameter=FIRST_TERM), hint)
    elif figure is not None and months is None:
        report.error("parameter-value", needed, say("term-not-in-months", parameter=FIRST_TERM), hint)
    return None
