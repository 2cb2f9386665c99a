"""surcharge: the lines of a quote → the same, list prices raised by what options add; what cannot be told is said.

An option that raises prices names the parameter that says by how much. List prices are those without any option.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from engine.diagnostics import Report, Saying, Span, local, say
from engine.model.price import QuoteLine
from engine.model.selection import Chosen, Figure
from engine.selecting.prices import digits, raised


def surcharged(
    lines: Sequence[QuoteLine], variants: Mapping[str, Chosen], figures: Mapping[str, Figure], report: Report
) -> tuple[QuoteLine, ...]:
    """The lines with list prices raised by what the selected options add, in percent of the price without VAT.

    A price that a line takes from the list is raised with it. A price that is written stays: one below the raised list
    price is a warning, and so are entries of the catalogue that no list tells, once for all of them. The price of a
    free line is made for its deal, and a credit is not raised.
    """
    raising = dict(_raising(variants, figures))
    percent = sum(raising.values(), Decimal(0))
    if not percent:
        return tuple(lines)
    names = tuple(local(variants[id].variant.title) for id in raising)
    said = say("raises", options=names, percent=digits(percent))
    found = [_raised(line, percent) for line in lines]
    for line in found:
        if line.list_price is not None and not line.credit and line.lowest_price < line.list_price:
            message = say("below", said=said, line=line.id, price=digits(line.lowest_price))
            hint = say("write-price", price=digits(line.list_price))
            report.warn("surcharge-uncharged", line.span, message, hint)
    untold = [line for line in found if line.service is not None and line.list_price is None and not line.credit]
    if untold:
        report.warn("surcharge-uncharged", *_untold(said, untold))
    return tuple(found)


def _raising(variants: Mapping[str, Chosen], figures: Mapping[str, Figure]) -> Iterator[tuple[str, Decimal]]:
    """The selected options that raise prices, each with its percentage."""
    for id, chosen in variants.items():
        figure = figures.get(chosen.variant.surcharge)
        if figure is not None and isinstance(figure.value, int | Decimal):
            yield id, Decimal(figure.value)


def _raised(line: QuoteLine, percent: Decimal) -> QuoteLine:
    if line.list_price is None:
        return line
    price = raised(line.list_price, percent)
    return replace(line, list_price=price, unit_price=price if line.listed else line.unit_price)


def _untold(said: Saying, lines: Sequence[QuoteLine]) -> tuple[Span, Saying, Saying]:
    named = tuple(line.id for line in lines)
    return lines[0].span, say("untold", said=said, lines=named), say("write-raised")
