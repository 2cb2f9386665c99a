"""What a deal orders: its lines over the first term, what is taken off, and the parties with their numbers.

By hand, for a Belgian client at 21 % over twelve months from 4 January 2027, at 10 % off the whole, the first two
months free:

    once      600.00 less 10 % of 600.00 = 60.00, then 10 % of 540.00 = 54.00      486.00   VAT   102.06
    a month   3 × 49.90 = 149.70, less a credit of 5.00                            144.70
              less 10 % of 149.70 = 14.97                                          129.73
              and the minimum of the calls                                          20.00
                                                                                   149.73   VAT    31.44 (31.4433)
    term      486.00 + 10 × 149.73                                               1 983.30   VAT   416.46

The order has all twelve months: 540.00 + 12 × 149.70 − 12 × 5.00 + 12 × 20.00 = 2 516.40. The discount takes off 54.00
and 12 × 14.97 = 179.64, and two months that are not due 2 × 149.73 = 299.46: 1 983.30.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from commands import ROOT
from packs import library

from engine import read_deal
from engine.assembling.order import order
from engine.diagnostics import Report
from engine.languages import LANGUAGES
from engine.model.order import Order, OrderParty, PartyNumber
from engine.tasks.assemble import select

BESIDE = {one.name: one.read_text(encoding="utf-8") for one in (ROOT / "deals").glob("specimen-*.yaml")}
DEAL = """\
reference: T-2026-013
order-number: BC-77
date: 2026-12-10
validity: 2027-01-10
start: 2027-01-04
client:
  name: Dupont
  address: rue de l’Exemple 4, 7000 Mons
  country: BE
  enterprise-number: 0123.456.749
  vat-number: BE 0123.456.749
  languages: [en]
services: [phone-secretariat]
parameters: {initial-term: 12}
billing: {free-months: 2}
discount: {percent: 10}
lines:
  - {item: phone-secretariat/setup, price: 600, discount: {percent: 10}}
  - {description: Rented lines, kind: monthly, unit: account, quantity: 3, price: 49.9}
  - {description: Goodwill, kind: monthly, unit: item, price: 5, credit: true}
  - {description: Extra training, kind: one-off, unit: hour, quantity: 2, price: 80, optional: true}
  - item: phone-secretariat/extra-call
    minimum: 20
    tiers:
      - {up-to: 100, price: 1.6}
      - {price: 1.2550}
signatories:
  company: {name: Alex Martin, function: director}
  client: {name: Dominique Dupont, function: director}
publisher: specimen-company.yaml
subprocessors: specimen-subprocessors.yaml
"""


def ordered(text: str = DEAL, language: str = "en") -> Order:
    report = Report()
    selection, _ = select(library(), read_deal(text, library(), beside=BESIDE))
    made = order(library(), selection, LANGUAGES[language], report)
    assert report.diagnostics == []
    assert made is not None
    return made


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\u00a0", " ")


def test_lines_count_what_the_first_term_has_of_them() -> None:
    told = [(one.item, f"{one.quantity} {one.unit}", one.price, one.reduction, one.net) for one in ordered().lines]
    assert told == [
        ("phone-secretariat/setup", "1 LS", Decimal(600), Decimal("60.00"), Decimal("540.00")),
        ("line-2", "12 MON", Decimal("149.70"), Decimal(0), Decimal("1796.40")),
        ("line-3", "-12 MON", Decimal("5.00"), Decimal(0), Decimal("-60.00")),
        ("phone-secretariat/extra-call", "0 C0", Decimal("1.6000"), Decimal(0), Decimal(0)),
        ("phone-secretariat/extra-call/minimum", "12 MON", Decimal("20.00"), Decimal(0), Decimal("240.00")),
    ]


def test_what_is_taken_off_leaves_the_commitment() -> None:
    made = ordered()
    assert made.line_total == Decimal("2516.40")
    assert [(one.reason, one.amount, one.percent, one.base) for one in made.allowances] == [
        ("Discount of 10% on one-off prices", Decimal("54.00"), Decimal(10), Decimal("540.00")),
        ("Discount of 10% on monthly prices", Decimal("179.64"), Decimal(10), Decimal("1796.40")),
        (
            "Amounts not due during the initial term (free months, launch prices, shortened periods)",
            Decimal("299.46"),
            None,
            None,
        ),
    ]
    assert made.line_total - made.allowance_total == made.base == Decimal("1983.30")
    assert (made.vat, made.included) == (Decimal("416.46"), Decimal("2399.76"))
    assert [(one.tax.code, one.tax.rate, one.base, one.vat) for one in made.taxes] == [
        ("S", Decimal(21), Decimal("1983.30"), Decimal("416.46"))
    ]


def test_quarters_years_and_launch_prices() -> None:
    """Eighteen months: six quarters at 250.00, two years at 1 000.00, the second half due, and 3 months at 30.00.

    Lines: 540.00, 18 × 149.70, -18 × 5.00, 18 × 20.00, 6 × 250.00 and 2 × 1 000.00: 7 004.60. Off: 10 % once,
    each month, quarter and year, two free months, 500.00 and one month of the launch; the commitment is what is left.
    """
    text = DEAL.replace("initial-term: 12", "initial-term: 18").replace(
        "  - {description: Goodwill",
        "  - {description: Report, kind: quarterly, unit: package, price: 250}\n"
        "  - {description: Licence, kind: yearly, unit: package, quantity: 2, price: 500}\n"
        "  - {description: Goodwill",
    )
    text = text.replace("price: 49.9}", "price: 49.9, launch: {price: 10, months: 3}}")
    made = ordered(text)
    told = {one.item: (f"{one.quantity} {one.unit}", one.price, one.net, plain(one.note)) for one in made.lines}
    assert told["line-3"] == ("6 QAN", Decimal("250.00"), Decimal("1500.00"), "")
    assert told["line-4"][:3] == ("2 ANN", Decimal("1000.00"), Decimal("2000.00"))
    assert told["line-4"][3] == "Each period: 2 flat fees at EUR 500.00."
    assert "Launch price, the first months (3 months): 3 accounts at EUR 10.00." in told["line-2"][3]
    assert made.line_total == Decimal("7004.60")
    # 486.00 once, (30 - 3 - 5 + 20) for one month, 149.73 for 15, six quarters of 225.00, years of 900.00 and 450.00
    assert made.base == Decimal("486.00") + Decimal("42.00") + 15 * Decimal("149.73") + 6 * Decimal(225) + Decimal(1350)
    assert made.line_total - made.allowance_total == made.base


def test_notes_say_what_figures_do_not() -> None:
    notes = {one.item: plain(one.note) for one in ordered().lines}
    assert notes["line-2"] == "Each month: 3 accounts at EUR 49.90."
    assert notes["phone-secretariat/extra-call"] == (
        "Price per use: the quantity ordered is 0, and each unit used is charged at this price. "
        "up to 100 a month: EUR 1.60 · from 101 a month: EUR 1.255"
    )
    made = ordered()
    assert plain(made.note).startswith("Order data of the quote T-2026-013 of 10 December 2026, whose documents")
    assert plain(made.payment_terms) == "Payment term: 15 days"


def test_it_is_in_one_language() -> None:
    made = ordered(language="fr")
    assert plain(made.note).startswith("Données de commande du devis T-2026-013 du 10 décembre 2026")
    assert plain(made.lines[1].note) == "Chaque mois : 3 comptes à 49,90 €."
    assert made.lines[4].name.endswith("\u00a0: minimum de facturation mensuel")
    assert made.allowances[2].reason.startswith("Montants non dus pendant la durée initiale (mois gratuits,")


def test_it_has_the_dates_and_names_of_both_sides() -> None:
    made = ordered()
    assert (made.reference, made.number, made.date) == ("T-2026-013", "BC-77", datetime.date(2026, 12, 10))
    assert (made.start, made.end) == (datetime.date(2027, 1, 4), datetime.date(2028, 1, 3))
    assert ordered(DEAL.replace("start: 2027-01-04\n", "")).end is None


def test_what_cannot_be_carried_out_says_so() -> None:
    """Of a draft, with the company of the demonstrations."""
    made = ordered()
    assert made.test
    assert "This text is a draft." in made.note
    assert "This document is a specimen." in made.note


def buyer(*changes: tuple[str, str]) -> OrderParty:
    text = DEAL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return ordered(text).buyer


def test_a_party_has_its_numbers_as_machines_write_them() -> None:
    made = buyer()
    assert made.enterprise == made.endpoint == PartyNumber("0208", "0123456749")
    assert made.vat_number == "BE0123456749"
    assert (made.street, made.postcode, made.city) == ("rue de l’Exemple 4", "7000", "Mons")


NUMBERS = "  enterprise-number: 0123.456.749\n  vat-number: BE 0123.456.749\n"
ADDRESS = "  address: rue de l’Exemple 4, 7000 Mons\n  country: BE\n"


@pytest.mark.parametrize(
    ("country", "address", "numbers", "enterprise", "endpoint"),
    [
        ("BE", "rue 4, 7000 Mons", "vat-number: BE 0123.456.749", None, PartyNumber("9925", "BE0123456749")),
        (
            "BE", "rue 4, 7000 Mons", "enterprise-number: 0123.456.749\n  peppol: 9925:BE0123456749",
            PartyNumber("0208", "0123456749"), PartyNumber("9925", "BE0123456749"),
        ),
        (
            "DE", "Musterallee 12, 50667 Köln", "enterprise-number: HRB 12 (Köln)\n  vat-number: DE 999 999 000",
            PartyNumber("", "HRB 12 (Köln)"), PartyNumber("9930", "DE999999000"),
        ),
        (
            "FR", "1 rue de l’Exemple, 75001 Paris", "enterprise-number: 732 829 320\n  vat-number: FR 40 303 265 045",
            PartyNumber("0002", "732829320"), PartyNumber("0002", "732829320"),
        ),
        (
            "FR", "1 rue de l’Exemple, 75001 Paris",
            "enterprise-number: 732 829 320 00074\n  vat-number: FR 40 303 265 045",
            PartyNumber("0009", "73282932000074"), PartyNumber("0009", "73282932000074"),
        ),
        (
            "US", "1 Example Street, Springfield 62701", "enterprise-number: 12-3456789",
            PartyNumber("", "12-3456789"), None,
        ),
    ],
)  # fmt: skip
def test_numbers_have_the_scheme_of_their_country(
    country: str, address: str, numbers: str, enterprise: PartyNumber | None, endpoint: PartyNumber | None
) -> None:
    found = buyer((NUMBERS, f"  {numbers}\n"), (ADDRESS, f"  address: {address}\n  country: {country}\n"))
    assert (found.country, found.enterprise, found.endpoint) == (country, enterprise, endpoint)


def test_vat_that_is_not_due_has_a_reason() -> None:
    text = DEAL.replace(NUMBERS, "  vat-number: DE 999 999 000\n")
    made = ordered(text.replace(ADDRESS, "  address: Musterallee 12, 50667 Köln\n  country: DE\n"))
    assert {(one.tax.code, one.tax.rate, one.tax.reason) for one in made.lines} == {
        ("AE", Decimal(0), "Reverse charge")
    }
