"""Reads what a deal says of what its services include: each is one of the deal, and says something."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics import Report, did_you_mean, listed, say
from engine.files.reading.client import DealTexts
from engine.files.shapes.deal import DealShape
from engine.files.yaml.nodes import Mapping as Node
from engine.model.catalogue import INCLUDED
from engine.model.clause import LocalText
from engine.model.library import Library
from engine.model.renames import renamed


def read_includes(
    deal: DealShape, texts: DealTexts, library: Library, report: Report
) -> Mapping[str, Mapping[str, LocalText]]:
    """By service and word of `INCLUDED`; a service that the deal has not, or that there is not, goes to `report`."""
    found: dict[str, Mapping[str, LocalText]] = {}
    for service, shape in deal.includes.items():
        span = texts.source.span(("includes", service))
        given = {key: text for key in INCLUDED if (text := getattr(shape, key)) is not None}
        if service not in library.services:
            about = f"service/{service}"
            hint = renamed(about, library) or did_you_mean(service, library.services)
            hint = hint or listed("known", library.services)
            report.error("service-unknown", span, say("unknown", name=service), hint, about=about)
        elif service not in deal.services:
            message = say("not-of-deal", service=service)
            report.error("value-invalid", span, message, say("add-or-delete-includes"))
        elif not given and isinstance(node := texts.source.node(("includes", service)), Node) and not node.items:
            hint = say("add-one-of", keys=tuple(INCLUDED))
            report.error("key-missing", span, say("nothing-included", service=service), hint)
        found[service] = {key: texts.read(text, ("includes", service, key)) for key, text in given.items()}
    return {service: told for service, told in found.items() if told}
