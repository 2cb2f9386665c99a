"""Versions held against the last published edition: one step up for each change, of sufficient weight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.comparing.one_line import redlined
from engine.diagnostics import Report
from engine.editions.versions.difference import Difference, differences, weightiest
from engine.editions.versions.parts import Pair, pairs, renamed
from engine.languages import LANGUAGES
from engine.model.clause import Version
from engine.model.library import Library
from engine.model.revision import Bump, Revision

__all__ = ["Assessment", "assess", "check_versions", "raised", "renamed", "revisions"]

SHOWN = 12
"""How many lines of a redline a message shows at most."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A part that is in both libraries and differs, in what it says or in its version.

    `least` is the smallest step that declares what changed, `fitting` the one that is advised; both None where
    nothing did.
    """

    revision: Revision
    differences: tuple[Difference, ...]

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
    def fitting(self) -> Bump | None:
        return weightiest([one.fitting for one in self.differences]) if self.revision.changed else None

    @property
    def why(self) -> str:
        """What asks for the step that is advised."""
        return next((one.why for one in self.differences if one.fitting is self.fitting), "")


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
    found = []
    for pair in _pairs(before, after):
        if pair.before is None or pair.after is None:
            continue
        revision = _revision(pair)
        if revision.changed or revision.before != revision.after:
            told = differences(pair.before.content, pair.after.content) if revision.changed else ()
            found.append(Assessment(revision, told))
    return tuple(found)


def check_versions(published: Library, draft: Library, report: Report) -> None:
    """Every part that the last edition has too: its version went one step up if and only if it says something else.

    A part that is new may begin with any version; one that has gone has none.
    """
    edition = edition_of(published)
    for one in assess(published, draft):
        for rule in RULES:
            if rule(one, edition, report):
                break


def edition_of(published: Library) -> str:
    """How messages name the edition that a library was read from."""
    return f"the edition of {published.edition.effective}" if published.edition else "the last edition"


def _unbumped(one: Assessment, edition: str, report: Report) -> bool:
    if one.after != one.before or one.fitting is None:
        return False
    message = (
        f"{one.id} says something else than in {edition}, under the same version {one.before}: "
        f"it becomes {raised(one.before, one.fitting)}"
    )
    hints = (*_shown(one.differences), older_hint(one, one.fitting) or revise_hint(one.id, one.fitting))
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
    report.error("version-step", one.revision.span, message, hint, revise_hint(one.id, one.fitting or Bump.PATCH))
    return True


def _small(one: Assessment, edition: str, report: Report) -> bool:
    bump, least, fitting = one.revision.bump, one.least, one.fitting
    if bump is None or least is None or fitting is None or weightiest([bump, fitting]) is bump:
        return False
    enough = weightiest([bump, least]) is bump
    causes = [each for each in one.differences if weightiest([bump, each.fitting]) is not bump]
    message = f"{one.id} goes from {one.before} to {one.after}, a {bump} version; {'rather' if enough else 'it needs'} "
    message += f"a {fitting} one, {raised(one.before, fitting)}: {one.why}"
    hints = (*_shown(causes), older_hint(one, fitting) or revise_hint(one.id, fitting))
    if enough:
        report.warn("version-small", one.revision.span, message, *hints, about=one.id)
    else:
        report.error("version-small", one.revision.span, message, *hints)
    return not enough


def older_hint(one: Assessment, fitting: Bump) -> str:
    """What to do where an older major on offer would have to become another one."""
    if not (one.id.startswith("variant/") and "@" in one.id and fitting is Bump.MAJOR):
        return ""
    return "an older major stays what clients were given: change the newest one, or take this one off offer"


def _behind(one: Assessment, edition: str, report: Report) -> bool:
    if one.revision.bump not in (Bump.MINOR, Bump.MAJOR):
        return False
    texts: dict[str, dict[str, Difference]] = {}
    for each in one.differences:
        if each.language is not None:
            texts.setdefault(each.what, {})[each.language] = each
    for what, found in texts.items():
        missing = [code for code in LANGUAGES if code not in found]
        told = next(iter(found.values()))
        if missing and told.worded:
            own, behind = _titles(found), " and the ".join(LANGUAGES[code].title for code in missing)
            message = (
                f"{_in(one.id, what)} changed in {own} only, in a {one.revision.bump} version: "
                f"the {behind} is what it was in {edition}"
            )
            hint = f"change the {behind} too, or acknowledge that it says the same already"
            report.warn("translation-behind", told.span, message, *_shown([told]), hint, about=_about(one.id, what))
    return False


def _titles(codes: Iterable[str]) -> str:
    return " and ".join(LANGUAGES[code].title for code in codes)


VersionRule = Callable[[Assessment, str, Report], bool]

# In this order; a rule that is true leaves nothing to say to those that follow.
RULES: tuple[VersionRule, ...] = (_unbumped, _idle, _step, _small, _behind)


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
