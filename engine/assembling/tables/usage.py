"""What a quote says of prices per use: the prices, band by band, and what the expected use costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from engine.assembling.tables.offer import description_of, line_cells, lines, signed
from engine.assembling.tables.writing import Blocks, CellRuns, Writing, figure, own, strong, table
from engine.languages import Noun
from engine.model.price import PricedLine

_NOUGHT = Decimal(0)


def usage_lines(writing: Writing) -> Blocks:
    """Prices per use, a row for each band of volume; the column of minimums only where a line has one."""
    prices = writing.selection.prices
    priced = [one for one in prices.lines if one.line.kind == "usage"] if prices else []
    if not any(one.line.tiers or one.line.minimum for one in priced):
        columns = tuple(one for one in writing.columns if one.id != "minimum")
        return lines(replace(writing, columns=columns), "usage")
    shown = {one.id for one in writing.columns} - {
        *(() if any(one.reduction for one in priced) else ("discount",)),
        *(() if any(one.line.minimum for one in priced) else ("minimum",)),
    }
    rows = [row for one in priced for row in _bands(writing, one)]
    return table(writing, rows, [one for one in writing.columns if one.id in shown])


def _bands(writing: Writing, priced: PricedLine) -> Iterator[Mapping[str, CellRuns]]:
    """The row of a usage line, or one for each of its bands."""
    line, language = priced.line, writing.language
    cells = dict(line_cells(writing, priced))
    if line.minimum:
        cells["minimum"] = signed(language.money, line.minimum)
    if not line.tiers:
        yield cells
        return
    first = 1
    for place, one in enumerate(line.tiers):
        words = own(band(writing, first, one.last))
        named = (*cells["description"], *own(", "), *words) if place == 0 else words
        yield {
            **(cells if place == 0 else {"unit": cells["unit"], "vat": cells["vat"]}),
            "description": named,
            "unit-price": signed(language.unit_price, one.unit_price),
        }
        first = (one.last or 0) + 1


def band(writing: Writing, first: int, last: int | None) -> str:
    """The units of a month that a band holds, in words."""
    name = "tier-above" if last is None else "tier-first" if first == 1 else "tier-between"
    words = writing.library.labels[name][writing.language.code]
    return words.replace("{first}", _count(writing, first)).replace("{last}", _count(writing, last or 0))


def _count(writing: Writing, number: int) -> str:
    return writing.language.quantity(Decimal(number), Noun("", "", "m")).strip()


def estimates(writing: Writing) -> Blocks:
    """What the expected use costs a month, line by line, and together."""
    prices, language = writing.selection.prices, writing.language
    expected = [one for one in prices.lines if one.line.estimate] if prices else []
    rows, whole = list[Mapping[str, CellRuns]](), _NOUGHT
    for one in expected:
        units = one.line.estimate or _NOUGHT
        noun = writing.library.units[one.line.unit].nouns[language.code]
        cost = one.estimated or _NOUGHT
        whole += cost
        rows.append(
            {
                "description": description_of(writing, one),
                "quantity": figure(language.quantity(units, Noun(noun.one, noun.other, noun.gender))),
                "amount": signed(language.money, cost),
            }
        )
    if len(rows) > 1:
        rows.append({"description": strong(writing.label("total")), "amount": strong(signed(language.money, whole))})
    return table(writing, rows)
