"""The services of the catalogue, each by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.diagnostics import Diagnostic, Refused, Span, nearest
from engine.model.library import Library

if TYPE_CHECKING:
    from engine.model.catalogue import Service


def service(library: Library, name: str) -> Service:
    """A service of the catalogue by its name. Raises `Refused` with the names there are."""
    if name not in library.services:
        hint = nearest(name, library.services) or f"there is {', '.join(library.services)}"
        raise Refused([Diagnostic("service-unknown", Span(name), f"there is no service {name}", (hint,))])
    return library.services[name]
