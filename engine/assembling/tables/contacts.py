"""What is said of the parties below what identifies them: insurance, complaints, whom they name for data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.assembling.tables.writing import CellRuns, Writing, data, joined, or_dash, own
from engine.languages.territories import within_eea
from engine.model.contact import DataContact, DataProtection
from engine.model.deal import Client
from engine.model.generators import DATA_PROTECTION, OF_COMPANY
from engine.model.library import Publisher


def data_protection_rows(writing: Writing, company: Publisher, client: Client) -> Iterator[Mapping[str, CellRuns]]:
    """A row for each of the three that has a heading in the paragraph, and of which a party has said something.

    Where a party names no contact, its address for notices stands there, as the texts say; a representative is only
    that of a party outside the EEA (GDPR art. 27).
    """
    headings = _headings(writing)
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


def company_rows(writing: Writing, company: Publisher) -> Iterator[Mapping[str, CellRuns]]:
    """Who insures the company, where, and where complaints go: what it says and the paragraph has a heading for."""
    headings, area = _headings(writing), company.insured_area or {}
    told = (company.insurer, area.get(writing.language.code), company.complaints)
    for role, words in zip(OF_COMPANY, told, strict=True):
        if role in headings and words:
            yield {"mention": own(headings[role]), "company": own(words), "client": or_dash(())}


def _headings(writing: Writing) -> Mapping[str, str]:
    return {one.id: one.heading[writing.language.code] for one in writing.columns}


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
