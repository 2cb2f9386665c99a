"""Versions held against the last published edition: one step up for each change, of sufficient weight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.comparing.one_line import redlined
from engine.diagnostics import Report
from engine.editions.versions.difference import Difference, differences, weightiest
from engine.editions.versions.parts import Pair, pairs, renamed
from engine.editions.versions.vocabulary import vocabulary
from engine.languages import LANGUAGES
from engine.model.clause import Version
from engine.model.edition import Note
from engine.model.fingerprint import fingerprint
from engine.model.library import Library
from engine.model.revision import Bump, Revision

__all__ = ["Assessment", "assess", "check_versions", "raised", "renamed", "revisions"]

SHOWN = 12
"""How many lines of a redline a message shows at most."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A part that is in both libraries and differs, in what it says or in its version.

    `least` is the smallest step that may declare what changed, `proposed` the one that the program proposes; None
    where nothing changed, and `proposed` where a person is to say how serious it is. `note` is what the draft says of
    the change.
    """

    revision: Revision
    differences: tuple[Difference, ...]
    evidence: str = ""
    note: Note | None = None

    @property
    def id(self) -> str:
        return self.revision.id

    @property
    def before(self) -> Version:
        assert self.revision.before is not None  # noqa: S101  the part is in both libraries
        return self.revision.before

    @property
    def after(self) -> Version:
        assert self.revision.after is not None  # noqa: S101  the part is in both libraries
        return self.revision.after

    @property
    def least(self) -> Bump | None:
        return weightiest([one.least for one in self.differences]) if self.revision.changed else None

    @property
    def proposed(self) -> Bump | None:
        steps = [one.proposed for one in self.differences]
        known = weightiest([one for one in steps if one is not None])
        return known if self.revision.changed and (None not in steps or known is Bump.MAJOR) else None

    @property
    def asked(self) -> bool:
        """Whether a person is to say how serious the change is, and nobody has said it of what it is now."""
        return self.revision.changed and self.proposed is None and not self.declared

    @property
    def declared(self) -> bool:
        """Whether a named person has said how serious this change is, as it is now."""
        note = self.note
        return note is not None and bool(note.by) and note.version == self.after and note.digest == self.evidence

    @property
    def against(self) -> tuple[str, ...]:
        """What speaks against a low step."""
        return tuple(dict.fromkeys(told for one in self.differences for told in one.against))

    @property
    def why(self) -> str:
        """What asks for the step that is proposed, or for a person."""
        return next((one.why for one in self.differences if one.proposed is self.proposed), "")


def raised(version: Version, bump: Bump) -> Version:
    """The version one step up."""
    if bump is Bump.MAJOR:
        return Version(version.major + 1, 0, 0)
    return Version(version.major, version.minor + 1, 0) if bump is Bump.MINOR else _patched(version)


def _patched(version: Version) -> Version:
    return Version(version.major, version.minor, version.patch + 1)


def revisions(before: Library, after: Library) -> tuple[Revision, ...]:
    """Every versioned part that is new, gone, changed, renumbered or renamed: those of `after`, then what has gone.

    What is the same in both is left out. What was only renamed is not changed.
    """
    found = (_revision(pair) for pair in _pairs(before, after))
    return tuple(one for one in found if one.changed or one.was is not None or one.before != one.after)


@lru_cache(maxsize=4)
def _pairs(before: Library, after: Library) -> tuple[Pair, ...]:
    return pairs(before, after)


def _revision(pair: Pair) -> Revision:
    before, after = pair.before, pair.after
    return Revision(
        family=pair.part.family,
        id=pair.part.id,
        before=before.version if before else None,
        after=after.version if after else None,
        changed=pair.changed,
        span=pair.part.place,
        was=pair.was,
    )


@lru_cache(maxsize=4)
def assess(before: Library, after: Library) -> tuple[Assessment, ...]:
    """The parts that are in both libraries and differ, with everything that differs in them."""
    both = _pairs(before, after)
    words, notes = vocabulary(both, before, after), {one.id: one for one in after.notes}
    found = []
    for pair in both:
        if pair.before is None or pair.after is None:
            continue
        revision = _revision(pair)
        if revision.changed or revision.before != revision.after:
            old, new, id = pair.before.content, pair.after.content, pair.part.id
            told = differences(old, new, words, id) if revision.changed else ()
            found.append(Assessment(revision, told, _evidence(told), notes.get(id)))
    return tuple(found)


def _evidence(found: Sequence[Difference]) -> str:
    """The digest of what somebody has seen who says how serious a change is: what differs, and nothing else."""
    told = ((one.language or "", one.line if isinstance(one.line, str) else redlined(one.line)) for one in found)
    return fingerprint(tuple(sorted(told)))


def check_versions(published: Library, draft: Library, report: Report) -> None:
    """Every part that the last edition has too: its version went one step up if and only if it says something else.

    A part that is new may begin with any version; one that has gone has none.
    """
    edition = edition_of(published)
    for one in assess(published, draft):
        _behind(one, edition, report)
        for rule in RULES:
            if rule(one, edition, report):
                break


def edition_of(published: Library) -> str:
    """How messages name the edition that a library was read from."""
    return f"the edition of {published.edition.effective}" if published.edition else "the last edition"


def _unbumped(one: Assessment, edition: str, report: Report) -> bool:
    if one.after != one.before or not one.revision.changed:
        return False
    start, step = f"{one.id} says something else than in {edition}, under the same version {one.before}", one.proposed
    if step is None:
        message = f"{start}: words changed, and a person says how serious that is"
        hints = (*_shown(one.differences), *against(one), decide_hint(one.id))
    else:
        message = f"{start}: it becomes {raised(one.before, step)}"
        hints = (*_shown(one.differences), older_hint(one, step) or revise_hint(one.id, step))
    report.error("version-unbumped", one.revision.span, message, *hints)
    return True


def _idle(one: Assessment, edition: str, report: Report) -> bool:
    if one.revision.changed:
        return False
    message = f"{one.id} says the same as in {edition}, where its version is {one.before}, not {one.after}"
    report.error("version-idle", one.revision.span, message, f"write {one.before} again: clausier revise {one.id}")
    return True


def _step(one: Assessment, edition: str, report: Report) -> bool:
    steps = [raised(one.before, bump) for bump in (Bump.PATCH, Bump.MINOR, Bump.MAJOR)]
    if one.after in steps:
        return False
    first, second, third = steps
    message = f"{one.id} is at {one.before} in {edition}, so that {one.after} is not the next version"
    hint = f"write {first} (patch), {second} (minor) or {third} (major), however often it changes in between"
    report.error("version-step", one.revision.span, message, hint, revise_hint(one.id, one.proposed))
    return True


def _small(one: Assessment, edition: str, report: Report) -> bool:
    bump, least = one.revision.bump, one.least
    if bump is None or least is None or weightiest([bump, least]) is bump:
        return False
    causes = [each for each in one.differences if weightiest([bump, each.least]) is not bump]
    message = f"{one.id} goes from {one.before} to {one.after}, a {bump} version; it needs a {least} one, "
    message += f"{raised(one.before, least)}: {causes[0].why}"
    hints = (*_shown(causes), older_hint(one, least) or revise_hint(one.id, least))
    report.error("version-small", one.revision.span, message, *hints)
    return True


def _undeclared(one: Assessment, edition: str, report: Report) -> bool:
    if one.revision.bump not in (Bump.MINOR, Bump.PATCH) or not one.asked:
        return False
    seen = "" if one.note is None or not one.note.by else f"; {one.note.by} saw other words"
    message = (
        f"{one.id} goes from {one.before} to {one.after}, a {one.revision.bump} version, with other words than in "
        f"{edition}: no person says that this is enough{seen}"
    )
    report.error("version-undeclared", one.revision.span, message, *shown(one), *against(one), decide_hint(one.id))
    return True


def shown(one: Assessment) -> Iterator[str]:
    """What changed in a part, a line each."""
    return _shown(one.differences)


def against(one: Assessment) -> tuple[str, ...]:
    """What speaks against a low step, a line each."""
    return tuple(f"against a low step: {told}" for told in one.against)


def decide_hint(id: str) -> str:
    """The hint that names the command by which a person says how serious a change is."""
    return f"clausier revise {id} --major, or by a named person: --minor --by NAME, --patch --because TEXT --by NAME"


def older_hint(one: Assessment, fitting: Bump) -> str:
    """What to do where an older major on offer would have to become another one."""
    if not (one.id.startswith("variant/") and "@" in one.id and fitting is Bump.MAJOR):
        return ""
    return "an older major stays what clients were given: change the newest one, or take this one off offer"


def _behind(one: Assessment, edition: str, report: Report) -> None:
    """A text of which words changed in one language, and in another none: asked about whatever the step is.

    A term may get another name in one language, where its old one misled, as long as its definition changes in all.
    """
    texts: dict[str, dict[str, Difference]] = {}
    for each in one.differences:
        if each.language is not None:
            texts.setdefault(each.what, {})[each.language] = each
    defined = {code for code, each in texts.get("text", {}).items() if each.worded}
    for what, found in texts.items():
        if one.id.startswith("term/") and what == "name" and defined.issuperset(LANGUAGES):
            continue
        own = {code: each for code, each in found.items() if each.worded}
        missing = [code for code in LANGUAGES if code not in own]
        if own and missing:
            told = next(iter(own.values()))
            behind = " and the ".join(LANGUAGES[code].title for code in missing)
            message = f"{_in(one.id, what)} changed in {_titles(own)} only: the {behind} says what it said in {edition}"
            hint = f"change the {behind} too, or acknowledge that it says the same already"
            report.warn("translation-behind", told.span, message, *_shown([told]), hint, about=_about(one.id, what))


def _titles(codes: Iterable[str]) -> str:
    return " and ".join(LANGUAGES[code].title for code in codes)


VersionRule = Callable[[Assessment, str, Report], bool]

# In this order; a rule that is true leaves nothing to say to those that follow.
RULES: tuple[VersionRule, ...] = (_unbumped, _idle, _step, _small, _undeclared)


def revise_hint(id: str, bump: Bump | None = None) -> str:
    """The hint that names the command."""
    return f"clausier revise {id} --{bump}" if bump else f"clausier revise {id}"


def _about(id: str, what: str) -> str:
    """The place that a difference is in: `cgv/duration#notice`, or the part as a whole."""
    return f"{id}{what.split(' ')[0]}" if what.startswith("#") else id


def _in(id: str, what: str) -> str:
    return f"{id}{what}" if what.startswith("#") else f"{what} of {id}"


def _shown(found: Sequence[Difference]) -> Iterator[str]:
    """What changed, a line each: texts word by word, the rest in words."""
    for one in found[:SHOWN]:
        if isinstance(one.line, str):
            yield f"{one.what}: {one.line}"
        else:
            yield f"{one.what or 'text'}, {LANGUAGES[one.language or ''].title}: {redlined(one.line)}"
    if len(found) > SHOWN:
        yield f"and {len(found) - SHOWN} more changes"
