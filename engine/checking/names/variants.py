"""Variants: they link to variants that exist and change what exists. Whether changes collide is proven."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checking.subject import Subject
from engine.diagnostics import Report, Span, near, nearest
from engine.model.renames import renamed_hint
from engine.model.targets import clause_places, inserted_places
from engine.model.variant import Change, Insert, Place, Remove, Reoutline, Replace, Retitle, Variant


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
