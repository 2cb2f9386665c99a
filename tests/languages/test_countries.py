"""Which codes are those of countries: those of ISO 3166-1, and no other that the Unicode data has."""

from __future__ import annotations

import pytest

from engine.languages.countries import countries


def test_there_are_those_of_iso_and_kosovo() -> None:
    assert len(countries()) == 249 + 1
    assert {"BE", "FR", "GB", "US", "AX", "BQ", "SS", "UM", "XK"} <= countries()


@pytest.mark.parametrize("code", ["EU", "UN", "EZ", "QO", "ZZ", "XA", "XB", "AC", "IC", "TA", "UK", "EL", "be", "001"])
def test_what_is_no_country_is_none(code: str) -> None:
    assert code not in countries()
