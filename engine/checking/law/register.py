"""The register of sub-processors: transfers are protected, and every selection keeps somebody for its data."""

from __future__ import annotations

from engine.checking.subject import Subject
from engine.diagnostics import Report
from engine.model.transfers import LEFT_HINT, left_alone, unprotected


def check_safeguards(subject: Subject, report: Report) -> None:
    """Whoever processes data outside the EEA does so under a safeguard (GDPR art. 44 to 46)."""
    for one in subject.library.subprocessors or ():
        if one.unprotected and not subject.unread(one.span.file):  # its country may be misspelt, which is reported
            report.error("safeguard-missing", one.span, *unprotected(one))


def check_without_anybody(subject: Subject, report: Report) -> None:
    """Names the options under which a service is left without a sub-processor."""
    for variant, service, serving in left_alone(subject.library, subject.library.subprocessors):
        names = ", ".join(one.id for one in serving)
        message = f"no lawful sub-processor is left for {service} with {variant.id}: outside the EEA are {names}"
        report.warn("subprocessor-none", serving[0].span, message, LEFT_HINT, about="register")
