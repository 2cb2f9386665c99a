"""The whole way from files to documents: the only module that knows the order of all steps.

Every function takes values and returns values. Errors come out together as one `Refused`; warnings travel with the
result, or are asked for with `check`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.diagnostics import Diagnostic, Refused, Report, Span, has_errors, nearest, ordered
from engine.languages import LANGUAGES
from engine.model.library import Library, Reading, Selected

if TYPE_CHECKING:
    from engine.checking.coverage import Coverage
    from engine.model.deal import Deal
    from engine.model.document import Document
    from engine.model.selection import Selection


@dataclass(frozen=True, slots=True)
class Pack(Mapping[str, "Document"]):
    """The finished documents of one assembly in one language, by id, with the selection that led to them."""

    documents: Mapping[str, Document]
    selection: Selection

    def __getitem__(self, id: str) -> Document:
        return self.documents[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)


def read(path: str | Path) -> tuple[Reading, tuple[Diagnostic, ...]]:
    """The library in a folder as far as it can be read, and everything wrong with its names and files."""
    from engine.reading import cache

    root, report = Path(path), Report()
    if not (root / "clauses").is_dir():
        report.error("library-missing", Span(str(path)), "there is no folder clauses/ here", "use --library PATH")
        raise Refused(report.diagnostics)
    key = cache.fingerprint(root)
    known: tuple[Reading, tuple[Diagnostic, ...]] | None = cache.recall(key) if key else None
    if known is not None:
        return known
    fresh = read_afresh(root, report)
    if key and not has_errors(fresh[1]):
        cache.remember(key, fresh)
    return fresh


def read_afresh(root: Path, report: Report) -> tuple[Reading, tuple[Diagnostic, ...]]:
    from engine import checking
    from engine.reading.library import read_library

    reading = read_library(root, report)
    return reading, (*report.diagnostics, *checking.run(checking.NAMES, reading))


def load_library(path: str | Path) -> Library:
    """The library in the folder `path`, ready to be assembled.

    In: the folder that holds `clauses/`. Out: an immutable `Library`. Raises `Refused` with all errors at once, each
    with its file, line and column.
    """
    reading, diagnostics = read(path)
    if has_errors(diagnostics):
        raise Refused(diagnostics)
    return reading.library


def check(path: str | Path) -> tuple[Diagnostic, ...]:
    """Everything there is to say about a library: errors, warnings and notes, sorted by place.

    In: the folder that holds `clauses/`. The standard text is assembled in every language, as it would be published.
    """
    from engine import checking

    reading, diagnostics = read(path)
    found = [*diagnostics, *checking.run(checking.REVIEW, reading)]
    if not has_errors(diagnostics):
        for language in LANGUAGES:
            try:
                assemble(reading.library, language=language)
            except Refused as refused:
                found += refused.diagnostics
    return ordered(found)


def load_deal(path: str | Path, library: Library) -> Deal:
    """The deal in a YAML file. Raises `Refused` with all errors at once."""
    from engine.assembly.choose import Request, choose
    from engine.reading.deal import read_deal

    report = Report()
    deal = read_deal(Path(path), library, report)
    if deal is not None:  # whatever its selection contradicts comes out together with the rest
        choose(library, Request(deal, (), deal.date, dated=True), report)
    if deal is None or report.failed:
        raise Refused(report.diagnostics)
    return deal


def assemble(
    library: Library,
    deal: Deal | None = None,
    *,
    language: str,
    variants: Sequence[str] = (),
    without: Sequence[str] = (),
    today: datetime.date | None = None,
) -> Pack:
    """The finished documents of a deal, or the standard text without one, in one language ("fr" or "en").

    `variants` are selected besides those of the deal ("eea-only", "custom-sla@1"); `without` leaves facts out
    ("freelancers.abroad"). `today` dates the standard text; it
    is 1 January of the year in which the company is first described if not given, so that nothing depends on the
    clock. Raises `Refused` with all errors at once: contradictions of the selection, references into what it removes.
    """
    from engine.assembly.choose import Request, choose
    from engine.assembly.compose import compose
    from engine.assembly.fill import fill
    from engine.assembly.front import front, wording
    from engine.assembly.link import link
    from engine.assembly.number import number
    from engine.assembly.typography import typeset

    report = Report()
    own = LANGUAGES.get(language)
    if own is None:
        raise ValueError(f"language is one of {', '.join(LANGUAGES)}, not {language}")
    date = today or min((one.since for one in library.publisher), default=datetime.date(2026, 1, 1))
    selection = choose(library, Request(deal, _requested(variants), date, today is not None, tuple(without)), report)
    _stop(report)
    composed = compose(library, selection, report)
    _stop(report)
    linked = link(library, number(composed), own, report)
    filled = [fill(one, selection, own, report) for one in linked]
    _stop(report)
    above, around = front(library, selection, own), wording(library, selection, own)
    iso = selection.date.isoformat()
    documents = {one.id: typeset(one, above, around, iso, own) for one in filled}
    return Pack(documents, selection)


def _requested(pins: Sequence[str]) -> tuple[Selected, ...]:
    found = []
    for pin in pins:
        name, _, major = pin.partition("@")
        if major and not (major.isascii() and major.isdigit() and len(major) < 7):
            raise Refused([_request_error(f"{pin} is no variant", "write name or name@major")])
        found.append(Selected(name, int(major) if major else None, Span(f"--with {pin}")))
    return tuple(found)


def _request_error(message: str, hint: str) -> Diagnostic:
    return Diagnostic("variant-unknown", Span("--with"), message, (hint,))


def _stop(report: Report) -> None:
    if report.failed:
        raise Refused(report.diagnostics)


def document(pack: Pack, name: str) -> Document:
    """One document of a pack. Raises `Refused` with the names there are."""
    if name not in pack:
        hint = nearest(name, pack) or f"there is {', '.join(pack)}"
        raise Refused([Diagnostic("document-unknown", Span(name), f"there is no document {name} here", (hint,))])
    return pack[name]


def render(document: Document, format: str) -> bytes:
    """A finished document as bytes: "pdf", "html", "md", "txt" or "json". The same document gives the same bytes."""
    from engine import rendering

    return rendering.render(document, format)


def render_bilingual(left: Document, right: Document, format: str) -> bytes:
    """Two languages of a document side by side, paragraph facing paragraph, as "pdf" or "html"."""
    from engine import rendering

    return rendering.render_bilingual(left, right, format)


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


def coverage(library: Library, name: str, *, variants: Sequence[str] = (), without: Sequence[str] = ()) -> Coverage:
    """Which paragraphs of the standard text of a document, changed by `variants`, cover the duties that it owes."""
    from engine.checking.coverage import coverage as cover

    packs = [assemble(library, language=code, variants=variants, without=without) for code in LANGUAGES]
    return cover(library, [document(pack, name) for pack in packs])


def schemas() -> tuple[str, ...]:
    """The kinds of file that have a JSON Schema, and "output", the JSON that `render` writes."""
    from engine.reading.shapes import FILES

    return (*FILES, "output")


def schema(kind: str) -> dict[str, object]:
    """The JSON Schema of a kind of file, or of the JSON output ("output")."""
    if kind == "output":
        from engine.rendering.json import document_schema

        return document_schema()
    from engine.reading.shapes import schema as file_schema

    return file_schema(kind)
