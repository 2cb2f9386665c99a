"""Our own stylesheets, as text and as they stand in a page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from engine.rendering.html.escaping import Html

ASSETS = Path(__file__).parents[1] / "assets"


@cache
def asset(name: str) -> str:
    """The text of one of our own stylesheets."""
    return (ASSETS / name).read_text(encoding="utf-8")


def stylesheets(*names: str) -> Html:
    """Our own stylesheets as they stand in an element `style`, where nothing is escaped."""
    return Html("".join(map(asset, names)))
