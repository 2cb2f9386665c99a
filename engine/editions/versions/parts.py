"""The versioned parts of a library, and which part of one library is which of another, whatever was renamed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from engine.diagnostics import Span
from engine.editions.versions.current_names import VersionedContent, renewed
from engine.model.clause import Clause, Version
from engine.model.fingerprint import fingerprint, says_the_same
from engine.model.library import Library
from engine.model.renames import current, former_names, named
from engine.model.revision import VersionedKind
from engine.model.variant import Change, Variant


@dataclass(frozen=True, slots=True)
class VersionedPart:
    """Something with a version of its own. What a variant brings with a version of its own is no part of the variant.

    `id` is that of `Revision`; what belongs to a variant bears its name: `parameter/eea-only.surcharge`,
    `term/custom-sla@1.service-credit`, `custom-sla.sla/trial`.
    """

    family: VersionedKind
    id: str
    version: Version
    content: VersionedContent
    span: Span

    @property
    def place(self) -> Span:
        """Where the version is written."""
        return self.version.span or self.span


@dataclass(frozen=True, slots=True)
class Pair:
    """One part before and after; None where it is not there. `was` is its former id where it was renamed.

    Both contents name everything as the later library does, and every place in full.
    """

    before: VersionedPart | None
    after: VersionedPart | None
    was: str | None
    changed: bool

    @property
    def part(self) -> VersionedPart:
        one = self.after or self.before
        assert one is not None  # noqa: S101  a pair has a side
        return one


def parts(library: Library) -> Mapping[str, VersionedPart]:
    """Every versioned part by its id."""
    return {one.id: one for one in _parts(library)}


def _parts(library: Library) -> Iterator[VersionedPart]:
    for outline in library.outlines.values():
        yield VersionedPart("document", f"document/{outline.id}", outline.version, outline, outline.span)
    for clause in library.clauses.values():
        yield VersionedPart("clause", clause.id, clause.version, clause, clause.span)
    for term in library.terms.values():
        yield VersionedPart("term", f"term/{term.id}", term.version, term, term.span)
    for parameter in library.parameters.values():
        yield VersionedPart("parameter", f"parameter/{parameter.name}", parameter.version, parameter, parameter.span)
    for majors in library.variants.values():
        for place, variant in enumerate(majors):
            yield from _of_variant(variant, variant.pin if place else variant.id)


def _of_variant(variant: Variant, name: str) -> Iterator[VersionedPart]:
    own: list[Change] = []
    brought: list[VersionedPart] = []
    for change in variant.changes:
        own.append(change.lean())
        for term in change.defines():
            brought.append(VersionedPart("term", f"term/{name}.{term.id}", term.version, term, term.span))
        for place, node in change.brings():
            if isinstance(node, Clause) and node.versioned:
                brought.append(VersionedPart("clause", f"{name}.{place}", node.version, node, node.span))
    lean = replace(variant, parameters={}, changes=tuple(own))
    yield VersionedPart("variant", f"variant/{name}", variant.version, lean, variant.span)
    for parameter in variant.parameters.values():
        id = f"parameter/{name}.{parameter.name.partition('.')[2]}"
        yield VersionedPart("parameter", id, parameter.version, parameter, parameter.span)
    yield from brought


def renamed(before: Library, after: Library) -> Mapping[str, str]:
    """Everything that bears another name, itself or through what it lies in: the old full name with the new one.

    Full names are those of engine/model/renames.py.
    """
    former = former_names(after)
    if not former:
        return {}
    names = dict.fromkeys(name for name, _, _ in named(before))
    return {name: now for name in names if (now := current(name, former)) != name}


def pairs(before: Library, after: Library) -> tuple[Pair, ...]:
    """The parts of both libraries: those of `after` in their order, then what has gone.

    An older major on offer is held against the same major, whether that was the newest or not.
    """
    former = former_names(after)
    old, new = parts(before), parts(after)
    by_name = {_current(id, former): one for id, one in old.items()}
    found, used = [], set()
    for id, part in new.items():
        other = _same_major(part, by_name, before, former) or by_name.get(id)
        if other is not None:
            used.add(other.id)
        found.append(_pair(other, part, former, before, after))
    return (*found, *(Pair(one, None, None, True) for one in old.values() if one.id not in used))


def called_now(published: Library, draft: Library) -> Mapping[str, VersionedPart]:
    """The parts of a published library by the ids that they have in the draft."""
    former = former_names(draft)
    return {_current(id, former): one for id, one in parts(published).items()}


def _current(id: str, former: Mapping[str, str]) -> str:
    """What the id of a part is today."""
    head, _, rest = id.partition("/")
    if head == "variant":
        name, at, major = rest.partition("@")
        return current(f"variant/{name}", former) + at + major
    if "." in head:  # a clause that a variant brings
        owner, _, document = head.partition(".")
        name, at, major = owner.partition("@")
        owner = current(f"variant/{name}", former).removeprefix("variant/")
        return f"{owner}{at}{major}.{current(f'{document}/{rest}', former)}"
    return current(id, former)


def _same_major(
    part: VersionedPart, by_name: Mapping[str, VersionedPart], before: Library, former: Mapping[str, str]
) -> VersionedPart | None:
    """What an older major, or a part of one, was while that major was the newest."""
    owner = _owner(part.id)
    if "@" not in owner or part.id in by_name:
        return None
    name, _, major = owner.partition("@")
    then = next((id for id in before.variants if current(f"variant/{id}", former) == f"variant/{name}"), None)
    if then is None or str(before.variants[then][0].version.major) != major:
        return None
    return by_name.get(part.id.replace(f"{name}@{major}", name, 1))


def _owner(id: str) -> str:
    """The variant that a part is or belongs to, with its major where that is an older one; else empty."""
    head, _, rest = id.partition("/")
    if head == "variant":
        return rest
    owner, point, _ = (rest if head in ("parameter", "term") else head).partition(".")
    return owner if point else ""


def owner(id: str) -> str | None:
    """The id of the variant that a part belongs to: `variant/eea-only`; None for the parts of the library."""
    return f"variant/{name}" if not id.startswith("variant/") and (name := _owner(id)) else None


def _pair(
    before: VersionedPart | None,
    after: VersionedPart,
    former: Mapping[str, str],
    old_library: Library,
    new_library: Library,
) -> Pair:
    if before is None:
        return Pair(None, after, None, True)
    was = before.id if _current(before.id, former) != before.id else None
    if was is None and says_the_same(before.content, after.content):
        return Pair(before, after, None, False)
    old = replace(before, content=renewed(before.content, former, tuple(old_library.outlines)))
    new = replace(after, content=renewed(after.content, {}, tuple(new_library.outlines)))
    return Pair(old, new, was, fingerprint(old.content) != fingerprint(new.content))
