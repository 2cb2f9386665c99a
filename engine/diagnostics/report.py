"""What a pass finds wrong, and the exception that stops everything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from engine.diagnostics.diagnostic import Diagnostic, has_errors, ordered
from engine.diagnostics.severity import Severity
from engine.diagnostics.span import Span


class Refused(Exception):
    """The library or the deal has errors; `diagnostics` holds all of them, sorted by place."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = ordered(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))

    def __reduce__(self) -> tuple[type[Refused], tuple[tuple[Diagnostic, ...]]]:
        return Refused, (self.diagnostics,)  # it may come from another process


MAX_QUOTED = 500  # characters of a message, or of a line of a hint


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of one pass; handed in by the caller, never shared between passes."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def error(self, code: str, span: Span, message: str, *hints: str, about: str = "", rule: str = "") -> None:
        self._add(Severity.ERROR, code, span, message, hints, about, rule)

    def warn(self, code: str, span: Span, message: str, *hints: str, about: str = "", rule: str = "") -> None:
        self._add(Severity.WARNING, code, span, message, hints, about, rule)

    def _add(
        self,
        severity: Severity,
        code: str,
        span: Span,
        message: str,
        hints: tuple[str, ...],
        about: str = "",
        rule: str = "",
    ) -> None:
        shown = tuple("\n".join(map(_visible, hint.split("\n"))) for hint in hints if hint)
        told = _visible(" ".join(message.split()))
        self.diagnostics.append(Diagnostic(code, span, told, shown, severity, about, rule))

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


def _visible(text: str) -> str:
    """A text that a message quotes from a file: short, and without characters that steer a terminal."""
    text = text if len(text) <= MAX_QUOTED else f"{text[:MAX_QUOTED]}…"
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else f"<U+{ord(one):04X}>" for one in text)
