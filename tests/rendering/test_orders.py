"""Electronic orders keep to the schemas and rules of those who publish them, and come to what the quote comes to.

Valid ones first, then spoiled ones: a check that finds nothing in them would find nothing at all.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from order_schemas import order_x_faults, peppol_faults
from packs import DEALS, NOWHERE, library, real_deal

from engine.assembling.order import order
from engine.diagnostics import Report
from engine.languages import LANGUAGES
from engine.model.billing import Billing
from engine.model.order import Order
from engine.model.price import KINDS, Discount, Launch, Prices, QuoteLine, Tier
from engine.rendering import render_order
from engine.selecting.prices import gross, price, priced_line
from engine.selecting.schedule import ContractTerm, schedule, together
from engine.tasks.assemble import select

_TOTALS = ".//{*}SpecifiedTradeSettlementHeaderMonetarySummation/{*}"


def ordered(name: str, language: str, prices: Prices | None = None) -> Order:
    """What a deal of the folder deals/ orders, or what it would at other prices."""
    selection, _ = select(library(), real_deal(name))
    report = Report()
    made = order(
        library(), selection if prices is None else replace(selection, prices=prices), LANGUAGES[language], report
    )
    assert report.diagnostics == []
    assert made is not None
    return made


def amount(content: bytes, path: str) -> Decimal:
    return Decimal(etree.fromstring(content).findtext(path) or "0")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DEALS)
class TestTheDemonstrations:
    def test_order_x_is_valid_and_comes_to_the_commitment(self, name: str, language: str) -> None:
        made = render_order(ordered(name, language), "order-x")
        assert order_x_faults(made) == []
        total = select(library(), real_deal(name))[0].prices
        assert total is not None
        figures = [amount(made, _TOTALS + one) for one in ("TaxBasisTotalAmount", "TaxTotalAmount", "GrandTotalAmount")]
        assert figures == [total.commitment.base, total.commitment.vat, total.commitment.included]
        lines = etree.fromstring(made).iterfind(
            ".//{*}SpecifiedTradeSettlementLineMonetarySummation/{*}LineTotalAmount"
        )
        assert sum(Decimal(one.text or "") for one in lines) == amount(made, f"{_TOTALS}LineTotalAmount")

    def test_the_agreement_is_valid_and_comes_to_the_commitment(self, name: str, language: str) -> None:
        made = render_order(ordered(name, language), "peppol-order")
        assert peppol_faults(made) == []
        total = select(library(), real_deal(name))[0].prices
        assert total is not None
        assert amount(made, ".//{*}PayableAmount") == total.commitment.included
        assert amount(made, ".//{*}TaxExclusiveAmount") == total.commitment.base


def scaled(least: int, most: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.integers(least, most).map(lambda one: Decimal(one).scaleb(-places))


@st.composite
def some_line(draw: st.DrawFn) -> QuoteLine:
    kind = draw(st.sampled_from(KINDS))
    usage = kind == "usage"
    quantity = None if usage else draw(scaled(0, 40_000, 3))
    discount = draw(
        st.none()
        | scaled(0, 10_000, 2).map(lambda one: Discount(one, None, NOWHERE))
        | scaled(0, 300, 2).map(lambda one: Discount(None, one, NOWHERE))
    )
    tiers = draw(st.sampled_from([(), (Tier(100, Decimal(2)), Tier(None, Decimal("1.5")))])) if usage else ()
    unit_price = Decimal(2) if tiers else draw(scaled(0, 5_000_000, 4))
    line = QuoteLine(
        id="prospecting/hour",
        description={"fr": "Conseil <& « cœur »", "en": "Advice <& “heart”"},
        kind=kind,
        unit=draw(st.sampled_from(sorted(library().units))),
        quantity=quantity,
        unit_price=unit_price,
        discount=discount,
        vat=draw(st.sampled_from(sorted(library().vat))),
        service=draw(st.sampled_from(["prospecting", None])),
        span=NOWHERE,
        optional=not usage and draw(st.booleans()),
        tiers=tiers,
        minimum=draw(st.none() | scaled(1, 90_000, 2)) if usage else None,
    )
    if discount is not None and discount.amount is not None and discount.amount > gross(line):
        line = replace(line, discount=None)
    if kind == "monthly" and not line.optional and draw(st.booleans()):
        months, first = draw(st.integers(1, 36)), priced_line(line).net / (quantity or 1) / 2
        line = replace(line, launch=Launch(months, round(first, 4), NOWHERE))
    return line


def with_credit(lines: Sequence[QuoteLine]) -> list[QuoteLine]:
    """The lines, and for each that counts a credit of a part of it."""
    found = list(lines)
    for one in lines:
        if one.counted and one.discount is None and one.unit_price:
            found.append(
                replace(one, unit_price=-one.unit_price, quantity=(one.quantity or Decimal(0)) / 2, launch=None)
            )
    return [one for one in found if one.quantity is None or one.quantity == round(one.quantity, 3)]


@st.composite
def some_prices(draw: st.DrawFn) -> Prices:
    lines = draw(st.lists(some_line(), min_size=1, max_size=4))
    if draw(st.booleans()):
        lines = with_credit(lines)
    rates = {one.id: one.rate for one in library().vat.values()}
    months, whole = draw(st.integers(1, 36)), draw(st.sampled_from([Decimal(0), Decimal(5), Decimal("33.33")]))
    found = price(lines, rates, months, whole)
    if draw(st.booleans()):
        start = datetime.date(2027, 1, 4)
        begins = draw(st.none() | st.integers(1, 27 * months).map(lambda days: start + datetime.timedelta(days)))
        free = 0 if begins is not None else draw(st.integers(0, months - 1))
        every = draw(st.sampled_from(["month", "quarter", "year"]))
        billing = Billing(begins, free, every, draw(st.booleans()), NOWHERE)
        invoices = schedule(found, ContractTerm(months, start), billing)
        found = replace(found, invoices=invoices, commitment=together(invoices))
    return found


def owed(prices: Prices) -> bool:
    """Whether a deal may have such prices: a quote owes its client nothing."""
    parts = (part for total in (prices.monthly, prices.commitment) for part in total.parts)
    return all(part.base >= 0 for part in parts)


@settings(max_examples=150, deadline=None, database=None)
@given(some_prices().filter(owed))
@pytest.mark.slow
def test_orders_at_any_prices_are_valid_and_come_to_the_commitment(prices: Prices) -> None:
    made = ordered("prospecting-campaign", "fr", prices)
    assert made.line_total - made.allowance_total == prices.commitment.base
    assert (made.base, made.vat, made.included) == (
        prices.commitment.base, prices.commitment.vat, prices.commitment.included,
    )  # fmt: skip
    for tax in made.taxes:
        lines = sum(one.net for one in made.lines if one.tax == tax.tax)
        assert lines - sum(one.amount for one in made.allowances if one.tax == tax.tax) == tax.base
    assert all(one.amount > 0 for one in made.allowances)
    assert order_x_faults(render_order(made, "order-x")) == []
    assert peppol_faults(render_order(made, "peppol-order")) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("<ram:CountryID>BE</ram:CountryID>", "", "CountryID"),
        ("<ram:CategoryCode>S<", "<ram:CategoryCode>XX<", "CategoryCode"),
        (' schemeID="0208">0999990222</ram:URIID>', ">0999990222</ram:URIID>", "schemeID"),
        (' unitCode="MON"', "", "unitCode"),
    ],
)
def test_a_spoiled_order_x_is_found(old: str, new: str, told: str) -> None:
    made = render_order(ordered("prospecting-campaign", "fr"), "order-x").decode()
    assert old in made
    found = order_x_faults(made.replace(old, new).encode())
    assert found
    assert told in "\n".join(found)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (">SPEC-2026-003</cbc:ID>", "></cbc:ID>", "no element is empty"),
        (">6555.00</cbc:LineExtensionAmount>", ">6555.01</cbc:LineExtensionAmount>", "R007"),
        (">1092.50</cbc:PriceAmount>", ">1092.51</cbc:PriceAmount>", "R022, R023, amounts of lines"),
        (">1631.70</cbc:TaxAmount>", ">1631.71</cbc:TaxAmount>", "R024"),
        (">9401.73</cbc:PayableAmount>", ">9401.72</cbc:PayableAmount>", "R012"),
        ("<cbc:Percent>21</cbc:Percent>", "<cbc:Percent>20</cbc:Percent>", "R024"),
        (' schemeID="0208">0999990222</cbc:EndpointID>', ">0999990222</cbc:EndpointID>", "addresses have a scheme"),
        (">2026-12-08</cbc:IssueDate>", ">8/12/2026</cbc:IssueDate>", "IssueDate"),
    ],
)
def test_a_spoiled_agreement_is_found(old: str, new: str, told: str) -> None:
    made = render_order(ordered("prospecting-campaign", "fr"), "peppol-order").decode()
    assert old in made
    found = peppol_faults(made.replace(old, new).encode())
    assert told in "\n".join(found)


def test_text_of_a_deal_is_data() -> None:
    made = ordered("prospecting-campaign", "fr")
    hostile = "]]><!-- &amp; <a b='c'>\u0007\ufffe {x} ${y} <?php"
    line = replace(made.lines[0], name=hostile, item=hostile, note=hostile)
    spoiled = replace(made, lines=(line,), buyer=replace(made.buyer, name=hostile, city=hostile), number=hostile)
    for format in ("order-x", "peppol-order"):
        tree = etree.fromstring(render_order(spoiled, format))
        told = {one.text for one in tree.iter() if one.text and "php" in one.text}
        assert told == {hostile.replace("\u0007", "\ufffd").replace("\ufffe", "\ufffd")}
        assert not tree.xpath("//comment() | //processing-instruction()")


def test_the_price_of_a_unit_is_exact_or_that_of_the_whole_quantity() -> None:
    """100.00 less 33.33 for 3 units: 66.67 / 3 has no end, and is the price of all three."""
    line = QuoteLine(
        id="line 1", description={"fr": "Conseil", "en": "Advice"}, kind="one-off", unit="hour", quantity=Decimal(3),
        unit_price=Decimal("33.3333"), discount=Discount(None, Decimal("33.33"), NOWHERE), vat="standard", service=None,
        span=NOWHERE,
    )  # fmt: skip
    made = render_order(
        ordered("prospecting-campaign", "fr", price([line], {"standard": Decimal(21)}, 6)), "peppol-order"
    )
    assert peppol_faults(made) == []
    found = etree.fromstring(made).find(".//{*}Price")
    assert found is not None
    assert [(etree.QName(one).localname, one.text) for one in found.iter() if one.text and one.text.strip()] == [
        ("PriceAmount", "66.67"),
        ("BaseQuantity", "3"),
        ("ChargeIndicator", "false"),
        ("Amount", "33.33"),
        ("BaseAmount", "100.00"),
    ]
