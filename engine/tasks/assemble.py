"""The whole way from files to documents: the only module that knows the order of all steps.

Every function takes values and returns values. Errors come out together as one `Refused`; warnings travel with the
result, or are asked for with `check`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.diagnostics import Diagnostic, Refused, Report, Span, has_errors, nearest, ordered
from engine.languages import LANGUAGES
from engine.model.library import Library, Selected
from engine.tasks.open_library import editions as editions
from engine.tasks.open_library import load_edition, load_in_force
from engine.tasks.open_library import load_library as load_library
from engine.tasks.open_library import load_published as load_published
from engine.tasks.open_library import read as read
from engine.tasks.open_library import read_afresh as read_afresh

if TYPE_CHECKING:
    from engine.checking.law.coverage import Coverage
    from engine.model.comparison import Comparison
    from engine.model.deal import Deal
    from engine.model.document import Document
    from engine.model.selection import Selection
    from engine.rendering.word.letter import Letter


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


def check(path: str | Path) -> tuple[Diagnostic, ...]:
    """Everything there is to say about a library: errors, warnings and notes, sorted by place.

    In: the folder that holds `clauses/`. The standard text is assembled in every language, as it would be published;
    then the library is proven for every selection. Warnings that a person has acknowledged are left out as long as
    what they are about stays as it was.
    """
    from engine.checking.decisions import settle

    library, found = findings(path)
    return ordered(settle(library, found))


def findings(path: str | Path) -> tuple[Library, tuple[Diagnostic, ...]]:
    """The library in the folder `path` as far as it can be read, and all that `check` finds, acknowledged or not."""
    from engine import checking, proving

    reading, diagnostics = read(path)
    found = [*diagnostics, *checking.run(checking.REVIEW, reading)]
    if not has_errors(diagnostics):
        found += _since_published(path, reading.library)
        found += standard_faults(reading.library)
        found += proving.prove(reading.library, found)[1]
    return reading.library, ordered(found)


def _since_published(path: str | Path, draft: Library) -> Sequence[Diagnostic]:
    """What there is to say about the draft beside the last edition: versions, notes to clients, dated files."""
    from engine.editions.notes import check_notes
    from engine.editions.registers import check_registers
    from engine.editions.versions.check import check_versions

    try:
        chain = editions(path)
    except Refused as refused:
        return refused.diagnostics
    report = Report()
    if chain:
        published = load_edition(path, chain[-1], live=False)
        check_versions(published, draft, report)
        check_notes(published, draft, draft.notes, report)
        check_registers(published, draft, report)
    return report.diagnostics


def standard_faults(library: Library) -> tuple[Diagnostic, ...]:
    """What keeps the standard text from being assembled, in any language."""
    found: list[Diagnostic] = []
    for language in LANGUAGES:
        try:
            assemble(library, language=language)
        except Refused as refused:
            found += refused.diagnostics
    return tuple(found)


def load_deal(path: str | Path, library: Library) -> Deal:
    """The deal in a YAML file. Raises `Refused` with all errors at once."""
    from engine.files.reading.deal import read_deal
    from engine.selecting.choose import Request, choose

    report = Report()
    deal = read_deal(Path(path), library, report)
    if deal is not None:  # whatever its selection contradicts comes out together with the rest
        choose(library, Request(deal, (), deal.date, dated=True), report)
    if deal is None or report.failed:
        raise Refused(report.diagnostics)
    return deal


def open_deal(
    path: str | Path, root: str | Path, *, edition: datetime.date | None = None, draft: bool = False
) -> tuple[Library, Deal]:
    """A deal with the library that it is made from: the edition in force on its date, the one named, or the draft.

    Raises `Refused` as `load_deal` does; a variant that is not on offer there is told with the editions that have it.
    """
    from engine.files.reading.deal import deal_day

    day, place = deal_day(Path(path))
    if draft or edition is not None or day is None:  # without a date the deal is refused, whatever it is held against
        library = load_library(root, edition)
    else:
        library = load_in_force(root, day, place)
    try:
        return library, load_deal(path, library)
    except Refused as refused:
        raise Refused(_with_editions(refused.diagnostics, root)) from None


def _with_editions(diagnostics: Sequence[Diagnostic], root: str | Path) -> Iterator[Diagnostic]:
    """The same messages; where a variant is not on offer, with the editions that have it."""
    from engine.editions.offers import offering

    for one in diagnostics:
        wanted = one.about.removeprefix("variant/")
        if one.code == "variant-unknown" and wanted != one.about:
            having = offering(editions(root), wanted)
            hint = f"{wanted} is in the edition of {' and '.join(map(str, having))}: name one with --edition"
            yield replace(one, hints=(*one.hints, hint)) if having else one
        else:
            yield one


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

    report = Report()
    date = today or min((one.since for one in library.publisher), default=datetime.date(2026, 1, 1))
    shown = None if sketch is None or deal is not None else tuple(sketch)
    request = Request(deal, requested(variants), date, today is not None, tuple(without), shown)
    selection = choose(library, request, report)
    report.stop()
    if deal is not None and today is not None and deal.validity is not None and deal.validity < today:
        message = f"the offer was valid until {deal.validity}; today is {today}"
        report.warn("deal-validity", deal.place("validity"), message, "make a new offer, or extend validity:")
    if deal is not None and selection.register is None:
        message = "nobody has filled in the register of sub-processors: documents show it as left to be completed"
        report.warn("register-incomplete", deal.span, message, "fill in clauses/subprocessors.yaml, or write {}")
    for one in selection.deviations:
        if one.approval is None:
            hint = f"clausier approve DEAL --by PERSON ({one.level}); until then the documents are marked"
            report.warn("deviation-unapproved", one.span, f"{one.summary} needs an approval", hint)
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
    services out ("freelancers.abroad", "service.ai-tools"). `today` dates the standard text; it is 1 January of the
    year in which the company is first described if not given, so that nothing depends on the clock. A deal whose
    offer has ended before `today` gives a warning. With `only`, no other document is finished, unless this one
    cites their digests. `sketch` names documents that are shown besides those of the standard text, although a deal
    fills them: what only a deal gives stands as its name between ⟨ ⟩. Raises `Refused` with all errors at once:
    contradictions of the selection, references into what it removes, duties that no paragraph of a deal's documents
    covers.
    """
    from engine.assembling.compose import compose
    from engine.assembling.finish import cites, finish
    from engine.assembling.link import link
    from engine.assembling.number import number

    own = LANGUAGES.get(language)
    if own is None:
        raise ValueError(f"language is one of {', '.join(LANGUAGES)}, not {language}")
    selection, warnings = select(library, deal, variants=variants, without=without, today=today, sketch=sketch)
    report = Report()
    composed = compose(library, selection, report)
    report.stop()
    if only is not None:
        _known(only, composed.documents)
    numbered = number(composed)
    linked = link(library, numbered, own, report, only)
    if only is not None and any(map(cites, linked)):
        linked = link(library, numbered, own, report)
    report.stop()
    documents = finish(library, selection, linked, own, report)
    report.stop()
    if deal is not None:
        from engine.checking.law.coverage import check_owed

        check_owed(library, selection, documents.values(), report)
        report.stop()
    return Pack(documents, selection, warnings)


def requested(pins: Sequence[str]) -> tuple[Selected, ...]:
    """Variants as people name them, `custom-sla` or `custom-sla@1`. Raises `Refused`."""
    found = []
    for pin in pins:
        name, _, major = pin.partition("@")
        if major and not (major.isascii() and major.isdigit() and len(major) < 7):
            raise Refused([_request_error(f"{pin} is no variant", "write name or name@major")])
        found.append(Selected(name, int(major) if major else None, Span(f"--with {pin}")))
    return tuple(found)


def _request_error(message: str, hint: str) -> Diagnostic:
    return Diagnostic("variant-unknown", Span("--with"), message, (hint,))


def compare(before: Document, after: Document) -> Comparison:
    """What differs between two finished documents of one language, by identity and then word by word."""
    from engine.comparing.documents import compare as compare_documents

    return compare_documents(before, after)


def redline(comparison: Comparison) -> str:
    """What differs, as Markdown: ~~deleted~~ and **inserted**. Empty where nothing does."""
    from engine.rendering.redline.markdown import print_redline_markdown

    return print_redline_markdown(comparison)


def document(pack: Pack, name: str) -> Document:
    """One document of a pack. Raises `Refused` with the names there are."""
    _known(name, pack)
    return pack[name]


def _known(name: str, documents: Mapping[str, object]) -> None:
    if name not in documents:
        hint = nearest(name, documents) or f"there is {', '.join(documents)}"
        raise Refused([Diagnostic("document-unknown", Span(name), f"there is no document {name} here", (hint,))])


def open_letter(path: str | Path) -> tuple[Letter, tuple[Diagnostic, ...]]:
    """A letterhead that replaces our template of Word documents, with warnings. Raises `Refused` with all errors."""
    from engine.rendering.word.letterhead.check import open_letter as open_checked

    opened = open_checked(Path(path))
    return opened.letter, opened.remarks


def render(document: Document, format: str, letter: Letter | None = None) -> bytes:
    """A finished document as bytes: "pdf", "docx", "html", "md", "txt" or "json".

    The same document and `letter`, which gives Word documents their look, give the same bytes.
    """
    from engine import rendering

    return rendering.render(document, format, letter)


def render_bilingual(left: Document, right: Document, format: str, letter: Letter | None = None) -> bytes:
    """Two languages of a document side by side, paragraph facing paragraph, in one of `bilingual_formats`."""
    from engine import rendering

    return rendering.render_bilingual(left, right, format, letter)


def formats() -> tuple[str, ...]:
    """The formats that `render` knows."""
    from engine import rendering

    return rendering.FORMATS


def bilingual_formats() -> tuple[str, ...]:
    """The formats that `render_bilingual` knows."""
    from engine import rendering

    return rendering.BILINGUAL_FORMATS


def show(documents: Sequence[Document]) -> None:
    """Prints one document, or two languages of it in facing columns, on the terminal."""
    from engine.rendering.terminal import show as print_documents

    print_documents(documents)


def coverage(
    library: Library,
    name: str,
    deal: Deal | None = None,
    *,
    variants: Sequence[str] = (),
    without: Sequence[str] = (),
) -> Coverage:
    """Which paragraphs of a document cover the duties that it owes: of a deal's, or of the standard text.

    `variants` are selected besides.
    """
    from engine.checking.law.coverage import coverage as cover

    packs = [assemble(library, deal, language=code, variants=variants, without=without) for code in LANGUAGES]
    return cover(library, packs[0].selection, [document(pack, name) for pack in packs])


def schemas() -> tuple[str, ...]:
    """The kinds of file that have a JSON Schema, and "output", the JSON that `render` writes."""
    from engine.files.shapes.file_kinds import FILES

    return (*FILES, "output")


def schema(kind: str) -> dict[str, object]:
    """The JSON Schema of a kind of file, or of the JSON output ("output")."""
    if kind == "output":
        from engine.rendering.json import document_schema

        return document_schema()
    from engine.files.shapes.file_kinds import schema as file_schema

    return file_schema(kind)
