"""Former names: `was:` names nothing that exists today, and nothing that something else was."""

from __future__ import annotations

from engine.checking.subject import Subject
from engine.diagnostics import Report
from engine.model.renames import formerly, named


def check_former(subject: Subject, report: Report) -> None:
    """What was renamed has left its name, so that a reference to it means one thing before and after."""
    known = list(named(subject.library))
    present = {name for name, _, _ in known}
    owners: dict[str, str] = {}
    for name, was, span in known:
        for old in formerly(name, was):
            if old in present:
                message = f"{name} says that it was {old}, which exists today"
                report.error("rename-taken", span, message, "take the name out of was:, or rename one of the two")
            elif owners.setdefault(old, name) != name:
                message = f"{name} and {owners[old]} both say that they were {old}"
                report.error("rename-taken", span, message, "keep was: in the one that replaces it")
