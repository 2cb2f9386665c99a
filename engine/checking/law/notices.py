"""Notices by email need an address of each party: what a deal prints of them is where they go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.diagnostics import Report, say
from engine.model.block import lines
from engine.model.clause import Clause, ClauseParagraph
from engine.model.library import Library
from engine.model.prose import Reference
from engine.model.selection import Selection

_PARTIES = "parties"
"""The generator that prints the addresses of both parties."""


def check_notice_addresses(library: Library, selection: Selection, report: Report) -> None:
    """A deal whose documents send notices to printed addresses, of a party without one, is warned about.

    They do so where a paragraph refers to the table of the parties in its own clause.
    """
    deal = selection.deal
    if deal is None or not any(map(_sends_notices, printed_clauses(library, selection))):
        return
    company = selection.publisher
    if deal.client.contact is None or deal.client.contact.email is None:
        report.warn("notice-address", deal.client.span, say("no-address", name=deal.client.name), say("to-client"))
    if company.name and company.email is None:
        report.warn("notice-address", company.span, say("no-address", name=company.name), say("to-company"))


def printed_clauses(library: Library, selection: Selection) -> Iterator[Clause]:
    """The clauses of the documents that are selected, in their order."""
    for document in selection.documents:
        outline = library.outlines[document]
        for entry in (*outline.entries, *outline.annexes):
            if entry.clause in library.clauses:
                yield library.clauses[entry.clause]


def _sends_notices(clause: Clause) -> bool:
    tables = {f"#{one.id}" for one in clause.paragraphs if one.generate == _PARTIES}
    return any(tables & set(_cited(one)) for one in clause.paragraphs)


def _cited(paragraph: ClauseParagraph) -> Iterable[str]:
    """What the text of a paragraph refers to, as it is written."""
    for prose in paragraph.text.values():
        for one in (inline for block in prose.blocks for line in lines(block) for inline in line):
            if isinstance(one, Reference):
                yield from (str(target) for target in one.targets)
