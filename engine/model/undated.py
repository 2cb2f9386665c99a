"""A document without its date: what two editions must have alike in order to give one file."""

from __future__ import annotations

from dataclasses import replace

from engine.model.document import Document, Origin, Paragraph, Run


def undated(document: Document) -> Document:
    """The document without its own date, wherever a format prints it and nothing of the text depends on it.

    That is in the metadata, at the head and foot of pages, in the title block (the edition and the date), and below a
    list, which says on which day it was drawn up. A date within an article is a word of the text, and stays.
    """
    day = document.wording.date

    def without(runs: tuple[Run, ...]) -> tuple[Run, ...]:
        return tuple(
            replace(run, text=run.text.replace(day, "")) if run.origin is Origin.LABEL else run for run in runs
        )

    def noted(paragraph: Paragraph[Run]) -> Paragraph[Run]:
        return replace(paragraph, note=without(paragraph.note)) if paragraph.note else paragraph

    rows = tuple(replace(row, runs=without(row.runs)) for row in document.front.rows)
    articles = tuple(replace(one, paragraphs=tuple(map(noted, one.paragraphs))) for one in document.articles)
    return replace(
        document,
        date="",
        front=replace(document.front, rows=rows),
        wording=replace(document.wording, date=""),
        articles=articles,
    )
