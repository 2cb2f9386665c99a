"""price: the lines of a quote → their amounts, the totals of each kind, and what the first term costs.

Amounts are in euros, rates and discounts in percent. The order of steps and the places where something is rounded are
those of an electronic invoice (EN 16931-1, the standard of Peppol), so that the invoices repeat the quote to the cent.
The standard asks for two decimals; half a cent goes up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, DivisionByZero, Inexact, InvalidOperation
from fractions import Fraction

from engine.model.price import (
    KINDS,
    PERIODIC,
    Allowance,
    Discount,
    PricedLine,
    PriceKind,
    Prices,
    QuoteLine,
    Tier,
    Total,
    VatPart,
)

_CENT = Decimal("0.01")
_RATE = Decimal("0.0001")  # a price per unit
_NOTHING = Decimal("0.00")
_BOUND = Decimal(10) ** 12
_HUNDRED = Decimal(100)

# Own contexts, since that of the thread belongs to whoever calls. All factors are below `_BOUND`, with few decimals:
# 60 digits hold any result, and a sum or product that they did not hold would raise instead of losing digits.
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP, traps=[DivisionByZero, Inexact, InvalidOperation])
_ROUNDING = Context(prec=60, rounding=ROUND_HALF_UP, traps=[DivisionByZero, InvalidOperation])


def price(lines: Sequence[QuoteLine], rates: Mapping[str, Decimal], months: int, whole: Decimal = Decimal(0)) -> Prices:
    """What `lines` cost, with the VAT of `rates` (percent by category), over a first term of `months`.

    `whole` is the discount on all of them, in percent: it takes nothing off credits, usage and optional lines.

    - The amounts of a line are rounded to the cent (rules BR-DEC-23 to -25 of EN 16931-1), those of a usage
      line to four decimals.
    - A discount on the whole is rounded once for each kind and category, on the sum of its lines (BR-DEC-01).
    - VAT is rounded once for each category, on the sum of the lines less that discount (BR-CO-17), never on a line.
    - The commitment adds up the invoices as they are sent: each month is rounded, then counted.
    - A line with a launch price costs that in its first months, whatever its discount; the discount on the whole is
      taken off it as well.

    ValueError where a value breaks what the types promise: out of bounds, too many decimals, a discount above the
    price, a quantity on a usage line, a credit per use or with a discount, a category without a rate.
    """
    _check_rates(rates)
    if not 0 <= months < _BOUND:
        raise ValueError(f"{months} is no number of months")
    priced = tuple(priced_line(line) for line in lines)
    _check(whole, 4, _HUNDRED, "discount on the whole")
    allowances = tuple(_allowances(priced, whole, _ranked(rates)))
    one_off, monthly = (_total(priced, kind, rates, allowances) for kind in ("one-off", "monthly"))
    periodic = tuple((kind, _total(priced, kind, rates, allowances)) for kind in PERIODIC if _has(priced, kind))
    launch = tuple(_launch(lines, rates, whole))
    times = (
        (one_off, Fraction(1)),
        *_months_of((*launch, (months, monthly)), months),
        *((total, Fraction(months, PERIODIC[kind])) for kind, total in periodic),
    )
    return Prices(
        priced, one_off, monthly, months, _commitment(times), allowances,
        periodic=periodic, launch=launch,
    )  # fmt: skip


def _has(priced: Sequence[PricedLine], kind: PriceKind) -> bool:
    return any(one.line.kind == kind and one.line.counted for one in priced)


def _launch(lines: Sequence[QuoteLine], rates: Mapping[str, Decimal], whole: Decimal) -> Iterator[tuple[int, Total]]:
    """The monthly totals while a line has its launch price, each up to the month in which it ends for one of them."""
    for last in sorted({one.launch.months for one in lines if one.launch and one.counted}):
        priced = [priced_line(_at_launch(one, last)) for one in lines]
        yield last, _total(priced, "monthly", rates, tuple(_allowances(priced, whole, _ranked(rates))))


def _at_launch(line: QuoteLine, month: int) -> QuoteLine:
    """A line as it is in a month of the contract: at its launch price, without its discount, while that holds."""
    if line.launch is None or month > line.launch.months:
        return line
    return replace(line, unit_price=line.launch.unit_price, discount=None, launch=None)


def monthly_cost(line: QuoteLine, units: Decimal) -> Decimal:
    """What so many units of a usage line cost in a month, to the cent: band by band, and its minimum at least.

    The n-th unit of a month costs the price of the band in which it falls, so that one unit more never costs less.
    """
    cost, before = _NOTHING, Decimal(0)
    for one in line.tiers or (Tier(None, line.unit_price),):
        end = units if one.last is None else min(units, Decimal(one.last))
        if end > before:
            cost = _EXACT.add(cost, _EXACT.multiply(_EXACT.subtract(end, before), one.unit_price))
            before = end
    if line.discount is not None and line.discount.percent is not None:
        cost = _EXACT.subtract(cost, _percentage(cost, line.discount.percent))
    elif line.discount is not None:
        cost = _EXACT.subtract(cost, _EXACT.multiply(units, line.discount.amount or _NOTHING))
    return max(_rounded(cost, _CENT), line.minimum or _NOTHING)


def _ranked(rates: Mapping[str, Decimal]) -> list[str]:
    """Categories in the order in which totals show them: the highest rate first, else as given."""
    return sorted(rates, key=lambda one: -rates[one])


def _allowances(priced: Sequence[PricedLine], percent: Decimal, categories: Sequence[str]) -> Iterator[Allowance]:
    """What a discount on the whole takes off, kind by kind and category by category; nothing without one."""
    for kind in KINDS if percent else ():
        for category in categories:
            reduced = [
                one.net
                for one in priced
                if (one.line.kind, one.line.vat) == (kind, category) and one.line.counted and not one.line.credit
            ]
            base = _sum(reduced)
            if reduced:
                yield Allowance(kind, category, percent, base, _rounded(_percentage(base, percent), _CENT))


def _check_rates(rates: Mapping[str, Decimal]) -> None:
    for category, rate in rates.items():
        _check(rate, 4, _HUNDRED, f"rate of {category}")


def _check(value: Decimal, decimals: int, most: Decimal, name: str) -> None:
    """ValueError unless `value` is a plain number from 0 to `most` with at most so many decimals that count."""
    if not value.is_finite() or value.is_signed() or value > most:
        raise ValueError(f"{name}: {value} is not a number from 0 to {most}")
    if value != value.quantize(Decimal(1).scaleb(-decimals), context=_ROUNDING):
        raise ValueError(f"{name}: {value} has more than {decimals} decimals")


def gross(line: QuoteLine) -> Decimal:
    """What a line costs before its discount: to the cent, or for one unit of a usage line; ValueError as `price`."""
    if line.kind not in KINDS:
        raise ValueError(f"{line.id}: there is no kind of line {line.kind}")
    if (line.quantity is None) != (line.kind == "usage"):
        raise ValueError(f"{line.id}: a usage line has no quantity, any other has one")
    if line.credit and (line.quantity is None or line.discount is not None):
        raise ValueError(f"{line.id}: a credit is no price per use and takes no discount")
    _check(line.unit_price.copy_abs() if line.credit else line.unit_price, 4, _BOUND, f"{line.id}, unit price")
    if line.quantity is None:
        return _rounded(line.unit_price, _RATE)
    _check(line.quantity, 3, _BOUND, f"{line.id}, quantity")
    return _rounded(_EXACT.multiply(line.quantity, line.unit_price), _CENT)


def digits(amount: Decimal) -> str:
    """An amount as messages say it: no more digits than it needs."""
    return f"{amount.normalize(_ROUNDING):f}"


def reduced_by_more(line: PricedLine, percent: Decimal, whole: Decimal = Decimal(0)) -> bool:
    """Whether the discount of a line that costs something is more than so many percent of it.

    A percentage counts as it is written: that what it takes off is rounded to the cent makes it neither more nor less.
    `whole` is the discount on the whole, in percent, that takes its part of what the line's own leaves.
    """
    if line.line.discount is None or line.gross <= 0:
        return False
    return exceeds(*_taken_off(line, whole), percent)


def reduction_in_percent(line: PricedLine, above: Decimal, whole: Decimal = Decimal(0)) -> Decimal:
    """The discount of a line that costs something, in percent: as written, else as `share_above` tells it."""
    written = line.line.discount
    if written is not None and written.percent is not None and not _share_of(line.line, whole):
        return written.percent
    return share_above(*_taken_off(line, whole), above)


def _taken_off(line: PricedLine, whole: Decimal) -> tuple[Decimal, Decimal]:
    """What the discounts of a line take off it, and it; a percentage exactly, an amount as it is."""
    written = line.line.discount
    percent = None if written is None else written.percent
    own = line.reduction if percent is None else _percentage(line.gross, percent)
    return _EXACT.add(own, _percentage(_EXACT.subtract(line.gross, own), _share_of(line.line, whole))), line.gross


def _share_of(line: QuoteLine, whole: Decimal) -> Decimal:
    """The discount on the whole as far as it is one on this line, in percent."""
    return whole if line.counted and not line.credit else _NOTHING


def below_list(line: QuoteLine, whole: Decimal = Decimal(0)) -> tuple[Decimal, Decimal]:
    """How far the net price of a line lies below its list price, and that list price: for all its units, not rounded.

    Whether the price was lowered or a discount given, on the line or on the `whole`, is all one. Nothing, or less,
    where it costs as much or more.
    """
    count = Decimal(1) if line.quantity is None else line.quantity
    listed = _EXACT.multiply(line.list_price or _NOTHING, count)
    net = _exact_net(line, _EXACT.multiply(line.lowest_price, count))
    net = _EXACT.subtract(net, _percentage(net, _share_of(line, whole)))
    return _EXACT.subtract(listed, net), listed


def _exact_net(line: QuoteLine, cost: Decimal) -> Decimal:
    if line.discount is None:
        return cost
    if line.discount.amount is not None:
        return _EXACT.subtract(cost, line.discount.amount)
    return _EXACT.subtract(cost, _percentage(cost, line.discount.percent or _NOTHING))


def raised(unit_price: Decimal, percent: Decimal) -> Decimal:
    """A price per unit with so many percent more, to four decimals."""
    return _rounded(_EXACT.add(unit_price, _percentage(unit_price, percent)), _RATE)


def exceeds(part: Decimal, whole: Decimal, percent: Decimal) -> bool:
    """Whether a part is more than so many percent of a whole; exactly."""
    return _EXACT.multiply(part, _HUNDRED) > _EXACT.multiply(percent, whole)


def share_above(part: Decimal, whole: Decimal, percent: Decimal) -> Decimal:
    """What a part is of a whole, in percent with two decimals; with more where it would not show that it is above."""
    exact = _ROUNDING.divide(_EXACT.multiply(part, _HUNDRED), whole)
    steps = (_CENT.scaleb(-more) for more in range(0, 20, 2))
    shown = (exact.quantize(step, ROUND_HALF_EVEN, context=_ROUNDING) for step in steps)
    return next((one for one in shown if one > percent), exact)


def priced_line(line: QuoteLine) -> PricedLine:
    """The amounts of one line; ValueError as `price`."""
    cost, step = gross(line), _RATE if line.quantity is None else _CENT
    reduction = _reduction(line.discount, cost, step, line.id)
    if reduction > max(cost, _NOTHING):
        raise ValueError(f"{line.id}: the discount of {reduction} is more than the price of {cost}")
    estimated = None if line.estimate is None else monthly_cost(line, line.estimate)
    first = None if line.launch is None else priced_line(_at_launch(line, 1)).net
    return PricedLine(line, cost, reduction, _EXACT.subtract(cost, reduction), estimated, first)


def _reduction(discount: Discount | None, gross: Decimal, step: Decimal, id: str) -> Decimal:
    """What a discount takes off `gross`, in multiples of `step`."""
    if discount is None:
        return _rounded(_NOTHING, step)
    if discount.amount is not None:
        _check(discount.amount, 2 if step == _CENT else 4, _BOUND, f"{id}, discount")
        return _rounded(discount.amount, step)
    percent = discount.percent or _NOTHING
    _check(percent, 4, _HUNDRED, f"{id}, discount")
    return _rounded(_percentage(gross, percent), step)


def _percentage(amount: Decimal, percent: Decimal) -> Decimal:
    return _EXACT.divide(_EXACT.multiply(amount, percent), _HUNDRED)


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return value.quantize(step, context=_ROUNDING)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    total = _NOTHING
    for amount in amounts:
        total = _EXACT.add(total, amount)
    return total


def _total(
    priced: Sequence[PricedLine], kind: PriceKind, rates: Mapping[str, Decimal], allowances: Sequence[Allowance]
) -> Total:
    """What the lines of one kind that count cost together, less what a discount on the whole takes off."""
    nets: dict[str, list[Decimal]] = {}
    for one in priced:
        if one.line.vat not in rates:
            raise ValueError(f"{one.line.id}: no rate of VAT for {one.line.vat}")
        if one.line.kind == kind and one.line.counted:
            nets.setdefault(one.line.vat, []).append(one.net)
        if kind == "monthly" and one.line.minimum:
            nets.setdefault(one.line.vat, []).append(_rounded(one.line.minimum, _CENT))
    for each in allowances:
        if each.kind == kind:
            nets[each.category].append(-each.amount)
    bases = {category: _sum(amounts) for category, amounts in nets.items()}
    return _added(
        VatPart(one, rates[one], bases[one], _rounded(_percentage(bases[one], rates[one]), _CENT))
        for one in _ranked(rates)
        if one in bases
    )


def part_of(amount: Decimal, share: Fraction) -> Decimal:
    """So large a part of an amount, to the cent; a half cent goes up."""
    exact = _ROUNDING.divide(_EXACT.multiply(amount, Decimal(share.numerator)), Decimal(share.denominator))
    return _rounded(exact, _CENT)


def taxed(part: VatPart, bases: Iterable[Decimal]) -> VatPart:
    """The VAT of one category on amounts of one invoice together."""
    base = _sum(bases)
    return VatPart(part.category, part.rate, base, _rounded(_percentage(base, part.rate), _CENT))


def shared(total: Total, shares: Sequence[Fraction]) -> Iterator[VatPart]:
    """One invoice for so large parts of a total, each rounded to the cent: its VAT by category."""
    for part in total.parts:
        yield taxed(part, [part_of(part.base, one) for one in shares])


def added(parts: Iterable[VatPart]) -> Total:
    """Parts of several totals together, one a category."""
    found: dict[str, list[VatPart]] = {}
    for one in parts:
        found.setdefault(one.category, []).append(one)
    return _added(
        VatPart(id, own[0].rate, _sum(one.base for one in own), _sum(one.vat for one in own))
        for id, own in sorted(found.items(), key=lambda one: -one[1][0].rate)
    )


def _added(parts: Iterable[VatPart]) -> Total:
    """Parts added up; each sum is of rounded amounts, so that what is printed adds up as printed."""
    parts = tuple(parts)
    base, vat = _sum(part.base for part in parts), _sum(part.vat for part in parts)
    return Total(base, parts, vat, _EXACT.add(base, vat))


def _months_of(totals: Sequence[tuple[int, Total]], months: int) -> Iterator[tuple[Total, Fraction]]:
    """How many of the months of the first term cost each total, where each holds up to a month."""
    before = 0
    for last, total in totals:
        yield total, Fraction(max(min(last, months) - before, 0))
        before = last


def _commitment(times: Sequence[tuple[Total, Fraction]]) -> Total:
    """Totals so many times, category by category; what is left of a last one is an invoice of its own."""
    counted: list[tuple[VatPart, Decimal]] = []
    for total, number in times:
        whole, rest = divmod(number, 1)
        counted += [(part, Decimal(whole)) for part in total.parts]
        counted += [(part, Decimal(1)) for part in (shared(total, [rest]) if rest else ())]
    rates = {part.category: part.rate for part, _ in counted}
    return _added(
        VatPart(
            category,
            rates[category],
            _sum(_EXACT.multiply(part.base, number) for part, number in counted if part.category == category),
            _sum(_EXACT.multiply(part.vat, number) for part, number in counted if part.category == category),
        )
        for category in _ranked(rates)
    )
