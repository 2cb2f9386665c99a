"""Reads what people have acknowledged and reviewed."""

from __future__ import annotations

import datetime

from engine.diagnostics import Report, say
from engine.diagnostics.days import day_to_write
from engine.files.reading.builder import Builder
from engine.files.reading.parameters import read_date
from engine.files.shapes.library import ReviewsShape
from engine.files.yaml.nodes import KeyPath, Source
from engine.files.yaml.style import data_fault
from engine.model.review import Acknowledgement, ReviewMark, Reviews


def read_reviews(source: Source, shape: ReviewsShape, report: Report) -> Reviews:
    """The acknowledgements and review marks in the order of the file; one without a date or a name is left out."""
    builder = Builder(source, report)
    acknowledged, reviewed = [], []
    for index, one in enumerate(shape.acknowledged):
        path: KeyPath = ("acknowledged", index)
        date, reason = _date(builder, one.date, path), " ".join(one.reason.split())
        if not reason:
            place = source.value_span((*path, "reason"))
            report.error("prose-empty", place, say("reason-empty"), say("say-why"))
        if date is not None and _named(builder, one.name, path):
            span = builder.span(path)
            acknowledged.append(Acknowledgement(one.finding, one.about, reason, one.name, date, one.digest, span))
    for index, mark in enumerate(shape.reviewed):
        path = ("reviewed", index)
        date = _date(builder, mark.date, path)
        if date is not None and _named(builder, mark.name, path):
            reviewed.append(ReviewMark(mark.about, mark.name, date, mark.digest, builder.span(path)))
    return Reviews(tuple(acknowledged), tuple(reviewed))


def _date(builder: Builder, text: str, path: KeyPath) -> datetime.date | None:
    date = read_date(text)
    if date is None:
        span = builder.source.value_span((*path, "date"))
        builder.report.error("value-invalid", span, say("no-date-at-all", text=text), day_to_write(text))
    return date


def _named(builder: Builder, name: str, path: KeyPath) -> bool:
    message, hint = data_fault(name, say("field", name="name"))
    if message:
        builder.report.error("value-invalid", builder.source.value_span((*path, "name")), message, hint)
    return not message
