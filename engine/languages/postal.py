"""Addresses as people write them on one line, taken apart as machines want them."""

from __future__ import annotations

import re

from engine.languages.territories import postcode_form


def parts_of_address(country: str, address: str) -> tuple[str, str, str]:
    """The street with its number, the postcode and the city of an address on one line.

    The city follows the postcode, as in “rue de l’Exemple 4, 7000 Mons”, or stands before it: “1 High Street, London
    SW1A 1AA”. Where no postcode in the form of the country is found, all of it is the street.
    """
    form = postcode_form(country)
    found = list(re.finditer(rf"(?<![0-9A-Za-z])(?:{form})(?![0-9A-Za-z])", address, re.IGNORECASE)) if form else []
    if not found:
        return address.strip(), "", ""
    before, after = address[: found[-1].start()], address[found[-1].end() :]
    before = re.sub(r"\b[A-Z]{1,2}-$", "", before).strip(" ,\n")  # D-50667
    street, city = before, after.strip(" ,\n")
    if not city:
        street, _, city = before.rpartition(",")
    return street.strip(" ,"), found[-1][0].strip(), city.strip(" ,")
