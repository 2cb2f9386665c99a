"""Libraries that stand in memory: their texts, and what is said of them by reading alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engine import checking
from engine.checking.decisions import apply_decisions
from engine.diagnostics import Diagnostic, Report, ordered
from engine.files.reading.library import read_library
from engine.files.trees import TextTable, frozen_files


def texts_of(root: Path) -> Mapping[str, str]:
    """The texts of the library in a folder without its editions, by their path."""
    report = Report()
    texts = frozen_files(root, report)
    assert report.diagnostics == []
    return texts


def said(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """All that the check of a library finds but for what takes a selection: the standard text, and the proof."""
    report = Report()
    reading = read_library(TextTable(texts), report)
    found = (*report.diagnostics, *checking.run(checking.NAMES, reading), *checking.run(checking.REVIEW, reading))
    return ordered(apply_decisions(reading.library, ordered(found)))
