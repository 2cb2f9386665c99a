"""Reads what first pages say in short: `clauses/key-points.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.diagnostics import Report
from engine.files.reading.builder import Builder
from engine.model.key_points import KeyPoint, KeyPointLine, KeyPoints

if TYPE_CHECKING:
    from engine.files.shapes.library import KeyPointLineShape, KeyPointShape, KeyPointsShape
    from engine.files.yaml.nodes import KeyPath, Source


def read_key_points(source: Source, shape: KeyPointsShape, report: Report) -> KeyPoints:
    """The key points in the order of the file."""
    build = Builder(source, report)
    return KeyPoints(
        title=build.words(shape.title, ("title",)),
        notice=build.words(shape.notice, ("notice",)),
        points={id: _point(build, id, one, ("points", id)) for id, one in shape.points.items()},
    )


def _point(build: Builder, id: str, shape: KeyPointShape, path: KeyPath) -> KeyPoint:
    return KeyPoint(
        id=id,
        document=shape.document,
        label=build.words(shape.label, (*path, "label")),
        when=build.condition(shape.when, (*path, "when")),
        lines=tuple(_line(build, name, one, (*path, "lines", name)) for name, one in shape.lines.items()),
        span=build.span(path),
    )


def _line(build: Builder, id: str, shape: KeyPointLineShape, path: KeyPath) -> KeyPointLine:
    return KeyPointLine(
        id=id,
        when=build.condition(shape.when, (*path, "when")),
        sums_up=build.entries(shape.sums_up, (*path, "sums-up")),
        text=build.lines(shape, path, "a line"),
        generate=shape.generate,
        read=shape.read,
        span=build.span(path),
        read_at=build.source.value_span((*path, "read")),
    )
