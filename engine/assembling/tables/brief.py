"""What the first page lists below a line: the offer, its totals, what has changed in it, and whom to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from engine.assembling.tables.changes import changes
from engine.assembling.tables.offer import description_of, kind_totals, signed
from engine.assembling.tables.people import salesperson
from engine.assembling.tables.writing import CellRuns, Writing, own
from engine.languages.parameters import written
from engine.model.library import with_vat_words
from engine.model.price import PricedLine, Total
from engine.model.supplied_figures import GIVEN

Entries = tuple[CellRuns, ...]


def offer(writing: Writing) -> Entries:
    """The lines of each kind in one entry: what each is, and its price excluding VAT, net of any discount."""
    prices, found = writing.selection.prices, list[CellRuns]()
    sold = [one for one in prices.lines if not one.line.optional] if prices else []
    groups = {
        "total-one-off": [one for one in sold if one.line.kind == "one-off"],
        "total-monthly": [one for one in sold if one.line.kind == "monthly"],
        "total-quarterly": [one for one in sold if one.line.kind == "quarterly"],
        "total-yearly": [one for one in sold if one.line.kind == "yearly"],
        "prices-usage": [one for one in sold if one.line.kind == "usage"],
        "prices-optional": [one for one in prices.lines if one.line.optional] if prices else [],
    }
    for label, priced in groups.items():
        if priced:
            found.append((*writing.label(label), *own(writing.language.colon), *_listed(writing, priced)))
    return tuple(found)


def _listed(writing: Writing, priced: list[PricedLine]) -> CellRuns:
    runs = list(_offered(writing, priced[0]))
    for one in priced[1:]:
        runs += [*own(f"{writing.language.closing('none', 0, 2)} "), *_offered(writing, one)]
    return tuple(runs)


def _offered(writing: Writing, priced: PricedLine) -> CellRuns:
    usage = priced.line.kind == "usage"
    write = writing.language.unit_price if usage else writing.language.money
    price = signed(write, priced.line.unit_price if usage else priced.net)
    return (*description_of(writing, priced), *own(", "), *price)


def totals(writing: Writing) -> Entries:
    """Each total in one entry: excluding VAT, the VAT, including VAT."""
    prices = writing.selection.prices
    if prices is None:
        return ()
    found = [
        _total(writing, label, total) for kind in prices.totals for label, total in kind_totals(writing, prices, kind)
    ]
    if prices.recurs:
        term = writing.language.duration(prices.months, "month", "short")
        label = writing.library.labels["total-first-term"][writing.language.code].replace("{term}", term)
        found.append(_total(writing, own(label), prices.commitment))
    return tuple(found)


def _total(writing: Writing, label: CellRuns, total: Total) -> CellRuns:
    figures = with_vat_words(GIVEN, writing.library.labels)

    def amount(name: str, value: Decimal) -> CellRuns:
        return signed(lambda one: written(writing.language, figures[name], one, ""), value)

    parts: list[CellRuns] = [amount("deal.total", total.base)]
    if total.vat:
        parts.append((*writing.label("vat"), *own(" "), *signed(writing.language.money, total.vat)))
        parts.append(amount("deal.total-included", total.included))
    for part in total.parts:
        rule = writing.library.vat[part.category]
        if not rule.rate:
            parts.append(own(rule.name[writing.language.code]))
    runs = [*label, *own(writing.language.colon), *parts[0]]
    for one in parts[1:]:
        runs += [*own(", "), *one]
    return tuple(runs)


def asked(writing: Writing) -> Entries:
    """Who made the offer, and how to reach that person; nothing where the deal names nobody."""
    who = salesperson(writing)
    return (who,) if who else ()


BRIEF_WRITERS: Mapping[str, Callable[[Writing], Entries]] = MappingProxyType(
    {"offer": offer, "totals": totals, "salesperson": asked, "changes": changes}
)
"""What writes the entries below a line, by the name that `generate:` gives it."""
