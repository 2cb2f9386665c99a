"""Variants: they link to variants that exist, change what exists, and never collide when selected together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, product

from engine.checking.subject import Subject
from engine.diagnostics import Report, Span, near, nearest
from engine.model.claims import claims_collide, claims_of
from engine.model.condition import Condition, atoms, holds
from engine.model.former import renamed_hint
from engine.model.places import clause_places, inserted_places
from engine.model.variant import Change, Insert, Place, Remove, Reoutline, Replace, Retitle, Variant

MAX_ATOMS = 16


def check_variant_links(subject: Subject, report: Report) -> None:
    """`requires` and `implies` name variants that exist; nothing implies itself in a circle."""
    known = subject.library.variants
    for variant in subject.variants:
        for link in (*variant.requires, *variant.implies):
            if link.variant not in known and link.variant not in subject.broken:
                hint = renamed_hint(f"variant/{link.variant}", subject.library) or nearest(link.variant, known)
                report.error("variant-unknown", link.span, f"there is no variant {link.variant}", hint)
        for link in variant.implies:
            path = _circle(subject, variant.id, link.variant)
            if path and variant.id == min(path):  # the circle is reported once, not at each of its variants
                message = (
                    f"these imply each other: {' → '.join(path)}" if len(path) > 2 else f"{path[0]} implies itself"
                )
                report.error("variant-cycle", link.span, message, "take one out of implies:")


def _circle(subject: Subject, start: str, first: str) -> list[str]:
    waiting, seen = [[start, first]], {first}
    while waiting:
        path = waiting.pop()
        if path[-1] == start:
            return path
        for variant in subject.library.variants.get(path[-1], ()):
            for link in variant.implies:
                if link.variant not in seen or link.variant == start:
                    seen.add(link.variant)
                    waiting.append([*path, link.variant])
    return []


def check_change_targets(subject: Subject, report: Report) -> None:
    """Every change points at something that exists, every redirect too, and what is inserted has a free name."""
    for variant in subject.variants:
        for change in variant.changes:
            for place in _places(change):
                missing = subject.resolver.exists(place)
                if missing:
                    _no_place(subject, place.span or change.span, missing, report)
            if isinstance(change, Remove) and change.redirect is not None and _within(change.redirect, change.target):
                span = change.redirect.span or change.span
                message = f"{change.redirect} is removed by this change itself"
                report.error("change-redirect", span, message, "name a place that stays")
            _owned(subject, variant, change, report)
            if isinstance(change, (Retitle, Reoutline)):
                _whole(subject, change, report)
            if isinstance(change, Insert):
                _free(subject, variant, change, report)


def _places(change: Change) -> Iterator[Place]:
    match change:
        case Replace(target=target):
            yield target
        case Remove(target=target, redirect=redirect):
            yield target
            if redirect is not None:
                yield redirect
        case Insert(anchor=anchor):
            yield anchor
        case Reoutline(redirect=Place() as redirect):
            yield redirect
        case _:
            return


def _within(inner: Place, outer: Place) -> bool:
    return f"{inner}.".startswith(f"{outer}.") or f"{inner}#".startswith(f"{outer}#")


def _no_place(subject: Subject, span: Span, missing: str, report: Report) -> None:
    paragraphs = subject.resolver.paragraphs
    renamed = renamed_hint(missing, subject.library)
    clause, _, part = missing.partition("#")
    if not part:
        hint = nearest(clause, paragraphs)
    else:
        known = paragraphs[clause]
        paragraph, _, item = part.partition(".")
        names = [f"{paragraph}.{one}" for one in known[paragraph]] if item else list(known)
        meant = [f"{clause}#{name}" for name in near(part, names)]
        if subject.excused("".join(meant), "variants/", f"clauses/{clause}.yaml"):
            return
        hint = f"did you mean {' or '.join(meant)}?" if meant else f"it has {', '.join(f'#{name}' for name in names)}"
    report.error("change-target", span, f"{missing} does not exist", renamed or hint)


def _owned(subject: Subject, variant: Variant, change: Change, report: Report) -> None:
    """What another variant inserts may be changed only by a variant that is never selected without it."""
    place = change.anchor if isinstance(change, Insert) else getattr(change, "target", None)
    if not isinstance(place, Place) or subject.resolver.exists(place):
        return
    inserters = {one.id for one in subject.variants for it in one.changes if _creates(it, str(place))}
    base = subject.library.clauses.get(place.clause)
    if base is not None and str(place) in clause_places(base):
        return
    if inserters and not inserters & _companions(subject, variant):
        owner = " or ".join(sorted(inserters))
        message = f"{place} exists only where {owner} is selected"
        report.error("change-target", change.span, message, f"write requires: [{sorted(inserters)[0]}]")


def _creates(change: Change, place: str) -> bool:
    if isinstance(change, Insert):
        return place in inserted_places(change)
    return isinstance(change, Replace) and any(f"{change.target}.{one.id}" == place for one in change.items or ())


def _companions(subject: Subject, variant: Variant) -> set[str]:
    """The variant itself and all that it requires or implies, directly or not."""
    found: set[str] = set()
    waiting = [variant.id]
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            for one in subject.library.variants.get(id, ()):
                waiting += [link.variant for link in (*one.requires, *one.implies)]
    return found


def _whole(subject: Subject, change: Retitle | Reoutline, report: Report) -> None:
    known = [*subject.library.outlines, *subject.resolver.paragraphs]
    if change.target not in known and change.target not in subject.broken:
        message = f"{change.target} is neither a clause nor a document"
        hint = renamed_hint(change.target, subject.library) or nearest(change.target, known)
        report.error("change-target", change.span, message, hint)
    listed = {entry.clause for one in subject.library.outlines.values() for entry in (*one.entries, *one.annexes)}
    if isinstance(change, Reoutline) and change.action == "add" and change.target in listed:
        message = f"{change.target} is in its outline already"
        report.error("identifier-exists", change.span, message, "delete this change")


def _free(subject: Subject, variant: Variant, change: Insert, report: Report) -> None:
    target = change.target
    clause = subject.library.clauses.get(target.clause)
    paragraph = next((one for one in clause.paragraphs if one.id == target.paragraph), None) if clause else None
    taken = (
        (clause is not None and not target.paragraph)
        or (paragraph is not None and not target.item)
        or (paragraph is not None and any(item.id == target.item for item in paragraph.items))
    )
    if taken:
        message = f"{variant.id} inserts {target}, which exists already"
        report.error("identifier-exists", change.span, message, "give it another id")


def check_collisions(subject: Subject, report: Report) -> None:
    """Two changes to one place that can be selected together are an error, whoever makes them.

    A variant with a fault of its own stays out: the condition that would keep two changes apart may be what is faulty.
    """
    variants = [variant for variant in subject.variants if variant.span.file not in subject.broken]
    told: set[tuple[str, Span]] = set()  # an older major often makes the same change: once is enough
    for variant in variants:
        for one, two in combinations(variant.changes, 2):
            if _collide(one, two) and _together(subject, (variant,), (one.when, two.when)):
                _tell(variant, one, variant, two, report)
    for left, right in combinations(variants, 2):
        if left.id == right.id:
            continue
        for one, two in product(left.changes, right.changes):
            if (left.id, two.span) in told or not _collide(one, two):
                continue
            if _together(subject, (left, right), (one.when, two.when)):
                told.add((left.id, two.span))
                _tell(left, one, right, two, report)


def _collide(one: Change, two: Change) -> bool:
    return any(claims_collide(a, b) for a in claims_of(one) for b in claims_of(two))


def _tell(left: Variant, one: Change, right: Variant, two: Change, report: Report) -> None:
    places = ", ".join(sorted({place.split(" = ")[0] for _, place in claims_of(two)}))
    if left.id == right.id:
        hint = f"the other change stands at {one.span}; make one of them, or give each its own when:"
        report.error("change-conflict", two.span, f"{left.id} changes {places} twice", hint)
        return
    hint = f"the other change stands at {one.span}; word them together with when:, or declare a conflict"
    report.error("change-conflict", two.span, f"{left.id} and {right.id} both change {places}", hint)


def _together(subject: Subject, variants: tuple[Variant, ...], whens: tuple[Condition | None, ...]) -> bool:
    """Whether some selection holds all these variants, without conflict, and all these conditions.

    Decided over the few atoms that are asked; with too many of them the answer is the cautious yes.
    """
    selected = {f"variant.{variant.id}" for variant in variants}
    asked = {str(atom) for condition in whens for atom in atoms(condition)}
    asked |= {str(atom) for v in variants for conflict in v.conflicts for atom in atoms(conflict.when)}
    free = sorted(asked - selected)
    if len(free) > MAX_ATOMS:
        return True
    groups: dict[str, list[str]] = {}
    for fact in subject.library.facts.values():
        if fact.group is not None:
            groups.setdefault(fact.group, []).append(fact.id)
    for values in product((False, True), repeat=len(free)):
        truth = _truth({name for name, value in zip(free, values, strict=True) if value} | selected)
        exclusive = all(sum(truth(name) for name in names) <= 1 for names in groups.values())
        harmless = not any(holds(conflict.when, truth) for v in variants for conflict in v.conflicts)
        if exclusive and harmless and all(holds(condition, truth) for condition in whens):
            return True
    return False


def _truth(true: set[str]) -> Callable[[str], bool]:
    return lambda atom: atom in true
