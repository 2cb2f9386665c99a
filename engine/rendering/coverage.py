"""The duties of a document and what covers them, as lines or as a table that a lawyer can tick off."""

from __future__ import annotations

from engine.model.coverage import Coverage


def print_coverage_text(coverage: Coverage) -> str:
    """One line a duty: its name, the numbers that cover it, what it asks for."""
    parts = []
    for group in coverage.groups:
        width = max((len(row.duty) for row in group.rows), default=0)
        for row in group.rows:
            numbers = ", ".join(passage.number for passage in row.passages) or "NOT COVERED"
            parts.append(f"{row.duty:<{width}}  {numbers:<14}  {row.summary['en']}\n")
        parts.append(f"{group.verdict}\n")
    return "".join(parts)


def print_coverage_markdown(coverage: Coverage) -> str:
    """A table duty → French → English, one row a duty, with a box to tick."""
    parts = []
    for group in coverage.groups:
        parts.append(
            f"# {coverage.document}: {group.verdict}\n\n| ☐ | duty | what it asks for | français | English |\n"
        )
        parts.append("| --- | --- | --- | --- | --- |\n")
        for row in group.rows:
            texts = (
                "<br>".join(f"**{one.number}** {_cell(one.texts[language])}" for one in row.passages)
                or "**not covered**"
                for language in ("fr", "en")
            )
            summary = f"{_cell(row.summary['fr'])}<br>*{_cell(row.summary['en'])}*"
            parts.append(f"| ☐ | {row.duty} | {summary} | {' | '.join(texts)} |\n")
        parts.append("\n")
    return "".join(parts)


def _cell(text: str) -> str:
    """A text that stands in a cell of a Markdown table as it is."""
    marked = "".join(f"\\{character}" if character in "\\`*_[]<>|&" else character for character in text)
    return marked.replace("\n", " ")
