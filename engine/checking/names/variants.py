"""Variants: they link to variants that exist and change what exists. Whether changes collide is proven."""

from __future__ import annotations

from engine.checking.subject import Subject
from engine.diagnostics import Report, Span, near, nearest
from engine.model.claims import Claim
from engine.model.clause import parts_of
from engine.model.place import Place
from engine.model.renames import renamed_hint
from engine.model.variant import Change, Variant


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
            for pointer in change.touches():
                missing = subject.resolver.missing(pointer.place)
                if missing:
                    _no_place(subject, pointer.span or change.span, missing, report)
            if change.place and change.onward and change.onward.place.within(change.place.place):
                span = change.onward.span or change.span
                message = f"{change.onward} is removed by this change itself"
                report.error("change-redirect", span, message, "name a place that stays")
            _owned(subject, variant, change, report)
            _whole(subject, change, report)
            _free(subject, variant, change, report)


def _no_place(subject: Subject, span: Span, missing: Place, report: Report) -> None:
    paragraphs = subject.resolver.paragraphs
    renamed = renamed_hint(missing, subject.library)
    clause, part = missing.clause, missing.part
    if not part:
        hint = nearest(clause, paragraphs)
    else:
        known = paragraphs[clause]
        around = clause.child(missing.paragraph)
        names = [around.child(one).part for one in known[missing.paragraph]] if missing.item else list(known)
        meant = [clause.at(name) for name in near(part, names)]
        if subject.excused("".join(meant), "variants/", f"clauses/{clause}.yaml"):
            return
        hint = f"did you mean {' or '.join(meant)}?" if meant else f"it has {', '.join(f'#{name}' for name in names)}"
    report.error("change-target", span, f"{missing} does not exist", renamed or hint)


def _owned(subject: Subject, variant: Variant, change: Change, report: Report) -> None:
    """What another variant inserts may be changed only by a variant that is never selected without it."""
    place = change.place.place if change.place else None
    if place is None or subject.resolver.missing(place):
        return
    base = subject.library.clauses.get(place.clause)
    if base is not None and place in dict(parts_of(base.id, base)):
        return
    inserters = {one.id for one in subject.variants for it in one.changes if place in dict(it.brings())}
    if inserters and not inserters & _companions(subject, variant):
        owner = " or ".join(sorted(inserters))
        message = f"{place} exists only where {owner} is selected"
        report.error("change-target", change.span, message, f"write requires: [{sorted(inserters)[0]}]")


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


def _whole(subject: Subject, change: Change, report: Report) -> None:
    """The clause or document that a change is about as a whole exists, and is not added where it stands already."""
    whole = change.whole
    if whole is None:
        return
    known = [*subject.library.outlines, *subject.resolver.paragraphs]
    if whole not in known and whole not in subject.broken:
        message = f"{whole} is neither a clause nor a document"
        hint = renamed_hint(whole, subject.library) or nearest(whole, known)
        report.error("change-target", change.span, message, hint)
    listed = {entry.clause for one in subject.library.outlines.values() for entry in (*one.entries, *one.annexes)}
    if Claim("add", whole) in change.claims() and whole in listed:
        message = f"{whole} is in its outline already"
        report.error("identifier-exists", change.span, message, "delete this change")


def _free(subject: Subject, variant: Variant, change: Change, report: Report) -> None:
    """What a change inserts has a name that nothing of the library bears."""
    for claim in change.claims():
        clause = subject.library.clauses.get(claim.place.clause) if claim.kind == "id" and claim.place else None
        if clause is not None and claim.place in dict(parts_of(clause.id, clause)):
            message = f"{variant.id} inserts {claim.place}, which exists already"
            report.error("identifier-exists", change.span, message, "give it another id")
