"""The JSON Schemas that editors and programs read."""

from __future__ import annotations


def schemas() -> tuple[str, ...]:
    """The kinds of file that have a JSON Schema, and "output", the JSON that `render` writes."""
    from engine.files.shapes.file_kinds import FILES

    return (*FILES, "output")


def schema(kind: str) -> dict[str, object]:
    """The JSON Schema of a kind of file, or of the JSON output ("output")."""
    if kind == "output":
        from engine.rendering.json import document_schema

        return document_schema()
    from engine.files.shapes.file_kinds import schema as file_schema

    return file_schema(kind)
