"""Variants: they link to variants that exist, change what exists, and never collide when selected together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, product

from engine.checking.subject import Subject
from engine.diagnostics import Report, nearest
from engine.model.claims import claims_collide, claims_of
from engine.model.condition import Condition, atoms, holds
from engine.model.variant import Change, Insert, Place, Remove, Reoutline, Replace, Retitle, Variant

MAX_ATOMS = 16


def check_variant_links(subject: Subject, report: Report) -> None:
    """`requires` and `implies` name variants that exist; nothing implies itself in a circle."""
    known = subject.library.variants
    for variant in subject.variants:
        for link in (*variant.requires, *variant.implies):
            if link.variant not in known and link.variant not in subject.broken:
                hint = nearest(link.variant, known)
                report.error("variant-unknown", link.span, f"there is no variant {link.variant}", hint)
        for link in variant.implies:
            path = _circle(subject, variant.id, link.variant)
            if path:
                report.error(
                    "variant-cycle", link.span, f"these imply each other: {' → '.join(path)}", "break the circle"
                )


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
                    _no_place(subject, change, missing, report)
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


def _no_place(subject: Subject, change: Change, missing: str, report: Report) -> None:
    resolver = subject.resolver
    known = list(resolver.paragraphs)
    for clause, paragraphs in resolver.paragraphs.items():
        known += [f"{clause}#{name}" for name in paragraphs]
        known += [f"{clause}#{name}.{item}" for name, items in paragraphs.items() for item in items]
    report.error("change-target", change.span, f"{missing} does not exist", nearest(missing, known))


def _whole(subject: Subject, change: Retitle | Reoutline, report: Report) -> None:
    known = [*subject.library.outlines, *subject.resolver.paragraphs]
    if change.target not in known and change.target not in subject.broken:
        message = f"{change.target} is neither a clause nor a document"
        report.error("change-target", change.span, message, nearest(change.target, known))


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
    """Two changes to one place that can be selected together are an error, whoever makes them."""
    for variant in subject.variants:
        for one, two in combinations(variant.changes, 2):
            if _collide(one, two) and _together(subject, (variant,), (one.when, two.when)):
                _tell(variant, one, variant, two, report)
    for left, right in combinations(subject.variants, 2):
        if left.id == right.id:
            continue
        for one, two in product(left.changes, right.changes):
            if _collide(one, two) and _together(subject, (left, right), (one.when, two.when)):
                _tell(left, one, right, two, report)


def _collide(one: Change, two: Change) -> bool:
    return any(claims_collide(a, b) for a in claims_of(one) for b in claims_of(two))


def _tell(left: Variant, one: Change, right: Variant, two: Change, report: Report) -> None:
    who = f"{left.id} and {right.id} both change" if left.id != right.id else f"{left.id} changes twice"
    places = sorted({place for _, place in claims_of(two)})
    hint = f"the other change stands at {one.span}; word them together with when:, or declare a conflict"
    report.error("change-conflict", two.span, f"{who} {', '.join(places)}", hint)


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
