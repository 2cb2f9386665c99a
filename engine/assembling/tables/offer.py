"""What a quote says in tables: its lines, their totals, the options, and who signs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from engine.assembling.tables.writing import Blocks, CellRuns, Writing, data, figure, own, strong, table
from engine.diagnostics import say
from engine.languages import Noun
from engine.model.block import Party, SignatureBlock, TableBlock, TextBlock
from engine.model.deal import Deal
from engine.model.document import Run
from engine.model.price import PERIODIC, PricedLine, PriceKind, Prices, Total

_NOUGHT = Decimal(0)
BOX = "☐"
DUE = MappingProxyType({"one-off": "once", "monthly": "each-month", "quarterly": "each-quarter", "yearly": "each-year"})
"""By which label it is told when a price is due; one per use has none."""


def lines(writing: Writing, kind: PriceKind) -> Blocks:
    """The lines of one kind; the column of discounts only where a line has one."""
    prices = writing.selection.prices
    if prices is not None and not prices.lines:
        return writing.lacks(say("no-price"), say("add-line"))
    priced = [one for one in prices.lines if one.line.kind == kind and not one.line.optional] if prices else []
    reduced = any(one.reduction for one in priced)
    columns = [one for one in writing.columns if reduced or one.id != "discount"]
    return table(writing, [*_in_sections(writing, priced)], columns)


def _in_sections(writing: Writing, priced: Sequence[PricedLine]) -> Iterator[Mapping[str, CellRuns]]:
    """The lines of no section, then each section: its heading, its lines, and their sum where there are several."""
    deal = writing.selection.deal
    sections = deal.sections if deal is not None and "subtotal" in writing.library.labels else {}
    yield from (line_cells(writing, one) for one in priced if one.line.section not in sections)
    for id, title in sections.items():
        own_lines = [one for one in priced if one.line.section == id]
        name = data(title.in_language(writing.language.code))
        if own_lines:
            yield {"description": strong(name)}
            yield from (line_cells(writing, one) for one in own_lines)
        if len([one for one in own_lines if one.line.counted]) > 1:
            amount = signed(writing.language.money, sum((one.net for one in own_lines), _NOUGHT))
            label = (*writing.label("subtotal"), *own(" "), *name)
            yield {"description": strong(label), "amount": strong(amount)}


def optional_lines(writing: Writing) -> Blocks:
    """What the client may add, each with a box to tick, and when its price is due."""
    prices = writing.selection.prices
    priced = [one for one in prices.lines if one.line.optional] if prices else []
    reduced = any(one.reduction for one in priced)
    columns = [one for one in writing.columns if reduced or one.id != "discount"]
    rows = []
    for one in priced:
        cells = line_cells(writing, one)
        boxed = (*own(f"{BOX} "), *cells["description"])
        rows.append({**cells, "description": boxed, "due": writing.label(DUE[one.line.kind])})
    return table(writing, rows, columns)


def periodic_lines(writing: Writing) -> Blocks:
    """The prices for a quarter or a year, each with its period."""
    prices = writing.selection.prices
    priced = [one for one in prices.lines if one.line.kind in PERIODIC and one.line.counted] if prices else []
    reduced = any(one.reduction for one in priced)
    columns = [one for one in writing.columns if reduced or one.id != "discount"]
    return table(
        writing, [{**line_cells(writing, one), "due": writing.label(DUE[one.line.kind])} for one in priced], columns
    )


def launch_prices(writing: Writing) -> Blocks:
    """What monthly lines cost at first, and in which months of the contract."""
    prices, rows = writing.selection.prices, list[Mapping[str, CellRuns]]()
    for one in prices.lines if prices else ():
        launch = one.line.launch
        if launch is not None:
            price, net = launch.unit_price, one.at_launch if one.at_launch is not None else one.net
            priced = replace(one, line=replace(one.line, unit_price=price), net=net)
            rows.append({**line_cells(writing, priced), "months": in_months(writing, 1, launch.months)})
    return table(writing, rows)


def in_months(writing: Writing, first: int, last: int) -> CellRuns:
    """Which months of the contract something is of."""
    words = writing.library.labels["in-month" if first == last else "in-months"][writing.language.code]
    return own(words.replace("{first}", str(first)).replace("{last}", str(last)))


def introduction(writing: Writing) -> Blocks:
    """What the deal says before its offer, a paragraph each."""
    deal = writing.selection.deal
    texts = deal.introduction if deal is not None else ()
    return tuple(TextBlock(data(one.in_language(writing.language.code))) for one in texts)


def one_off_lines(writing: Writing) -> Blocks:
    return lines(writing, "one-off")


def monthly_lines(writing: Writing) -> Blocks:
    return lines(writing, "monthly")


def line_cells(writing: Writing, priced: PricedLine) -> Mapping[str, CellRuns]:
    line, language = priced.line, writing.language
    noun = writing.library.units[line.unit].nouns[language.code]
    unit = Noun(noun.one, noun.other, noun.gender)
    return {
        "description": description_of(writing, priced),
        "quantity": () if line.quantity is None else figure(language.quantity(line.quantity, unit)),
        "unit": own(noun.one),
        "unit-price": signed(language.unit_price, line.unit_price),
        "discount": _discount(writing, priced),
        "vat": _rate(writing, line.vat),
        "amount": signed(language.money, priced.net),
    }


def signed(written: Callable[[Decimal], str], amount: Decimal) -> CellRuns:
    """An amount; that of a credit with a minus sign in front, as a discount has it."""
    return figure(f"−{written(-amount)}" if amount < 0 else written(amount))


def description_of(writing: Writing, priced: PricedLine) -> CellRuns:
    """The words of the catalogue are typeset like all words of the library; those of the deal are data."""
    line, code = priced.line, writing.language.code
    text = line.description[code]
    entry = None
    if line.service is not None:
        entry = writing.library.services[line.service].prices[line.id.split("/")[1]]
    return own(text) if entry is not None and entry.title[code] == text else data(text)


def _discount(writing: Writing, priced: PricedLine) -> CellRuns:
    discount = priced.line.discount
    if discount is None or not priced.reduction:
        return ()
    if discount.percent is not None:
        return figure(f"−{writing.language.percent(discount.percent)}")
    return figure(f"−{writing.language.money(discount.amount or _NOUGHT)}")


def _rate(writing: Writing, category: str) -> CellRuns:
    rule = writing.library.vat[category]
    if rule.rate:
        return figure(writing.language.percent(rule.rate))
    return own(rule.name[writing.language.code])


def totals(writing: Writing) -> Blocks:
    """The total of each kind by VAT category, then the commitment of the first term."""
    prices = writing.selection.prices
    if prices is None:
        return ()
    if not prices.commitment.parts:
        return ()
    rows: list[Mapping[str, CellRuns]] = []
    for kind in prices.totals:
        *at_launch, (label, usual) = kind_totals(writing, prices, kind)
        for of_months, total in at_launch:
            rows += _total(writing, of_months, total)
        rows += _allowances(writing, prices, kind)
        rows += _total(writing, label, usual)
    final = _total(writing, _commitment(writing, prices), prices.commitment)
    rows += [*final[:-1], {name: strong(cell) for name, cell in final[-1].items()}]
    return table(writing, rows)


def kind_totals(writing: Writing, prices: Prices, kind: PriceKind) -> Iterator[tuple[CellRuns, Total]]:
    """The total of a kind with what it is called: that of a month one for each launch price, then what follows."""
    label, first = total_label(writing, prices, kind), 1
    for last, total in prices.launch if kind == "monthly" else ():
        yield (*label, *own(", "), *in_months(writing, first, last)), total
        first = last + 1
    since = writing.library.labels["from-month"][writing.language.code] if first > 1 else ""
    yield (*label, *own(f", {since.replace('{first}', str(first))}" if since else "")), prices.totals[kind]


def total_label(writing: Writing, prices: Prices, kind: PriceKind) -> CellRuns:
    """What a total is called: that of a month says where it holds minimums of prices per use."""
    held = kind == "monthly" and any(one.line.minimum for one in prices.lines)
    return writing.label("total-monthly-minimum" if held else f"total-{kind}")


def _allowances(writing: Writing, prices: Prices, kind: PriceKind) -> Iterator[Mapping[str, CellRuns]]:
    """What the discount on the whole takes off the lines of a kind, a row for each VAT category."""
    language = writing.language
    for one in prices.allowances:
        if one.kind == kind:
            words = writing.library.labels[f"discount-{kind}"][language.code]
            label = own(words.replace("{percent}", language.percent(one.percent)))
            rate = _rate(writing, one.category)
            yield {"total": label, "base": signed(language.money, -one.amount), "rate": rate}


def _commitment(writing: Writing, prices: Prices) -> CellRuns:
    if not prices.recurs:
        return writing.label("total")
    label = writing.library.labels["total-first-term"][writing.language.code]
    return own(label.replace("{term}", writing.language.duration(prices.months, "month", "short")))


def _total(writing: Writing, label: CellRuns, total: Total) -> list[Mapping[str, CellRuns]]:
    """One row where all bears one VAT category; else one a category, then the sum."""
    money = writing.language.money
    rows = [
        {
            "total": label,
            "base": signed(money, part.base),
            "rate": _rate(writing, part.category),
            "vat": signed(money, part.vat),
            "included": signed(money, part.base + part.vat),
        }
        for part in total.parts
    ]
    if len(rows) != 1:
        rows.append(
            {
                "total": label,
                "base": signed(money, total.base),
                "rate": writing.label("total"),
                "vat": signed(money, total.vat),
                "included": signed(money, total.included),
            }
        )
    return list(rows)


def included(writing: Writing) -> Blocks:
    """What each selected service includes, by the deal or else the catalogue: a table a service, its words as rows."""
    deal, code = writing.selection.deal, writing.language.code
    headings = {one.id: own(one.heading[code]) for one in writing.columns}
    found: list[TableBlock[Run]] = []
    for service in (one for one in writing.library.services.values() if one.id in writing.selection.services):
        of_deal = deal.includes.get(service.id, {}) if deal is not None else {}
        told = {key: own(words[code]) for key, words in service.includes.items()}
        told |= {key: data(text.in_language(code)) for key, text in of_deal.items()}
        rows = tuple((strong(heading), told[key]) for key, heading in headings.items() if key in told)
        if rows:
            found.append(TableBlock((headings.get("service", ()), own(service.title[code])), rows))
    return tuple(found)


def options(writing: Writing) -> Blocks:
    """The variants that the deal selects."""
    language = writing.language.code
    return table(
        writing,
        [
            {
                "option": own(one.variant.title[language]),
                "version": own(str(one.variant.version)),
                "summary": own(_summary(one.variant.summary[language].source)),
            }
            for one in writing.selection.variants.values()
        ],
    )


def _summary(source: str) -> str:
    return " ".join(source.split())


def signatures(writing: Writing) -> Blocks:
    """A place to sign for each party; who signs must be known."""
    deal = writing.selection.deal
    if deal is None:
        return ()
    names: tuple[Literal["company", "client"], ...] = ("company", "client")
    missing = [one for one in names if one not in deal.signatories]
    if missing:
        whom = missing[0] if len(missing) == 1 else "both"
        return writing.lacks(say(f"unsigned-{whom}"), say(f"add-signatory-{whom}"), deal.place("signatories"))
    rows = max(len(deal.signatories[one]) for one in names)
    return tuple(SignatureBlock(tuple(_signing(writing, deal, place))) for place in range(rows))


def _signing(writing: Writing, deal: Deal, place: int) -> Iterator[Party[Run]]:
    """Side by side, who signs for each party at a place of its list; a party with fewer people has nobody there."""
    for column in writing.columns:
        people = deal.signatories[column.id]  # type: ignore[index]
        if place < len(people):
            rows = (
                (writing.label("signatory"), data(people[place].name)),
                (writing.label("function"), data(people[place].function.in_language(writing.language.code))),
                (writing.label("place-and-date"), ()),
            )
            yield Party(own(column.heading[writing.language.code]), rows, writing.label("signature"))
