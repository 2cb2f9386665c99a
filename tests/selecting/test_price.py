"""What a quote costs: tables worked out by hand."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal, localcontext

import pytest
from packs import EXAMPLE, library
from quote_lines import NIL, PLACE, RATES, line, monthly, once, written

from engine import Refused, read_deal
from engine.model.price import Discount, QuoteLine, Total
from engine.selecting.prices import price
from engine.tasks.assemble import select

BESIDE = {one.name: one.read_text(encoding="utf-8") for one in EXAMPLE.parent.glob("specimen-*.yaml")}
DISCOUNT = EXAMPLE.read_text(encoding="utf-8").replace(
    "\nlines:\n",
    """
lines:
  - description:
      fr: Installation
      en: Installation
    kind: one-off
    unit: hour
    quantity: 1
    price: 1249.99
    discount:
      amount: {amount}
""",
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # nothing to round
        pytest.param([once("1", "100")], "100.00 + 21.00 = 121.00", id="one piece"),
        pytest.param([once("0", "100")], NIL, id="no piece"),
        # 0.5 × 0.01 = 0.005 → 0.01; 21 % = 0.0021 → 0.00
        pytest.param([once("0.5", "0.01")], "0.01 + 0.00 = 0.01", id="half a cent goes up"),
        # 3 × 0.335 = 1.005 → 1.01, where half to even gives 1.00; 21 % = 0.2121 → 0.21
        pytest.param([once("3", "0.335")], "1.01 + 0.21 = 1.22", id="half a cent goes up to an odd cent"),
        # 2.5 × 1.05 = 2.625 → 2.63; 21 % = 0.5523 → 0.55
        pytest.param([once("2.5", "1.05")], "2.63 + 0.55 = 3.18", id="half a cent from a half hour"),
        # 0.999 × 0.005 = 0.004995 → 0.00: not first to 0.005
        pytest.param([once("0.999", "0.005")], NIL, id="rounded once, not twice"),
        # 0.50 × 21 % = 0.105 → 0.11
        pytest.param([once("1", "0.50")], "0.50 + 0.11 = 0.61", id="half a cent of VAT goes up"),
        # 2.50 × 21 % = 0.525 → 0.53
        pytest.param([once("1", "2.50")], "2.50 + 0.53 = 3.03", id="half a cent of VAT goes up to an odd cent"),
        # 1.50 × 21 % = 0.315 → 0.32; by line it would be 3 × 0.11 = 0.33
        pytest.param([once("1", "0.50")] * 3, "1.50 + 0.32 = 1.82", id="VAT on the sum is less"),
        # 0.04 × 21 % = 0.0084 → 0.01; by line it would be 2 × 0.00
        pytest.param([once("1", "0.02")] * 2, "0.04 + 0.01 = 0.05", id="VAT on the sum is more"),
        # 3 × (0.335 → 0.34) = 1.02, not 1.005 → 1.01; 21 % = 0.2142 → 0.21
        pytest.param([once("1", "0.335")] * 3, "1.02 + 0.21 = 1.23", id="a line is rounded before the sum"),
        # 10 % of 0.25 = 0.025 → 0.03; 0.25 - 0.03 = 0.22; 21 % = 0.0462 → 0.05
        pytest.param([once("1", "0.25", percent="10")], "0.22 + 0.05 = 0.27", id="the discount is rounded up"),
        # 1.5 × 0.03 = 0.045 → 0.05; 50 % = 0.025 → 0.03; 0.02 remains; of 0.045 it would be 0.02, and 0.03 remain
        pytest.param([once("1.5", "0.03", percent="50")], "0.02 + 0.00 = 0.02", id="a discount of the rounded price"),
        # 33.3333 % of 100 = 33.3333 → 33.33; 66.67; 21 % = 14.0007 → 14.00
        pytest.param([once("1", "100", percent="33.3333")], "66.67 + 14.00 = 80.67", id="a third off"),
        # 3 × 99.99 = 299.97, all of it off
        pytest.param([once("3", "99.99", percent="100")], NIL, id="a discount of 100 %"),
        pytest.param([once("3", "99.99", percent="0")], "299.97 + 62.99 = 362.96", id="a discount of 0 %"),
        # 12 × 49.90 = 598.80; 598.80 - 98.80 = 500; the amount is off the line, not off each piece
        pytest.param([once("12", "49.90", amount="98.80")], "500.00 + 105.00 = 605.00", id="an amount off"),
        pytest.param([once("3", "99.99", amount="299.97")], NIL, id="the whole amount off"),
        # 999999.999 × 9999.9999 = 9999999990 - 99.9999999 = 9999999890.0000001; 21 % = 2099999976.90
        pytest.param(
            [once("999999.999", "9999.9999")], "9999999890.00 + 2099999976.90 = 12099999866.90", id="large figures"
        ),
        # 10^12 × 0.0001 = 100000000.00; 21 % = 21000000.00
        pytest.param(
            [once("1000000000000", "0.0001")], "100000000.00 + 21000000.00 = 121000000.00", id="many of a tiny price"
        ),
        pytest.param([], NIL, id="no line"),
    ],
)
def test_one_off_totals(lines: list[QuoteLine], expected: str) -> None:
    prices = price(lines, RATES, 12)
    assert written(prices.one_off) == expected
    assert written(prices.monthly) == NIL
    assert written(prices.commitment) == expected


@pytest.mark.parametrize(
    ("lines", "months", "per_month", "commitment"),
    [
        # 0.50 × 21 % = 0.105 → 0.11 a month, 12 × 0.11 = 1.32; on the year it would be 6.00 × 21 % = 1.26
        ([monthly("1", "0.50")], 12, "0.50 + 0.11 = 0.61", "6.00 + 1.32 = 7.32"),
        ([monthly("1", "0.50")], 1, "0.50 + 0.11 = 0.61", "0.50 + 0.11 = 0.61"),
        ([monthly("1", "0.50")], 0, "0.50 + 0.11 = 0.61", NIL),
        # 0.02 × 21 % = 0.0042 → 0.00 in each of 60 months; on five years it would be 1.20 × 21 % = 0.25
        ([monthly("1", "0.02")], 60, "0.02 + 0.00 = 0.02", "1.20 + 0.00 = 1.20"),
        # 1500 + 12 × 249.90 = 4498.80; 315 + 12 × (52.479 → 52.48) = 944.76
        ([once("1", "1500"), monthly("1", "249.90")], 12, "249.90 + 52.48 = 302.38", "4498.80 + 944.76 = 5443.56"),
        # 3 × 33.335 = 100.005 → 100.01; 15 % = 15.0015 → 15.00; 85.01; 21 % = 17.8521 → 17.85;
        # 60 × 85.01 = 5100.60; 60 × 17.85 = 1071.00
        ([monthly("3", "33.335", percent="15")], 60, "85.01 + 17.85 = 102.86", "5100.60 + 1071.00 = 6171.60"),
        # the amount is off each month: 12 × (100 - 10) = 1080; 21 % = 18.90, 12 × 18.90 = 226.80
        ([monthly("1", "100", amount="10")], 12, "90.00 + 18.90 = 108.90", "1080.00 + 226.80 = 1306.80"),
        # a rate is no commitment
        ([line("usage", None, "0.05"), monthly("1", "10")], 12, "10.00 + 2.10 = 12.10", "120.00 + 25.20 = 145.20"),
        ([line("usage", None, "0.05", percent="10")], 60, NIL, NIL),
    ],
)
def test_first_term(lines: list[QuoteLine], months: int, per_month: str, commitment: str) -> None:
    prices = price(lines, RATES, months)
    assert written(prices.monthly) == per_month
    assert written(prices.commitment) == commitment
    assert prices.months == months


def parts(total: Total) -> list[str]:
    return [f"{part.category} {part.rate} %: {part.base} → {part.vat}" for part in total.parts]


def test_each_category_of_vat_is_rounded_by_itself_in_a_fixed_order() -> None:
    lines = [
        line("one-off", "1", "300", vat="outside"),
        line("monthly", "1", "0.50", vat="reverse-charge"),
        line("one-off", "1", "0.50"),
        line("one-off", "1", "200.10", vat="reverse-charge"),
        line("monthly", "1", "0.50"),
        line("one-off", "1", "0.50"),
        line("usage", None, "9", vat="outside"),
    ]
    prices = price(lines, RATES, 12)
    # 1.00 × 21 % = 0.21; 0.50 × 21 % = 0.105 → 0.11, 12 times 1.32; 200.10 + 12 × 0.50 = 206.10
    assert parts(prices.one_off) == [
        "standard 21 %: 1.00 → 0.21",
        "reverse-charge 0 %: 200.10 → 0.00",
        "outside 0 %: 300.00 → 0.00",
    ]
    assert parts(prices.monthly) == ["standard 21 %: 0.50 → 0.11", "reverse-charge 0 %: 0.50 → 0.00"]
    assert parts(prices.commitment) == [
        "standard 21 %: 7.00 → 1.53",
        "reverse-charge 0 %: 206.10 → 0.00",
        "outside 0 %: 300.00 → 0.00",
    ]
    assert written(prices.commitment) == "513.10 + 1.53 = 514.63"


def test_a_rate_with_decimals() -> None:
    # 100 × 5.5 % = 5.50; 0.10 × 5.5 % = 0.0055 → 0.01
    rates = {**RATES, "standard": Decimal("5.5")}
    assert written(price([once("1", "100")], rates, 0).one_off) == "100.00 + 5.50 = 105.50"
    assert written(price([once("1", "0.10")], rates, 0).one_off) == "0.10 + 0.01 = 0.11"


@pytest.mark.parametrize(
    ("priced", "expected"),
    [
        # to the cent, for the whole quantity
        (once("12", "49.90"), "598.80 - 0.00 = 598.80"),
        (once("12", "49.90", percent="5"), "598.80 - 29.94 = 568.86"),
        (monthly("2", "10", amount="5"), "20.00 - 5.00 = 15.00"),
        # to four decimals, for one unit: 10 % of 0.0125 = 0.00125 → 0.0013
        (line("usage", None, "0.0125"), "0.0125 - 0.0000 = 0.0125"),
        (line("usage", None, "0.0125", percent="10"), "0.0125 - 0.0013 = 0.0112"),
        (line("usage", None, "0.0125", percent="100"), "0.0125 - 0.0125 = 0.0000"),
        (line("usage", None, "0.0125", amount="0.0025"), "0.0125 - 0.0025 = 0.0100"),
    ],
)
def test_amounts_of_a_line(priced: QuoteLine, expected: str) -> None:
    (one,) = price([priced], RATES, 1).lines
    assert f"{one.gross} - {one.reduction} = {one.net}" == expected
    assert one.line is priced


@pytest.mark.parametrize(
    ("lines", "rates", "months", "message"),
    [
        ([once("1", "10", percent="100.01")], RATES, 1, "line, discount: 100.01 is not a number from 0 to 100"),
        ([once("1", "10", percent="-1")], RATES, 1, "line, discount: -1 is not a number from 0 to 100"),
        ([once("1", "10", percent="0.00001")], RATES, 1, "line, discount: 0.00001 has more than 4 decimals"),
        ([once("1", "10", amount="10.01")], RATES, 1, "line: the discount of 10.01 is more than the price of 10.00"),
        ([once("1", "10", amount="0.005")], RATES, 1, "line, discount: 0.005 has more than 2 decimals"),
        ([line("usage", None, "1", amount="1.0001")], RATES, 1, "the discount of 1.0001 is more than the price"),
        ([once("1", "-0.01", percent="1")], RATES, 1, "line: a credit is no price per use and takes no discount"),
        ([line("usage", None, "-1")], RATES, 1, "line: a credit is no price per use and takes no discount"),
        ([once("1", "-0.00001")], RATES, 1, "line, unit price: 0.00001 has more than 4 decimals"),
        ([once("1", "-0")], RATES, 1, "line, unit price: -0 is not a number"),
        ([once("1", "NaN")], RATES, 1, "line, unit price: NaN is not a number"),
        ([once("1", "Infinity")], RATES, 1, "line, unit price: Infinity is not a number"),
        ([once("1", "1000000000000.01")], RATES, 1, "is not a number from 0 to 1000000000000"),
        ([once("1", "0.00001")], RATES, 1, "line, unit price: 0.00001 has more than 4 decimals"),
        ([once("0.0001", "1")], RATES, 1, "line, quantity: 0.0001 has more than 3 decimals"),
        ([once("-1", "1")], RATES, 1, "line, quantity: -1 is not a number"),
        ([line("usage", "1", "1")], RATES, 1, "line: a usage line has no quantity, any other has one"),
        ([line("monthly", None, "1")], RATES, 1, "line: a usage line has no quantity, any other has one"),
        ([line("weekly", "1", "1")], RATES, 1, "line: there is no kind of line weekly"),  # type: ignore[arg-type]
        ([line("usage", None, "1", vat="outside")], {"standard": Decimal(21)}, 1, "line: no rate of VAT for outside"),
        ([], {"standard": Decimal("100.5")}, 1, "rate of standard: 100.5 is not a number from 0 to 100"),
        ([], RATES, -1, "-1 is no number of months"),
    ],
)
def test_broken_promises_are_refused(
    lines: list[QuoteLine], rates: dict[str, Decimal], months: int, message: str
) -> None:
    with pytest.raises(ValueError) as caught:
        price(lines, rates, months)
    assert message in str(caught.value)


@pytest.mark.parametrize(("percent", "amount"), [(None, None), (Decimal(1), Decimal(1))])
def test_a_discount_is_a_percentage_or_an_amount(percent: Decimal | None, amount: Decimal | None) -> None:
    with pytest.raises(ValueError, match="either a percentage or an amount"):
        Discount(percent, amount, PLACE)


def test_zeros_at_the_end_are_no_decimals() -> None:
    assert written(price([once("1.00000", "10.000000", amount="1.0000")], RATES, 1).one_off) == "9.00 + 1.89 = 10.89"


def test_the_context_of_the_caller_changes_nothing() -> None:
    lines = [once("3", "12345.335", percent="12.5"), monthly("7.125", "99.9999")]
    expected = price(lines, RATES, 12)
    with localcontext(prec=3, rounding=ROUND_DOWN):
        assert price(lines, RATES, 12) == expected


def test_the_context_of_the_caller_does_not_decide_what_a_deal_may_take_off() -> None:
    """With three digits 1 × 1249.99 would be 1250: a discount of that would pass."""
    text = DISCOUNT.format(amount="1250.00")
    with localcontext(prec=3), pytest.raises(Refused) as refused:
        select(library(), read_deal(text, library(), beside=BESIDE))
    (one,) = refused.value.diagnostics
    assert one.message == "a discount of 1250.00 is more than the price of the line, 1249.99"
    assert text.splitlines()[one.span.line - 1][one.span.column - 1 :] == "1250.00"
    with localcontext(prec=3):
        prices = select(library(), read_deal(DISCOUNT.format(amount="1249.99"), library(), beside=BESIDE))[0].prices
    assert prices is not None
    assert (prices.lines[0].gross, prices.lines[0].net) == (Decimal("1249.99"), Decimal(0))
