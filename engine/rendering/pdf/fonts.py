"""The fonts of the PDF: files of our font packages, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from unicodedata import category

from engine.diagnostics import Diagnostic, Refused, Span

# The only addresses that a stylesheet may name, each a file of a font package.
FONTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "font:serif": ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
        "font:serif-italic": ("fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf"),
        "font:sans": ("fontpkg_inter", "Inter[opsz,wght].ttf"),
    }
)
REGULAR, STRONG = 400, 600
"""The weights in which tables are set."""
KNOWN = 0x2300  # letters and signs of most texts come before it; any other is taken to be broad
FIGURES = "0123456789"


def refused(message: str, *hints: str) -> Refused:
    return Refused([Diagnostic("program-missing", Span("pdf"), message, hints)])


def font_file(address: str) -> Path:
    """The file of one of `FONTS`; raises ValueError for any other address, Refused where its package is missing."""
    if address not in FONTS:
        raise ValueError(f"a document may load nothing but its own fonts: {address}")
    package, name = FONTS[address]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise refused(f"the font package {package} is not installed", f"pip install {package.replace('_', '-')}")
    return Path(spec.origin).parent / "files" / name


@cache
def showable() -> frozenset[int]:
    """The code points that our fonts can print together.

    Each style of the page names both families, so that a sign which the one lacks comes from the other (the tick box
    from the serif). Any text may stand in italics: only what both styles of the serif have counts as the serif's.
    """
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    shown: dict[str, frozenset[int]] = {}
    for address in FONTS:
        with TTFont(font_file(address), lazy=True) as font:
            shown[address] = frozenset(font.getBestCmap())
    return shown["font:sans"] | (shown["font:serif"] & shown["font:serif-italic"])


def unshowable(text: str) -> str:
    """The characters of a text that our fonts lack, each once, in order; spaces and invisible marks do not count.

    A PDF would borrow them from whatever fonts the computer has, and differ from one computer to another.
    """
    known = showable()
    used = dict.fromkeys(text)
    return "".join(one for one in used if ord(one) not in known and category(one) not in ("Cc", "Cf", "Zs"))


def check_letters(text: str) -> None:
    """Refuses a text that no PDF can show, rather than print it in a font that another computer lacks."""
    missing = unshowable(text)
    if missing:
        named = ", ".join(f"{one} (U+{ord(one):04X})" for one in missing[:10])
        message = f"the fonts of the PDF have no sign for {named}"
        hint = "write it in Latin letters, or leave the PDF out: --format docx,html,md,txt,json"
        raise Refused([Diagnostic("deal-text", Span("pdf"), message, (hint,))])


@cache
def advances(weight: int) -> Mapping[str, float]:
    """The width of each letter at this weight, in its size. In columns, all figures are as wide as the widest."""
    from fontTools.ttLib import TTFont

    with TTFont(font_file("font:sans")) as font:
        units, names = font["head"].unitsPerEm, font.getBestCmap()
        glyphs = font.getGlyphSet(location={"opsz": 14, "wght": weight})
        known = {chr(code): glyphs[name].width / units for code, name in names.items() if code < KNOWN}
    broad = known["W"]
    figure = max(known[one] for one in FIGURES)
    return MappingProxyType({**known, **dict.fromkeys(FIGURES, figure), "": broad})
