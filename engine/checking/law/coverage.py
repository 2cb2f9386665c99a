"""Which paragraph of a document covers which duty, and which duties no paragraph covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from engine.diagnostics import Report, local, say
from engine.model.block import DefinitionBlock, lines
from engine.model.clause import Duty
from engine.model.condition import holds
from engine.model.coverage import Coverage, CoverageRow, CoveringPassage, Group
from engine.model.document import Document, Run
from engine.model.library import Library
from engine.model.selection import Selection


def owed(library: Library, selection: Selection, document: str) -> Iterator[tuple[str, tuple[Duty, ...]]]:
    """The duties that a document owes under a selection, by group: those that apply, and that no variant waives."""
    waived = {one.duty for chosen in selection.variants.values() for one in chosen.variant.waives}
    for cover in library.outlines[document].owes:
        duties = (one for one in library.duties.values() if one.group == cover.duty and one.id not in waived)
        applicable = tuple(one for one in duties if holds(one.when, selection.truth))
        if applicable:
            yield cover.duty, applicable


def check_owed(library: Library, selection: Selection, documents: Iterable[Document], report: Report) -> None:
    """Every duty that the documents of a deal owe is covered by one of their paragraphs."""
    for document in documents:
        covered = {duty for _, _, covers, _ in _passages(document) for duty in covers}
        for _, duties in owed(library, selection, document.id):
            for duty in duties:
                if duty.id not in covered:
                    message = say("in-deal", document=document.id, duty=duty.id, asked=local(duty.summary))
                    report.error("duty-uncovered", duty.span, message, say("taken-away"))


def coverage(library: Library, selection: Selection, documents: Sequence[Document]) -> Coverage:
    """What one document, given in every language, covers of what it owes under a selection."""
    first = documents[0]
    passages: dict[str, dict[str, tuple[str, dict[str, str]]]] = {}
    for document in documents:
        for place, number, covers, text in _passages(document):
            for duty in covers:
                _, texts = passages.setdefault(duty, {}).setdefault(place, (number, {}))
                texts[document.language] = text
    groups = []
    for name, asked in owed(library, selection, first.id):
        rows = (
            CoverageRow(
                one.id, one.summary, tuple(CoveringPassage(*found) for found in passages.get(one.id, {}).values())
            )
            for one in asked
        )
        groups.append(Group(name, tuple(rows)))
    return Coverage(first.id, tuple(groups))


def _passages(document: Document) -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    for article in document.articles:
        for paragraph in article.paragraphs:
            own = [
                line for block in paragraph.blocks if not isinstance(block, DefinitionBlock) for line in lines(block)
            ]
            lead = " ".join(_plain(line) for line in own)
            items = [f"{item.number} {_plain(item.line)}" for item in paragraph.items]
            yield paragraph.id, paragraph.number, paragraph.covers, " ".join([lead, *items])
            for item in paragraph.items:
                yield item.id, f"{paragraph.number} {item.number}", item.covers, f"{lead} {_plain(item.line)}"
            for block in paragraph.blocks:
                if isinstance(block, DefinitionBlock):
                    for one in block.entries:
                        number = f"{paragraph.number} {one.id.removeprefix('term/')}"
                        yield one.id, number, one.covers, f"{one.name} – {_plain(one.line)}"


def _plain(line: Sequence[Run]) -> str:
    return "".join(run.text for run in line)
