"""What sales know about a deal: data, never Markdown."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from engine.diagnostics import Span
from engine.model.clause import Entry, Value
from engine.model.library import Publisher, Selected


@dataclass(frozen=True, slots=True)
class Client:
    """The professional client; `country` is an ISO 3166 code."""

    name: str
    address: str | None
    country: str
    enterprise_number: str | None
    vat_number: str | None
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A parameter to which the deal gives its own value."""

    parameter: str
    value: Value
    span: Span


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal; `publisher` replaces the company of the library (a specimen, for demonstrations)."""

    file: str
    reference: str
    date: datetime.date
    client: Client
    services: tuple[Entry, ...]
    facts: tuple[Entry, ...]
    variants: tuple[Selected, ...]
    settings: Mapping[str, Setting]
    documents: tuple[Entry, ...] | None
    publisher: tuple[Publisher, ...] | None
    span: Span
    date_span: Span | None = None
