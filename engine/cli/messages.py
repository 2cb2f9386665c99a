"""How diagnostics look: one grammar everywhere, with the line they speak of when a person reads them."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from engine.diagnostics import Diagnostic, Severity, ordered
from engine.diagnostics.grammar import MAIN, grammar
from engine.files.characters import shown_name

_COLOURS = MappingProxyType({Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"})


@dataclass(slots=True)
class Output:
    """How one run of the command speaks: made before it begins, and told the options once they are read.

    `json` is for programs; in the folder `root` are found the lines that messages speak of. People are
    told what is wrong in `language`, as far as it is said in it; what programs read is English.
    """

    json: bool = False
    root: Path | None = None
    language: str = MAIN

    def tell(self, diagnostics: Iterable[Diagnostic], form: str = "text") -> None:
        """Prints diagnostics on standard error: for people, as JSON for programs, as annotations for `github`."""
        found = ordered(diagnostics)
        if self.json:
            print(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=2), file=sys.stderr)
            return
        pretty = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
        for one in found:
            print(self._shown(one, form, pretty), file=sys.stderr)
        if found:
            print(summary(found, MAIN if form == "github" else self.language), file=sys.stderr)

    def _shown(self, one: Diagnostic, form: str, pretty: bool) -> str:
        if form == "github":
            return annotation(one)
        return in_colours(one, self.root, self.language) if pretty else one.shown(self.language)


def summary(diagnostics: Sequence[Diagnostic], language: str = MAIN) -> str:
    """How many of each severity, in words: "4 errors, 1 warning"."""
    words = grammar(language)
    counts = [(severity, sum(one.severity is severity for one in diagnostics)) for severity in Severity]
    return ", ".join(words.counted(severity, count) for severity, count in counts if count) or words.nothing


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
        "file": shown_name(one.span.file),
        "line": one.span.line,
        "column": one.span.column,
        "message": one.message,
        "hints": list(one.hints),
        "finding": one.finding,
        "about": one.about or None,
    }


def in_colours(one: Diagnostic, root: Path | None, language: str = MAIN) -> str:
    """A diagnostic as a terminal shows it, with the line it speaks of where that is found below `root`."""
    from rich.color import ColorSystem
    from rich.style import Style

    def styled(style: str, text: str) -> str:
        return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)

    words, (message, hints) = grammar(one.language(language)), one.told(language)
    colour = _COLOURS[one.severity]
    place, severity = styled("bold", str(one.span)), styled(colour, words.severities[one.severity][0])
    lines = [f"{place}: {severity}{words.after} {message} {styled('dim', f'[{one.code}]')}"]
    source = _source(one, root)
    if source:
        text, column = source
        lines += [f"  {styled('dim', f'{one.span.line:>5} |')} {text}"]
        lines += [f"        {styled('dim', '|')} {' ' * column}{styled(colour, '^' * max(1, one.span.length))}"]
    lines += [f"    {styled('bold', words.hint)} {hint}" for hint in hints]
    return "\n".join(lines)


def _source(one: Diagnostic, root: Path | None) -> tuple[str, int] | None:
    """The line a diagnostic speaks of, cut to a readable width, and the column to underline."""
    if root is None or not one.span.line:
        return None
    try:
        lines = (root / one.span.file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    if one.span.line > len(lines):
        return None
    text, column = lines[one.span.line - 1], max(one.span.column - 1, 0)
    if not text.isprintable():
        return None
    start = max(0, column - 60)
    return text[start : start + 100], column - start
