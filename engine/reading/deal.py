"""Reads a deal file: sales' data, with the same care as the library. Its texts are data and are never interpreted."""

from __future__ import annotations

import datetime
from pathlib import Path

from engine.diagnostics import Report, Span, nearest
from engine.model.clause import Parameter
from engine.model.deal import Client, Deal, Setting
from engine.model.library import Library, Publisher
from engine.reading.builder import Builder
from engine.reading.figures import check_bounds, read_date, read_value
from engine.reading.files import describe, forbidden
from engine.reading.library import read_file, read_publisher, read_selected
from engine.reading.nodes import Scalar, Source
from engine.reading.shapes import DealShape

MAX_TEXT = 300


def read_deal(path: Path, library: Library, report: Report) -> Deal | None:
    """The deal in a file, or None after an error. Values of parameters are held against the library."""
    result = read_file(path.parent, path.name, "deal", report)
    if result is None:
        return None
    source, shape = result
    assert isinstance(shape, DealShape)  # noqa: S101  what the table of shapes says
    build = Builder(source, report)
    client = shape.client
    faulty = _texts(source, shape, report)
    publisher = _publisher(path, shape, source, report)
    date = read_date(shape.date)
    if date is None:
        span = source.value_span(("date",))
        report.error("value-invalid", span, f"{shape.date} is no date of the calendar", "write 2026-12-01")
        date = datetime.date.max  # so that everything else is still checked
    return Deal(
        file=path.name,
        reference=shape.reference,
        date=date,
        client=Client(
            name=client.name,
            address=client.address,
            country=client.country,
            enterprise_number=client.enterprise_number,
            vat_number=client.vat_number,
            languages=tuple(dict.fromkeys(client.languages)),
        ),
        services=build.entries(shape.services, ("services",)),
        facts=build.entries(shape.facts, ("facts",)),
        variants=read_selected(build, shape.variants),
        settings=_settings(source, shape, library, faulty, report),
        documents=None if shape.documents is None else build.entries(shape.documents, ("documents",)),
        publisher=publisher,
        span=Span(source.name, 1, 1),
        date_span=source.value_span(("date",)),
    )


def _texts(source: Source, shape: DealShape, report: Report) -> set[str]:
    """A text of the deal is short, on one line, and visible; the names of those that are not."""
    texts = {
        ("reference",): shape.reference,
        ("client", "name"): shape.client.name,
        ("client", "address"): shape.client.address,
        ("client", "enterprise-number"): shape.client.enterprise_number,
        ("client", "vat-number"): shape.client.vat_number,
    }
    texts |= {("parameters", key): value for key, value in shape.parameters.items() if isinstance(value, str)}
    faulty: set[str] = set()
    for path, text in texts.items():
        node, before = source.node(path), len(report.diagnostics)
        if text is None or not isinstance(node, Scalar) or not node.sound:
            continue
        span, name = node.span, path[-1]
        bad = next((character for character in text if character == "\t" or forbidden(character)), None)
        if "\n" in text:
            report.error("deal-text", span, f"{name} stands on several lines", "write it on one line")
        elif len(text) > MAX_TEXT:
            message = f"{name} has {len(text)} characters; documents have room for {MAX_TEXT}"
            report.error("deal-text", span, message, "shorten it")
        elif bad is not None:
            report.error("deal-text", span, f"{name} holds the character {describe(bad)}", "delete it")
        elif not text.strip():
            report.error("deal-text", span, f"{name} is empty", "write it, or delete the key")
        if len(report.diagnostics) > before:
            faulty.add(name)
    return faulty


def _settings(
    source: Source, shape: DealShape, library: Library, faulty: set[str], report: Report
) -> dict[str, Setting]:
    """The values that the deal gives; one that is faulty counts as the standard value, so that it is reported once."""
    known: dict[str, Parameter] = dict(library.parameters)
    for majors in library.variants.values():
        for variant in reversed(majors):
            known |= variant.parameters
    found: dict[str, Setting] = {}
    for name, written in shape.parameters.items():
        span = source.value_span(("parameters", name))
        parameter = known.get(name)
        if parameter is None:
            place = source.span(("parameters", name))
            report.error("parameter-unknown", place, f"there is no parameter {name}", nearest(name, known))
            continue
        value = None if name in faulty else read_value(parameter.type, written, name, span, report)
        if value is not None:
            check_bounds(parameter, value, span, report)
        found[name] = Setting(name, value if value is not None else parameter.value or "", span)
    return found


def _publisher(path: Path, shape: DealShape, source: Source, report: Report) -> tuple[Publisher, ...] | None:
    if shape.publisher is None:
        return None
    span = source.value_span(("publisher",))
    if "/" in shape.publisher or "\\" in shape.publisher or not shape.publisher.endswith(".yaml"):
        message = f"{shape.publisher} is not the name of a file beside the deal"
        report.error("value-invalid", span, message, "write a name that ends in .yaml, without a folder")
        return ()
    if not (path.parent / shape.publisher).exists():
        message = f"there is no file {shape.publisher} beside the deal"
        report.error("file-missing", span, message, "correct the name, or delete the key")
        return ()
    result = read_file(path.parent, shape.publisher, "publisher", report)
    return () if result is None else read_publisher(result[0], result[1], report)
