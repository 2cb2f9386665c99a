"""Whom the parties name for the protection of data: the rows below those that identify them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.assembling.tables.writing import CellRuns, Writing, data, joined, or_dash, own
from engine.languages.territories import within_eea
from engine.model.contact import DataContact, DataProtection
from engine.model.deal import Client
from engine.model.generators import DATA_PROTECTION
from engine.model.library import Publisher


def data_protection_rows(writing: Writing, company: Publisher, client: Client) -> Iterator[Mapping[str, CellRuns]]:
    """A row for each of the three that has a heading in the paragraph, and of which a party has said something.

    Where a party names no contact, its address for notices stands there, as the texts say; a representative is only
    that of a party outside the EEA (GDPR art. 27).
    """
    headings = {one.id: one.heading[writing.language.code] for one in writing.columns}
    reached = client.contact.email if client.contact is not None else None
    for role in DATA_PROTECTION:
        if role not in headings or (role == "representative" and within_eea(client.place)):
            continue
        left, right = (_named(writing, one.data_protection, role, headings) for one in (company, client))
        if role == "data-contact":
            left = left or (writing.to_complete() if company.email is None else own(company.email))
            right = right or data(reached)
        if left or right:
            yield {"mention": own(headings[role]), "company": or_dash(left), "client": or_dash(right)}


def _named(writing: Writing, told: DataProtection | None, role: str, headings: Mapping[str, str]) -> CellRuns:
    """Whom a party names, or that it has nobody; nothing where it has not said."""
    name = role.removeprefix("data-")
    if told is None:
        return ()
    if name in told.without:
        return own(headings.get("nobody", "–"))
    found: DataContact | None = getattr(told, name)
    if found is None:
        return ()
    language = writing.language
    function = None if found.function is None else found.function.in_language(language.code)
    country = None if found.country is None else language.country(found.country)
    return joined(found.name, function, found.address, country, found.email, found.phone)
