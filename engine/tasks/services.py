"""The services of the catalogue, each by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.diagnostics import Refused, Span, did_you_mean, listed, made, say
from engine.model.library import Library

if TYPE_CHECKING:
    from engine.model.catalogue import Service


def service(library: Library, name: str) -> Service:
    """A service of the catalogue by its name. Raises `Refused` with the names there are."""
    if name not in library.services:
        hint = did_you_mean(name, library.services) or listed("there-is", library.services)
        raise Refused([made("service-unknown", Span(name), say("absent", name=name), hint)])
    return library.services[name]
