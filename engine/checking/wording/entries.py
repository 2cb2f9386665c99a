"""Typography of what is printed beside the clauses: notes to clients, the register, the company, names and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.checking.subject import Subject
from engine.checking.wording.typography import data_faults, faults, manners, unfinished
from engine.diagnostics import Report, Span
from engine.languages import LANGUAGES
from engine.model.clause import LocalWords
from engine.model.library import Library

_ADDRESS = re.compile(r"\S+(?:@|://|www\.)\S*")
"""An address of the internet, whose signs follow rules of their own."""


@dataclass(frozen=True, slots=True)
class TableText:
    """A text of a table. `sentences` tells whether it consists of such; `plain` is one that is no language's."""

    name: str
    about: str
    span: Span
    words: LocalWords | None = None
    plain: str = ""
    sentences: bool = False


def check_entries(subject: Subject, report: Report) -> None:
    """What clients read beside the clauses is held to the same typography."""
    for entry in entries(subject.library):
        for wrong, hint in dict.fromkeys(_faults(subject, entry)):
            report.warn("typography", entry.span, f"{wrong}, in {entry.name}", hint, about=entry.about)


def entries(library: Library) -> Iterator[TableText]:
    """Every text of the library that is printed, and stands neither in a clause nor in the catalogue."""
    for note in library.notes:
        name = f"the note about {note.id}"
        if note.explanation:
            yield TableText(name, "", note.span, note.explanation, sentences=True)
        yield TableText(name, "", note.span, plain=note.because)  # in whatever language that is
    for service in library.services.values():
        for words in service.includes.values():
            yield TableText(f"the service {service.id}", f"service/{service.id}", service.span, words)
    for one in library.subprocessors or ():
        name = f"the sub-processor {one.id}"
        decision = None if one.transfer is None else one.transfer.decision
        for words in filter(None, (one.purpose, one.data, one.safeguard, decision)):
            yield TableText(name, "register", one.span, words)
        yield from (TableText(name, "register", one.span, plain=text) for text in (one.name, one.address, one.contact))
    for company in library.publisher:
        name = f"the company from {company.since} on"
        for words in filter(None, (company.form, company.register)):
            yield TableText(name, "publisher", company.span, words)
        for text in filter(None, (company.name, company.trade_name, company.seat)):
            yield TableText(name, "publisher", company.span, plain=text)
    yield from _names(library)


def _names(library: Library) -> Iterator[TableText]:
    """The names that tables give to what they list."""
    for outline in library.outlines.values():
        yield TableText(f"the name of the document {outline.id}", f"document/{outline.id}", outline.span, outline.name)
    for parameter in library.parameters.values():
        yield TableText(
            f"the label of {parameter.name}", f"parameter/{parameter.name}", parameter.span, parameter.label
        )
    for law in library.laws.values():
        for names in (
            {code: one.name for code, one in law.languages.items()},
            {code: one.short for code, one in law.languages.items()},
        ):
            yield TableText(f"the name of the law {law.id}", f"law/{law.id}", law.span, names)
    for rule in library.vat.values():
        yield TableText(f"the name of the VAT category {rule.id}", "", rule.span, rule.name)


def _faults(subject: Subject, entry: TableText) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry, and what to write."""
    if entry.words is None:
        yield from ((wrong, hint) for _, _, wrong, hint in data_faults(_ADDRESS.sub("", entry.plain)))
        return
    for code in LANGUAGES:
        words = entry.words[code]
        yield from ((wrong, hint) for _, _, wrong, hint in faults(words, code))
        yield from manners(words, code, subject.sheets[code])
        if entry.sentences:
            yield from ((wrong, hint) for part in words.split("\n") for wrong, hint in unfinished(part))
