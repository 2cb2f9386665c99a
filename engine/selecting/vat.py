"""The prices of a deal: each line with a VAT category that fits the client, priced and added up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from engine.diagnostics import Report
from engine.model.condition import holds
from engine.model.library import Library
from engine.model.price import Line, Prices
from engine.model.selection import Selection
from engine.selecting.facts import default_vat
from engine.selecting.prices import price

FIRST_TERM = "initial-term"
"""The parameter whose value is the length of the first term."""
TOO_MUCH = Decimal(10**9)
_MONTHS = MappingProxyType({"month": 1, "year": 12})


def prices(library: Library, selection: Selection, report: Report) -> Prices | None:
    """The priced lines and their totals; None without a deal, or after an error."""
    deal = selection.deal
    if deal is None:
        return None
    before = len(report.diagnostics)
    lines = tuple(_categorised(library, selection, report))
    if len(report.diagnostics) > before:
        return None
    rates = {one.id: one.rate for one in library.vat.values()}
    found = price(lines, rates, _months(selection))
    if found.commitment.included >= TOO_MUCH:
        message = "the quote comes to more than a thousand million euros"
        report.error("line-invalid", deal.place("lines"), message, "correct the quantities and prices")
        return None
    return found


def _categorised(library: Library, selection: Selection, report: Report) -> Iterator[Line]:
    """The lines with their VAT category; one that does not fit the client goes to `report`."""
    assert selection.deal is not None  # noqa: S101  asked for by the caller
    client = selection.deal.client
    default = default_vat(library, selection.facts)
    for line in selection.deal.lines:
        rule = library.vat.get(line.vat or default)
        if rule is None:
            if not line.vat:  # otherwise reported where it is written
                message = f"no VAT category fits a client in {client.country}"
                report.error("vat-category", line.span, message, "legal adds one to clauses/vat.yaml")
            continue
        if not holds(rule.when, selection.truth):
            allowed = [one.id for one in library.vat.values() if holds(one.when, selection.truth)]
            message = f"the VAT category {rule.id} does not fit a client in {client.country}"
            report.error("vat-category", line.span, message, f"allowed: {', '.join(allowed) or 'none'}")
        elif rule.needs_number and client.vat_number is None:
            message = f"the VAT category {rule.id} needs the VAT number of the client"
            hint = "add vat-number: to the client, or vat: with another category to the line"
            report.error("vat-category", client.span, message, hint)
        else:
            yield replace(line, vat=rule.id)


def _months(selection: Selection) -> int:
    """The length of the first term in months; one where no parameter says."""
    figure = selection.figures.get(FIRST_TERM)
    if figure is None or not isinstance(figure.value, int):
        return 1
    return figure.value * _MONTHS.get(figure.parameter.unit, 1)
