"""The company: the mentions that CSA art. 2:20 and CDE art. III.25 want on every document are known."""

from __future__ import annotations

from engine.checking.subject import Subject
from engine.diagnostics import Report


def check_publisher(subject: Subject, report: Report) -> None:
    """Names every mention that documents show as left to be completed."""
    for company in subject.library.publisher[:1]:
        if company.missing:
            lacking = ", ".join(company.missing)
            message = f"{company.name} lacks {lacking}: documents show them as left to be completed"
            hint = "CSA art. 2:20 and CDE art. III.25 require the mentions of the company; fill them in"
            report.warn("publisher-incomplete", company.span, message, hint, about="publisher")
