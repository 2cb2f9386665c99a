"""What the preview shows: the draft held against what is published, and everything that check has to say about it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Span, has_errors, ordered
from engine.languages import FIRST, LANGUAGES
from engine.model.clause import parts_of
from engine.model.comparison import Comparison
from engine.model.document import Overview, Run
from engine.model.edition import Edition
from engine.model.library import Library
from engine.model.place import Place
from engine.model.variant import Change, Reoutline
from engine.tasks.assemble import Pack, assemble_all
from engine.tasks.check import check
from engine.tasks.open_deal import load_deal
from engine.tasks.open_library import editions, load_edition, load_library, read

Packs = Mapping[str, Pack]  # by language
ShownComparisons = Mapping[tuple[str, str], Comparison]  # by document and language

ShownOverviews = Mapping[tuple[str, str], tuple[Overview[Run] | None, Overview[Run] | None]]  # likewise


@dataclass(frozen=True, slots=True)
class Watched:
    """What somebody looks at: the standard text with some variants more, or the documents of a deal.

    It is held against the `edition`, or against the newest one.
    """

    root: Path
    day: datetime.date
    variants: tuple[str, ...] = ()
    deal: Path | None = None
    edition: Edition | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """The text that the draft is held against: of an edition, or of the working files when the preview began."""

    library: Library
    packs: Packs

    @property
    def effective(self) -> datetime.date | None:
        """The day on which the edition takes effect; None for working files."""
        return self.library.edition.effective if self.library.edition is not None else None


@dataclass(frozen=True, slots=True)
class Screen:
    """One state of the preview.

    `comparisons` is the last good text of the draft against the base; `stale` says that the draft has got worse since.
    `places` tells of each finding beside which paragraph it belongs. `checked` is false while only errors of reading
    and names are known. `overviews` is what the documents say in short, before and now.
    """

    number: int
    comparisons: ShownComparisons
    effective: datetime.date | None
    findings: tuple[Diagnostic, ...]
    places: Mapping[Diagnostic, str]
    stale: bool
    checked: bool
    overviews: ShownOverviews = field(default_factory=dict)

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(document for document, _ in self.comparisons))


def base(watched: Watched) -> Base | None:
    """The edition asked for or the newest one, or the draft as it is now; None where there is neither.

    What the edition does not have yet (a variant, a service of the deal) is left out of it.
    """
    try:
        chain = editions(watched.root)
    except Refused:
        chain = ()
    for edition in (watched.edition or next(reversed(chain), None), None):
        for wished in (watched, replace(watched, variants=()), replace(watched, variants=(), deal=None)):
            try:
                library = load_edition(watched.root, edition) if edition is not None else load_library(watched.root)
                return Base(library, _packs(wished, library))
            except Refused:
                continue
    return None


def _packs(watched: Watched, library: Library) -> Packs:
    deal = None if watched.deal is None else load_deal(watched.deal, library, watched.root)
    return assemble_all(library, deal, languages=tuple(LANGUAGES), variants=watched.variants, today=watched.day)


def first(watched: Watched, against: Base | None) -> Screen:
    """The screen before anything has changed."""
    return read_again(watched, against, Screen(0, {}, against.effective if against else None, (), {}, True, False))


def read_again(watched: Watched, against: Base | None, last: Screen) -> Screen:
    """The draft as it stands now; the last good text where it cannot be read or assembled."""
    from engine.comparing.documents import compare, inserted, removed
    from engine.editions.versions.check import renamed

    reading, told = read(watched.root)
    findings: tuple[Diagnostic, ...] = tuple(told)
    packs: Packs | None = None
    if not has_errors(told):
        try:
            packs = _packs(watched, reading.library)
        except Refused as refused:
            findings = ordered((*told, *refused.diagnostics))
    shown, overviews = last.comparisons, last.overviews
    if packs is not None:
        old = against.packs if against is not None else packs
        names = renamed(against.library, reading.library) if against is not None else {}
        shown = {
            (id, code): compare(old[code][id], packs[code][id], names)
            if id in old[code] and id in packs[code]
            else inserted(packs[code][id])
            if id in packs[code]
            else removed(old[code][id])
            for id in dict.fromkeys((*packs[FIRST], *old[FIRST]))
            for code in LANGUAGES
        }
        overviews = {
            (id, code): (_overview(old, id, code) if against is not None else None, _overview(packs, id, code))
            for id, code in shown
        }
    places = dict(_placed(findings, reading.library))
    effective = against.effective if against is not None else None
    return Screen(last.number + 1, shown, effective, findings, places, packs is None, False, overviews)


def _overview(packs: Packs, id: str, code: str) -> Overview[Run] | None:
    return packs[code][id].overview if id in packs[code] else None


def checked(watched: Watched, last: Screen) -> Screen:
    """The same with everything that check has to say."""
    findings = ordered((*last.findings, *check(watched.root)))
    reading, _ = read(watched.root)
    return replace(
        last, number=last.number + 1, findings=findings, places=dict(_placed(findings, reading.library)), checked=True
    )


def reread(watched: Watched, against: Base | None, last: Screen) -> Screen:
    """The draft as it stands now; what keeps it from being read where the folder itself has gone."""
    try:
        return read_again(watched, against, last)
    except Refused as refused:
        return _kept(last, refused)


def rechecked(watched: Watched, last: Screen) -> Screen:
    """The same with all findings; what keeps it from being checked where the folder itself has gone."""
    try:
        return checked(watched, last)
    except Refused as refused:
        return _kept(last, refused)


def _kept(last: Screen, refused: Refused) -> Screen:
    return Screen(
        last.number + 1, last.comparisons, last.effective, refused.diagnostics, {}, True, True, last.overviews
    )


def _placed(findings: Sequence[Diagnostic], library: Library) -> Iterator[tuple[Diagnostic, str]]:
    """Beside which article, paragraph, item or definition each finding belongs, where it belongs to one."""
    places: dict[str, list[tuple[int, str]]] = {}
    for file, line, place in _lines(library):
        places.setdefault(file, []).append((line, place))
    for one in findings:
        known = sorted(places.get(one.span.file, ()))
        above = [place for line, place in known if line <= one.span.line]
        article = one.span.file.removeprefix("clauses/").removesuffix(".yaml")
        if above:
            yield one, above[-1]
        elif one.span.file.startswith("clauses/") and "/" in article:
            yield one, article
        elif one.about:
            yield one, one.about


def _lines(library: Library) -> Iterator[tuple[str, int, str]]:
    """Where in the files each text begins, and at which place of the documents it is printed."""
    for clause in library.clauses.values():
        for place, node in parts_of(clause.id, clause):
            yield node.span.file, node.span.line, place
    for term in library.terms.values():
        yield term.span.file, term.span.line, f"term/{term.id}"
    for variant in (one for majors in library.variants.values() for one in majors):
        for change in variant.changes:
            for place, span in _texts(change):
                yield span.file, span.line, place


def _texts(change: Change) -> Iterator[tuple[Place, Span]]:
    """Where each text begins that a change inserts; what it does to one that stands somewhere, it does as a whole."""
    for claim in change.claims():
        if claim.kind == "id":
            yield from ((place, node.span) for place, node in change.brings())
        elif claim.kind in ("text", "gone", "title") and claim.place is not None and not isinstance(change, Reoutline):
            yield claim.place, change.span
