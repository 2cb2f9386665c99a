"""What a quote says of its invoices: each of the first term, those that are alike in one row, and what they come to."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from engine.assembling.tables.offer import signed
from engine.assembling.tables.writing import Blocks, CellRuns, Writing, data, figure, own, strong, table
from engine.languages import Noun
from engine.model.price import PERIODIC, Invoice, Total


def invoices(writing: Writing) -> Blocks:
    """The invoices of the first term, each of a row with these amounts, then their sum."""
    prices = writing.selection.prices
    if prices is None or not prices.invoices:
        return ()
    rows: list[Mapping[str, CellRuns]] = [_row(writing, alike) for alike in _alike(prices.invoices)]
    whole = {"invoice": writing.label("total"), "count": _count(writing, len(prices.invoices))}
    rows.append({name: strong(cell) for name, cell in (whole | _amounts(writing, prices.commitment)).items()})
    return table(writing, rows)


def _alike(every: Sequence[Invoice]) -> Iterator[Sequence[Invoice]]:
    """Those that follow each other with the same amounts, for as many months each and without a gap."""
    found: list[list[Invoice]] = []
    for one in every:
        before = found[-1][-1] if found else None
        if before is not None and before.first and _same(before, one):
            found[-1].append(one)
        else:
            found.append([one])
    yield from found


def _same(before: Invoice, one: Invoice) -> bool:
    lengths = (before.last - before.first, one.last - one.first)
    follows = one.kind == before.kind and one.first == before.last + 1
    return follows and before.total == one.total and lengths[0] == lengths[1]


def _row(writing: Writing, alike: Sequence[Invoice]) -> Mapping[str, CellRuns]:
    first, last = alike[0], alike[-1]
    cells = {
        "invoice": _covers(writing, first, last),
        "when": _when(writing, first, last),
        "count": _count(writing, len(alike)),
    }
    return cells | _amounts(writing, first.total)


def _covers(writing: Writing, first: Invoice, last: Invoice) -> CellRuns:
    """What invoices are for: the one-off prices, a month, or months."""
    if not first.first:
        part = () if first.percent is None else (*own(", "), *figure(writing.language.percent(first.percent)))
        return (*writing.label("total-one-off"), *part)
    if first.kind in PERIODIC:
        return _filled(writing, f"invoice-{first.kind}", str(first.first), str(last.last))
    if first.first == last.last:
        return _filled(writing, "invoice-month", str(first.first))
    return _filled(writing, "invoice-months", str(first.first), str(last.last))


def _when(writing: Writing, first: Invoice, last: Invoice) -> CellRuns:
    """The day on which an invoice is sent, or the days of the first and of the last one of several."""
    if not first.first and first.day is None:
        return writing.label("invoice-acceptance")
    if first.phase and first.day is not None:
        return _after_phase(writing, first.phase, first.day)
    if first.day is None or last.day is None:
        name = "invoice-before" if first.in_advance else "invoice-after"
        return writing.label(name) if first is not last else writing.label(f"{name}-one")
    days = [writing.language.date(one.day) for one in (first, last) if one.day is not None]
    return figure(days[0]) if first is last else _filled(writing, "invoice-dates", *days)


def _after_phase(writing: Writing, number: int, day: datetime.date) -> CellRuns:
    """The end of a phase by its name, with its day."""
    language, deal = writing.language, writing.selection.deal
    name = deal.phases[number - 1].name.in_language(language.code) if deal is not None else str(number)
    before, _, after = writing.library.labels["invoice-phase"][language.code].partition("{phase}")
    return (*own(before), *data(name), *own(after.replace("{day}", language.date(day))))


def _filled(writing: Writing, name: str, *values: str) -> CellRuns:
    words = writing.library.labels[name][writing.language.code]
    for key, value in zip(("{first}", "{last}"), values, strict=False):
        words = words.replace(key, value)
    return own(words)


def _count(writing: Writing, number: int) -> CellRuns:
    return figure(writing.language.quantity(Decimal(number), Noun("", "", "m")).strip())


def _amounts(writing: Writing, total: Total) -> dict[str, CellRuns]:
    money = writing.language.money
    amounts = {"base": total.base, "vat": total.vat, "included": total.included}
    return {name: signed(money, amount) for name, amount in amounts.items()}
