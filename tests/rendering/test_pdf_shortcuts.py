"""What is left out while a PDF is made changes none of its bytes, and ends with it."""

from __future__ import annotations

import gc
from contextlib import nullcontext

import pytest
from fontTools.varLib import instancer  # type: ignore[import-untyped]
from hand_made import FRENCH

from engine.rendering import render
from engine.rendering.pdf import document
from engine.rendering.pdf.shortcuts import letters_in_use, shortcuts


@pytest.mark.slow
def test_the_bytes_are_those_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    short = render(FRENCH, "pdf")
    monkeypatch.setattr(document, "shortcuts", nullcontext)
    assert render(FRENCH, "pdf") == short


def test_they_hold_while_a_pdf_is_made_only() -> None:
    before = instancer._instantiateGvarGlyph
    with shortcuts():
        assert not gc.isenabled()
        assert instancer._instantiateGvarGlyph is not before
    assert gc.isenabled()
    assert instancer._instantiateGvarGlyph is before


def test_whoever_has_switched_the_collector_off_finds_it_so() -> None:
    gc.disable()
    try:
        with shortcuts():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_another_fonttools_does_as_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(instancer, "_instantiateGvarGlyph")
    with letters_in_use():
        assert not hasattr(instancer, "_instantiateGvarGlyph")
