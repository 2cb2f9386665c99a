"""List prices: what a line costs that says none, and what lies too far below the list of the day."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from packs import EXAMPLE, library

from engine import Refused, read_deal
from engine.diagnostics import Span
from engine.model.deviation import Deviation
from engine.model.price_list import ListPrice, PriceList, list_in_force
from engine.tasks.assemble import select

BESIDE = {one.name: one.read_text(encoding="utf-8") for one in EXAMPLE.parent.glob("specimen-*.yaml")}
TEXT = EXAMPLE.read_text(encoding="utf-8")
HEAD, TAIL = TEXT[: TEXT.index("lines:\n")], TEXT[TEXT.index("variants: []") :]
LIST = """
lists:
  - from: 2026-12-01
    prices:
      phone-secretariat/setup: 99.99
      phone-secretariat/subscription: 150
      phone-secretariat/extra-call: 1.6
      phone-secretariat/hour: 0
  - from: 2027-01-01
    prices:
      phone-secretariat/setup: 120
      phone-secretariat/subscription: 200
      phone-secretariat/extra-call: null
      phone-secretariat/hour: 50
"""
SUBSCRIPTION, SETUP, CALL = (f"item: phone-secretariat/{one}" for one in ("subscription", "setup", "extra-call"))


def deal(line: str, *, head: str = HEAD, tail: str = TAIL) -> str:
    return f"{head}lines:\n  - {line.replace('; ', chr(10) + '    ')}\n\n{tail}"


def deviations(text: str, lists: str = LIST) -> tuple[Deviation, ...]:
    made = read_deal(text, library(), beside={**BESIDE, "specimen-prices.yaml": lists})
    return select(library(), made)[0].deviations


def told(line: str, lists: str = LIST) -> list[str]:
    return [f"{one.id}: {one.summary}" for one in deviations(deal(line), lists)]


PERCENT = "discount:;   percent: "
AMOUNT = "discount:;   amount: "
BELOW = "below the list price of"
TOLD = {
    # a discount on the list price is measured as ever, and as it is written
    f"{SUBSCRIPTION}; price: 150": "",
    SUBSCRIPTION: "",
    f"{SUBSCRIPTION}; {PERCENT}10": "",
    f"{SUBSCRIPTION}; {PERCENT}10.01": "discount line-1: a discount of 10.01 % on phone-secretariat/subscription",
    f"{SETUP}; {PERCENT}10": "",
    f"{SETUP}; price: 99.9900; {PERCENT}10": "",
    f"{SETUP}; {AMOUNT}9.99": "",
    f"{SETUP}; {AMOUNT}10": "discount line-1: a discount of 10.001 % on phone-secretariat/setup",
    f"{CALL}; {PERCENT}10": "",
    f"{CALL}; {PERCENT}11": "discount line-1: a discount of 11 % on phone-secretariat/extra-call",
    # a lower price
    f"{SUBSCRIPTION}; price: 135": "",
    f"{SUBSCRIPTION}; price: 134.9999": "price line-1: phone-secretariat/subscription at 134.9999, 10.0001 % "
    f"{BELOW} 150",
    f"{SUBSCRIPTION}; price: 1": f"price line-1: phone-secretariat/subscription at 1, 99.33 % {BELOW} 150",
    f"{SUBSCRIPTION}; price: 0": f"price line-1: phone-secretariat/subscription at 0, 100 % {BELOW} 150",
    f"{CALL}; price: 1.44": "",
    f"{CALL}; price: 1.43": f"price line-1: phone-secretariat/extra-call at 1.43, 10.62 % {BELOW} 1.6",
    # the price of one unit counts, whatever the quantity
    f"{SUBSCRIPTION}; quantity: 12; price: 135": "",
    f"{SUBSCRIPTION}; quantity: 0.5; price: 130": "price line-1: phone-secretariat/subscription at 130, 13.33 % "
    f"{BELOW} 150",
    # both together count as one, each once
    f"{SUBSCRIPTION}; price: 140; {PERCENT}3": "",
    f"{SUBSCRIPTION}; price: 140; {PERCENT}5": "price line-1: phone-secretariat/subscription at 140 with a discount of "
    f"5 %, 11.33 % {BELOW} 150",
    f"{SUBSCRIPTION}; price: 100; {PERCENT}50": "price line-1: phone-secretariat/subscription at 100 with a discount "
    f"of 50 %, 66.67 % {BELOW} 150",
    f"{SUBSCRIPTION}; quantity: 12; price: 140; {PERCENT}3": "",
    f"{SUBSCRIPTION}; quantity: 2; price: 140; {AMOUNT}10": "",
    f"{SUBSCRIPTION}; quantity: 2; price: 140; {AMOUNT}10.01": "price line-1: phone-secretariat/subscription at 140 "
    f"with 10.01 off, 10.0033 % {BELOW} 150",
    # a higher price
    f"{SUBSCRIPTION}; price: 720": "",
    f"{SUBSCRIPTION}; price: 160; {PERCENT}15": "",
    f"{SUBSCRIPTION}; price: 160; {PERCENT}20": "price line-1: phone-secretariat/subscription at 160 with a discount "
    f"of 20 %, 14.67 % {BELOW} 150",
    # no list price: as ever
    "item: medical-secretariat/setup; price: 1": "",
    f"item: medical-secretariat/setup; price: 99.99; {PERCENT}10": "",
    f"item: medical-secretariat/setup; price: 1; {PERCENT}10.01": "discount line-1: a discount of 10.01 % on "
    "medical-secretariat/setup",
    "item: phone-secretariat/hour; price: 0": "",
    "description: Reprise; kind: one-off; unit: hour; price: 0.5": "",
}


@pytest.mark.parametrize("line", TOLD)
def test_the_limit_is_measured_against_the_list_price(line: str) -> None:
    expected = [f"{TOLD[line]} (limit: 10 %)"] if TOLD[line] else []
    assert told(line) == expected


def test_a_credit_is_a_credit_once() -> None:
    lines = f"{SUBSCRIPTION}\n  - {SUBSCRIPTION}\n    credit: true\n    price: 20\n  - {SETUP}\n    credit: true"
    assert [one.id for one in deviations(deal(lines))] == ["credit line-2", "credit line-3"]


def test_a_line_without_a_price_costs_what_the_list_of_its_day_says() -> None:
    for day, amount in (("2026-12-31", "150"), ("2027-01-01", "200"), ("2028-02-29", "200")):
        head = HEAD.replace("date: 2026-12-08", f"date: {day}").replace("validity: 2026-12-31", "validity: 2028-12-31")
        made = read_deal(deal(SUBSCRIPTION, head=head), library(), beside={**BESIDE, "specimen-prices.yaml": LIST})
        assert [one.unit_price for one in made.lines] == [Decimal(amount)]
    for line, day in ((CALL, "2027-01-01"), (SUBSCRIPTION, "2026-11-30")):
        head = HEAD.replace("date: 2026-12-08", f"date: {day}").replace("validity: 2026-12-31", "validity: 2028-12-31")
        with pytest.raises(Refused, match="the line has no price"):
            read_deal(deal(line, head=head), library(), beside={**BESIDE, "specimen-prices.yaml": LIST})


def test_the_lists_of_the_company_count_unless_the_deal_names_others() -> None:
    (day, span) = datetime.date(2026, 12, 1), Span("clauses/prices.yaml", 1, 1)
    lists = (PriceList(day, "", (ListPrice("phone-secretariat/subscription", Decimal(300), span),), span),)
    priced = replace(library(), prices=lists)
    for tail, amount in ((TAIL, "150"), (TAIL.replace("prices: specimen-prices.yaml\n", ""), "300")):
        made = read_deal(deal(SUBSCRIPTION, tail=tail), priced, beside={**BESIDE, "specimen-prices.yaml": LIST})
        assert made.lines[0].unit_price == Decimal(amount)
    assert list_in_force(lists, day) is lists[0]
    assert list_in_force(lists, day - datetime.timedelta(days=1)) is None


LAPSES = {
    "the price": (deal(f"{SUBSCRIPTION}; price: 101"), LIST),
    "the quantity": (deal(f"{SUBSCRIPTION}; quantity: 2; price: 100"), LIST),
    "the discount": (deal(f"{SUBSCRIPTION}; price: 100; {PERCENT}1"), LIST),
    "the list price": (deal(f"{SUBSCRIPTION}; price: 100"), LIST.replace("150", "160")),
    "the day, and the list with it": (
        deal(f"{SUBSCRIPTION}; price: 100", head=HEAD.replace("2026-12-31", "2027-02-01").replace("12-08", "12-31")),
        LIST.replace("2027-01-01", "2026-12-31"),
    ),
}


@pytest.mark.parametrize("changed", LAPSES)
def test_an_approval_covers_the_list_price_and_what_departs_from_it(changed: str) -> None:
    (before,) = deviations(deal(f"{SUBSCRIPTION}; price: 100"))
    (same,) = deviations(deal(f"{SUBSCRIPTION}; quantity: 1; price: 100.00; description: Abonnement"))
    (after,) = deviations(*LAPSES[changed])
    assert (
        (before.id, before.level) == (same.id, same.level) == (after.id, after.level) == ("price line-1", "management")
    )
    assert same.digest == before.digest
    assert after.digest != before.digest


def test_whoever_writes_a_list_for_a_deal_needs_an_approval() -> None:
    """Else a list at 1 € would make a subscription at 1 € none; specimens are marked as such."""
    real = BESIDE["specimen-company.yaml"].replace("    specimen: true\n", "").replace("0000.000.000", "0999.990.321")
    real = real.replace("BE00 0000 0000 0000", "BE68 5390 0754 7034").replace("0000 Spécimen", "7000 Mons")
    text, lists = deal(f"{SUBSCRIPTION}; price: 1"), LIST.replace(" 150", " 1")

    def found(lists: str, text: str = text) -> tuple[Deviation, ...]:
        beside = {**BESIDE, "specimen-company.yaml": real, "specimen-prices.yaml": lists}
        return select(library(), read_deal(text, library(), beside=beside))[0].deviations

    assert deviations(text, lists) == ()
    (one,) = found(lists)
    assert (one.id, one.level) == ("prices specimen-prices.yaml", "management")
    assert one.summary == "price lists of its own (specimen-prices.yaml) instead of those of the company"
    (other,) = found(LIST.replace(" 150", " 1.1"))
    assert one.digest != other.digest
    free = LIST.replace(" 150", " null")
    asked = {price: found(free, deal(f"{SUBSCRIPTION}; price: {price}")) for price in ("150", "150.00", "1")}
    assert [len(one) for one in asked.values()] == [1, 1, 1]
    digests = [one.digest for (one,) in asked.values()]
    assert digests[0] == digests[1] != digests[2]  # no list price, no limit: what is approved is the price
    assert digests[2] != one.digest


FAULTS = {
    "lists: {": [""],
    LIST.replace("2027-01-01", "2027-02-30"): ["2027-02-30 is no date"],
    LIST.replace("phone-secretariat/setup", "phone-secretariat/setupp"): ["phone-secretariat has no price setupp"] * 2,
    LIST.replace("2026-12-01", "2026-02-30"): ["2026-02-30 is no date"],
    LIST.replace(" 200", " 1.250"): ["1.250 can mean 1.25 or 1250"],
}


@pytest.mark.parametrize("lists", FAULTS)
def test_a_faulty_list_is_told_and_nothing_besides(lists: str) -> None:
    """A line without a price may have one in what cannot be read."""
    with pytest.raises(Refused) as refused:
        read_deal(deal(SUBSCRIPTION), library(), beside={**BESIDE, "specimen-prices.yaml": lists})
    assert {one.span.file for one in refused.value.diagnostics} == {"specimen-prices.yaml"}
    assert len(refused.value.diagnostics) == len(FAULTS[lists])
    assert all(told in one.message for told, one in zip(FAULTS[lists], refused.value.diagnostics, strict=True))


@pytest.mark.parametrize(
    ("key", "name", "message"),
    [
        ("prices", "specimen-company.yaml", "specimen-company.yaml holds the data of a company, not price lists"),
        ("prices", "deal.yaml", "deal.yaml holds a deal, not price lists"),
        ("publisher", "specimen-prices.yaml", "specimen-prices.yaml holds price lists, not the data of a company"),
        ("subprocessors", "specimen-company.yaml", "holds the data of a company, not a register of sub-processors"),
    ],
)
def test_a_file_of_another_kind_is_told_at_the_deal(key: str, name: str, message: str) -> None:
    text = "".join(one for one in deal(SUBSCRIPTION).splitlines(True) if not one.startswith(f"{key}:"))
    text += f"{key}: {name}\n"
    with pytest.raises(Refused) as refused:
        read_deal(text, library(), beside={**BESIDE, "specimen-prices.yaml": LIST, "deal.yaml": text})
    (told,) = refused.value.diagnostics
    assert message in told.message
    assert (told.span.line, told.span.column) == (text.count("\n"), len(key) + 3)


def test_a_list_that_is_not_there_is_told_at_the_deal() -> None:
    with pytest.raises(Refused, match=r"there is no file specimen-prices\.yaml beside the deal"):
        read_deal(deal(SUBSCRIPTION), library(), beside={k: v for k, v in BESIDE.items() if "prices" not in k})
