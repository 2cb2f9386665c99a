"""Reads one file of a library or of a deal: its tree, its shape, and what is wrong with how it is written."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from engine.diagnostics import Diagnostic, Report
from engine.files.shapes.validate import shaped
from engine.files.trees import Tree
from engine.files.yaml.leftovers import check_leftovers
from engine.files.yaml.nodes import Source, parse
from engine.files.yaml.style import check_written


def read_file(tree: Tree, name: str, kind: str, report: Report) -> tuple[Source, Any] | None:
    """A file as its tree and its shape, or None when it cannot be used at all."""
    source, shape = parse_file(tree, name, kind, report)
    return None if source is None or shape is None else (source, shape)


def parse_file(tree: Tree, name: str, kind: str, report: Report) -> tuple[Source | None, Any]:
    """A file as its tree and its shape; None for what cannot be had of it."""
    text = tree.text(name, report)
    if text is None:
        return None, None
    label = tree.label(name)
    source, shape, told = understood(label, text, kind)
    report.diagnostics += told
    if source is not None and label == name:  # what an edition froze is what was agreed, whatever stands in it
        report.diagnostics += _left(label, text, kind)
    return source, shape


@lru_cache(maxsize=1024)
def understood(label: str, text: str, kind: str) -> tuple[Source | None, Any, tuple[Diagnostic, ...]]:
    """A text as its tree and its shape, with what is wrong with it; remembered for who reads it again."""
    report = Report()
    source = parse(label, text, report, quoted=kind in ("deal", "publisher", "reviews"))
    if source is None:
        return None, None, tuple(report.diagnostics)
    check_written(source, kind, report)
    shape = shaped(source, kind, report)
    return source, shape, tuple(report.diagnostics)


@lru_cache(maxsize=1024)
def _left(label: str, text: str, kind: str) -> tuple[Diagnostic, ...]:
    """What drafting and pasting left in a text that can be read; remembered likewise."""
    source, _, _ = understood(label, text, kind)
    report = Report()
    if source is not None:
        check_leftovers(source, kind, report)
    return tuple(report.diagnostics)
