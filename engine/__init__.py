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
    from engine.tasks.assemble import assemble, check, load_deal, load_library, open_letter, render, render_bilingual

__all__ = [
    "Diagnostic", "Refused", "assemble", "check", "load_deal", "load_library", "open_letter", "render",
    "render_bilingual",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from engine import diagnostics
    from engine.tasks import assemble as pipeline

    return getattr(pipeline if hasattr(pipeline, name) else diagnostics, name)
