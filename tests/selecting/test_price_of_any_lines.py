"""What a quote costs, whatever its lines: against exact fractions."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quote_lines import PLACE, RATES

from engine.diagnostics import Span
from engine.model.price import KINDS, Discount, PriceKind, Prices, QuoteLine, Total
from engine.selecting.prices import price

MANY = settings(max_examples=150, deadline=None, database=None)


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Half up, without `Decimal`."""
    return Fraction(math.floor(value * 10**decimals + Fraction(1, 2)), 10**decimals)


def gross(kind: PriceKind, quantity: Decimal, unit_price: Decimal) -> Fraction:
    return Fraction(unit_price) if kind == "usage" else rounded(Fraction(quantity) * Fraction(unit_price), 2)


def scaled(most: int, places: int) -> st.SearchStrategy[Decimal]:
    """Numbers with so many decimals; small ones, where rounding matters, as often as large ones."""
    return st.one_of(st.integers(0, 999), st.integers(0, most * 10**places)).map(
        lambda one: Decimal(one).scaleb(-places)
    )


@st.composite
def some_line(draw: st.DrawFn) -> QuoteLine:
    kind = draw(st.sampled_from(KINDS))
    quantity, unit_price = draw(scaled(10**6, 3)), draw(scaled(10**6, 4))
    places = 4 if kind == "usage" else 2
    most = int(gross(kind, quantity, unit_price) * 10**places)
    discount = draw(
        st.one_of(
            st.none(),
            scaled(100, 2).filter(lambda one: one <= 100).map(lambda one: Discount(one, None, PLACE)),
            st.integers(0, most).map(lambda one: Discount(None, Decimal(one).scaleb(-places), PLACE)),
        )
    )
    written_quantity = None if kind == "usage" else quantity
    text = {"fr": "Conseil", "en": "Advice"}
    vat = draw(st.sampled_from(sorted(RATES)))
    return QuoteLine("line", text, kind, "hour", written_quantity, unit_price, discount, vat, None, Span("deal.yaml"))


LINES = st.lists(some_line(), max_size=5)
MONTHS = st.integers(0, 120)
STANDARD_RATES = scaled(100, 2).filter(lambda one: one <= 100).map(lambda one: {**RATES, "standard": one})


def totals(prices: Prices) -> tuple[Total, Total, Total]:
    return prices.one_off, prices.monthly, prices.commitment


@MANY
@given(LINES, STANDARD_RATES, MONTHS)
@pytest.mark.slow
def test_totals_add_up_to_the_cent(lines: list[QuoteLine], rates: dict[str, Decimal], months: int) -> None:
    prices = price(lines, rates, months)
    for total in totals(prices):
        assert total.base == sum(part.base for part in total.parts)
        assert total.vat == sum(part.vat for part in total.parts)
        assert total.included == total.base + total.vat
        figures = [total.base, total.vat, total.included, *(x for part in total.parts for x in (part.base, part.vat))]
        assert all(one.as_tuple().exponent == -2 and one >= 0 for one in figures)
        assert [part.rate for part in total.parts] == sorted((part.rate for part in total.parts), reverse=True)
    for kind, total in (("one-off", prices.one_off), ("monthly", prices.monthly)):
        assert total.base == sum(one.net for one in prices.lines if one.line.kind == kind)
        assert {part.category for part in total.parts} == {one.vat for one in lines if one.kind == kind}


@MANY
@given(LINES, MONTHS)
@pytest.mark.slow
def test_discounts_never_make_a_price_negative(lines: list[QuoteLine], months: int) -> None:
    for one in price(lines, RATES, months).lines:
        assert 0 <= one.net <= one.gross
        assert one.net == one.gross - one.reduction
        assert one.net.as_tuple().exponent == (-4 if one.line.kind == "usage" else -2)


@MANY
@given(st.data(), LINES, MONTHS)
@pytest.mark.slow
def test_any_order_of_lines_gives_the_same_totals(data: st.DataObject, lines: list[QuoteLine], months: int) -> None:
    shuffled = data.draw(st.permutations(lines))
    prices = price(shuffled, RATES, months)
    assert totals(prices) == totals(price(lines, RATES, months))
    assert [one.line for one in prices.lines] == shuffled


def _times(months: int) -> list[tuple[PriceKind, int]]:
    return [("one-off", 1), ("monthly", months), ("quarterly", months // 3), ("yearly", months // 12)]


@MANY
@given(LINES, STANDARD_RATES, MONTHS)
@pytest.mark.slow
def test_the_commitment_is_what_is_invoiced(lines: list[QuoteLine], rates: dict[str, Decimal], months: int) -> None:
    """The one-off total, and so many times that of each month, quarter and year."""
    months *= 12
    prices = price(lines, rates, months)
    times = [(prices.totals[kind], number) for kind, number in _times(months) if kind in prices.totals]
    for name in ("base", "vat", "included"):
        assert getattr(prices.commitment, name) == sum(getattr(total, name) * number for total, number in times)
    for part in prices.commitment.parts:
        same = [(one, number) for total, number in times for one in total.parts if one.category == part.category]
        assert part.base == sum(one.base * number for one, number in same)
        assert part.vat == sum(one.vat * number for one, number in same)
        assert part.rate == rates[part.category]


@MANY
@given(LINES, STANDARD_RATES)
@pytest.mark.slow
def test_the_same_as_with_exact_fractions(lines: list[QuoteLine], rates: dict[str, Decimal]) -> None:
    prices = price(lines, rates, 1)
    bases: dict[tuple[str, str], Fraction] = {}
    for one, priced in zip(lines, prices.lines, strict=True):
        whole, decimals = gross(one.kind, one.quantity or Decimal(0), one.unit_price), 4 if one.kind == "usage" else 2
        reduction = Fraction(0)
        if one.discount is not None and one.discount.percent is not None:
            reduction = rounded(whole * Fraction(one.discount.percent) / 100, decimals)
        elif one.discount is not None and one.discount.amount is not None:
            reduction = Fraction(one.discount.amount)
        assert [Fraction(x) for x in (priced.gross, priced.reduction, priced.net)] == [
            whole,
            reduction,
            whole - reduction,
        ]
        key = (one.kind, one.vat)
        bases[key] = bases.get(key, Fraction(0)) + whole - reduction
    for kind, total in (("one-off", prices.one_off), ("monthly", prices.monthly)):
        for part in total.parts:
            assert part.base == bases[kind, part.category]
            assert part.vat == rounded(Fraction(part.base) * Fraction(rates[part.category]) / 100, 2)


@MANY
@given(LINES, LINES, MONTHS)
@pytest.mark.slow
def test_rates_of_usage_change_no_total(lines: list[QuoteLine], more: list[QuoteLine], months: int) -> None:
    usage = [one for one in more if one.kind == "usage"]
    assert totals(price([*lines, *usage], RATES, months)) == totals(price(lines, RATES, months))
