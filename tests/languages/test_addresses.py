"""What stands in addresses and names is printed as it was typed."""

from __future__ import annotations

import pytest

from engine.languages import LANGUAGES

ADDRESSES = ["fe80::1", "2001:db8::/32", "::1", "std::vector", "https://exemple.be/a::b?c=d"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_two_colons(address: str, language: str) -> None:
    (text,) = LANGUAGES[language].typeset([(f"see {address} here: {address}", False)])
    assert text.count(address) == 2


@pytest.mark.parametrize("words", ["(own) list", "[own] list", "($5)", "...own", "$5", "§5", "–own"])
def test_a_straight_quotation_mark_opens_before_any_sign(words: str) -> None:
    assert LANGUAGES["en"].typeset([(f'the "{words}" of', False)]) == [f"the “{words}” of"]
