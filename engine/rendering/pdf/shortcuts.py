"""What WeasyPrint and its libraries do for nothing while they make a PDF, left out: the same bytes in less time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def shortcuts() -> Iterator[None]:
    """All of them. They hold for the whole process: within `surroundings`, where there is one PDF at a time."""
    with collector_off(), letters_in_use():
        yield


@contextmanager
def collector_off() -> Iterator[None]:
    """Nothing looks for unused objects.

    The boxes and objects of a PDF are many, and live until it is written: looking through them again and again takes a
    sixth of the time, and finds a few megabytes.
    """
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


@contextmanager
def letters_in_use() -> Iterator[None]:
    """Fonts become static letter by letter: the places of all letters that a PDF does not have are empty.

    They were emptied before (WeasyPrint's `Font.subset`), so nothing of them varies. Half the time of the fonts goes
    into moving points that they do not have. A fontTools without this function does as it does.
    """
    from fontTools.varLib import instancer  # type: ignore[import-untyped]

    real = getattr(instancer, "_instantiateGvarGlyph", None)

    def instantiate(name: str, glyf: Any, gvar: Any, *more: Any, **named: Any) -> None:
        if glyf[name].numberOfContours == 0 and not gvar.variations.get(name):
            gvar.variations.pop(name, None)
        elif real is not None:
            real(name, glyf, gvar, *more, **named)

    if real is None:
        yield
        return
    instancer._instantiateGvarGlyph = instantiate
    try:
        yield
    finally:
        instancer._instantiateGvarGlyph = real
