"""Clausier: a clause library that compiles.

    from engine import assemble, load_deal, load_library, render

    library = load_library("path/of/the/library")
    deal = load_deal("deals/example.yaml", library)
    pack = assemble(library, deal, language="fr")
    pdf = render(pack["quote"], "pdf")

The names are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.diagnostics import Diagnostic, Refused
    from engine.rendering import render, render_bilingual
    from engine.tasks.assemble import assemble
    from engine.tasks.build import build
    from engine.tasks.check import check
    from engine.tasks.open_deal import load_deal, read_deal
    from engine.tasks.open_library import load_library
    from engine.tasks.template import open_letter

__all__ = [
    "Diagnostic", "Refused", "assemble", "build", "check", "load_deal", "load_library", "open_letter", "read_deal",
    "render", "render_bilingual",
]  # fmt: skip

_ROOMS = {
    "Diagnostic": "diagnostics", "Refused": "diagnostics", "assemble": "tasks.assemble", "build": "tasks.build",
    "check": "tasks.check", "load_deal": "tasks.open_deal", "load_library": "tasks.open_library",
    "open_letter": "tasks.template", "read_deal": "tasks.open_deal", "render": "rendering",
    "render_bilingual": "rendering",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"engine.{_ROOMS[name]}"), name)
