"""What a deal prints of the protection of data, and nobody has said: contacts of the parties, what the register tells.

Nothing is missing where no document has a place for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from engine.checking.law.notices import printed_clauses
from engine.diagnostics import Report, Span, say
from engine.languages.territories import within_eea
from engine.model.catalogue import HOME
from engine.model.clause import Clause
from engine.model.contact import DataProtection
from engine.model.generators import DATA_PROTECTION
from engine.model.library import Library
from engine.model.selection import Selection

_KEYS: Mapping[str, str] = MappingProxyType({"assessed": "transfer: assessed"})
"""Where the register says what a column prints, if not under a key of that name."""
_Party = tuple[str, DataProtection | None, str, Span, str]


def check_untold(library: Library, selection: Selection, report: Report) -> None:
    """Warns of each party, and of each sub-processor that takes part, of whom a row of a document stays empty."""
    deal, company = selection.deal, selection.publisher
    if deal is None:
        return
    rows = {column for clause in printed_clauses(library, selection) for column in _columns(clause, "parties")}
    asked = [role for role in DATA_PROTECTION if role in rows]
    client = deal.client
    parties: list[_Party] = [(client.name, client.data_protection, client.place, client.span, "add-to-client")]
    if company.name:
        parties.append((company.name, company.data_protection, HOME, company.span, "add-to-company"))
    for name, told, place, span, hint in parties:
        missing = [role for role in asked if _silent(told, role, place)]
        if missing:
            keys = tuple(f"{role.removeprefix('data-')}:" for role in missing)
            report.warn("data-contact-untold", span, say("untold", name=name, keys=keys), say(hint, keys=keys))
    printed = {column for clause in printed_clauses(library, selection) for column in _columns(clause, "subprocessors")}
    for one in selection.register or ():
        missing = [_KEYS.get(column, column) for column in one.untold if column in printed]
        if missing:
            message = say("untold", subprocessor=one.id, keys=tuple(missing))
            report.warn("processor-incomplete", one.span, message, say("add-to-register"))


def _silent(told: DataProtection | None, role: str, place: str) -> bool:
    if role == "representative" and within_eea(place):
        return False
    return told is None or not told.told(role.removeprefix("data-"))


def _columns(clause: Clause, generator: str) -> Iterator[str]:
    for paragraph in clause.paragraphs:
        if paragraph.generate == generator:
            yield from (column.id for column in paragraph.columns)
