"""Reads what the next edition tells clients: `clauses/changes.yaml`, one entry for each part that has changed."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics import Report
from engine.files.reading.builder import Builder
from engine.files.shapes.library import NoteShape
from engine.files.yaml.nodes import Source
from engine.languages import LANGUAGES
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
            _texts(builder, id, shape),
            builder.span((id,)),
            shape.by,
            _plain(shape.because),
            shape.digest,
        )
        for id, shape in shapes.items()
    )


def _texts(builder: Builder, id: str, shape: NoteShape) -> dict[str, str]:
    """The explanation in every language; the reason that somebody gave where there is none."""
    given = {code: text for code, text in shape.in_each_language().items() if text is not None}
    missing = [code for code in LANGUAGES if code not in given]
    if not missing:
        return {code: _plain(builder.prose(text, (id, code)).source) for code, text in given.items()}
    if given or not shape.because:
        hint = f"add {' and '.join(f'{code}:' for code in missing)} with what clients are told"
        told = " and ".join(LANGUAGES[code].title for code in missing)
        builder.report.error("language-missing", builder.span((id,)), f"the note has no text in {told}", hint)
    return dict.fromkeys(LANGUAGES, _plain(shape.because))


def _plain(text: str) -> str:
    """Paragraphs separated by a line feed, their own line breaks taken away."""
    return "\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
