"""The table of the schemes of company numbers can be used, and numbers are told as it says."""

from __future__ import annotations

import re

import pytest

from engine.languages.countries import countries
from engine.languages.schemes import bare_number, enterprise_scheme, vat_scheme
from engine.languages.tables import read_table


def test_every_line_is_one_of_a_country() -> None:
    for country, told in read_table("schemes").items():
        assert country in countries(), country
        assert told.keys() <= {"enterprise", "vat"}, country
        schemes = [one["scheme"] for one in told.get("enterprise", ())]
        schemes += [told["vat"]] if "vat" in told else []
        assert schemes, country
        assert all(isinstance(one, str) and re.fullmatch("[0-9]{4}", one) for one in schemes), country
        assert all(re.compile(one["form"]) for one in told.get("enterprise", ()))


@pytest.mark.parametrize(
    ("country", "printed", "told"),
    [
        ("BE", "0123.456.749", ("0208", "0123456749")),
        ("NL", "12345678", ("0106", "12345678")),
        ("CH", "CHE-123.456.788", ("0183", "CHE123456788")),
        ("NO", "123 456 785", ("0192", "123456785")),
        ("DE", "HRB 12 (Köln)", ("", "HRB 12 (Köln)")),
        ("BE", "123", ("", "123")),
        ("US", "12-3456789", ("", "12-3456789")),
    ],
)
def test_a_number_has_a_scheme_if_it_has_its_form(country: str, printed: str, told: tuple[str, str]) -> None:
    assert enterprise_scheme(country, printed) == told


def test_vat_numbers() -> None:
    assert (vat_scheme("BE"), vat_scheme("DE"), vat_scheme("US")) == ("9925", "9930", "")
    assert bare_number("BE 0123.456.749") == "BE0123456749"
