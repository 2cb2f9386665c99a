"""The logo and the colour of a company, as its file says them."""

from __future__ import annotations

import pytest

from engine.diagnostics import Report
from engine.files.reading.company import read_publisher
from engine.files.reading.one_file import read_file
from engine.files.trees import TextTable
from engine.model.library import Publisher
from engine.model.look import contrast

COMPANY = """company:
  - since: 2026-01-01
    name: Firme SRL
    trade-name: Firme
    form: null
    seat: null
    enterprise-number: null
    vat-number: null
    register: null
    bank-account: null
    email: null
"""


def read(*lines: str) -> tuple[tuple[Publisher, ...], list[str]]:
    report = Report()
    text = COMPANY + "".join(f"    {one}\n" for one in lines)
    result = read_file(TextTable({"company.yaml": text}), "company.yaml", "publisher", report)
    found = read_publisher(*result, report) if result else ()
    return found, [f"{one.span}: {one.message}" for one in report.diagnostics]


def test_both_are_read() -> None:
    (company,), told = read("logo: our-logo.svg", "colours:", '  accent: "#7A1F4D"')
    assert (company.logo, company.accent, told) == ("our-logo.svg", "#7a1f4d", [])


def test_without_them_nothing_is_said() -> None:
    (company,), told = read()
    assert (company.logo, company.accent, told) == (None, None, [])


@pytest.mark.parametrize("name", ["logo.gif", "../logo.png", "/etc/logo.png", ".png", "a b.png", "https://a.be/l.svg"])
def test_a_logo_is_a_file_beside(name: str) -> None:
    assert read(f"logo: {name}")[1] == [f"company.yaml:12:11: {name} is no name of a logo"]


@pytest.mark.parametrize("colour", ["red", "#12345", "7a1f4d", "#7a1f4g", "#7a1f4d00"])
def test_a_colour_is_six_figures(colour: str) -> None:
    assert read("colours:", f'  accent: "{colour}"')[1] == [f"company.yaml:13:15: {colour} is no colour"]


def test_a_pale_colour_is_refused_with_its_contrast() -> None:
    [told] = read("colours:", '  accent: "#8899aa"')[1]
    assert told.startswith("company.yaml:13:15: #8899aa is too pale for text: its contrast with the page is 2.6, ")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")
