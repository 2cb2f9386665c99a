"""Why a deal, or the standard text, says what it says: the documents are assembled, explained, and held against the
standard text."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.diagnostics import Refused, Report
from engine.languages import LANGUAGES
from engine.model.place import Place
from engine.tasks.assemble import assemble

if TYPE_CHECKING:
    from engine.model.comparison import Comparison
    from engine.model.deal import Deal
    from engine.model.document import Document
    from engine.model.explanation import Explanation
    from engine.model.library import Library


def why(
    library: Library,
    deal: Deal | None = None,
    *,
    place: str = "",
    language: str,
    variants: Sequence[str] = (),
    without: Sequence[str] = (),
    today: datetime.date | None = None,
    redline: bool = False,
) -> Explanation:
    """Why a place of a deal, or of the standard text, is as it is; without a place, an overview of the pack.

    Places are those of `engine.explaining.explain`; the other arguments are those of `assemble`. With `redline`, the
    standard text of the place is held against what is printed. Raises `Refused` where the documents cannot be
    assembled, and for a place that exists nowhere (`place-unknown`).
    """
    from engine.comparing.documents import compare
    from engine.explaining.explain import explain

    pack = assemble(library, deal, language=language, variants=variants, without=without, today=today)
    report = Report()
    found = explain(library, pack.selection, pack.documents, LANGUAGES[language], place, report)
    if report.failed:
        raise Refused(report.diagnostics)
    if not redline:
        return found
    names = [id for id in pack if Place(place.removeprefix("document/")).document in ("", id)]
    standard = standard_text(library, names, language, today)
    compared = (compare(standard[id], pack[id]) for id in names if id in standard)
    return replace(found, redline=tuple(one for one in _narrowed(compared, place) if one.changed))


def standard_text(
    library: Library, names: Iterable[str], language: str, today: datetime.date | None
) -> Mapping[str, Document]:
    """The documents as they are without a deal, so far as they can be shown without one."""
    found: dict[str, Document] = {}
    for name in names:
        try:
            pack = assemble(library, language=language, today=today, sketch=(name,), only=name)
        except Refused:
            continue  # it exists with a variant only, or cannot be sketched
        found |= {name: pack[name]} if name in pack else {}
    return found


def _narrowed(compared: Iterable[Comparison], place: str) -> Iterable[Comparison]:
    from engine.comparing.excerpt import part

    where = Place(place)
    return (one if where.kind == "document" else part(one, where) for one in compared)
