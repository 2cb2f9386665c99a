"""The JSON Schemas that editors and programs read."""

from __future__ import annotations


def schemas() -> tuple[str, ...]:
    """The kinds of file that have a JSON Schema; "output" and "manifest" are the JSON that a pack holds."""
    from engine.files.shapes.file_kinds import FILES

    return (*FILES, "output", "manifest")


def schema(kind: str) -> dict[str, object]:
    """The JSON Schema of a kind of file, of documents as JSON ("output"), or of the manifest of a pack ("manifest")."""
    if kind == "manifest":
        from engine.rendering.manifest_schema import manifest_schema

        return manifest_schema()
    if kind == "output":
        from engine.rendering.json import document_schema

        return document_schema()
    from engine.files.shapes.file_kinds import schema as file_schema

    return file_schema(kind)
