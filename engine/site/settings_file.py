"""Reads the settings of the site from mkdocs.yml, for commands that do not build it."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Report, Span
from engine.files.text import decode
from engine.files.yaml.nodes import parse
from engine.site.settings import FILE, Settings, settings

TAG = re.compile(r"![A-Z]+(?=\s)")


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
        raise Refused(_causes(root / FILE, problem)) from None
    extra = told.get("extra") if isinstance(told, dict) else None
    return settings(extra if isinstance(extra, dict) else {})


def _causes(file: Path, problem: Exception) -> list[Diagnostic]:
    """Why the file cannot be read: what nobody sees in an editor and its place, or else what MkDocs says of it."""
    report = Report()
    with suppress(OSError):
        text = decode(file.read_bytes(), FILE, report)
        if text is not None:
            parse(FILE, TAG.sub(lambda tag: " " * len(tag[0]), text), report)  # MkDocs knows tags, the library none
    found = [one for one in report.diagnostics if one.code in ("file-unreadable", "yaml-syntax", "merge-conflict")]
    if found:
        return found
    message = f"cannot be read: {' '.join(str(problem).split())}"
    return [Diagnostic("file-unreadable", Span(FILE), message, ("correct it: see docs/site.md",))]
