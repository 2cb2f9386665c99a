"""One message, and what is asked of many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.diagnostics.severity import Severity
from engine.diagnostics.span import Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message: a stable code of `CODES`, a severity, a place, a sentence, and what to do (`hints`).

    `about` names the part of the library that it speaks of (`cgv/payment#interest`, `parameter/notice`); a warning
    about something can be acknowledged. `rule` tells apart what one code says of one part: the name of an advice.
    Raises `KeyError` for a code that there is not, and `ValueError` for a severity that its record does not give.
    """

    code: str
    span: Span
    message: str
    hints: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
    about: str = ""
    rule: str = ""

    @property
    def finding(self) -> str:
        """What an acknowledgement calls it: its code, or `advice/late-interest`."""
        return f"{self.code}/{self.rule}" if self.rule else self.code

    def __post_init__(self) -> None:
        from engine.diagnostics.codes import CODES  # all that is said of every code: not before there is a message

        if self.severity not in CODES[self.code].severities:
            raise ValueError(f"{self.code} is no {self.severity}")

    def __str__(self) -> str:
        lines = [f"{self.span}: {self.severity}: {self.message} [{self.code}]"]
        return "\n".join([*lines, *(f"    hint: {hint}" for hint in self.hints)])


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in diagnostics)


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """All different diagnostics, sorted by place, then by code."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda one: (one.span, one.code, one.message)))
