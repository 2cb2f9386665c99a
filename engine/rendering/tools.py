"""The versions of what made the files of a pack: the same deal gives the same bytes where these are the same."""

from __future__ import annotations

import platform
import zlib
from collections.abc import Collection, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from types import MappingProxyType

_TEXTS = ("clausier", "babel", "num2words", "polytypo")
_PACKAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pdf": ("weasyprint", "pydyf", "fonttools", "pyphen", "fontpkg-inter", "fontpkg-source-serif-4"),
        "docx": ("docxtpl", "jinja2", "python-docx", "lxml"),
        "xml": ("lxml",),
    }
)
"""The packages that make a format, besides those that make every text."""
_COMPRESSED = frozenset(("pdf", "docx"))


def made_with(formats: Collection[str]) -> Mapping[str, str]:
    """The program, Python, packages and libraries of the system that make these formats, each with its version."""
    names = (*_TEXTS, *(name for format, names in _PACKAGES.items() if format in formats for name in names))
    found = {"python": platform.python_version(), **dict(_installed(names))}
    if not _COMPRESSED.isdisjoint(formats):
        found["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    if "pdf" in formats:
        from engine.rendering.pdf.libraries import libraries

        found |= libraries()
    return dict(sorted(found.items()))


def _installed(names: Collection[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            continue  # run from its folder, without having been installed
