"""What mkdocs.yml says of the site besides what MkDocs itself reads: the table `extra:`."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.diagnostics import Diagnostic, Refused, Span
from engine.files.characters import QUOTES, look_alike
from engine.languages import LANGUAGES

FILE = "mkdocs.yml"
STORE = "published"
"""The store of published files where nothing else is said: a folder beside `clauses/`."""


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Options that concern one thing, below a heading in each language."""

    titles: Mapping[str, str]
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """`memory` is the folder of what is remembered; `options` are those that add a document, by its name.

    `store` is the address of the store of published files: a folder, or a URL of an object store. `groups` are those in
    which the page of all options shows them. `preview` asks for the site although data of the company are missing.
    """

    memory: str
    options: Mapping[str, str]
    authority: str
    store: str = STORE
    groups: tuple[OptionGroup, ...] = ()
    preview: bool = False


def settings(extra: Mapping[str, Any]) -> Settings:
    """The settings, each with what holds where nothing is said. Raises `Refused` with each that is no such value."""
    names = ("memory", "options", "authority", "store", "preview")
    memory, options, authority, store, preview = (extra.get(name) for name in names)
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
    if preview not in (None, True, False):
        told.append(_wrong("preview", "write true or false"))
    named = {"memory": memory, "authority": authority, "store": store} | {
        f"options.{name}": one for name, one in (options.items() if isinstance(options, dict) else ())
    }
    told += [_pasted(name, one) for name, one in named.items() if isinstance(one, str) and _quoted(one)]
    groups = _groups(extra.get("groups"))
    if groups is None:
        hint = (
            f"write a list of groups, each with its title in {', '.join(LANGUAGES)} and with options: [first, second]"
        )
        told.append(_wrong("groups", hint))
    if told:
        raise Refused(told)
    return Settings(
        memory or "output/.site", options or {}, authority or "", store or STORE, groups or (), bool(preview)
    )


def _groups(told: object) -> tuple[OptionGroup, ...] | None:
    """The groups of options, each with a title in every language; None for anything that is no such list."""
    found = []
    for one in told if isinstance(told, list) else [None] * (told is not None):
        if not isinstance(one, dict) or one.keys() != {*LANGUAGES, "options"}:
            return None
        titles, options = {code: one[code] for code in LANGUAGES}, one["options"]
        if not isinstance(options, list) or not all(isinstance(each, str) for each in (*titles.values(), *options)):
            return None
        found.append(OptionGroup(titles, tuple(options)))
    return tuple(found)


def _wrong(name: str, hint: str) -> Diagnostic:
    return Diagnostic("value-invalid", Span(FILE), f"extra.{name}: this value cannot be used", (hint,))


def _quoted(text: str) -> bool:
    """Whether a value stands between the quotation marks of a text, or holds a space that is none to programs."""
    return text[:1] in QUOTES or any(sign != " " and unicodedata.category(sign) in ("Zs", "Cf") for sign in text)


def _pasted(name: str, text: str) -> Diagnostic:
    cause = look_alike(text)
    reason = f": {cause.said('')}" if cause else ""
    return Diagnostic("value-invalid", Span(FILE), f"extra.{name}: {text} cannot be used{reason}", ())
