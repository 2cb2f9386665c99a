"""Opens a deal: parsed once, then read with its library: the edition in force on its date, unless another is named."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.diagnostics import Diagnostic, Refused, Report
from engine.model.library import Library
from engine.tasks.open_library import editions, finish_interrupted, load_in_force, load_library

if TYPE_CHECKING:
    from engine.files.reading.deal import DealSource
    from engine.model.deal import Deal


def load_deal(path: str | Path, library: Library) -> Deal:
    """The deal in a YAML file. Raises `Refused` with all errors at once, for a name too that the library lacks.

    What a deal contradicts although each of its parts is sound is found when it is selected, which is once: by
    `engine.tasks.assemble`.
    """
    from engine.files.reading.deal import deal_file

    finish_interrupted(Path(os.path.realpath(path)).parent)
    return _deal(deal_file(Path(path)), library)


def read_deal(text: str, library: Library, *, name: str = "deal.yaml", beside: Mapping[str, str] | None = None) -> Deal:
    """The deal in a text, wherever it is kept: the same as `load_deal` makes of a file, and the same messages.

    `name` is how messages call it. `beside` holds the texts that it names (`publisher:`, `subprocessors:`), by name.
    """
    from engine.files.reading.deal import parse_deal
    from engine.files.trees import TextTable

    return _deal(parse_deal(TextTable({**(beside or {}), name: text}), name), library)


def _deal(source: DealSource, library: Library) -> Deal:
    from engine.files.reading.deal import read_deal
    from engine.selecting.choose import Request, choose

    report = Report()
    deal = read_deal(source, library, report)
    if deal is not None and (report.failed or not _known(deal, library)):
        # It is refused: whatever its selection contradicts comes out together with the rest.
        choose(library, Request(deal, (), deal.date, dated=True), report)
    if deal is None or report.failed:
        raise Refused(report.diagnostics)
    return deal


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
    path: str | Path, root: str | Path, *, edition: datetime.date | None = None, draft: bool = False
) -> tuple[Library, Deal]:
    """A deal with the library that it is made from: the edition in force on its date, the one named, or the draft.

    Raises `Refused` as `load_deal` does; a variant that is not on offer there is told with the editions that have it.
    """
    from engine.files.reading.deal import deal_file

    finish_interrupted(Path(os.path.realpath(path)).parent)
    source = deal_file(Path(path))
    day, place = source.day
    if draft or edition is not None or day is None:  # without a date the deal is refused, whatever it is held against
        library = load_library(root, edition)
    else:
        library = load_in_force(root, day, place)
    try:
        return library, _deal(source, library)
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
