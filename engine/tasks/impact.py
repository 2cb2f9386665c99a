"""What a draft changes: the standard text, every variant and every deal are assembled with both libraries and compared.

What the standard text shows already is not shown again for variants, and what these show not again for deals.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from engine.comparing.already_told import AlreadyTold
from engine.comparing.cited_digests import undigested
from engine.comparing.key_points import key_point_changes
from engine.comparing.options import Surroundings, surroundings
from engine.diagnostics import Diagnostic, Refused
from engine.editions.versions.declared_kinds import declared
from engine.languages import FIRST, LANGUAGES
from engine.model.comparison import ChangeState
from engine.model.digest import text_digest
from engine.model.fingerprint import fingerprint
from engine.model.impact import (
    ComparisonFailure,
    DocumentEffect,
    Impact,
    ImpactSubject,
    KeyPointChange,
    KeyPointEffect,
    Touched,
)
from engine.tasks.assemble import assemble, assemble_all
from engine.tasks.open_deal import load_deal
from engine.tasks.variants import variant

if TYPE_CHECKING:
    from engine.model.comparison import Comparison
    from engine.model.document import Document
    from engine.model.library import Library

Documents = Mapping[str, "Document"]
DocumentsByLanguage = Mapping[str, Documents]  # by language
Whole = Literal["changed", "inserted", "removed"]
STATES: Mapping[ChangeState, Whole] = MappingProxyType(
    {ChangeState.INSERTED: "inserted", ChangeState.REMOVED: "removed"}
)


@dataclass(frozen=True, slots=True)
class ImpactSide:
    """One of the two libraries, and how people call it."""

    library: Library
    name: str


def impact(
    base: ImpactSide,
    draft: ImpactSide,
    deals: Sequence[Path] = (),
    *,
    today: datetime.date | None = None,
    root: Path | None = None,
) -> Impact:
    """What changes from `base` to `draft`, in every language; `deals` are files, read with each of both libraries.

    `root` is the folder of the library, whose editions give earlier versions of offers.

    The words that name an edition, or say that there is none, count for nothing.
    """
    subjects = [
        ImpactSubject("standard"),
        *_variants(base.library, draft.library),
        *(ImpactSubject("deal", str(one)) for one in deals),
    ]
    base, draft = (replace(one, library=replace(one.library, edition=None)) for one in (base, draft))
    if fingerprint(base.library) == fingerprint(draft.library):
        return Impact(base.name, draft.name, (), (), (), len(subjects))
    return _Comparing(base, draft, today, root).impact(subjects)


def deals_in(folder: Path) -> tuple[Path, ...]:
    """The deals of a folder, in the order of their names; registers and companies that lie beside them are none."""
    from engine.files.reading.deal import is_deal

    return tuple(one for one in sorted(folder.glob("*.yaml")) if is_deal(one))


def _variants(base: Library, draft: Library) -> Iterator[ImpactSubject]:
    """Every variant by its name of today in its newest major, and the older majors that either library offers."""
    former = _former(base, draft)
    for id in sorted({*base.variants, *draft.variants} - {*former.values()}):
        yield ImpactSubject("variant", id)
        offered = (*base.variants.get(former.get(id, id), ())[1:], *draft.variants.get(id, ())[1:])
        yield from (ImpactSubject("variant", pin) for pin in sorted({f"{id}@{one.version.major}" for one in offered}))


def _former(base: Library, draft: Library) -> dict[str, str]:
    """What the variants that have another name in the draft were called before."""
    found = ((id, name) for id, majors in draft.variants.items() for name in majors[0].was)
    return {id: name for id, name in found if name in base.variants and name not in draft.variants}


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why something has no text."""

    missing: bool
    messages: tuple[Diagnostic, ...] = ()


class _Comparing:
    def __init__(
        self, base: ImpactSide, draft: ImpactSide, today: datetime.date | None, root: Path | None = None
    ) -> None:
        self.base, self.draft, self.today, self.root = base, draft, today, root
        self.former = _former(base.library, draft.library)
        self.declared = declared(base.library, draft.library)
        self.standard, self.shown = AlreadyTold(), AlreadyTold()
        self.effects: list[DocumentEffect] = []
        self.turns: list[ComparisonFailure] = []
        self.citing: list[tuple[ImpactSubject, str]] = []
        self.key_points: dict[KeyPointChange, list[ImpactSubject]] = {}

    def impact(self, subjects: Sequence[ImpactSubject]) -> Impact:
        for subject in subjects:
            self._subject(subject)
        found = tuple(self.effects), tuple(self.turns), tuple(self.citing)
        key_points = tuple(KeyPointEffect(tuple(where), one) for one, where in self.key_points.items())
        return Impact(self.base.name, self.draft.name, *found, len(subjects), key_points)

    def _subject(self, subject: ImpactSubject) -> None:
        before, after = (self._texts(side.library, subject) for side in (self.base, self.draft))
        if isinstance(before, _Failure) or isinstance(after, _Failure):
            self.turns += _turn(subject, before, after)
            return
        self._key_points(subject, before, after)
        compared = {code: tuple(_compared(before[code], after[code])) for code in LANGUAGES}
        if subject.kind == "standard":
            self.standard = AlreadyTold(*(one for found in compared.values() for one in found))
        elif subject.kind == "variant":
            compared = {code: tuple(self._beyond(self.standard, found)) for code, found in compared.items()}
        changed = {one.document for found in compared.values() for one in found}
        if subject.kind != "variant":
            cited = (id for id in _citing(before, after) if id not in changed)
            self.citing += [(subject, id) for id in cited]
        for document in dict.fromkeys(one.document for found in compared.values() for one in found):
            mine = {code: one for code, found in compared.items() for one in found if one.document == document}
            self._effects(subject, mine, before, after)

    def _key_points(self, subject: ImpactSubject, before: DocumentsByLanguage, after: DocumentsByLanguage) -> None:
        """The lines of first pages that change; of a variant only those that do not change so in the standard text."""
        standard = ImpactSubject("standard")
        for code in LANGUAGES:
            for id in (one for one in after[code] if one in before[code]):
                for one in key_point_changes(before[code][id], after[code][id]):
                    where = self.key_points.setdefault(one, [])
                    if subject.kind != "variant" or standard not in where:
                        where.append(subject)

    def _effects(
        self,
        subject: ImpactSubject,
        compared: Mapping[str, Comparison],
        before: DocumentsByLanguage,
        after: DocumentsByLanguage,
    ) -> None:
        """One effect for the languages in which a document changes alike, else one for each."""
        told: dict[tuple[Touched, ...], list[str]] = {}
        touched: dict[str, tuple[Touched, ...]] = {}
        for code, one in compared.items():
            documents = [side[code][one.document] for side in (before, after) if one.document in side[code]]
            touched[code] = self.declared.touched(one, documents)
            alike = tuple(replace(it, label="") for it in touched[code])
            told.setdefault(alike, []).append(code)
        for codes in told.values():
            redlines = tuple(self._beyond(self.shown, [compared[code] for code in codes]))
            for one in redlines:
                self.shown.add(one)
            first = compared[codes[-1]]
            state: Whole = STATES.get(first.state, "changed")
            title = first.title.after or first.title.before
            self.effects.append(
                DocumentEffect(subject, first.document, title, state, tuple(codes), touched[codes[-1]], redlines)
            )

    def _beyond(self, shown: AlreadyTold, compared: Iterable[Comparison]) -> Iterator[Comparison]:
        return (found for one in compared if (found := shown.beyond(one)).changed)

    def _texts(self, library: Library, subject: ImpactSubject) -> DocumentsByLanguage | _Failure:
        """The documents of a subject by language."""
        id, at, major = subject.id.partition("@")
        pin = f"{self.former.get(id, id) if library is self.base.library else id}{at}{major}"
        if subject.kind == "variant" and pin not in _names(library):
            return _Failure(missing=True)
        try:
            match subject.kind:
                case "standard":
                    shown = _sketchable(library, self.today)
                    return self._assembled(library, sketch=shown)
                case "deal":
                    deal = load_deal(Path(subject.id), library, self.root)
                    return assemble_all(library, deal, languages=tuple(LANGUAGES))
                case "variant":
                    around = surroundings(library, variant(library, pin))
                    return self._assembled(library, pin=pin, around=around)
        except Refused as refused:
            return _Failure(missing=False, messages=refused.diagnostics)

    def _assembled(
        self,
        library: Library,
        *,
        pin: str = "",
        around: Surroundings | None = None,
        sketch: tuple[str, ...] | None = None,
    ) -> DocumentsByLanguage:
        """The standard text, or the same with a variant and with the documents that this one touches."""
        return assemble_all(
            library,
            languages=tuple(LANGUAGES),
            variants=(*around.requires, pin) if around else (),
            without=around.without if around else (),
            today=self.today,
            sketch=around.documents if around else sketch,
        )


def _sketchable(library: Library, today: datetime.date | None) -> tuple[str, ...]:
    """The documents of deals that can be shown without one, so that what changes in them is told once."""
    published = {entry.clause for entry in library.standard.documents}
    around = (surroundings(library, majors[0]) for majors in library.variants.values())
    wanted = {entry.clause for entry in library.standard.pack} | {id for one in around for id in one.documents}
    found = []
    for id in sorted(wanted - published):
        try:
            assemble(library, language=FIRST, today=today, sketch=(id,), only=id)
            found.append(id)
        except Refused:
            continue
    return tuple(found)


def _names(library: Library) -> set[str]:
    """Every variant as a subject names it."""
    return {*library.variants, *(one.pin for majors in library.variants.values() for one in majors)}


def _turn(
    subject: ImpactSubject, before: DocumentsByLanguage | _Failure, after: DocumentsByLanguage | _Failure
) -> Iterator[ComparisonFailure]:
    """What became of a subject that has a text on one side only, or on none."""
    match before, after:
        case _Failure(missing=True), _Failure(missing=True):
            return
        case _Failure(missing=True), _:
            yield ComparisonFailure(subject, "new", after.messages if isinstance(after, _Failure) else ())
        case _, _Failure(missing=True):
            yield ComparisonFailure(subject, "gone")
        case _Failure(), _Failure():
            yield ComparisonFailure(subject, "unknown", after.messages)
        case _Failure(), _:
            yield ComparisonFailure(subject, "recovers", before.messages)
        case _, _Failure():
            yield ComparisonFailure(subject, "fails", after.messages)


def _compared(before: Documents, after: Documents) -> tuple[Comparison, ...]:
    """Every document that differs otherwise than in the digests that it cites."""
    from engine.comparing.options import differences

    same = {id for id in before if id in after and text_digest(before[id]) == text_digest(after[id])}
    old, new = ({id: undigested(one) for id, one in side.items() if id not in same} for side in (before, after))
    return differences(old, new)


def _citing(before: DocumentsByLanguage, after: DocumentsByLanguage) -> Iterator[str]:
    """The documents whose text is another one, for whatever reason."""
    for id in next(iter(before.values())):
        pairs = [(before[code][id], after[code].get(id)) for code in before if id in before[code]]
        if any(other is not None and text_digest(one) != text_digest(other) for one, other in pairs):
            yield id
