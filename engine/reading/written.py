"""Checks how texts are written in the file, so that YAML never drops a character that somebody typed.

A text (whatever stands below `fr:` or `en:`) is one plain line or a `|` block. Everything else YAML may fold, cut at
` #`, or take apart at a comma.
"""

from __future__ import annotations

from engine.diagnostics import Report, Span
from engine.model.clause import LANGUAGES
from engine.reading.nodes import Mapping, Node, Scalar, Sequence, Source, block_hint


def check_written(source: Source, report: Report) -> None:
    """Reports every text of a file that is not written as one plain line or a `|` block."""
    _walk(source, source.root, False, report)


def _walk(source: Source, node: Node, prose: bool, report: Report) -> None:
    match node:
        case Scalar():
            if prose:
                _scalar(source, node, report)
        case Sequence(items, flow):
            for item in items:
                _walk(source, item, prose and not flow, report)
        case Mapping(items):
            for key, item in items.items():
                language = key in LANGUAGES
                if language and isinstance(item, (Sequence, Mapping)) and item.flow:
                    message = "YAML reads this text as a list or a mapping and loses words of it"
                    report.error("prose-truncated", item.span, message, _hint(source, item.span))
                    continue
                _walk(source, item, prose or language, report)


def _scalar(source: Source, node: Scalar, report: Report) -> None:
    line, column = node.span.line - 1, node.span.column - 1
    written = source.lines[line]
    if node.style == "|":
        header = written[column:]
        if "#" in header:
            place = Span(source.name, line + 1, column + header.index("#") + 1, len(header) - header.index("#"))
            hint = "move it below, into the text, or onto a line of its own"
            report.error("prose-truncated", place, "YAML drops what follows # on the line of the |", hint)
        return
    if node.style == ">":
        message = "a > block folds its lines; a text is one plain line or a | block"
        report.error("prose-style", node.span, message, "write | instead of >")
        return
    if node.style:
        message = "quotes change what stands between them; a text is one plain line or a | block"
        hint = f"write the text without quotes, as a block:\n        |\n          {node.raw}"
        report.error("prose-style", node.span, message, hint)
        return
    if node.raw == "":
        return
    end_line, end_column = node.end
    rest = source.lines[end_line][end_column:] if end_line < len(source.lines) else ""
    if rest.lstrip().startswith("#"):
        place = Span(source.name, end_line + 1, end_column + len(rest) - len(rest.lstrip()) + 1, len(rest.strip()))
        message = f"YAML drops the end of this text: {rest.strip()}"
        report.error("prose-truncated", place, message, _hint(source, node.span))
        return
    if end_line != line:
        message = "a text over several lines without | is folded"
        report.error("prose-style", node.span, message, "write | after the colon and indent the lines below it")
        return
    if written[column:end_column] != node.raw:
        message = "YAML reads this text otherwise than it is written"
        report.error("prose-truncated", node.span, message, _hint(source, node.span))


def _hint(source: Source, span: Span) -> str:
    return block_hint(source.lines, span.line - 1) or "write the text as a | block"
