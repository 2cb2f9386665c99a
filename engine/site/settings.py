"""What mkdocs.yml says of the site besides what MkDocs itself reads: the table `extra:`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.diagnostics import Diagnostic, Refused, Span

FILE = "mkdocs.yml"
STORE = "published"
"""The store of published files where nothing else is said: a folder beside `clauses/`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`memory` is the folder of what is remembered; `options` are those that add a document, by its name.

    `store` is the address of the store of published files: a folder, or a URL of an object store.
    """

    memory: str
    options: Mapping[str, str]
    authority: str
    store: str = STORE


def settings(extra: Mapping[str, Any]) -> Settings:
    """The settings, each with what holds where nothing is said. Raises `Refused` with each that is no such value."""
    memory, options, authority, store = (extra.get(name) for name in ("memory", "options", "authority", "store"))
    told = []
    if not isinstance(memory, str | None):
        told.append(_wrong("memory", "write the path of a folder, such as output/.site"))
    if not isinstance(authority, str | None):
        told.append(_wrong("authority", "write a host and a day, such as example.com,2026-11-27"))
    if not isinstance(store, str | None):
        told.append(_wrong("store", "write the path of a folder, or the URL of an object store"))
    if options is not None and not (
        isinstance(options, dict) and all(isinstance(one, str) for one in options.values())
    ):
        told.append(
            _wrong("options", "write a document and the option that adds it on each line, such as sla: custom-sla")
        )
    if told:
        raise Refused(told)
    return Settings(memory or "output/.site", options or {}, authority or "", store or STORE)


def _wrong(name: str, hint: str) -> Diagnostic:
    return Diagnostic("value-invalid", Span(FILE), f"extra.{name}: this value cannot be used", (hint,))
