"""How diagnostics look: one grammar everywhere, with the line they speak of when a person reads them."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.diagnostics import Diagnostic, Severity, ordered

_COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.NOTE: "\x1b[36m"}
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


class Voice:
    """Where messages go and how: set once from the options, before anything is said."""

    json = False
    root: Path | None = None


def tell(diagnostics: Iterable[Diagnostic], form: str = "text") -> None:
    """Prints diagnostics on standard error: for people, as a JSON list for programs, as annotations for `github`."""
    found = ordered(diagnostics)
    if Voice.json:
        print(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=2), file=sys.stderr)
        return
    pretty = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    for one in found:
        told = annotation(one) if form == "github" else _pretty(one) if pretty else str(one)
        print(told, file=sys.stderr)
    if found:
        print(summary(found), file=sys.stderr)


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """How many of each severity, in words: "4 errors, 1 warning"."""
    counts = [(sum(one.severity is severity for one in diagnostics), severity) for severity in Severity]
    parts = [f"{count} {severity}{'' if count == 1 else 's'}" for count, severity in counts if count]
    return ", ".join(parts) or "nothing to say"


def annotation(one: Diagnostic) -> str:
    """A command of GitHub Actions, which shows the message at its line of a pull request."""
    kind = "notice" if one.severity is Severity.NOTE else str(one.severity)
    place = {"file": one.span.file, "line": one.span.line, "col": one.span.column, "title": one.code}
    said = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in place.items() if value)
    message = "\n".join([one.message, *(f"hint: {hint}" for hint in one.hints)])
    return f"::{kind} {said}::{_escaped(message)}"


def _escaped(text: str, marks: str = "") -> str:
    """A value as GitHub reads it; in what stands before the message, `marks` are separators."""
    for mark in f"%\r\n{marks}":
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text


def _plain(one: Diagnostic) -> dict[str, object]:
    return {
        "code": one.code,
        "severity": str(one.severity),
        "file": one.span.file,
        "line": one.span.line,
        "column": one.span.column,
        "message": one.message,
        "hints": list(one.hints),
        "finding": one.finding,
        "about": one.about or None,
    }


def _pretty(one: Diagnostic) -> str:
    colour = _COLOURS[one.severity]
    lines = [f"{_BOLD}{one.span}{_PLAIN}: {colour}{one.severity}{_PLAIN}: {one.message} {_DIM}[{one.code}]{_PLAIN}"]
    source = _source(one)
    if source:
        text, column = source
        lines += [f"  {_DIM}{one.span.line:>5} |{_PLAIN} {text}"]
        lines += [f"        {_DIM}|{_PLAIN} {' ' * column}{colour}{'^' * max(1, one.span.length)}{_PLAIN}"]
    lines += [f"    {_BOLD}hint:{_PLAIN} {hint}" for hint in one.hints]
    return "\n".join(lines)


def _source(one: Diagnostic) -> tuple[str, int] | None:
    """The line a diagnostic speaks of, cut to a readable width, and the column to underline."""
    if Voice.root is None or not one.span.line:
        return None
    try:
        lines = (Voice.root / one.span.file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    if one.span.line > len(lines):
        return None
    text, column = lines[one.span.line - 1], max(one.span.column - 1, 0)
    if not text.isprintable():
        return None
    start = max(0, column - 60)
    return text[start : start + 100], column - start
