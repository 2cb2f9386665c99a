"""The company: the mentions that CSA art. 2:20 and CDE art. III.25 want on every document are known."""

from __future__ import annotations

from types import MappingProxyType

from engine.checking.subject import Subject
from engine.diagnostics import Report

_REQUIRED = MappingProxyType(
    {
        "seat": "seat",
        "enterprise_number": "enterprise-number",
        "vat_number": "vat-number",
        "register": "register",
        "bank_account": "bank-account",
        "email": "email",
    }
)


def check_publisher(subject: Subject, report: Report) -> None:
    """Names every mention that documents show as left to be completed."""
    for company in subject.library.publisher[:1]:
        missing = [key for name, key in _REQUIRED.items() if getattr(company, name) is None]
        if missing:
            message = f"{company.name} lacks {', '.join(missing)}: documents show them as left to be completed"
            hint = "CSA art. 2:20 and CDE art. III.25 require the mentions of the company; fill them in"
            report.warn("publisher-incomplete", company.span, message, hint, about="publisher")
