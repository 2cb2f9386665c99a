"""Reads what the next edition tells clients: `clauses/changes.yaml`, one entry for each part that has changed."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics import Report
from engine.files.reading.builder import Builder
from engine.files.shapes.library import NoteShape
from engine.files.yaml.nodes import Source
from engine.model.edition import Note
from engine.model.revision import ChangeKind


def read_notes(source: Source, shapes: Mapping[str, NoteShape], report: Report) -> tuple[Note, ...]:
    """The notes in the order of the file; their texts are plain, on as many lines as they have paragraphs."""
    builder = Builder(source, report)
    return tuple(
        Note(
            id,
            builder.version(shape.version, (id, "version")),
            ChangeKind(shape.kind),
            {language: _plain(prose.source) for language, prose in builder.texts(shape, (id,)).items()},
            builder.span((id,)),
        )
        for id, shape in shapes.items()
    )


def _plain(text: str) -> str:
    """Paragraphs separated by a line feed, their own line breaks taken away."""
    return "\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
