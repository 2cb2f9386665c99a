"""The libraries of the system that lay out text in a PDF: other versions may break lines and shape letters anew."""

from __future__ import annotations

from collections.abc import Mapping


def libraries() -> Mapping[str, str]:
    """Pango and HarfBuzz with the versions that are loaded. WeasyPrint must be installed, as where a PDF was made."""
    from weasyprint.text.ffi import harfbuzz, pango

    number: int = pango.pango_version()
    return {"pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}", "harfbuzz": _harfbuzz(harfbuzz)}


def _harfbuzz(library: object) -> str:
    """WeasyPrint only lets one ask whether HarfBuzz has at least a version: its parts are found one after the other."""
    found: list[int] = []
    for _ in range(3):
        part = 0
        while library.hb_version_atleast(*[*found, part + 1, 0, 0][:3]):  # type: ignore[attr-defined]
            part += 1
        found.append(part)
    return ".".join(map(str, found))
