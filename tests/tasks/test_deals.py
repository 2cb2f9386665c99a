"""The deals of the demonstrations: what they cost, worked out by hand, and what is told of ten that are wrong.

The totals, in euros. The amount of a line is price × quantity, rounded to the cent, less its discount, rounded to the
cent; VAT is taken once on the sum of the lines of a kind; a price per use is in no total. Half a cent goes up.

example: a Belgian client, VAT 21 %, first term of 12 months

    one-off   setup                          450.00   less 10 % = 45.00           405.00
              sum 405.00     VAT  85.05 (405.00 × 0.21 = 85.0500)                 490.05
    monthly   medical subscription           389.00                               389.00
              phone subscription             149.50   less 14.95                  134.55
              sum 523.55     VAT 109.95 (523.55 × 0.21 = 109.9455)                633.50
    term      405.00 + 12 × 523.55 = 405.00 + 6 282.60                          6 687.60
              VAT 85.05 + 12 × 109.95 = 85.05 + 1 319.40                        1 404.45
              with VAT                                                          8 092.05

software-company: a German client with a VAT number, reverse charge, first term of 24 months

    one-off   setup                          672.00                               672.00
              audit                        1 400.00   less 15 % = 210.00        1 190.00
              sum 1 862.00   VAT 0                                              1 862.00
    monthly   phone subscription             720.00                               720.00
              social media                   695.30                               695.30
              answering in German            185.00                               185.00
              sum 1 600.30   VAT 0                                              1 600.30
    term      1 862.00 + 24 × 1 600.30 = 1 862.00 + 38 407.20                  40 269.20
              with VAT                                                         40 269.20

prospecting-campaign: a Belgian client, VAT 21 %, first term of 6 months

    one-off   campaign setup                 780.00                               780.00
              call script             7.5 × 58.00                                 435.00
              sum 1 215.00   VAT 255.15 (1 215.00 × 0.21 = 255.1500)            1 470.15
    monthly   subscription                 1 150.00   less  5 % = 57.50         1 092.50
              sum 1 092.50   VAT 229.43 (1 092.50 × 0.21 = 229.4250)            1 321.93
    term      1 215.00 + 6 × 1 092.50 = 1 215.00 + 6 555.00                     7 770.00
              VAT 255.15 + 6 × 229.43 = 255.15 + 1 376.58                       1 631.73
              with VAT                                                          9 401.73
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from commands import clausier
from packs import DEALS, LANGUAGES, real_pack
from walking import words

from engine.model.block import TableBlock
from engine.model.document import Document

HAND = {
    "example": {
        "one-off": ["405.00"],
        "monthly": ["389.00", "134.55"],
        "totals": [("405.00", "85.05", "490.05"), ("523.55", "109.95", "633.50"), ("6687.60", "1404.45", "8092.05")],
        "in words": {
            "fr": "huit mille nonante-deux euros et cinq centimes",
            "en": "eight thousand and ninety-two euros and five cents",
        },
    },
    "software-company": {
        "one-off": ["672.00", "1190.00"],
        "monthly": ["720.00", "695.30", "185.00"],
        "totals": [("1862.00", "0.00", "1862.00"), ("1600.30", "0.00", "1600.30"), ("40269.20", "0.00", "40269.20")],
        "in words": {
            "fr": "quarante mille deux cent soixante-neuf euros et vingt centimes",
            "en": "forty thousand two hundred and sixty-nine euros and twenty cents",
        },
    },
    "prospecting-campaign": {
        "one-off": ["780.00", "435.00"],
        "monthly": ["1092.50"],
        "totals": [
            ("1215.00", "255.15", "1470.15"),
            ("1092.50", "229.43", "1321.93"),
            ("7770.00", "1631.73", "9401.73"),
        ],
        "in words": {
            "fr": "neuf mille quatre cent un euros et septante-trois centimes",
            "en": "nine thousand four hundred and one euros and seventy-three cents",
        },
    },
}


def table(quote: Document, name: str) -> TableBlock:
    """The table of a paragraph of the article on prices."""
    found = [one for article in quote.articles for one in article.paragraphs if one.id == f"quote/prices#{name}"]
    (block,) = [block for one in found for block in one.blocks if isinstance(block, TableBlock)]
    return block


def amount(text: str, language: str) -> str:
    """An amount as it is printed, as a plain number."""
    pattern = r"([\d\u202f\u00a0]+),(\d\d)[\u202f\u00a0]€" if language == "fr" else r"EUR[\u202f\u00a0]([\d,]+)\.(\d\d)"
    match = re.fullmatch(pattern, text)
    assert match, text
    return re.sub(r"\D", "", match[1]) + "." + match[2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DEALS)
def test_the_quote_says_what_was_worked_out_by_hand(name: str, language: str) -> None:
    quote, expected = real_pack(name, language)["quote"], HAND[name]
    for kind in ("one-off", "monthly"):
        assert [amount(words(row[-1]), language) for row in table(quote, kind).rows] == expected[kind]
    found = [tuple(amount(words(row[place]), language) for place in (1, 3, 4)) for row in table(quote, "totals").rows]
    assert found == expected["totals"]
    said = " ".join(
        words(run for block in one.blocks if not isinstance(block, TableBlock) for run in block.line)
        for article in quote.articles
        if article.id == "quote/prices"
        for one in article.paragraphs
    )
    assert expected["in words"][language] in said.replace("\u00a0", " ")


def test_every_deal_is_worked_out() -> None:
    assert HAND.keys() == DEALS.keys()


@dataclass(frozen=True)
class Wrong:
    """A deal with one fault: in which deal, what is changed into what, and what is told of it at which place."""

    deal: str
    old: str  # a regular expression
    new: str
    code: str
    at: str  # the text that the message points at
    message: str
    hint: str


WRONG = {
    "a VAT number whose check digits do not fit": Wrong(
        "example", "BE 0999.990.123\n", "BE 0999.990.124\n", "identifier-invalid", "BE 0999.990.124",
        "its check digits do not fit", "compare them one by one",
    ),
    "payment within 90 days": Wrong(
        "example", "  initial-term: 12", "  payment-term: 90", "parameter-value", "90",
        "90 is out of bounds for payment-term", "1 to 60 with approval",
    ),
    "EEA-only with freelancers abroad": Wrong(
        "software-company", r"\nvariants: \[eea-only, ", "\nfacts: [freelancers.abroad]\nvariants: [eea-only, ",
        "variant-conflict", "eea-only", "freelancers who work outside the EEA", "the deal names eea-only",
    ),
    "a service that does not exist": Wrong(
        "example", r"services: \[phone-secretariat, ", "services: [fax-secretariat, phone-secretariat, ",
        "service-unknown", "fax-secretariat", "there is no service fax-secretariat", "",
    ),
    "a credit with a discount": Wrong(
        "example", "price: 450", "price: -450", "line-invalid", "-450", "a credit takes no discount", "in all",
    ),
    "nobody signs for the client": Wrong(
        "example", r"  client:\n    name: Dr Camille Exemple\n    function: .*\n", "",
        "deal-incomplete", "signatories:", "nobody signs for the client", "add client: with name: and function:",
    ),
    "an offer that ends before it begins": Wrong(
        "example", "validity: 2026-12-31", "validity: 2026-12-07", "deal-validity", "2026-12-07",
        "valid until 2026-12-07, before its date 2026-12-08", "correct one of the dates",
    ),
    "a consumer": Wrong(
        "example", "\n  form: SRL", "\n  type: consumer\n  form: SRL", "deal-consumer", "consumer",
        "is a consumer", "",
    ),
    "a discount of more than the price": Wrong(
        "example", "percent: 10", "percent: 110", "line-invalid", "110", "more than the whole price", "are amount: 110",
    ),
    "service credits over their cap": Wrong(
        "software-company", "custom-sla.availability: 99.8", "custom-sla.credit-3: 20", "parameter-order", "20",
        "custom-sla.credit-3 (20) exceeds custom-sla.credit-cap (15)", "change one of the two values",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_deal_is_told_at_its_place(tmp_path: Path, fault: str) -> None:
    """One error, with its code, its place and what to do; no document, and (as always) no traceback."""
    wrong = WRONG[fault]
    for beside in DEALS["example"].parent.glob("specimen-*"):
        shutil.copy(beside, tmp_path)
    text = DEALS[wrong.deal].read_text(encoding="utf-8")
    text, times = re.subn(wrong.old, lambda _: wrong.new, text)
    assert times == 1
    (tmp_path / "deal.yaml").write_text(text, encoding="utf-8")
    done = clausier("build", tmp_path / "deal.yaml", "--out", tmp_path / "made")
    first, hint, last = done.stderr.splitlines()
    place = text.index(wrong.at, text.index(wrong.new) if wrong.new else 0)
    line = text.count("\n", 0, place) + 1
    column = place - text.rfind("\n", 0, place)
    assert (done.returncode, done.stdout, last) == (1, "", "1 error")
    assert first.startswith(f"deal.yaml:{line}:{column}: error: ")
    assert first.endswith(f" [{wrong.code}]")
    assert wrong.message in first
    assert hint.startswith("    hint: ")
    assert wrong.hint in hint
    assert not (tmp_path / "made").exists()


def test_the_deals_have_no_other_fault() -> None:
    """Otherwise the tests above would show that fault too."""
    for name in DEALS:
        for language in LANGUAGES:
            assert {one.code for one in real_pack(name, language).warnings} <= {"deviation-unapproved"}
