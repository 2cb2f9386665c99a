"""What the first page lists below a line: the offer, its totals, what has changed in it, and whom to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from engine.assembling.tables.changes import changes
from engine.assembling.tables.offer import description_of, kind_totals, signed
from engine.assembling.tables.people import salesperson
from engine.assembling.tables.writing import CellRuns, Writing, in_a_row, own
from engine.languages.parameters import written
from engine.model.document import PriceGroup, PriceGroupKind, PriceRow, Run
from engine.model.library import with_vat_words
from engine.model.price import PricedLine, Total
from engine.model.supplied_figures import GIVEN

Entries = tuple[CellRuns, ...]
PriceGroups = tuple[PriceGroup[Run], ...]


def offer_prices(writing: Writing) -> PriceGroups:
    """The lines of each kind: what each is, and its price excluding VAT, net of any discount."""
    prices = writing.selection.prices
    sold = [one for one in prices.lines if not one.line.optional] if prices else []
    kept = [one for one in prices.lines if one.line.optional] if prices else []
    groups: tuple[tuple[PriceGroupKind, str, list[PricedLine]], ...] = (
        ("one-off", "total-one-off", [one for one in sold if one.line.kind == "one-off"]),
        ("monthly", "total-monthly", [one for one in sold if one.line.kind == "monthly"]),
        ("quarterly", "total-quarterly", [one for one in sold if one.line.kind == "quarterly"]),
        ("yearly", "total-yearly", [one for one in sold if one.line.kind == "yearly"]),
        ("usage", "prices-usage", [one for one in sold if one.line.kind == "usage"]),
        ("optional", "prices-optional", kept),
    )
    return tuple(
        PriceGroup(kind, writing.label(label), tuple(_offered(writing, one) for one in priced))
        for kind, label, priced in groups
        if priced
    )


def _offered(writing: Writing, priced: PricedLine) -> PriceRow[Run]:
    usage = priced.line.kind == "usage"
    write = writing.language.unit_price if usage else writing.language.money
    price = signed(write, priced.line.unit_price if usage else priced.net)
    return PriceRow(description_of(writing, priced), (price,))


def offer(writing: Writing) -> Entries:
    """The lines of each kind in one entry."""
    return tuple(
        (*one.label, *own(writing.language.colon), *_between(one.rows, f"{writing.language.closing('none', 0, 2)} "))
        for one in offer_prices(writing)
    )


def _between(rows: Sequence[PriceRow[Run]], separator: str) -> CellRuns:
    told: list[Run] = []
    for one in rows:
        told += [*(own(separator) if told else ()), *in_a_row((one.words, *one.amounts))]
    return tuple(told)


def totals_prices(writing: Writing) -> PriceGroups:
    """Each total: excluding VAT, the VAT, including VAT."""
    prices = writing.selection.prices
    if prices is None:
        return ()
    found = [
        _total(writing, label, total) for kind in prices.totals for label, total in kind_totals(writing, prices, kind)
    ]
    if prices.recurs:
        term = writing.language.duration(prices.months, "month", "short")
        label = writing.library.labels["total-first-term"][writing.language.code]
        found.append(_total(writing, own(label.replace("{term}", term)), prices.commitment))
    return (PriceGroup("totals", (), tuple(found)),) if found else ()


def _total(writing: Writing, label: CellRuns, total: Total) -> PriceRow[Run]:
    figures = with_vat_words(GIVEN, writing.library.labels)

    def amount(name: str, value: Decimal) -> CellRuns:
        return signed(lambda one: written(writing.language, figures[name], one, ""), value)

    amounts = [amount("deal.total", total.base)]
    if total.vat:
        amounts.append((*writing.label("vat"), *own(" "), *signed(writing.language.money, total.vat)))
        amounts.append(amount("deal.total-included", total.included))
    rules = [writing.library.vat[part.category] for part in total.parts]
    notes = tuple(own(one.name[writing.language.code]) for one in rules if not one.rate)
    return PriceRow(label, tuple(amounts), notes)


def totals(writing: Writing) -> Entries:
    """Each total in one entry."""
    return tuple(
        (*row.words, *own(writing.language.colon), *in_a_row((*row.amounts, *row.notes)))
        for one in totals_prices(writing)
        for row in one.rows
    )


def asked(writing: Writing) -> Entries:
    """Who made the offer, and how to reach that person; nothing where the deal names nobody."""
    who = salesperson(writing)
    return (who,) if who else ()


BRIEF_WRITERS: Mapping[str, Callable[[Writing], Entries]] = MappingProxyType(
    {"offer": offer, "totals": totals, "salesperson": asked, "changes": changes}
)
"""What writes the entries below a line, by the name that `generate:` gives it."""
PRICE_WRITERS: Mapping[str, Callable[[Writing], PriceGroups]] = MappingProxyType(
    {"offer": offer_prices, "totals": totals_prices}
)
"""What gives the same prices apart, for pages that set amounts in columns."""
