"""What mkdocs.yml says of the site besides what MkDocs itself reads: the table `extra:`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.diagnostics import Diagnostic, Refused, Span

FILE = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Settings:
    """`memory` is the folder of what is remembered; `options` are those that add a document, by its name.

    `preview` asks for the site although data of the company are missing.
    """

    memory: str
    options: Mapping[str, str]
    authority: str
    preview: bool = False


def settings(extra: Mapping[str, Any]) -> Settings:
    """The settings, each with what holds where nothing is said. Raises `Refused` with each that is no such value."""
    memory, options, authority, preview = (extra.get(name) for name in ("memory", "options", "authority", "preview"))
    told = []
    if not isinstance(memory, str | None):
        told.append(_wrong("memory", "write the path of a folder, such as output/.site"))
    if not isinstance(authority, str | None):
        told.append(_wrong("authority", "write a host and a day, such as example.com,2026-11-27"))
    if options is not None and not (
        isinstance(options, dict) and all(isinstance(one, str) for one in options.values())
    ):
        told.append(
            _wrong("options", "write a document and the option that adds it on each line, such as sla: custom-sla")
        )
    if preview not in (None, True, False):
        told.append(_wrong("preview", "write true or false"))
    if told:
        raise Refused(told)
    return Settings(memory or "output/.site", options or {}, authority or "", bool(preview))


def _wrong(name: str, hint: str) -> Diagnostic:
    return Diagnostic("value-invalid", Span(FILE), f"extra.{name}: this value cannot be used", (hint,))
