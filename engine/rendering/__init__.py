"""Rendering: prints a finished document in the formats people use; it walks and prints, and decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from engine.model.document import Document

Print = Callable[[Document], bytes]
PrintPair = Callable[[Document, Document], bytes]

# Each format with the module and the function that print it, imported when first used.
PRINTERS: Mapping[str, tuple[str, str]] = {
    "pdf": ("engine.rendering.pdf", "print_pdf"),
    "html": ("engine.rendering.html", "print_html"),
    "md": ("engine.rendering.markdown", "print_markdown"),
    "txt": ("engine.rendering.text", "print_text"),
    "json": ("engine.rendering.json", "print_json"),
}
BILINGUAL_PRINTERS: Mapping[str, tuple[str, str]] = {
    "pdf": ("engine.rendering.pdf", "print_bilingual_pdf"),
    "html": ("engine.rendering.html", "print_bilingual_html"),
}

FORMATS: tuple[str, ...] = tuple(PRINTERS)
BILINGUAL_FORMATS: tuple[str, ...] = tuple(BILINGUAL_PRINTERS)


def printer(table: Mapping[str, tuple[str, str]], format: str) -> object:
    module, function = table[format]
    return getattr(import_module(module), function)


def render(document: Document, format: str) -> bytes:
    """The document in one of `FORMATS`; the same document gives the same bytes anywhere.

    Raises KeyError for an unknown format, and Refused (`program-missing`) for a PDF where Pango is not installed.
    """
    return cast(Print, printer(PRINTERS, format))(document)


def render_bilingual(left: Document, right: Document, format: str) -> bytes:
    """Two languages of one document side by side, paragraph facing paragraph, in one of `BILINGUAL_FORMATS`.

    Both hold the same articles, paragraphs and items; definitions follow the order of the left one.
    """
    return cast(PrintPair, printer(BILINGUAL_PRINTERS, format))(left, right)


__all__ = ["BILINGUAL_FORMATS", "FORMATS", "render", "render_bilingual"]
