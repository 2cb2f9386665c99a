"""Price lists that are agreed with some clients: they go before the one for everybody, for what they price."""

from __future__ import annotations

import datetime

import pytest
from packs import library
from test_price_lists import BESIDE, SETUP, SUBSCRIPTION, deal

from engine import Refused, read_deal
from engine.model.deviation import Deviation
from engine.model.price_list import list_prices, number_key
from engine.tasks.assemble import select

EVERYBODY = """
lists:
  - from: 2026-12-01
    prices: {phone-secretariat/setup: 600, phone-secretariat/subscription: 150}
"""
OURS = """\
  - from: 2026-12-05
    clients: [BE 0999990123, 0123.456.749]
    prices: {phone-secretariat/subscription: 120}
"""


def costs(lines: str, lists: str) -> tuple[list[str], tuple[Deviation, ...]]:
    made = read_deal(deal(lines), library(), beside={**BESIDE, "specimen-prices.yaml": lists})
    return [str(one.unit_price) for one in made.lines], select(library(), made)[0].deviations


BOTH = f"{SUBSCRIPTION}\n  - {SETUP}"


def test_what_is_agreed_with_the_client_goes_first_and_all_else_stays() -> None:
    assert costs(BOTH, EVERYBODY + OURS)[0] == ["120", "600"]
    assert costs(BOTH, EVERYBODY)[0] == ["150", "600"]


def test_another_client_and_a_day_before_get_the_price_of_everybody() -> None:
    assert costs(BOTH, EVERYBODY + OURS.replace("0999990123", "0999990222"))[0] == ["150", "600"]
    assert costs(BOTH, EVERYBODY + OURS.replace("2026-12-05", "2027-12-05"))[0] == ["150", "600"]


def test_the_limit_is_measured_against_the_price_of_the_client() -> None:
    (found,) = costs(f"{SUBSCRIPTION}; price: 100", EVERYBODY + OURS)[1]
    assert "16.67 % below the list price of 120" in found.summary


def test_null_says_that_each_deal_gives_its_own() -> None:
    lists = EVERYBODY + OURS.replace("subscription: 120", "subscription: null")
    with pytest.raises(Refused, match="the line has no price"):
        costs(SUBSCRIPTION, lists)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (OURS.replace("[BE 0999990123, 0123.456.749]", "[0123.456.749]"), "two price lists hold from 2026-12-05 on"),
        (OURS.replace("0123.456.749", "Dupont").replace("12-05", "12-06"), "Dupont is no number of a client"),
        ("  - from: 2026-12-01\n    prices: {phone-secretariat/setup: 1}\n", "two price lists hold from 2026-12-01 on"),
        (
            OURS.replace("2026-12-05", "2027-01-05").replace("subscription: 120", "setup: 500"),
            "has no price of phone-secretariat/subscription",
        ),
    ],
)
def test_lists_that_quarrel_are_refused(more: str, message: str) -> None:
    with pytest.raises(Refused) as refused:
        costs(SUBSCRIPTION, EVERYBODY + OURS + more)
    assert message in str(refused.value)


def test_numbers_are_the_same_however_they_are_written() -> None:
    written = ("0123.456.749", "BE 0123.456.749", "be0123456749", "0123 456 749")
    assert {number_key(one) for one in written} == {"0123456749"}
    assert list_prices((), datetime.date(2027, 1, 1), written) == {}
