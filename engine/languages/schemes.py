"""How the numbers of companies are told to machines: without dots, and with the scheme that they belong to.

The table is `schemes.yaml` beside this file. Schemes are those of ISO 6523 (list ICD) and of electronic addresses
(list EAS), which are texts of four digits.
"""

from __future__ import annotations

import re

from engine.languages.tables import read_table

_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015/]")


def bare_number(printed: str) -> str:
    """A number without the spaces, dots and dashes that make it readable."""
    return _SEPARATORS.sub("", printed).upper()


def enterprise_scheme(country: str, printed: str) -> tuple[str, str]:
    """The scheme of an enterprise number, and the number as that scheme writes it; no scheme, and as printed, else."""
    bare = bare_number(printed)
    for one in read_table("schemes").get(country, {}).get("enterprise", ()):
        if re.fullmatch(one["form"], bare):
            return str(one["scheme"]), bare
    return "", printed


def vat_scheme(country: str) -> str:
    """The scheme of the VAT numbers of a country as electronic addresses; empty where it has none."""
    return str(read_table("schemes").get(country, {}).get("vat", ""))
