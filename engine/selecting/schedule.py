"""schedule: the totals of a quote and what was agreed of its invoices → the invoices of the first term.

Each is rounded as it is sent: the amount of a month by days to the cent, then VAT once for each category (EN 16931-1,
BR-CO-17). What the term costs is the sum of its invoices.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from engine.model.billing import MONTHS_OF, Billing, Instalment
from engine.model.periods import Period, period_end
from engine.model.price import PERIODIC, Invoice, PriceKind, Prices, Total
from engine.selecting.prices import added, part_of, shared, taxed

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ContractTerm:
    """The months of the first term, and the day on which it starts, where one is agreed."""

    months: int
    start: datetime.date | None

    def begins(self, month: int) -> datetime.date | None:
        """The first day of a month of the contract, counted from 1; the day after the term for the month after."""
        if self.start is None or month == 1:
            return self.start
        return period_end(self.start - _DAY, Period(month - 1, "month")) + _DAY


def schedule(prices: Prices, term: ContractTerm, billing: Billing) -> tuple[Invoice, ...]:
    """The invoices in the order in which they are sent; a period of which nothing is due has none.

    Where the term starts on no day, those of the one-off prices stand first.
    """
    invoices = (
        *_of_one_off(prices.one_off, billing.instalments),
        *_of_months(prices, term, billing),
        *(one for kind, total in prices.periodic for one in _of_periods(kind, total, term)),
    )
    if term.start is None:
        return invoices
    return tuple(sorted(invoices, key=lambda one: one.day or datetime.date.min))  # without a day: upon acceptance


def together(invoices: Sequence[Invoice]) -> Total:
    """What invoices come to: category by category, each sum one of rounded amounts."""
    return added(part for one in invoices for part in one.total.parts)


def shares(term: ContractTerm, billing: Billing) -> tuple[Fraction, ...]:
    """What part of its price each month of the first term costs."""
    return tuple(_share(month, term, billing) for month in range(1, term.months + 1))


def _share(month: int, term: ContractTerm, billing: Billing) -> Fraction:
    if billing.start is None:
        return Fraction(month > billing.free_months)
    first, after = term.begins(month), term.begins(month + 1)
    if first is None or after is None:
        raise ValueError("billing starts on a day, and the term on none")
    due = (after - max(first, billing.start)).days
    return Fraction(max(due, 0), (after - first).days)


def _of_one_off(one_off: Total, instalments: Sequence[Instalment]) -> Iterator[Invoice]:
    """The one-off prices upon acceptance, or in parts, each what all so far come to less those before."""
    if one_off.parts and not instalments:
        yield Invoice(0, 0, None, False, one_off, kind="one-off")
    so_far = Fraction(0)
    for one in instalments if one_off.parts else ():
        before, so_far = so_far, so_far + Fraction(one.percent) / 100
        total = added(taxed(part, [part_of(part.base, so_far), -part_of(part.base, before)]) for part in one_off.parts)
        yield Invoice(0, 0, one.day, False, total, one.percent, one.phase, "one-off")


def _of_months(prices: Prices, term: ContractTerm, billing: Billing) -> Iterator[Invoice]:
    own, step = shares(term, billing), MONTHS_OF[billing.every]
    for first in range(1, term.months + 1, step) if prices.monthly.parts else ():
        last = min(first + step - 1, term.months)
        due = [(prices.of_month(month), own[month - 1]) for month in range(first, last + 1) if own[month - 1]]
        if due and (any(total.base for total, _ in due) or not prices.launch):
            day = term.begins(first if billing.in_advance else last + 1)
            yield Invoice(first, last, day, billing.in_advance, _together(due))


def _together(due: Sequence[tuple[Total, Fraction]]) -> Total:
    """One invoice for so large parts of monthly totals: each part rounded to the cent, then VAT once a category."""
    parts = added(part for total, _ in due for part in total.parts).parts
    bases = {part.category: list[Decimal]() for part in parts}
    for total, share in due:
        for part in total.parts:
            bases[part.category].append(part_of(part.base, share))
    return added(taxed(part, bases[part.category]) for part in parts)


def _of_periods(kind: PriceKind, total: Total, term: ContractTerm) -> Iterator[Invoice]:
    """Those of prices for a quarter or a year, at its start; the last one for as many months as the term has left."""
    step = PERIODIC[kind]
    for first in range(1, term.months + 1, step):
        last = min(first + step - 1, term.months)
        share = Fraction(last - first + 1, step)
        yield Invoice(first, last, term.begins(first), True, added(shared(total, [share])), kind=kind)
