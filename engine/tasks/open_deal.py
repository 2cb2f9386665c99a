"""Opens a deal: parsed once, then read with its library: the edition in force on its date, unless another is named."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.diagnostics import Diagnostic, Refused, Report, Span, made, say
from engine.model.library import Library
from engine.tasks.open_library import (
    edition_for,
    editions,
    finish_interrupted,
    load_edition,
    load_in_force,
    load_library,
    read,
)

if TYPE_CHECKING:
    from engine.files.reading.deal import DealSource
    from engine.model.deal import Deal


@dataclass(frozen=True, slots=True)
class OpenedDeal:
    """One of several deals: as it is written, with its library, and as it is read unless `faults` says why not."""

    source: DealSource
    library: Library
    deal: Deal | None
    faults: tuple[Diagnostic, ...] = ()


def load_deal(path: str | Path, library: Library, root: str | Path | None = None) -> Deal:
    """The deal in a YAML file. Raises `Refused` with all errors at once, for a name too that the library lacks.

    `root` is the folder of the library, where the edition is found that an earlier version of the offer was sent from;
    without it, that one has to be `library`.

    What a deal contradicts although each of its parts is sound is found when it is selected, which is once: by
    `engine.tasks.assemble`.
    """
    from engine.files.reading.deal import deal_file

    finish_interrupted(Path(os.path.realpath(path)).parent)
    return _deal(deal_file(Path(path)), library, root)


def read_deal(text: str, library: Library, *, name: str = "deal.yaml", beside: Mapping[str, str] | None = None) -> Deal:
    """The deal in a text, wherever it is kept: the same as `load_deal` makes of a file, and the same messages.

    `name` is how messages call it. `beside` holds the texts that it names (`publisher:`, `subprocessors:`), by name; a
    version of an offer that it replaces was sent from the same library.
    """
    from engine.files.reading.deal import parse_deal
    from engine.files.trees import TextTable

    return _deal(parse_deal(TextTable({**(beside or {}), name: text}), name), library, None)


def _deal(source: DealSource, library: Library, root: str | Path | None, later: frozenset[str] = frozenset()) -> Deal:
    """The deal; `later` are the files of those that amend it, which it cannot amend itself."""
    from engine.files.reading.deal import read_deal
    from engine.selecting.choose import Request, choose
    from engine.tasks.replaced import with_replaced

    report = Report()
    deal = read_deal(source, library, report)
    if deal is not None and (report.failed or not _known(deal, library)):
        # It is refused: whatever its selection contradicts comes out together with the rest.
        choose(library, Request(deal, (), deal.date, dated=True), report)
    if deal is None or report.failed:
        raise Refused(report.diagnostics)
    chain = later | {source.name}
    if deal.amends is not None and deal.amends.deal in chain:
        raise Refused([made("amendment-invalid", deal.amends.span, say("loop", name=deal.amends.deal), say("base"))])
    return with_replaced(deal, source, library, root, lambda earlier, its: _deal(earlier, its, root, chain))


def _known(deal: Deal, library: Library) -> bool:
    """Whether the library has everything that the deal names."""
    from engine.selecting.choose import on_offer

    named = (
        (deal.services, library.services),
        (deal.facts, library.facts),
        (deal.deselected, library.variants),
        (deal.documents or (), library.outlines),
    )
    exist = all(one.clause in known for entries, known in named for one in entries)
    return exist and all(on_offer(library, one) for one in deal.variants)


def open_deal(
    path: str | Path,
    root: str | Path,
    *,
    edition: datetime.date | None = None,
    draft: bool = False,
    prove: bool = False,
) -> tuple[Library, Deal]:
    """A deal with the library that it is made from: the edition in force on its date, the one named, or the draft.

    With `prove`, an edition has given the texts that were published. Raises `Refused` where it no longer does, and as
    `load_deal` does; what is not on offer there is told with the editions that have it, or with the working files.
    """
    from engine.files.reading.deal import deal_file
    from engine.tasks.editions import proved

    finish_interrupted(Path(os.path.realpath(path)).parent)
    source = deal_file(Path(path))
    day, place = source.day
    if draft or edition is not None or day is None:  # without a date the deal is refused, whatever it is held against
        library = load_library(root, edition)
    else:
        library = _in_force(source, root, day, place)
    library = proved(root, library) if prove else library
    try:
        return library, _deal(source, library, root)
    except Refused as refused:
        raise Refused(_with_editions(refused.diagnostics, root, library)) from None


def open_each(paths: Iterable[str | Path], root: str | Path) -> Iterator[OpenedDeal]:
    """Several deals, each with the edition in force on its date; what is wrong with one stops no other.

    The chain of editions is proved once, and each edition read once. Raises `Refused` where the library has errors.
    """
    from engine.files.reading.deal import deal_file

    chain = editions(root)
    libraries: dict[datetime.date | None, Library] = {}
    for path in paths:
        faults: tuple[Diagnostic, ...] = ()
        edition, deal = chain[-1] if chain else None, None
        try:
            finish_interrupted(Path(os.path.realpath(path)).parent)
            source = deal_file(Path(path))
            day, place = source.day
            edition = edition if day is None else edition_for(chain, day, place)
        except Refused as refused:
            source, faults = deal_file(Path(path)), refused.diagnostics
        key = edition.effective if edition else None
        if key not in libraries:
            libraries[key] = load_edition(root, edition) if edition else load_library(root)
        try:
            deal = None if faults else _deal(source, libraries[key], root)
        except Refused as refused:
            faults = refused.diagnostics
        yield OpenedDeal(source, libraries[key], deal, faults)


def _in_force(source: DealSource, root: str | Path, day: datetime.date, place: Span) -> Library:
    """The edition in force on the date of a deal; where there is none, what else is wrong with the deal is told too."""
    try:
        return load_in_force(root, day, place)
    except Refused as refused:
        raise Refused([*refused.diagnostics, *source.told]) from None


def _with_editions(diagnostics: Sequence[Diagnostic], root: str | Path, library: Library) -> Iterator[Diagnostic]:
    """The same messages; where something is not on offer, with the editions that have it, or the working files."""
    from engine.editions.offers import offering

    absent = [one.about for one in diagnostics if one.about and one.code.endswith(("-unknown", "line-invalid"))]
    drafted = _drafted(root, absent) if absent and library.edition is not None else ()
    for one in diagnostics:
        name = one.about.partition("/")[2]
        if one.about in drafted and library.edition is not None:
            hint = say("in-draft", name=name, edition=library.edition.effective)
            one = one.with_hints(hint, first=True)
        having = offering(editions(root), name) if one.code == "variant-unknown" and name else ()
        if having:
            one = one.with_hints(say("in-editions", name=name, editions=tuple(map(str, having))))
        yield one


def _drafted(root: str | Path, names: Sequence[str]) -> frozenset[str]:
    """Those of the names (`variant/express@3`, `service/call-centre`) that the working files know."""
    try:
        draft = read(root)[0].library
    except Refused:
        return frozenset()
    majors = [one for all in draft.variants.values() for one in all]
    return frozenset(names) & {
        *(f"variant/{name}" for one in majors for name in (one.id, one.pin)),
        *(f"service/{one.id}" for one in draft.services.values()),
        *(f"service/{one.id}/{price}" for one in draft.services.values() for price in one.prices),
        *(f"document/{name}" for name in draft.outlines),
        *(f"fact/{name}" for name in draft.facts),
        *(f"parameter/{name}" for name in draft.parameters),
        *(f"parameter/{name}" for one in majors for name in one.parameters),
    }
