"""What a pass finds wrong, and the exception that stops everything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from engine.diagnostics.diagnostic import Diagnostic, has_errors, made, ordered
from engine.diagnostics.saying import Saying
from engine.diagnostics.severity import Severity
from engine.diagnostics.span import Span


class Refused(Exception):
    """The library or the deal has errors; `diagnostics` holds all of them, sorted by place."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = ordered(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))

    def __reduce__(self) -> tuple[type[Refused], tuple[tuple[Diagnostic, ...]]]:
        return Refused, (self.diagnostics,)  # it may come from another process


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of one pass; handed in by the caller, never shared between passes."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def error(
        self, code: str, span: Span, message: str | Saying, *hints: str | Saying | None, about: str = "", rule: str = ""
    ) -> None:
        self.diagnostics.append(made(code, span, message, *hints, severity=Severity.ERROR, about=about, rule=rule))

    def warn(
        self, code: str, span: Span, message: str | Saying, *hints: str | Saying | None, about: str = "", rule: str = ""
    ) -> None:
        self.diagnostics.append(made(code, span, message, *hints, severity=Severity.WARNING, about=about, rule=rule))

    @property
    def failed(self) -> bool:
        return has_errors(self.diagnostics)

    def watch(self) -> Watch:
        """What tells, later, whether anything has been said since."""
        return Watch(self, len(self.diagnostics))

    def stop(self) -> None:
        """Raises `Refused` with everything collected if there is an error in it."""
        if self.failed:
            raise Refused(self.diagnostics)


@dataclass(frozen=True, slots=True)
class Watch:
    """A report from some moment on: what one step of a pass says, apart from all that was said before."""

    report: Report
    start: int

    @property
    def said(self) -> bool:
        """Whether anything has been said since."""
        return len(self.report.diagnostics) > self.start
