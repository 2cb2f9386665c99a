"""The duties of a document and what covers them, as lines or as a table that a lawyer can tick off."""

from __future__ import annotations

from engine.languages import LANGUAGES, OF_MESSAGES
from engine.model.coverage import Coverage


def print_coverage_text(coverage: Coverage) -> str:
    """One line a duty: its name, the numbers that cover it, what it asks for."""
    parts = []
    for group in coverage.groups:
        width = max((len(row.duty) for row in group.rows), default=0)
        for row in group.rows:
            numbers = ", ".join(passage.number for passage in row.passages) or "NOT COVERED"
            parts.append(f"{row.duty:<{width}}  {numbers:<14}  {row.summary[OF_MESSAGES]}\n")
        parts.append(f"{group.verdict}\n")
    return "".join(parts)


def print_coverage_markdown(coverage: Coverage) -> str:
    """A table of the duties and of what covers each in every language, one row a duty, with a box to tick."""
    parts = []
    titles = " | ".join(one.own_title for one in LANGUAGES.values())
    for group in coverage.groups:
        parts.append(f"# {coverage.document}: {group.verdict}\n\n| ☐ | duty | what it asks for | {titles} |\n")
        parts.append(f"| --- | --- | --- |{' --- |' * len(LANGUAGES)}\n")
        for row in group.rows:
            texts = (
                "<br>".join(f"**{one.number}** {_cell(one.texts[language])}" for one in row.passages)
                or "**not covered**"
                for language in LANGUAGES
            )
            first, *others = (_cell(row.summary[language]) for language in LANGUAGES)
            summary = "<br>".join((first, *(f"*{other}*" for other in others)))
            parts.append(f"| ☐ | {row.duty} | {summary} | {' | '.join(texts)} |\n")
        parts.append("\n")
    return "".join(parts)


def _cell(text: str) -> str:
    """A text that stands in a cell of a Markdown table as it is."""
    marked = "".join(f"\\{character}" if character in "\\`*_[]<>|&" else character for character in text)
    return marked.replace("\n", " ")
