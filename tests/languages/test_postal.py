"""An address on one line, in its parts."""

from __future__ import annotations

import pytest

from engine.languages.postal import parts_of_address


@pytest.mark.parametrize(
    ("country", "address", "parts"),
    [
        ("BE", "rue de l’Exemple 4, 7000 Mons", ("rue de l’Exemple 4", "7000", "Mons")),
        ("BE", "rue de l’Exemple 1830, 7000 Mons", ("rue de l’Exemple 1830", "7000", "Mons")),
        ("BE", "rue de l’Exemple 4 bte 2 B-7000 Mons", ("rue de l’Exemple 4 bte 2", "7000", "Mons")),
        ("DE", "Musterallee 12, D-50667 Köln", ("Musterallee 12", "50667", "Köln")),
        ("NL", "Voorbeeldstraat 1, 1234 AB Amsterdam", ("Voorbeeldstraat 1", "1234 AB", "Amsterdam")),
        ("GB", "1 High Street, London SW1A 1AA", ("1 High Street", "SW1A 1AA", "London")),
        ("BE", "rue de l’Exemple 4, Mons", ("rue de l’Exemple 4, Mons", "", "")),
        ("AE", "Sheikh Zayed Road 1, Dubai", ("Sheikh Zayed Road 1, Dubai", "", "")),
        ("BE", "", ("", "", "")),
    ],
)
def test_parts(country: str, address: str, parts: tuple[str, str, str]) -> None:
    assert parts_of_address(country, address) == parts
