"""Where a client is established: its country, a territory that the law of the Union tells apart, and its postcode."""

from __future__ import annotations

from engine.diagnostics import Report, Span, did_you_mean, listed, local, say
from engine.files.reading.contacts import legible
from engine.files.reading.countries import check_country
from engine.files.yaml.nodes import KeyPath, Source
from engine.languages.countries import place_title
from engine.languages.territories import (
    by_postcode,
    has_postcode,
    member_of_union,
    postcode_words,
    reserved_code,
    territories,
    territory_of,
)
from engine.model.territory import Territory


def read_place(
    source: Source, country: str, territory: str | None, address: str | None, report: Report
) -> tuple[str, str | None]:
    """The country of a client, and its territory if it is in one; what the address contradicts is a warning.

    A territory that the deal does not name is recognised by its postcode where VAT or the law of data differ there.
    """
    span = source.value_span(("client", "country"))
    reserved = reserved_code(country)
    if reserved:
        _check_reserved(country, reserved, territory, span, report)
        return reserved[0].of[0], territory or reserved[0].code
    check_country(country, span, report)
    if territory is not None:
        _check_territory(source, country, territory, report)
        return country, territory
    assumed = None if address is None else by_postcode(country, address)
    if assumed is None or _standing(assumed) == _standing(territory_of(country)):
        check_postcode(source, ("client", "address"), country, address, report)
        return country, None
    message = say("of-client", place=place_title(assumed))
    hint = say("write-territory" if assumed.of else "write-country", code=assumed.code)
    report.warn("territory-assumed", source.value_span(("client", "address")), message, hint)
    return country, assumed.code


def read_register_place(source: Source, path: KeyPath, country: str, address: str, report: Report) -> str:
    """The country of a sub-processor: of a territory that counts otherwise for data, as its address tells, its own.

    A code that ISO reserves for a part of a State stands as it is: the names of the languages know it.
    """
    assumed = by_postcode(country, address)
    if reserved_code(country):
        return country
    check_country(country, source.value_span((*path, "country")), report)
    if assumed is None or _for_data(assumed) == _for_data(territory_of(country)):
        check_postcode(source, (*path, "address"), country, address, report)
        return country
    right = assumed.of[0] if assumed.of else assumed.code
    message = say("of-register-inside" if assumed.eea else "of-register-outside", place=place_title(assumed))
    hint = say("write-country-for", code=right, name=str(path[-1]))
    report.warn("territory-assumed", source.value_span((*path, "address")), message, hint)
    return right


def check_postcode(source: Source, path: KeyPath, country: str, address: str | None, report: Report) -> None:
    """An address without a postcode in the form of its country is a warning: one of the two is wrong."""
    if address is not None and legible(source, path, address) and not has_postcode(country, address):
        message = say("missing", country=country, words=local(postcode_words(country)))
        report.warn("postcode-missing", source.value_span(path), message, say("correct"))


def _for_data(place: Territory) -> tuple[bool, str]:
    """What decides on transfers to a place: the EEA, and what the Commission has found of the place."""
    return bool(place.eea), place.adequacy


def _standing(place: Territory) -> tuple[str, str, str]:
    return place.vat, place.union, place.eea


def _check_reserved(
    country: str, places: tuple[Territory, ...], territory: str | None, span: Span, report: Report
) -> None:
    """A code that ISO reserves for several places needs to say which one."""
    names = [one.code for one in places]
    if territory is None and len(names) > 1:
        hint = say("add-territory", names=tuple(names))
        report.error("value-invalid", span, say("several-places", country=country), hint)
    elif territory is not None and territory not in names:
        message = say("not-in-code", territory=territory, country=country)
        report.error("value-invalid", span, message, say("write-names", names=tuple(names)))


def _check_territory(source: Source, country: str, territory: str, report: Report) -> None:
    span = source.value_span(("client", "territory"))
    known = [code for code, one in territories().items() if one.of]
    found = territories().get(territory)
    if found is None or not found.of:
        hint = did_you_mean(territory, known) or listed("known", known)
        report.error("value-invalid", span, say("no-territory", territory=territory), hint)
    elif country not in found.of:
        states = tuple(one for one in found.of if member_of_union(one) or not reserved_code(one))
        message = say("place-not-in", place=place_title(found), country=country)
        report.error("value-invalid", span, message, say("its-country", names=states))
