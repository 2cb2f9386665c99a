"""Letterheads that replace our template of Word documents: one of a file, with what there is to say about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.diagnostics import Diagnostic
    from engine.rendering.word.letter import Letter


def open_letter(path: str | Path) -> tuple[Letter, tuple[Diagnostic, ...]]:
    """A letterhead that replaces our template of Word documents, with warnings. Raises `Refused` with all errors."""
    from engine.rendering.word.letterhead.check import open_letter as open_checked

    opened = open_checked(Path(path))
    return opened.letter, opened.remarks
