"""What the search of the site is to find under words of clients exists."""

from __future__ import annotations

from engine.checking.subject import Subject
from engine.diagnostics import Report, nearest
from engine.model.clause import parts_of
from engine.model.renames import renamed_hint


def check_keywords(subject: Subject, report: Report) -> None:
    """Every key of keywords.yaml names a document, a clause, a paragraph or a variant."""
    library = subject.library
    known = [
        *library.outlines,
        *(place for clause in library.clauses.values() for place, _ in parts_of(clause.id, clause) if "." not in place),
        *(f"variant/{id}" for id in library.variants),
    ]
    for one in library.keywords:
        if one.about in known:
            continue
        hint = renamed_hint(one.about, library) or nearest(one.about, known)
        if subject.excused(hint, "clauses/", "variants/"):
            continue
        report.error("keyword-unknown", one.span, f"there is no {one.about} to be found", hint)
