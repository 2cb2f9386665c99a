"""From a library and a deal to documents: the only module that knows the order of the passes.

Selected, composed and numbered once, then linked and filled in each language. Errors come out together as one
`Refused`; warnings travel with the result.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.diagnostics import Diagnostic, Refused, Report, Span, did_you_mean, made, say
from engine.languages import LANGUAGES, Language
from engine.model.library import Library, Selected

if TYPE_CHECKING:
    from engine.assembling.tables.writing import CitedDocument
    from engine.model.composition import Numbered
    from engine.model.deal import Deal
    from engine.model.document import Document
    from engine.model.selection import Selection


@dataclass(frozen=True, slots=True)
class Pack(Mapping[str, "Document"]):
    """The finished documents of one assembly in one language, by id, with the selection that led to them.

    `warnings` is what the person who makes them should know; nothing in it stops the documents from being made.
    """

    documents: Mapping[str, Document]
    selection: Selection
    warnings: tuple[Diagnostic, ...] = ()

    def __getitem__(self, id: str) -> Document:
        return self.documents[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)


def select(
    library: Library,
    deal: Deal | None = None,
    *,
    variants: Sequence[str] = (),
    without: Sequence[str] = (),
    today: datetime.date | None = None,
    sketch: Sequence[str] | None = None,
) -> tuple[Selection, tuple[Diagnostic, ...]]:
    """What an assembly consists of, before any text is made, with warnings. Arguments as for `assemble`."""
    from engine.selecting.choose import Request, choose

    report = Report() if deal is None else Report([*deal.remarks])
    date = today or min(one.since for one in library.publisher)
    shown = None if sketch is None or deal is not None else tuple(sketch)
    request = Request(deal, requested(variants), date, today is not None, tuple(without), shown)
    selection = choose(library, request, report)
    report.stop()
    if deal is not None and today is not None and deal.validity is not None and deal.validity < today:
        message = say("over", validity=deal.validity, today=today)
        report.warn("deal-validity", deal.place("validity"), message, say("new-offer"))
    if deal is not None and selection.register is None:
        report.warn("register-incomplete", deal.span, say("empty"), say("fill-in", nobody="{}"))
    if deal is not None and selection.publisher.missing:
        company = selection.publisher
        message = say("company-lacks", name=company.name, keys=tuple(company.missing))
        report.warn("publisher-incomplete", company.span, message, say("fill-in"))
    for one in selection.deviations:
        if one.approval is None:
            message = say("open", summary=one.said)
            report.warn("deviation-unapproved", one.span, message, say("approve", level=one.level))
    return selection, tuple(report.diagnostics)


def assemble(
    library: Library,
    deal: Deal | None = None,
    *,
    language: str,
    variants: Sequence[str] = (),
    without: Sequence[str] = (),
    today: datetime.date | None = None,
    only: str | None = None,
    sketch: Sequence[str] | None = None,
) -> Pack:
    """The finished documents of a deal, or the standard text without one, in one language, by its code.

    `variants` are selected besides those of the deal ("eea-only", "custom-sla@1"); `without` leaves facts and
    services out ("freelancers.abroad", "service.ai-tools"). `today` dates the standard text; if not given, it has the
    first day from which on the company is described, so that nothing depends on the clock. A deal whose
    offer has ended before `today` gives a warning. With `only`, no other document is finished, unless this one
    cites their digests. `sketch` names documents that are shown besides those of the standard text, although a deal
    fills them: what only a deal gives stands as its name between ⟨ ⟩. Raises `Refused` with all errors at once:
    contradictions of the selection, references into what it removes, duties that no paragraph of a deal's documents
    covers.
    """
    packs = assemble_all(
        library, deal, languages=(language,), variants=variants, without=without, today=today, only=only, sketch=sketch
    )
    return packs[language]


def assemble_all(
    library: Library,
    deal: Deal | None = None,
    *,
    languages: Sequence[str],
    variants: Sequence[str] = (),
    without: Sequence[str] = (),
    today: datetime.date | None = None,
    only: str | None = None,
    sketch: Sequence[str] | None = None,
) -> Mapping[str, Pack]:
    """The same in several languages: selected, composed and numbered once. Each has the same selection and warnings.

    Raises `Refused` as `assemble` does, for the first of the languages that has errors.
    """
    unknown = [one for one in languages if one not in LANGUAGES]
    if unknown:
        raise ValueError(f"language is one of {', '.join(LANGUAGES)}, not {unknown[0]}")
    selection, warnings = select(library, deal, variants=variants, without=without, today=today, sketch=sketch)
    numbered = compose(library, selection)
    if only is not None:
        _known(only, numbered.composed.documents)
    return {one: Pack(write(library, numbered, LANGUAGES[one], only), selection, warnings) for one in languages}


def compose(library: Library, selection: Selection) -> Numbered:
    """What is selected, put together and numbered: the same for every language. Raises `Refused`."""
    from engine.assembling.compose import compose as put_together
    from engine.assembling.number import number

    report = Report()
    composed = put_together(library, selection, report)
    report.stop()
    return number(composed)


def write(library: Library, numbered: Numbered, language: Language, only: str | None = None) -> Mapping[str, Document]:
    """The finished documents in one language; with `only`, no more than `assemble` says. Raises `Refused`."""
    from engine.assembling.finish import cites, finish
    from engine.assembling.link import link

    report, selection = Report(), numbered.composed.selection
    linked = link(library, numbered, language, report, only)
    if only is not None and any(map(cites, linked)):
        linked = link(library, numbered, language, report)
    report.stop()
    beside = _prevailing(library, numbered, language, report) if any(map(cites, linked)) else ()
    documents = finish(library, selection, linked, language, report, beside)
    report.stop()
    if selection.deal is not None:
        from engine.checking.law.coverage import check_owed

        check_owed(library, selection, documents.values(), report)
        report.stop()
    return documents


def _prevailing(library: Library, numbered: Numbered, language: Language, report: Report) -> tuple[CitedDocument, ...]:
    """The documents in the language whose text prevails, as one in another language cites them; else nothing."""
    from engine.assembling.finish import cited, cites, finish
    from engine.assembling.link import link

    prevailing = library.standard.prevailing
    if prevailing is None or prevailing == language.code or numbered.composed.selection.deal is None:
        return ()
    other = LANGUAGES[prevailing]
    found = [one for one in link(library, numbered, other, report) if not cites(one)]
    return cited(finish(library, numbered.composed.selection, found, other, report).values())


def requested(pins: Sequence[str]) -> tuple[Selected, ...]:
    """Variants as people name them, `custom-sla` or `custom-sla@1`. Raises `Refused`."""
    found = []
    for pin in pins:
        name, _, major = pin.partition("@")
        if major and not (major.isascii() and major.isdigit() and len(major) < 7):
            raise Refused([made("variant-unknown", Span("--with"), say("no-pin", pin=pin), say("write-pin"))])
        found.append(Selected(name, int(major) if major else None, Span(f"--with {pin}")))
    return tuple(found)


def document(pack: Pack, name: str) -> Document:
    """One document of a pack. Raises `Refused` with the names there are."""
    _known(name, pack)
    return pack[name]


def _known(name: str, documents: Mapping[str, object]) -> None:
    if name not in documents:
        hint = did_you_mean(name, documents) or say("there-is", names=tuple(documents))
        raise Refused([made("document-unknown", Span(name), say("not-here", name=name), hint)])
