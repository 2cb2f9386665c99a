"""A small library, drafts of it, and what is said of their versions."""

from __future__ import annotations

from collections.abc import Callable

from editing import BASE

from engine import load_library
from engine.diagnostics import Diagnostic, Report, ordered
from engine.editions.versions.check import check_versions
from engine.model.library import Library

Draft = Callable[..., Library]
"""Makes a copy of the small library with these edits."""

BEFORE = load_library(BASE)
DURATION, PAYMENT = "clauses/cgv/duration.yaml", "clauses/cgv/payment.yaml"
PARAMETERS, TERMS, EXPRESS = "clauses/parameters.yaml", "clauses/terms.yaml", "variants/express.yaml"
OLDER, LOCAL, OUTLINE = "variants/express@1.yaml", "variants/local-only.yaml", "clauses/dpa/document.yaml"


def told(before: Library, after: Library) -> tuple[Diagnostic, ...]:
    report = Report()
    check_versions(before, after, report)
    return ordered(report.diagnostics)


def of_versions(before: Library, after: Library) -> tuple[Diagnostic, ...]:
    """What is said of versions, whatever one language says alone."""
    return tuple(one for one in told(before, after) if one.code != "translation-behind")
