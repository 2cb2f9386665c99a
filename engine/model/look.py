"""How documents of a company look, apart from their words: its logo and its colour."""

from __future__ import annotations

from dataclasses import dataclass

GROUND = "#f3f5f8"
"""The darkest ground on which our pages print in colour; white is the lightest."""
LEAST_CONTRAST = 4.5
"""Between text and its ground (WCAG 2.2, success criterion 1.4.3)."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A checked picture: `content` in PNG or, where `vector`, in SVG; `picture` is the PNG that Word shows.

    `width` and `height` tell its proportions, in pixels or in units of the drawing.
    """

    content: bytes
    vector: bool
    picture: bytes
    width: float
    height: float
    sha256: str  # of the file


@dataclass(frozen=True, slots=True)
class CompanyLook:
    """`accent` is the colour of titles and rules, as "#10243f"; None for the one that stylesheets have."""

    logo: Logo | None = None
    accent: str | None = None


def luminance(colour: str) -> float:
    """The relative luminance of a colour "#rrggbb", from 0 for black to 1 for white (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
