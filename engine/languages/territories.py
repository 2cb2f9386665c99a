"""Where places stand in the law of the Union: its VAT area, the Union itself and the EEA are three separate things.

The table is `territories.yaml` beside this file, each line with its legal source; `postcodes.yaml` has the forms of
postcodes. A place is named by an ISO 3166 code or, where ISO has none, by the name that a deal gives as `territory:`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from engine.languages.tables import read_table
from engine.model.territory import Territory


@cache
def territories() -> Mapping[str, Territory]:
    """The places of the table by code."""
    told = read_table("territories")["places"]
    return MappingProxyType({code: _territory(code, one) for code, one in told.items()})


def territory_of(code: str) -> Territory:
    """A place by its code; one that is not in the table is a State of the Union or the EEA, or outside all of them."""
    listed = territories().get(code)
    if listed is not None:
        return listed
    states = _states()
    union = code if code in states["union"] else ""
    return Territory(code, code, (), MappingProxyType({}), union, union, union, code, "", "")


def within_eea(code: str) -> bool:
    """Whether a place, by its ISO 3166 code or one that ISO reserves, is in the European Economic Area."""
    reserved = reserved_code(code)
    return bool((reserved[0] if reserved else territory_of(code)).eea)


def member_of_union(code: str) -> bool:
    """Whether a code is that of a member State of the Union."""
    return code in _states()["union"]


def reserved_code(code: str) -> tuple[Territory, ...]:
    """The places for which ISO reserves a code that is no country: IC and EA."""
    found = (one for one in territories().values() if code in one.of)
    return () if code in _states()["union"] or code in territories() else tuple(found)


def by_postcode(country: str, address: str) -> Territory | None:
    """The place of the table in which the postcode of an address in a country lies."""
    written = _last(postcode_form(country), address)
    for one in territories().values():
        form = one.postcodes.get(country)
        if form is not None and _last(form, address) is not None and _last(form, address) == written:
            return one
    return None


def postcode_form(country: str) -> str | None:
    """The form of a postcode of a country as a regular expression; None where addresses may do without."""
    told = read_table("postcodes").get(country)
    return None if told is None else str(told["form"])


def postcode_words(country: str) -> Mapping[str, str]:
    """The form of a postcode of a country in words, by language: “5 digits”, “5 chiffres”."""
    return MappingProxyType(dict(read_table("postcodes")[country]["words"]))


def place_names(place: Territory) -> Mapping[str, str]:
    """What languages other than English call a place of the table for which CLDR has no name, by language."""
    return MappingProxyType(dict(read_table("territories")["places"][place.code].get("names", {})))


def has_postcode(country: str, address: str) -> bool:
    """Whether an address holds a postcode in the form of its country, or nothing is known of that form."""
    form = postcode_form(country)
    return form is None or _last(form, address) is not None


def _last(form: str | None, address: str) -> str | None:
    """The last part of an address that has a form: the street and its number stand before the postcode."""
    found = re.findall(rf"(?<![0-9])(?:{form})(?![0-9A-Z])", address.upper()) if form else []
    return re.sub(r"\s", "", found[-1]) if found else None


@cache
def _states() -> Mapping[str, frozenset[str]]:
    return MappingProxyType({key: frozenset(codes) for key, codes in read_table("territories")["states"].items()})


def _territory(code: str, told: Mapping[str, Any]) -> Territory:
    of = tuple(told.get("of", ()))
    vat, union, eea = (told[key] or "" for key in ("vat", "union", "eea"))
    return Territory(
        code=code,
        name=told["name"],
        of=of,
        postcodes=MappingProxyType(dict(told.get("postcodes", {}))),
        vat=vat,
        union=union,
        eea=eea,
        state=union or eea or (of[0] if of and of[0] not in _states()["union"] else code),
        adequacy=told.get("adequacy", ""),
        source=told["source"],
    )
