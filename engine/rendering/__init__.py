"""Rendering: prints a finished document in the formats people use; it walks and prints, and decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from engine.model.document import Document, Dossier
from engine.rendering.layouts import LAYOUTS, STANDARD, Layout

if TYPE_CHECKING:
    from engine.model.order import Order
    from engine.rendering.word.letter import Letter

Print = Callable[..., bytes]

# Each format with the module and the function that print it, imported when first used.
PRINTERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "pdf": ("engine.rendering.pdf.document", "print_pdf"),
        "docx": ("engine.rendering.word.document", "print_docx"),
        "html": ("engine.rendering.html.page", "print_html"),
        "md": ("engine.rendering.markdown", "print_markdown"),
        "txt": ("engine.rendering.text", "print_text"),
        "json": ("engine.rendering.json", "print_json"),
    }
)
BILINGUAL_PRINTERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "pdf": ("engine.rendering.pdf.document", "print_bilingual_pdf"),
        "docx": ("engine.rendering.word.document", "print_bilingual_docx"),
        "html": ("engine.rendering.html.page", "print_bilingual_html"),
    }
)
PACK_PRINTERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "pdf": ("engine.rendering.pdf.pack", "print_pack"),
        "docx": ("engine.rendering.word.document", "print_docx_pack"),
    }
)
BILINGUAL_PACK_PRINTERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "pdf": ("engine.rendering.pdf.pack", "print_bilingual_pack"),
        "docx": ("engine.rendering.word.document", "print_bilingual_docx_pack"),
    }
)
ORDER_PRINTERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "order-x": ("engine.rendering.orders.order_x", "print_order_x"),
        "peppol-order": ("engine.rendering.orders.peppol_order", "print_peppol_order"),
    }
)
"""What a deal orders, for programs: one file a pack, in XML."""

FORMATS: tuple[str, ...] = tuple(PRINTERS)
BILINGUAL_FORMATS: tuple[str, ...] = tuple(BILINGUAL_PRINTERS)
PACK_FORMATS: tuple[str, ...] = tuple(PACK_PRINTERS)
BILINGUAL_PACK_FORMATS: tuple[str, ...] = tuple(BILINGUAL_PACK_PRINTERS)
ORDER_FORMATS: tuple[str, ...] = tuple(ORDER_PRINTERS)


LETTERED = ("docx",)
"""The formats that a letterhead of the company's own can give their look."""


LAID_OUT = ("pdf",)
"""The formats that have a layout. Word documents are negotiated on: theirs is always the roomy one."""


def printer(table: Mapping[str, tuple[str, str]], format: str, letter: Letter | None, layout: Layout) -> Print:
    """What prints a format; `letter` is a template and `layout` a layout for those that take one."""
    module, function = table[format]
    found = cast(Print, getattr(import_module(module), function))
    if format in LAID_OUT:
        return partial(found, layout=layout)
    return partial(found, letter=letter) if format in LETTERED else found


def render(document: Document, format: str, letter: Letter | None = None, layout: Layout = STANDARD) -> bytes:
    """The document in one of `FORMATS`; the same document gives the same bytes anywhere.

    `letter` replaces our template of Word documents, `layout` is that of PDFs. Raises KeyError for an unknown format,
    and Refused (`program-missing`) for a PDF where Pango is not installed.
    """
    return printer(PRINTERS, format, letter, layout)(document)


def render_bilingual(
    left: Document, right: Document, format: str, letter: Letter | None = None, layout: Layout = STANDARD
) -> bytes:
    """Two languages of one document side by side, paragraph facing paragraph, in one of `BILINGUAL_FORMATS`.

    Both hold the same articles, paragraphs and items; definitions follow the order of the left one.
    """
    return printer(BILINGUAL_PRINTERS, format, letter, layout)(left, right)


def render_pack(dossier: Dossier, format: str, letter: Letter | None = None, layout: Layout = STANDARD) -> bytes:
    """All documents of a pack in one file, in one of `PACK_FORMATS`: a cover, the contents, then each document."""
    return printer(PACK_PRINTERS, format, letter, layout)(dossier)


def render_bilingual_pack(
    left: Dossier, right: Dossier, format: str, letter: Letter | None = None, layout: Layout = STANDARD
) -> bytes:
    """The same in two languages side by side, in one of `BILINGUAL_PACK_FORMATS`; both hold the same documents."""
    return printer(BILINGUAL_PACK_PRINTERS, format, letter, layout)(left, right)


def render_order(order: Order, format: str) -> bytes:
    """What a deal orders, in one of `ORDER_FORMATS`: UTF-8 XML. Raises KeyError for an unknown format."""
    return printer(ORDER_PRINTERS, format, None, STANDARD)(order)


__all__ = [
    "BILINGUAL_FORMATS",
    "BILINGUAL_PACK_FORMATS",
    "FORMATS",
    "LAYOUTS",
    "ORDER_FORMATS",
    "PACK_FORMATS",
    "render",
    "render_bilingual",
    "render_bilingual_pack",
    "render_order",
    "render_pack",
]
