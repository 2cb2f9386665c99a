"""Which lines of an offer are new, gone or otherwise than in the version that it replaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.assembling.tables.offer import DUE, description_of, in_months, line_cells, signed
from engine.assembling.tables.usage import band
from engine.assembling.tables.writing import CellRuns, Writing, changed, data, figure, gone, in_a_row, new, own
from engine.languages import Noun
from engine.model.price import PricedLine

SILENT = frozenset({"id", "service", "span", "list_price", "listed"})
"""Fields of a line that are not told: by what it is known, where it stands, and what it is held against."""


def changed_lines(before: Writing, after: Writing) -> Iterator[CellRuns]:
    """An entry for each line that is otherwise, then one for those that came, one for those that went.

    Lines of the catalogue are the same where they name the same entry of it, free ones where they are called alike.
    """
    old, now = _by_name(before), _by_name(after)
    for name, one in now.items():
        if name in old:
            was, told = _details(before, old[name]), _details(after, one)
            parts = [
                (*after.label(label), *own(" "), *changed(after, was[label], told[label]))
                for label in told
                if was[label] != told[label]
            ]
            if parts:
                yield _entry(after, description_of(after, one), parts)
    came = [new(after, _offered(after, one)) for name, one in now.items() if name not in old]
    went = [gone(after, _offered(before, one)) for name, one in old.items() if name not in now]
    if came or went:
        yield _entry(after, after.label("change-lines"), [*came, *went])


def _entry(writing: Writing, label: CellRuns, parts: list[CellRuns]) -> CellRuns:
    runs = [*label, *own(writing.language.colon), *parts[0]]
    for one in parts[1:]:
        runs += [*own(f"{writing.language.closing('none', 0, 2)} "), *one]
    return tuple(runs)


def _by_name(writing: Writing) -> dict[tuple[str, int], PricedLine]:
    """The lines by what tells them apart; of several that are alike, each by its place among them."""
    found: dict[tuple[str, int], PricedLine] = {}
    prices = writing.selection.prices
    for one in prices.lines if prices is not None else ():
        name = one.line.id if one.line.service else f"free {one.line.description[writing.language.code]}"
        place = next(at for at in range(len(prices.lines) if prices else 0) if (name, at) not in found)
        found[name, place] = one
    return found


def _details(writing: Writing, priced: PricedLine) -> Mapping[str, CellRuns]:
    """Everything that a quote says of a line, by the label that tells it."""
    line, language = priced.line, writing.language
    cells, deal = line_cells(writing, priced), writing.selection.deal
    section = deal.sections.get(line.section) if deal is not None else None
    return {
        "change-description": cells["description"],
        "change-quantity": cells["quantity"],
        "change-unit-price": (*cells["unit-price"], *own(" / "), *cells["unit"]),
        "change-tiers": _tiers(writing, priced),
        "change-launch": _launch(writing, priced),
        "change-minimum": () if line.minimum is None else signed(language.money, line.minimum),
        "change-estimate": _estimate(writing, priced),
        "change-discount": cells["discount"],
        "change-vat": cells["vat"],
        "change-due": _due(writing, priced),
        "change-section": () if section is None else data(section.in_language(language.code)),
        "change-amount": cells["amount"] if line.quantity is not None else (),
    }


def _tiers(writing: Writing, priced: PricedLine) -> CellRuns:
    found, first = list[CellRuns](), 1
    for one in priced.line.tiers:
        price = signed(writing.language.unit_price, one.unit_price)
        found.append((*own(f"{band(writing, first, one.last)} "), *price))
        first = (one.last or 0) + 1
    return in_a_row(found)


def _launch(writing: Writing, priced: PricedLine) -> CellRuns:
    """What a unit costs at first, and in which months."""
    launch = priced.line.launch
    if launch is None:
        return ()
    return in_a_row([signed(writing.language.unit_price, launch.unit_price), in_months(writing, 1, launch.months)])


def _estimate(writing: Writing, priced: PricedLine) -> CellRuns:
    if priced.line.estimate is None:
        return ()
    noun = writing.library.units[priced.line.unit].nouns[writing.language.code]
    return figure(writing.language.quantity(priced.line.estimate, Noun(noun.one, noun.other, noun.gender)))


def _due(writing: Writing, priced: PricedLine) -> CellRuns:
    """When it is due, and that the client may leave it out."""
    due = DUE.get(priced.line.kind, "change-per-use")
    return in_a_row([writing.label(due), *([writing.label("change-optional")] if priced.line.optional else [])])


def _offered(writing: Writing, priced: PricedLine) -> CellRuns:
    """A line in short: what it is, its quantity, its price, when that is due."""
    cells, line = line_cells(writing, priced), priced.line
    price = cells["unit-price"] if line.quantity is None else cells["amount"]
    parts = [cells["description"], cells["quantity"], price, _due(writing, priced)]
    return in_a_row([one for one in parts if one])
