"""What annexes say in tables: the parties, the processing, who takes part in it and where, the other documents."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from engine.assembling.tables.contacts import company_rows, data_protection_rows
from engine.assembling.tables.people import salesperson
from engine.assembling.tables.writing import (
    Blocks,
    CellRuns,
    Writing,
    blank,
    code,
    data,
    in_a_row,
    joined,
    or_dash,
    own,
    strong,
    table,
)
from engine.diagnostics import say
from engine.languages import LANGUAGES, Language
from engine.languages.register import REGISTER_WORDS, transfer_words
from engine.model.block import TableBlock
from engine.model.catalogue import HOME, PROCESSING, Subprocessor
from engine.model.document import Origin, Run
from engine.model.generators import IN_ROWS

ABROAD = "freelancers.abroad"
"""The fact that people work from outside the EEA: then the register says who, and from where."""


def parties(writing: Writing) -> Blocks:
    """Both parties with what identifies them; nothing without a deal."""
    deal, company = writing.selection.deal, writing.selection.publisher
    if deal is None:
        return ()
    client, code = deal.client, writing.language.code
    at_home = client.country == HOME  # elsewhere a company is known by its number in a register
    number = data(client.enterprise_number)
    needed = {
        "address": client.address,
        "enterprise-number": client.enterprise_number if at_home else "–",
    }
    for key in [name for name, value in needed.items() if not value]:
        writing.lacks(say("client-lacks", key=key), say("add-to-client", key=key), client.span)
    form = company.form[code] if company.form else None
    register = company.register[code] if company.register else None
    contact = client.contact
    person = [contact.name, contact.function.in_language(code) if contact.function else None] if contact else []
    legal_form = client.form.in_language(code) if client.form else None
    rows: tuple[tuple[str, CellRuns | None, CellRuns], ...] = (
        ("party-name", in_a_row(map(own, filter(None, (company.name, form)))), joined(client.name, legal_form)),
        ("trade-name-short", own(company.trade_name), ()),
        ("address", _known(company.seat), data(client.address)),
        ("enterprise-number", _known(company.enterprise_number), number if at_home else ()),
        ("vat-number", _known(company.vat_number), data(client.vat_number)),
        ("register", _known(register), () if at_home else number),
        ("contact", salesperson(writing), joined(*person)),
        ("email", _known(company.email), data(contact.email if contact else None)),
        ("phone", own(company.phone or ""), data(contact.phone if contact else None)),
        ("peppol", (), data(client.peppol)),
    )
    found: list[Mapping[str, CellRuns]] = []
    for label, left, right in rows:
        cells = writing.to_complete() if left is None else left
        if label in writing.library.labels and any(run.text for run in (*cells, *right)):
            found.append({"mention": writing.label(label), "company": or_dash(cells), "client": or_dash(right)})
    found += company_rows(writing, company)
    found += data_protection_rows(writing, company, client)
    return table(writing, found, [one for one in writing.columns if one.id in ("mention", "company", "client")])


def _known(text: str | None) -> CellRuns | None:
    return None if text is None else own(text)


def documents(writing: Writing) -> Blocks:
    """The other documents of the pack, each with its version and the digest of its text.

    Where the text of another language prevails, a second row names that one, under its own title.
    """
    here = writing.language.code
    rows: list[Mapping[str, CellRuns]] = []
    for one in writing.others:
        other = writing.language.language_name(LANGUAGES[one.language])
        title = one.title if one.language == here else f"{one.title} ({other})"
        rows.append({"document": own(title), "version": own(one.version), "digest": code(one.digest)})
    return table(writing, rows)


def countries(writing: Writing) -> Blocks:
    """The countries in which data are processed, and by whom; what is not known is left to be completed."""
    register, company = writing.selection.register, writing.selection.publisher
    if register is not None and writing.selection.truth(ABROAD) and not any(one.outside_eea for one in register):
        return writing.lacks(say("nobody-abroad", fact=ABROAD), say("add-freelancers"))
    found: dict[str, list[str]] = {HOME: [company.trade_name]}
    for one in register or ():
        found.setdefault(one.country, []).append(one.name)
    for one in register or ():
        for country in one.countries[1:]:
            found.setdefault(country, []).append(one.name)
    order = sorted(found, key=lambda code: (code != HOME, writing.language.sort_key(writing.language.country(code))))
    rows: list[Mapping[str, CellRuns]] = [
        {"country": own(writing.language.country(code)), "recipients": in_a_row(map(own, found[code]))}
        for code in order
    ]
    if register is None:
        rows.append({"country": writing.to_complete(), "recipients": writing.to_complete()})
    return table(writing, rows)


def subprocessors(writing: Writing) -> Blocks:
    """The register, as far as it concerns this selection; the names and addresses of people and firms are data."""
    register = writing.selection.register
    if register is None:
        return blank(writing)
    if any(one.id in IN_ROWS for one in writing.columns):
        return tuple(_in_rows(writing, _processor(writing, one)) for one in register)
    return table(writing, [{"safeguard": own("–"), **_processor(writing, one)} for one in register])


def _processor(writing: Writing, one: Subprocessor) -> Mapping[str, CellRuns]:
    """What the register says of an entry, by column; only what it says."""
    language = writing.language
    selected = [entry.clause for entry in one.services if entry.clause in writing.selection.services]
    services = [writing.library.services[id].title[language.code] for id in selected]
    told: dict[str, CellRuns] = {
        "name": data(one.name),
        "address": data(one.address),
        "country": own(language.country(one.country)),
        "contact": data(one.contact),
        "purpose": own(one.purpose[language.code]),
        "services": in_a_row(map(own, services)),
    }
    if one.data is not None:
        told["data"] = own(one.data[language.code])
    if one.remote_access:
        told["remote-access"] = in_a_row(own(language.country(code)) for code in one.remote_access)
    if one.safeguard is not None:
        told["safeguard"] = own(one.safeguard[language.code])
    if one.transfer is not None:
        told["transfer"] = own(transfer_words(language, one.transfer))
        if one.transfer.assessed is not None:
            told["assessed"] = own(language.date(one.transfer.assessed))
    return told


def _in_rows(writing: Writing, told: Mapping[str, CellRuns]) -> TableBlock[Run]:
    """A table with the name in its head and a row for each other column of which something is told."""
    headings = {one.id: own(one.heading[writing.language.code]) for one in writing.columns}
    rows = tuple((strong(headings[key]), told[key]) for key in headings if key in told and key != "name")
    return TableBlock((headings.get("name", ()), told["name"]), rows)


def register_note(writing: Writing) -> CellRuns:
    """Below the list: on which day it was drawn up, and where the register of today is, if the library says so.

    The register of a deal is that of this deal alone, which nobody publishes. Nothing where there is no list yet.
    """
    selection, register = writing.selection, writing.library.register
    if selection.register is None:
        return ()
    own = selection.deal is not None and selection.deal.subprocessors is not None
    address = register.address[writing.language.code] if register.address is not None and not own else ""
    return drawn_up(writing.language, selection.date, address)


def drawn_up(language: Language, day: datetime.date, address: str = "") -> CellRuns:
    """The words of that note."""
    words = REGISTER_WORDS[language.code]
    told = Run(words.drawn_up.format(day=language.date(day)), emphasis=True, origin=Origin.LABEL)
    if not address:
        return (told,)
    before, _, after = words.live.partition("{address}")
    parts = ((f" {before}", Origin.LABEL), (address, Origin.CODE), (after, Origin.LABEL))
    return (told, *(Run(text, emphasis=True, origin=origin) for text, origin in parts if text))


def processing(writing: Writing) -> Blocks:
    """What the selected services entail: a table a service, in which the columns of the paragraph are rows."""
    headings = {one.id: one.heading[writing.language.code] for one in writing.columns}
    found: list[TableBlock[Run]] = []
    for service, texts in writing.processing.items():
        title = writing.library.services[service].title[writing.language.code]
        header: tuple[CellRuns, CellRuns] = (own(headings.get("service", "")), own(title))
        rows = [(strong(own(headings[key])), texts[key]) for key in headings if key in PROCESSING]
        found.append(TableBlock(header, tuple(rows)))
    return tuple(found)


def _listed(writing: Writing, texts: list[str]) -> CellRuns:
    """Texts of the deal one after the other, with the semicolon of the language between them."""
    between = own(f"{writing.language.closing('none', 0, 2)} ")
    found: CellRuns = ()
    for text in texts:
        found += (*between, *data(text)) if found else data(text)
    return found or own("–")


def phases(writing: Writing) -> Blocks:
    """The phases of the project with their dates and what is delivered."""
    deal, language = writing.selection.deal, writing.language
    return table(
        writing,
        [
            {
                "phase": data(one.name.in_language(language.code)),
                "start": own(language.date(one.start)),
                "end": own(language.date(one.end)),
                "deliverables": _listed(writing, [text.in_language(language.code) for text in one.deliverables]),
            }
            for one in (deal.phases if deal else ())
        ],
    )
