"""Where something stands in a file that was found in the text of a value."""

from __future__ import annotations

from unicodedata import normalize

from engine.diagnostics import Span
from engine.files.yaml.nodes import Scalar, Source


class TextPlaces:
    """Turns a line and a column of the text of a value, counted from 0, into a place of the file.

    The text has its accents composed; in the file they may be apart, so that its columns are counted anew there.
    """

    def __init__(self, text: str, source: Source, node: Scalar | None) -> None:
        self.source, self.lines = source, text.split("\n")
        self.line, self.column = (node.span.line, node.span.column) if node else (1, 1)
        if node is not None and node.style == "|":
            following = source.lines[node.span.line : node.span.line + len(text.rstrip("\n").split("\n"))]
            self.line += 1
            self.column = 1 + min((len(one) - len(one.lstrip(" ")) for one in following if one.strip()), default=0)
        self.block = node is not None and node.style == "|"

    def at(self, line: int, column: int, length: int = 1) -> Span:
        line = self.line + line if self.block else self.line
        start = self._written(line, column)
        return Span(self.source.name, line, start + 1, max(self._written(line, column + length) - start, 1))

    def offset(self, start: int, end: int) -> Span:
        """The place of what stands between two characters of the text."""
        before = "\n".join(self.lines)[:start]
        line = before.count("\n")
        rest = len(self.lines[line]) - (column := start - (before.rfind("\n") + 1))
        return self.at(line, column, max(1, min(end - start, rest)))

    def _written(self, line: int, column: int) -> int:
        """The column of the file, counted from 0, for one of the text."""
        first = self.column - 1
        if self.source.composed or line > len(self.source.lines):
            return first + column
        written = self.source.lines[line - 1][first:]
        at = 0
        while at < len(written) and len(normalize("NFC", written[:at])) < column:
            at += 1
        while at < len(written) and len(normalize("NFC", written[: at + 1])) == column:
            at += 1  # the accents that belong to the last letter
        return first + at
