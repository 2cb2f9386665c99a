"""Outlines and the standard selection: they name what exists, and nothing lies about unused."""

from __future__ import annotations

from engine.checking.subject import Subject
from engine.diagnostics import Report, nearest
from engine.model.renames import renamed_hint
from engine.model.variant import Reoutline


def check_outlines(subject: Subject, report: Report) -> None:
    """Owed groups of duties exist, and no clause is listed twice."""
    groups = {duty.group for duty in subject.library.duties.values()}
    for outline in subject.library.outlines.values():
        for cover in outline.owes:
            if cover.duty not in groups and "duties" not in subject.broken:
                hint = nearest(cover.duty, groups)
                report.error("duty-unknown", cover.span, f"there is no clauses/duties/{cover.duty}.yaml", hint)
        seen: set[str] = set()
        for entry in (*outline.entries, *outline.annexes):
            if entry.clause in seen:
                report.error("identifier-exists", entry.span, f"{entry.clause} is listed twice", "keep one of them")
            seen.add(entry.clause)


def check_standard(subject: Subject, report: Report) -> None:
    """Services name variants that exist; the standard selection is checked when it is assembled."""
    for service in subject.library.services.values():
        for entry in service.implies:
            if entry.clause not in subject.library.variants and entry.clause not in subject.broken:
                known = subject.library.variants
                hint = renamed_hint(f"variant/{entry.clause}", subject.library) or nearest(entry.clause, known)
                report.error("variant-unknown", entry.span, f"there is no variant {entry.clause}", hint)


def check_unlisted_clauses(subject: Subject, report: Report) -> None:
    """A clause file that no outline and no variant lists is never printed."""
    if subject.broken:
        return  # the outline that lists it may be what could not be read
    listed = {e.clause for o in subject.library.outlines.values() for e in (*o.entries, *o.annexes)}
    listed |= {change.target for v in subject.variants for change in v.changes if isinstance(change, Reoutline)}
    for clause in subject.library.clauses.values():
        if clause.id not in listed:
            document = clause.document
            hint = f"list {clause.name} in clauses/{document}/document.yaml, or delete the file"
            report.warn("clause-unlisted", clause.span, f"no outline lists {clause.id}", hint, about=clause.id)


def check_numbers_of_annexes(subject: Subject, report: Report) -> None:
    """No two paragraphs of a document print one number: those of annexes have a prefix, or there are no annexes."""
    for outline in subject.library.outlines.values():
        if outline.entries and outline.annexes and not outline.annex_prefix:
            article, annex = outline.entries[0], outline.annexes[0]
            message = f"{article.clause} and the annex {annex.clause} both print a paragraph 1.1"
            hint = f"write annex-prefix: A in clauses/{outline.id}/document.yaml: those of annex 1 are A1.1, A1.2 then"
            report.warn("number-twice", annex.span, message, hint, about=f"document/{outline.id}")
