"""Reads the settings of the site from mkdocs.yml, for commands that do not build it."""

from __future__ import annotations

from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Span
from engine.site.settings import FILE, Settings, settings


def read_settings(root: Path) -> Settings:
    """The settings of the site of a library; what holds where nothing is said if it has no mkdocs.yml.

    Raises `Refused` where the file cannot be read.
    """
    try:
        from mkdocs.utils.yaml import yaml_load
    except ImportError:
        message = "MkDocs, which reads the settings of the site, is not installed"
        raise Refused([Diagnostic("program-missing", Span(FILE), message, ("pip install clausier[site]",))]) from None
    try:
        with (root / FILE).open("rb") as file:
            told = yaml_load(file)
    except FileNotFoundError:
        return settings({})
    except Exception as problem:
        message = f"cannot be read: {' '.join(str(problem).split())}"
        raise Refused([Diagnostic("file-unreadable", Span(FILE), message, ("correct it: see docs/site.md",))]) from None
    extra = told.get("extra") if isinstance(told, dict) else None
    return settings(extra if isinstance(extra, dict) else {})
